/**
 * 审计抽样: rows drawn from a ledger so that anybody can draw them again: the population (by filter, with a hash), the
 * method, the size and the seed decide every row. Monetary-unit sampling after 中国注册会计师审计准则第1314号.
 */
import type { Word } from '../../kernel/words.ts'

export const LEDGERS = {
  payment: { zh: '资金拨付', en: 'Payments' },
  project: { zh: '项目', en: 'Projects' },
  payout: { zh: '到户发放', en: 'Payouts to households' },
  household: { zh: '建档立卡户', en: 'Households' },
  asset: { zh: '扶贫项目资产', en: 'Assets' },
} as const satisfies Record<string, Word>

export const METHODS = {
  simple: { zh: '简单随机', en: 'Simple random' },
  monetary: { zh: '货币单位（按金额）', en: 'Monetary unit' },
  stratified: { zh: '按旗县分层', en: 'Stratified by banner' },
} as const satisfies Record<string, Word>

export type LedgerName = keyof typeof LEDGERS
export type Method = keyof typeof METHODS

/** What can be drawn from at once; a larger population is narrowed by place. */
export const MOST = 400_000
