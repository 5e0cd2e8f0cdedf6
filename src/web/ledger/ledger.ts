/** What the screens of ledger imports know of the server's answers. */
import type { Word } from '../../kernel/words.ts'

export interface About {
  readonly key: string
  readonly kind: 'date' | 'document'
  readonly words: Word
  readonly help: Word
  readonly required: boolean
}

export interface LedgerList {
  readonly name: string
  readonly words: Word
  readonly owner: 'banner' | 'giver'
  readonly about: readonly About[]
  readonly mayImport: boolean
}

export type Level = 'error' | 'ask' | 'warn'

export interface Told {
  readonly level: Level
  readonly code: string
  readonly column: Word | null
  readonly words: Word
}

export interface Question {
  readonly kind: string
  readonly key: string
  readonly words: Word
  readonly choices: readonly { readonly value: string; readonly label: Word }[]
  readonly rows: number
}

export interface Look {
  readonly rows: number
  readonly added: number
  readonly errors: number
  readonly asked: number
  readonly warned: number
  readonly skipped: number
  readonly effect: Word
  readonly unknown: readonly string[]
  readonly kinds: readonly (Told & { readonly rows: number })[]
  readonly problems: readonly {
    readonly rowNo: number
    readonly text: string
    readonly problems: readonly (Told & { readonly value: string | null })[]
  }[]
  readonly questions: readonly Question[]
}

/** What is said of the whole list, and what was answered: texts by key. */
export type Texts = Readonly<Record<string, string>>

/** A file that was looked at and is not written yet. */
export interface Looked {
  readonly county: string
  readonly list: LedgerList
  readonly file: File
  readonly said: Texts
  readonly answers: Texts
  readonly look: Look
}

export function formOf(file: File, said: Texts, answers: Texts): FormData {
  const form = new FormData()
  form.append('said', JSON.stringify(said))
  form.append('answers', JSON.stringify(answers))
  form.append('file', file)
  return form
}
