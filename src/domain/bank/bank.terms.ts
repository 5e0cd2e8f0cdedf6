/**
 * 银行对账与一卡通. A *statement* of the special account is held against payments and spending: what meets a record is
 * matched, a line without a record is surplus, a record without a line is missing; each waits for a person. A *card* file
 * (惠民惠农一卡通) pays the households of one linkage contract, and the bank's *return* says of each line whether it arrived.
 * Invariants: a file is imported once and a line once; a line meets one record and a record one line; account numbers are
 * sealed and shown by their last four; each file can be taken back as a whole.
 */
import type { Word } from '../../kernel/words.ts'

export const BATCHES = {
  statement: { zh: '银行对账单', en: 'Bank statement' },
  card: { zh: '一卡通发放文件', en: 'Card payment file' },
  return: { zh: '银行回盘文件', en: 'Bank return file' },
} as const satisfies Record<string, Word>

export type BatchKind = keyof typeof BATCHES

/** How a line of a statement stands. */
export const LINE_STATES = {
  matched: { zh: '已核对', en: 'Matched' },
  surplus: { zh: '银行有、账上无', en: 'On the statement only' },
  explained: { zh: '已说明', en: 'Explained' },
} as const satisfies Record<string, Word>

export type LineState = keyof typeof LINE_STATES

/** How a line of a card file stands. */
export const CARD_STATES = {
  sent: { zh: '已送银行，待回盘', en: 'Sent, waiting for the bank' },
  arrived: { zh: '发放成功', en: 'Arrived' },
  failed: { zh: '发放失败', en: 'Failed' },
} as const satisfies Record<string, Word>

export type CardState = keyof typeof CARD_STATES

export const MATCHED = {
  payment: { zh: '拨付', en: 'Payment' },
  spending: { zh: '支出', en: 'Spending' },
} as const satisfies Record<string, Word>

export type MatchedRecord = keyof typeof MATCHED

interface Column extends Word {
  readonly aliases: readonly string[]
}

/** What banks and offices write over the columns. */
export const STATEMENT_COLUMNS = {
  onDate: { zh: '交易日期', en: 'Date', aliases: ['日期', '记账日期', '入账日期', '交易时间', '交易日'] },
  income: {
    zh: '收入金额',
    en: 'In',
    aliases: [
      '贷方发生额',
      '贷方金额',
      '贷方',
      '收入',
      '存入金额',
      '发生额/贷方',
      '交易金额/贷方',
      '贷方发生额(收入)',
      '收入(贷方)',
    ],
  },
  expense: {
    zh: '支出金额',
    en: 'Out',
    aliases: [
      '借方发生额',
      '借方金额',
      '借方',
      '支出',
      '支取金额',
      '发生额/借方',
      '交易金额/借方',
      '借方发生额(支出)',
      '支出(借方)',
    ],
  },
  balance: { zh: '余额', en: 'Balance', aliases: ['账户余额', '当前余额', '本次余额'] },
  party: {
    zh: '对方户名',
    en: 'Other party',
    aliases: ['对方单位', '对方名称', '收(付)方名称', '往来单位', '对方信息/户名'],
  },
  partyAccount: {
    zh: '对方账号',
    en: 'Other account',
    aliases: ['对方帐号', '收(付)方账号', '对方信息/账号', '对方卡号'],
  },
  summary: { zh: '摘要', en: 'Summary', aliases: ['用途', '附言', '备注', '摘要/用途', '交易摘要'] },
  serial: {
    zh: '流水号',
    en: 'Serial number',
    aliases: ['交易流水号', '凭证号', '凭证号码', '核心流水号', '日志号'],
  },
} as const satisfies Record<string, Column>

export type StatementKey = keyof typeof STATEMENT_COLUMNS

export const CARD_COLUMNS = {
  householdCode: { zh: '户编号', en: 'Household number', aliases: ['户编码', '建档立卡户编号'] },
  name: {
    zh: '姓名',
    en: 'Name',
    aliases: ['户主姓名', '户主', '收款人', '收款人姓名', '户名', '账户名称', '领款人'],
  },
  idNumber: {
    zh: '身份证号',
    en: 'ID number',
    aliases: ['证件号码', '身份证号码', '证件号', '户主证件号码'],
  },
  account: {
    zh: '一卡通账号',
    en: 'Card account',
    aliases: ['银行账号', '账号', '卡号', '银行卡号', '一卡通卡号', '社保卡号', '收款账号', '帐号'],
  },
  bank: { zh: '开户行', en: 'Bank', aliases: ['开户银行', '银行名称'] },
  amount: { zh: '发放金额', en: 'Amount', aliases: ['金额', '应发金额', '实发金额', '补贴金额', '交易金额'] },
  outcome: {
    zh: '处理结果',
    en: 'Outcome',
    aliases: ['交易状态', '发放状态', '处理状态', '状态', '入账结果', '交易结果'],
  },
  why: { zh: '失败原因', en: 'Why it failed', aliases: ['原因', '错误信息', '返回信息', '备注', '失败说明'] },
} as const satisfies Record<string, Column>

export type CardKey = keyof typeof CARD_COLUMNS

export const BANK_FINDINGS = {
  'bank.date': { zh: '交易日期无法识别', en: 'The date cannot be read' },
  'bank.amount': {
    zh: '金额无法识别，或收入、支出都没有填',
    en: 'The amount cannot be read, or neither in nor out is filled in',
  },
  'bank.both': { zh: '同一行既有收入又有支出', en: 'One row has both an amount in and one out' },
  'bank.twin': { zh: '与本文件另一行流水号相同', en: 'Another row of this file has the same serial number' },
  'card.household': {
    zh: '户编号或身份证号在本合同的联结户中没有找到',
    en: 'No household of this contract has this number',
  },
  'card.differs': {
    zh: '户编号与身份证号不是同一户',
    en: 'The household number and the ID number are of two households',
  },
  'card.account': { zh: '一卡通账号缺失或位数不对', en: 'The card account is missing or has a wrong length' },
  'card.amount': { zh: '金额缺失、为零或无法识别', en: 'The amount is missing, zero or cannot be read' },
  'card.twin': { zh: '同一户在本文件中出现两次', en: 'The household stands in this file twice' },
  'card.noDue': { zh: '该户没有尚未发放的约定金额', en: 'Nothing promised to this household is unpaid' },
  'card.beyond': { zh: '超过约定尚未发放的金额', en: 'More than is still owed of what was promised' },
  'return.unknown': {
    zh: '发放文件中没有这一行（账号与金额）',
    en: 'The payment file has no such line (account and amount)',
  },
  'return.outcome': {
    zh: '处理结果无法识别，应为“成功”或“失败”',
    en: 'The outcome cannot be read; it is 成功 or 失败',
  },
  'return.twin': { zh: '同一笔在本文件中出现两次', en: 'The line stands in this file twice' },
} as const satisfies Record<string, Word>

export type BankFindingCode = keyof typeof BANK_FINDINGS
