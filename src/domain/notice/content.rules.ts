/** How later modules put facts into an announcement: typed parts, so that sums and days read alike everywhere. */
import type { Word } from '../../kernel/words.ts'
import type { ContentColumn, ContentFact, ContentValue } from './announcement.content.ts'

/** A fact line; nothing where the fact is not known. */
export const fact = (
  zh: string,
  en: string,
  kind: ContentFact['kind'],
  value: ContentValue | bigint | number | null | undefined,
): ContentFact[] =>
  value === null || value === undefined || value === ''
    ? []
    : [{ label: { zh, en }, kind, value: typeof value === 'object' ? value : String(value) }]

export const column = (zh: string, en: string, kind: ContentColumn['kind'], sum = false): ContentColumn => ({
  label: { zh, en },
  kind,
  sum,
})

/** A count of households or people: below the smallest cell it is not told, and none is while that is unknown (design §4). */
export function counted(n: number, floor: number | null, unit: Word): Word {
  if (floor === null) return { zh: '未列示', en: 'not told' }
  if (n > 0 && n < floor) return { zh: `不足 ${floor} ${unit.zh}`, en: `fewer than ${floor} ${unit.en}` }
  return { zh: `${n} ${unit.zh}`, en: `${n} ${unit.en}` }
}

export const HOUSEHOLDS: Word = { zh: '户', en: 'households' }
export const PEOPLE: Word = { zh: '人', en: 'people' }
