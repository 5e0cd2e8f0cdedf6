/** What the details of a problem say where the server gives a code alone. */
import type { Word } from '../../kernel/words.ts'
import type { ApiDetail } from '../api.ts'

const CODES: Readonly<Record<string, Word>> = {
  required: { zh: '请填写', en: 'This is needed' },
  unknown: { zh: '没有这一项，请重新选择', en: 'There is no such one; choose again' },
  unique: { zh: '已有相同的记录', en: 'There is already one like it' },
  format: { zh: '格式不符', en: 'Not in the right form' },
  level: { zh: '地区的层级不符', en: 'Not that level of area' },
  future: { zh: '不能晚于今天', en: 'Not later than today' },
  scope: { zh: '不在您的数据范围内', en: 'Outside your scope' },
}

/** Null for a code that only machines read; the problem's own sentence then says it all. */
export const detailWords = (detail: ApiDetail): Word | string | null =>
  detail.detail ?? CODES[detail.code] ?? null
