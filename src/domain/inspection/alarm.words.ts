import type { Word } from '../../kernel/words.ts'
import type { AlarmRow } from './alarm.reply.ts'

export const ALARM_COLUMNS = {
  title: { zh: '事项', en: 'What' },
  areaName: { zh: '地区', en: 'Place' },
  sinceOn: { zh: '起始日期', en: 'Since' },
  amountFen: { zh: '涉及金额', en: 'Amount at stake' },
  openFindings: { zh: '未销号问题', en: 'Open findings' },
} as const satisfies Partial<Record<keyof AlarmRow, Word>>
