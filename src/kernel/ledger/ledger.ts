/**
 * 台账导入: an office's ledger of some thousands of rows comes in as one batch. A list declares its columns, how a row is
 * judged, and the posting that writes it, which is the one that a hand's entry passes too; everything else is the same for
 * all ledgers and stands here once. A look is the import itself, rolled back: what it promises is what is written.
 */
import type { Verb } from '../access.ts'
import type { Reason } from '../reason.ts'
import type { ListColumn, ListColumns, ListRow } from '../sheet/list.ts'
import type { Tx } from '../tx.ts'
import type { Word } from '../words.ts'

/** An error keeps its row out, a question until it is answered; a warning is told. */
export type Level = 'error' | 'ask' | 'warn'

export interface Choice {
  readonly value: string
  readonly label: Word
}

/** What only a person can decide. One answer may hold for all questions of a kind. */
export interface Question {
  readonly kind: string
  readonly key: string
  readonly words: Word
  readonly choices: readonly Choice[]
}

export interface Finding<K extends string = string> {
  readonly level: Level
  readonly code: string
  /** Null where it is the row as a whole. */
  readonly field: K | null
  readonly words: Word
  readonly question?: Question
}

/** By a question's key, or by its kind for all of them. */
export type Answers = Readonly<Record<string, string>>

export const answerTo = (answers: Answers, question: Question): string | undefined =>
  [answers[question.key], answers[question.kind]].find(
    answer => answer !== undefined && question.choices.some(c => c.value === answer),
  )

/** What to do with a row that seems to be there already. */
export const TWIN_CHOICES: readonly Choice[] = [
  { value: 'skip', label: { zh: '跳过，不导入', en: 'Leave it out' } },
  { value: 'add', label: { zh: '仍作为新的一笔登记', en: 'Enter it as another' } },
]

export interface Judged<K extends string, F> {
  /** How the row is called where it is told of. */
  readonly text: string
  /** Null where an error or an open question keeps it out. */
  readonly facts: F | null
  readonly findings: readonly Finding<K>[]
  /** Left out by a person's answer. */
  readonly skipped?: true
}

/** What a row became. */
export interface Written {
  readonly county: string
  readonly type: string
  readonly id: string
  readonly amountFen: bigint
}

/** A record of a batch, with the row it came from. */
export interface Imported extends Omit<Written, 'amountFen'> {
  readonly rowNo: number
  readonly text: string
}

export interface LedgerColumn extends ListColumn {
  /** In characters, in the template. */
  readonly width: number
  /** In the template's example row. */
  readonly example: string
  readonly choices?: readonly string[]
  readonly unit?: '万元'
}

/** What is said of the whole list beside the file. */
export interface About {
  readonly key: string
  readonly kind: 'date' | 'document'
  readonly words: Word
  readonly help: Word
  readonly required: boolean
}

export type Said = Readonly<Record<string, string>>

/** One list opened for one owner: what its rows are held against was read once. */
export interface Desk<K extends string, F> {
  judge(row: ListRow<K>): Judged<K, F>
  /** Holds what all rows will draw on, before any is written. */
  hold?(tx: Tx, facts: readonly F[]): Promise<void>
  /** The row's record and what else it makes, in the order they are made. @throws Problem as the hand's entry does. */
  write?(tx: Tx, facts: F): Promise<Written[]>
  /** In its place, where no row can be refused for what others did: all rows in a few statements. */
  writeAll?(tx: Tx, facts: readonly F[]): Promise<Written[][]>
  /** What people decided and later lists shall know. */
  remember?(tx: Tx): Promise<void>
}

/** Whatever stands on records of a batch, as reasons; later modules say so of earlier ones' records. */
export type Held = (tx: Tx, records: readonly Imported[]) => Promise<readonly Reason[]>

export interface LedgerList<K extends string, F> {
  /** Part of the address, and of its template. */
  readonly name: string
  readonly words: Word
  /** Who may import it, and take it back. */
  readonly verb: Verb
  /** A banner's, or that of who gives the money. */
  readonly owner: 'banner' | 'giver'
  readonly columns: ListColumns<K> & { readonly of: Readonly<Record<K, LedgerColumn>> }
  readonly about: readonly About[]
  /** Lines of the template. */
  readonly notes: readonly string[]
  /** The published figures that the rows feed. */
  readonly figures: readonly string[]
  /** 将新增 {count} 个项目，资金 {money} 万元 */
  readonly effect: Word
  open(tx: Tx, county: string, said: Said, answers: Answers): Promise<Desk<K, F>>
  /** Why records of a batch can no longer be taken back; none of them then is. */
  readonly held: Held
  /** Takes records back; they come in the reverse of the order in which they were made. */
  drop(tx: Tx, records: readonly Imported[]): Promise<void>
}

export type AnyLedger = LedgerList<string, unknown>

/** Declares a list; its facts are its own affair. */
export const ledgerList = <K extends string, F>(list: LedgerList<K, F>): AnyLedger =>
  list as unknown as AnyLedger
