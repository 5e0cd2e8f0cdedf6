import type { Word } from './words.ts'

/** Why a rule decided as it did: a code that tests and stored findings use, and the sentence for people. */
export interface Reason {
  readonly code: string
  readonly words: Word
  /** Fills `{name}` in the words. Never personal data: reasons are stored and logged. */
  readonly values?: Readonly<Record<string, string | number>>
}
