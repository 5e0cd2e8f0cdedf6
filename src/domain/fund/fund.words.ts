/** What the ledgers of money are called, what the receiver says of a payment, and the columns offices keep. */
import type { Word } from '../../kernel/words.ts'
import type { Ledger } from './fund.queries.ts'

export const LEDGER_WORDS = {
  payment: { zh: '拨付', en: 'Payment' },
  allocation: { zh: '分配', en: 'Allocation' },
  appropriation: { zh: '下达', en: 'Appropriation' },
} as const satisfies Record<Ledger, Word>

export const STANCES = {
  claimed: { zh: '填报数，待对方确认', en: 'Claimed, waiting for the other side' },
  confirmed: { zh: '对方已确认', en: 'Confirmed by the other side' },
  disputed: { zh: '有差异', en: 'Disputed' },
} as const satisfies Record<string, Word>

export type Stance = keyof typeof STANCES

const begin = {
  year: { zh: '资金年度', en: 'Year' },
  source: { zh: '资金来源', en: 'Source' },
  giverName: { zh: '援助方', en: 'Giver' },
} as const satisfies Record<string, Word>
const documentNumber: Word = { zh: '资金文件文号', en: 'Document' }

/** Columns of the exported ledgers, in order; the keys are those of the rows of `ledger()`. */
export const FUND_COLUMNS = {
  appropriation: {
    ...begin,
    amountFen: { zh: '下达金额', en: 'Appropriated' },
    drawnFen: { zh: '已分配', en: 'Allocated' },
    onDate: { zh: '下达日期', en: 'Date' },
    purpose: { zh: '用途', en: 'Purpose' },
    documentNumber,
  },
  allocation: {
    ...begin,
    areaName: { zh: '旗县', en: 'Banner' },
    amountFen: { zh: '分配金额', en: 'Allocated' },
    drawnFen: { zh: '已拨付', en: 'Paid' },
    onDate: { zh: '分配日期', en: 'Date' },
    reason: { zh: '分配理由', en: 'Reason' },
    documentNumber,
  },
  payment: {
    ...begin,
    areaName: { zh: '旗县', en: 'Banner' },
    amountFen: { zh: '拨付金额', en: 'Paid' },
    onDate: { zh: '拨付日期', en: 'Date' },
    voucher: { zh: '凭证号', en: 'Voucher' },
    payee: { zh: '收款单位', en: 'Payee' },
    purpose: { zh: '用途', en: 'Purpose' },
    basis: { zh: '对方确认', en: 'Receiver says' },
    documentNumber,
  },
} as const satisfies Record<Ledger, Record<string, Word>>
