/** 问题整改台账: the columns that offices keep, in their order. */
import type { Word } from '../../kernel/words.ts'
import type { FindingRow } from './finding.reply.ts'

export const FINDING_COLUMNS = {
  number: { zh: '问题编号', en: 'Number' },
  areaName: { zh: '地区', en: 'Place' },
  recordType: { zh: '问题对象', en: 'Stands on' },
  kind: { zh: '问题类别', en: 'Kind' },
  severity: { zh: '严重程度', en: 'Severity' },
  content: { zh: '问题描述', en: 'What was found' },
  amountFen: { zh: '涉及金额', en: 'Amount' },
  foundOn: { zh: '发现日期', en: 'Found on' },
  foundBy: { zh: '发现人', en: 'Found by' },
  unit: { zh: '责任单位', en: 'Responsible unit' },
  person: { zh: '责任人', en: 'Responsible person' },
  measures: { zh: '整改措施', en: 'Measures' },
  dueOn: { zh: '整改时限', en: 'Due by' },
  lastNote: { zh: '整改进展', en: 'Progress' },
  lastOn: { zh: '进展日期', en: 'Last step on' },
  state: { zh: '整改状态', en: 'State' },
  overdue: { zh: '是否超期', en: 'Overdue' },
} as const satisfies Partial<Record<keyof FindingRow, Word>>
