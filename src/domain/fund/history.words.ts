import type { HistoryFields } from '../../kernel/history.ts'
import { SPENDING_COLUMNS } from './book.words.ts'
import { SOURCES } from './fund.terms.ts'
import { FUND_COLUMNS, STANCES } from './fund.words.ts'

const COMMON = {
  source: { ...FUND_COLUMNS.payment.source, terms: SOURCES },
  year: FUND_COLUMNS.payment.year,
  giverCode: FUND_COLUMNS.payment.giverName,
  areaCode: FUND_COLUMNS.payment.areaName,
  reason: { zh: '原因', en: 'Reason' },
  payments: { zh: '拨付笔数', en: 'Payments' },
  balanceFen: { zh: '余额', en: 'Balance' },
} as const satisfies HistoryFields

/** What the histories of money tell: the ledgers' own columns. */
export const fundHistory: Readonly<Record<string, HistoryFields>> = {
  appropriation: { ...FUND_COLUMNS.appropriation, ...COMMON },
  allocation: { ...FUND_COLUMNS.allocation, ...COMMON, reason: FUND_COLUMNS.allocation.reason },
  payment: {
    ...FUND_COLUMNS.payment,
    ...COMMON,
    stance: { ...FUND_COLUMNS.payment.basis, terms: STANCES },
  },
  spending: { ...SPENDING_COLUMNS, ...COMMON },
  settlement: {
    ...COMMON,
    amountFen: SPENDING_COLUMNS.settledFen,
    onDate: { zh: '报账日期', en: 'Accounted for on' },
    number: { zh: '报账单号', en: 'Number of the account' },
  },
}
