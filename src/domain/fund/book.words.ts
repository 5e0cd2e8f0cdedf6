/** Columns of the books and of what was spent, as the sheets and screens name them. */
import type { Word } from '../../kernel/words.ts'
import type { CarryAge, Judgement } from './pace.rules.ts'

export const BOOK_COLUMNS = {
  owner: { zh: '账簿所属', en: 'Whose books' },
  came: { zh: '来源合计', en: 'Came in' },
  year: { zh: '资金年度', en: 'Year' },
  source: { zh: '资金来源', en: 'Source' },
  stage: { zh: '账户', en: 'Account' },
  onDate: { zh: '日期', en: 'Date' },
  record: { zh: '依据的记录', en: 'Record' },
  from: { zh: '转出', en: 'Out of' },
  to: { zh: '转入', en: 'Into' },
  amountFen: { zh: '金额', en: 'Amount' },
  reverses: { zh: '冲回', en: 'Reversal' },
  yes: { zh: '是', en: 'yes' },
} as const satisfies Record<string, Word>

export const SPENDING_COLUMNS = {
  areaName: { zh: '旗县', en: 'Banner' },
  onDate: { zh: '支出日期', en: 'Spent on' },
  voucher: { zh: '支出凭证号', en: 'Voucher' },
  payee: { zh: '收款方', en: 'Paid to' },
  purpose: { zh: '用途', en: 'Purpose' },
  paymentVoucher: { zh: '所属拨付凭证', en: 'Of payment' },
  amountFen: { zh: '支出金额', en: 'Spent' },
  settledFen: { zh: '已报账', en: 'Accounted for' },
} as const satisfies Record<string, Word>

export const CARRY_AGES = {
  '1y': { zh: '一年以内', en: 'up to a year' },
  '1-2y': { zh: '一至两年', en: 'one to two years' },
  '>2y': { zh: '两年以上', en: 'over two years' },
} as const satisfies Record<CarryAge, Word>

export const CARRY_COLUMNS = {
  leftFen: { zh: '结转结余', en: 'Carried over' },
  share: { zh: '结转比例', en: 'Share' },
  age: { zh: '结转时长', en: 'Since' },
  limit: { zh: '比例上限', en: 'Limit' },
  judgement: { zh: '判定', en: 'Judged' },
} as const satisfies Record<string, Word>

export const JUDGEMENTS = {
  within: { zh: '符合要求', en: 'within the limit' },
  beyond: { zh: '不符合要求', en: 'beyond the limit' },
  unknown: { zh: '参数未填，不判定', en: 'not judged: no parameter' },
} as const satisfies Record<Judgement, Word>

export const PACE_JUDGEMENTS = {
  within: { zh: '达到进度', en: 'on pace' },
  beyond: { zh: '落后进度', en: 'behind' },
  unknown: { zh: '参数未填，不判定', en: 'not judged: no parameter' },
} as const satisfies Record<Judgement, Word>
