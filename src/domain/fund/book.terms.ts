/**
 * 资金账簿, double entry. Each yuan stands in exactly one stage of one owner's books; an entry moves it from one stage to
 * the next and names the record that moved it, so that what goes out of one account comes into another by construction.
 * What can be drawn on is a *lot*, opened by the record of its stage: its balance is the one meaning of "available".
 * Invariants: entries are never changed, only reversed; a lot is never below nothing; source, giver and fund year stay
 * with the money. An allocation hands money on: one entry in the giver's books, one in the banner's (往来).
 */
import type { Word } from '../../kernel/words.ts'

interface Stage extends Word {
  /** The record that opens a lot of this stage; a stage without one is an end of the books. */
  readonly opens: string | null
}

export const STAGES = {
  origin: { zh: '资金来源', en: 'Where it comes from', opens: null },
  appropriated: { zh: '已下达待分配', en: 'Appropriated, to be allocated', opens: 'appropriation' },
  handed: { zh: '已分配下达旗县', en: 'Handed on to banners', opens: null },
  allocated: { zh: '已分配待安排', en: 'Allocated, not yet bound', opens: 'allocation' },
  earmarked: { zh: '已安排到项目', en: 'Bound by projects', opens: 'project_funding' },
  committed: { zh: '已签合同待拨付', en: 'Contracted, to be paid', opens: 'commitment' },
  paid: { zh: '已拨付待支出', en: 'Paid, to be spent', opens: 'payment' },
  spent: { zh: '已支出待报账', en: 'Spent, to be accounted for', opens: 'spending' },
  settled: { zh: '已报账', en: 'Accounted for', opens: null },
} as const satisfies Record<string, Stage>

export type BookStage = keyof typeof STAGES

/** What moves money, in the order in which one draws on the other. */
export const BOOKED = {
  appropriation: { zh: '下达', en: 'Appropriation' },
  allocation: { zh: '分配', en: 'Allocation' },
  project_funding: { zh: '安排到项目', en: 'Bound by a project' },
  commitment: { zh: '合同', en: 'Contract' },
  payment: { zh: '拨付', en: 'Payment' },
  spending: { zh: '支出', en: 'Spending' },
  settlement: { zh: '报账', en: 'Accounts rendered' },
} as const satisfies Record<string, Word>

export type BookedRecord = keyof typeof BOOKED
