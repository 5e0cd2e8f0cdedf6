/** 投诉举报台账: the columns that offices keep, in their order; and what an office is called. */
import type { Word } from '../../kernel/words.ts'
import type { ComplaintRow } from './complaint.reply.ts'
import { EXTENSIONS, STATES } from './complaint.terms.ts'
import type { Act } from './complaint.terms.ts'

export const COMPLAINT_COLUMNS = {
  number: { zh: '编号', en: 'Number' },
  areaName: { zh: '地点', en: 'Place' },
  channel: { zh: '来源', en: 'Channel' },
  matter: { zh: '事项', en: 'Matter' },
  text: { zh: '内容', en: 'What it says' },
  accused: { zh: '被反映单位', en: 'About whom' },
  named: { zh: '是否署名', en: 'Named' },
  receivedOn: { zh: '收到日期', en: 'Received' },
  state: { zh: '状态', en: 'State' },
  handler: { zh: '办理单位', en: 'Handler' },
  dueOn: { zh: '办理期限', en: 'Due by' },
  daysLeft: { zh: '剩余天数', en: 'Days left' },
  overdue: { zh: '是否超期', en: 'Overdue' },
  appeals: { zh: '复查次数', en: 'Appeals' },
  extension: { zh: '延期', en: 'Extension' },
} as const satisfies Partial<Record<keyof ComplaintRow, Word>>

/** 武川县主管部门, 门头沟区支援合作部门, 红旗镇; audits are one body. */
export function officeWords(code: string, name: string | undefined): Word {
  if (code === 'audit') return { zh: '审计监督', en: 'Audit' }
  const place = name ?? code
  if (code.length > 6) return { zh: place, en: place }
  if (code.startsWith('11')) return { zh: `${place}支援合作部门`, en: `${place} cooperation office` }
  return { zh: `${place}主管部门`, en: `${place} office` }
}

/** What a ledger is asked for: states, and what waits. */
export const ASKED_STATES = {
  mine: { zh: '待本单位办理', en: 'Waits for this office' },
  open: { zh: '在办', en: 'Open' },
  overdue: { zh: '已超期', en: 'Overdue' },
  extension: EXTENSIONS.asked,
  ...STATES,
} as const satisfies Record<string, Word>

/** A look-up code as it is read out: ABCD-EFGH-JKMN. */
export const readable = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** A step that was taken. */
export const TAKEN = {
  accept: { zh: '受理', en: 'Accepted' },
  refuse: { zh: '不予受理', en: 'Not accepted' },
  transfer: { zh: '转办', en: 'Transferred' },
  giveBack: { zh: '退回转办', en: 'Given back' },
  investigate: { zh: '调查', en: 'Investigated' },
  inquire: { zh: '函询', en: 'Asked the unit' },
  refer: { zh: '移送监督', en: 'Referred to audit' },
  askExtension: { zh: '申请延期', en: 'Asked for more time' },
  grantExtension: { zh: '批准延期', en: 'Granted more time' },
  denyExtension: { zh: '不同意延期', en: 'Denied more time' },
  answer: { zh: '答复', en: 'Answered' },
  appeal: { zh: '申请复查', en: 'Appealed' },
  agree: { zh: '认可答复', en: 'Accepted the answer' },
  close: { zh: '办结', en: 'Closed' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
} as const satisfies Record<Act, Word>
