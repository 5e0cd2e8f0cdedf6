/**
 * A vocabulary is an object `code → Term`, `as const`. Offices write one thing in many ways, so a term carries the
 * spellings met in real ledgers; what is not in the list is not guessed.
 */
import type { Word } from './words.ts'

export interface Term extends Word {
  /** The value of the national code table, where it was found. */
  readonly standard?: string
  readonly aliases?: readonly string[]
  /** First and last day on which the office used the term; open where absent. */
  readonly from?: string
  readonly until?: string
}

export type Vocabulary = Readonly<Record<string, Term>>

/** Full-width to half-width, without spaces and stops: what two spellings are compared by. Brackets stay: they may change the meaning. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•。.、,]/g, '')
    .toLowerCase()
}

const indexes = new WeakMap<Vocabulary, Map<string, string>>()

function indexOf(list: Vocabulary): Map<string, string> {
  const known = indexes.get(list)
  if (known) return known
  const index = new Map<string, string>()
  for (const [code, term] of Object.entries(list))
    for (const spelling of [code, term.zh, term.en, term.standard ?? '', ...(term.aliases ?? [])])
      if (spelling && !index.has(plain(spelling))) index.set(plain(spelling), code)
  indexes.set(list, index)
  return index
}

/** The code whose word, alias, standard value or code the text is, or null: an unknown word stays unknown. */
export function recognise<L extends Vocabulary>(list: L, text: string): (keyof L & string) | null {
  const index = indexOf(list)
  return ((index.get(text) ?? index.get(plain(text))) as (keyof L & string) | undefined) ?? null
}

/** Whether the text is the term's own word; if not, the reader is told how it was understood. */
export const isOwnWord = (list: Vocabulary, code: string, text: string): boolean => list[code]?.zh === text

/** Spellings that two terms of one vocabulary claim: must be empty, or recognition would depend on order. */
export function ambiguousSpellings(list: Vocabulary): string[] {
  const claims = new Map<string, Set<string>>()
  for (const [code, term] of Object.entries(list))
    for (const spelling of [term.zh, term.standard ?? '', ...(term.aliases ?? [])]) {
      const key = plain(spelling)
      if (key) claims.set(key, (claims.get(key) ?? new Set()).add(code))
    }
  return [...claims].filter(([, codes]) => codes.size > 1).map(([spelling]) => spelling)
}
