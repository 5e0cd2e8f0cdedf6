/**
 * 支出、报账台账 as offices keep it: a row is what was spent of a payment, and where it says so the accounts rendered of it.
 * The payment is named by its voucher; where the project has only one, by the project.
 */
import type { LedgerColumn } from '../../kernel/ledger/ledger.ts'
import type { Word } from '../../kernel/words.ts'
import { NAMED_PROJECT, PROJECT_NAMED } from './commitmentList.words.ts'

export const SPENDING_LIST = {
  ...NAMED_PROJECT,
  payment: {
    zh: '拨付凭证号',
    en: 'Payment voucher',
    aliases: ['拨款凭证号', '拨付凭证', '所属拨付'],
    width: 22,
    example: '示BF-2020-001',
  },
  onDate: {
    zh: '支出日期',
    en: 'Spent on',
    aliases: ['支付日期', '支出时间', '日期'],
    width: 13,
    example: '2020-06-18',
  },
  voucher: {
    zh: '凭证号',
    en: 'Voucher',
    aliases: ['支出凭证号', '记账凭证号', '凭证编号'],
    width: 18,
    example: '示ZC-0618',
  },
  payee: {
    zh: '收款单位',
    en: 'Payee',
    aliases: ['收款人', '支付对象', '收款方'],
    width: 24,
    example: '示例建筑公司',
  },
  purpose: {
    zh: '用途',
    en: 'Purpose',
    aliases: ['支出内容', '摘要', '支出用途'],
    width: 28,
    example: '棚圈工程进度款',
  },
  amount: {
    zh: '支出金额',
    en: 'Spent',
    aliases: ['支付金额', '实际支出', '支出数'],
    width: 14,
    example: '25.95',
    unit: '万元',
  },
  settlementNumber: {
    zh: '报账单号',
    en: 'Account number',
    aliases: ['报账编号', '报账凭证号'],
    width: 18,
    example: '示BZ-0620',
  },
  settledOn: {
    zh: '报账日期',
    en: 'Accounts rendered on',
    aliases: ['报账时间'],
    width: 13,
    example: '2020-06-20',
  },
  settled: {
    zh: '报账金额',
    en: 'Accounts rendered',
    aliases: ['已报账', '报账数'],
    width: 14,
    example: '25.95',
    unit: '万元',
  },
} as const satisfies Record<string, LedgerColumn>

export type SpendingKey = keyof typeof SPENDING_LIST

export const SPENDING_FINDINGS = {
  ...PROJECT_NAMED,
  'payment.unknown': { zh: '没有这个拨付凭证号', en: 'No payment has this voucher' },
  'payment.several': {
    zh: '有 {count} 笔拨付相符，请填写唯一的拨付凭证号；有：{vouchers}',
    en: '{count} payments fit; write the voucher of one: {vouchers}',
  },
  'payment.none': { zh: '该项目没有拨付', en: 'Nothing is paid for this project' },
  'payment.project': {
    zh: '这笔拨付属于“{name}”，与项目不符',
    en: 'The payment is for “{name}”, another project',
  },
  'spending.partly': {
    zh: '报账须同时填写报账单号、报账日期和报账金额',
    en: 'Accounts need number, date and amount together',
  },
  'spending.twin': {
    zh: '该笔拨付下已有凭证号“{voucher}”的支出，请在上方选择跳过或仍作为新支出登记',
    en: 'The payment has spending under voucher “{voucher}” already; choose above to leave it out or enter it as another',
  },
} as const satisfies Record<string, Word>

export const TWIN_ASKS: Word = {
  zh: '第 {row} 行：凭证号“{voucher}”在该笔拨付下已登记',
  en: 'Row {row}: voucher “{voucher}” is recorded under this payment',
}
