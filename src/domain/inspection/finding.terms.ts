/**
 * 问题与整改: what an auditor found on a record, and the way to its 销号. A finding is put to a unit and a person with a
 * day; the unit reports measures and progress and asks to close; only the auditor closes, or returns it with a reason.
 * Every step is a dated event with its evidence, so the state is the last event's and nothing is overwritten.
 * 中办发〔2021〕整改工作意见 asks for a ledger with 问题、任务、责任 and 对账销号; the columns are those offices keep.
 */
import type { Word } from '../../kernel/words.ts'

export const FINDING_KINDS = {
  money: { zh: '资金使用', en: 'Use of money' },
  progress: { zh: '项目进度', en: 'Progress of a project' },
  procedure: { zh: '程序手续', en: 'Procedure and papers' },
  linkage: { zh: '利益联结', en: 'Benefit linkage' },
  asset: { zh: '资产管护', en: 'Care of assets' },
  target: { zh: '帮扶对象', en: 'Who is helped' },
  notice: { zh: '公告公示', en: 'Public notice' },
  data: { zh: '数据质量', en: 'Quality of data' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Word>

export const SEVERITIES = {
  minor: { zh: '一般', en: 'Minor' },
  serious: { zh: '较重', en: 'Serious' },
  grave: { zh: '严重', en: 'Grave' },
} as const satisfies Record<string, Word>

/** Records that a finding can stand on; `area` is the place itself. */
export const SUBJECTS = {
  area: { zh: '地区', en: 'Place' },
  payment: { zh: '拨付', en: 'Payment' },
  allocation: { zh: '资金分配', en: 'Allocation' },
  spending: { zh: '支出', en: 'Spending' },
  project: { zh: '项目', en: 'Project' },
  commitment: { zh: '合同', en: 'Contract' },
  linkage: { zh: '利益联结', en: 'Benefit contract' },
  asset: { zh: '资产', en: 'Asset' },
  household: { zh: '户', en: 'Household' },
  benefit: { zh: '到户发放', en: 'Payout to a household' },
  settlement: { zh: '报账', en: 'Account rendered' },
  gate: { zh: '环节把关', en: 'Gate' },
  posting: { zh: '派驻', en: 'Posting' },
  exit: { zh: '退出公告', en: 'Exit declaration' },
  document: { zh: '文件', en: 'Document' },
} as const satisfies Record<string, Word>

/** What is done about a finding, and the state it leaves. */
export const ACTS = {
  measures: { to: 'rectifying', words: { zh: '制定整改措施', en: 'Set out measures' } },
  progress: { to: 'rectifying', words: { zh: '报告整改进展', en: 'Reported progress' } },
  request: { to: 'requested', words: { zh: '申请销号', en: 'Asked to close' } },
  verify: { to: 'closed', words: { zh: '核实销号', en: 'Verified and closed' } },
  return: { to: 'returned', words: { zh: '退回整改', en: 'Returned' } },
} as const satisfies Record<string, { to: FindingState; words: Word }>

export const STATES = {
  raised: { zh: '待制定措施', en: 'Waits for measures' },
  rectifying: { zh: '整改中', en: 'Being put right' },
  requested: { zh: '待核实', en: 'Waits for verification' },
  returned: { zh: '已退回', en: 'Returned' },
  closed: { zh: '已销号', en: 'Closed' },
} as const satisfies Record<string, Word>

/** In which order the ledger is read. */
export const ORDERS = {
  found: { zh: '按发现日期，最近的在前', en: 'Latest found first' },
  due: { zh: '按整改时限，最急的在前', en: 'Most urgent first' },
} as const satisfies Record<string, Word>

export type FindingKind = keyof typeof FINDING_KINDS
export type Severity = keyof typeof SEVERITIES
export type Subject = keyof typeof SUBJECTS
export type Act = keyof typeof ACTS
export type FindingState = 'raised' | 'rectifying' | 'requested' | 'returned' | 'closed'
