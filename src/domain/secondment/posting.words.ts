/** 干部人才花名册: the columns that offices keep, in their order (domain §14). */
import type { Word } from '../../kernel/words.ts'
import type { PostingRow } from './posting.reply.ts'

export const POSTING_COLUMNS = {
  personName: { zh: '姓名', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  senderUnit: { zh: '派出单位', en: 'Sending unit' },
  districtName: { zh: '北京方', en: 'Beijing side' },
  areaName: { zh: '内蒙古方', en: 'Inner Mongolian side' },
  hostUnit: { zh: '接收单位', en: 'Host unit' },
  post: { zh: '担任职务', en: 'Post' },
  batchName: { zh: '批次', en: 'Batch' },
  fromOn: { zh: '到任日期', en: 'From' },
  lastOn: { zh: '任期截止', en: 'To' },
  origin: { zh: '选派方式', en: 'How it came about' },
  direction: { zh: '方向', en: 'Direction' },
} as const satisfies Partial<Record<keyof PostingRow, Word>>
