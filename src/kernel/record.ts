/** What a drill-down ends at: each module describes its kinds of record, in sets (never one by one). */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Verb } from './access.ts'
import { Problem } from './problem.ts'
import type { Tx } from './tx.ts'
import type { Word } from './words.ts'

export interface RecordRef {
  readonly county: string
  readonly id: string
}

export interface RecordTitle {
  readonly title: string | Word
  readonly subtitle?: string | Word
  /** The page of the record in the browser, e.g. `/households/152527/018f…`. */
  readonly link: string
}

export interface RecordField {
  /** The name that `duikou record TYPE CODE FIELD` asks for. */
  readonly key: string
  readonly label: Word
  readonly value: string | number | boolean | null | readonly (string | number)[]
  /** How to show it: money is fen as text. */
  readonly kind?: 'text' | 'money' | 'date' | 'number' | 'area' | 'word'
  /** A coded value's words. */
  readonly words?: Word
}

export interface RecordView extends RecordTitle {
  readonly state?: Word
  /** Withdrawn records stay readable and say so. */
  readonly retractedAt?: string
  readonly fields: readonly RecordField[]
  readonly links: readonly { readonly rel: string; readonly label: string | Word; readonly link: string }[]
  readonly document?: {
    readonly county: string
    readonly id: string
    readonly number: string | null
    readonly title: string
    readonly issuer: string
    readonly issuedOn: string | null
    readonly fileId: string | null
  }
}

export interface RecordKind {
  readonly type: string
  readonly words: Word
  readonly verb: Verb
  /** Titles for a page of evidence, keyed `county/id`. */
  describe(tx: Tx, refs: readonly RecordRef[]): Promise<Map<string, RecordTitle>>
  /** Null when it is not there or not in scope. */
  read(tx: Tx, county: string, id: string): Promise<RecordView | null>
  /** Records of this kind that cite a document, newest first, at most `limit`; those in the reader's scope. */
  citing?(tx: Tx, document: RecordRef, limit: number): Promise<readonly RecordRef[]>
  /** Finds a record by the code people use (户编号, 文号, area code). */
  byCode?(tx: Tx, code: string): Promise<RecordRef | null>
}

export const refKey = (ref: RecordRef): string => `${ref.county}/${ref.id}`

const listed = (values: readonly string[]): string => `{${[...new Set(values)].join(',')}}`

/** These records of the table that a statement calls `name`: by county first, as every key begins (design §7). */
export const among = (name: string, refs: readonly RecordRef[]): SQL =>
  sql`${sql.raw(name)}.county = any(${listed(refs.map(r => r.county))}::text[]) and ${sql.raw(name)}.id = any(${listed(refs.map(r => r.id))}::uuid[])`

/** For `read`: what is not there or not in scope is null; every other failure stays one. */
export function orNull(error: unknown): null {
  if (error instanceof Problem && error.code === 'record.notFound') return null
  throw error
}

/** Links that a later module adds to an earlier one's records; joined in `programme.ts`. */
export interface LinkSource {
  /** The kind of record it adds to. */
  readonly type: string
  links(tx: Tx, county: string, id: string): Promise<RecordView['links']>
}

/** The kinds of record, each with the links of those that know more of it. */
export const withLinks = (kinds: readonly RecordKind[], sources: readonly LinkSource[]): RecordKind[] =>
  kinds.map(kind => {
    const own = sources.filter(s => s.type === kind.type)
    if (!own.length) return kind
    return {
      ...kind,
      async read(tx, county, id) {
        const view = await kind.read(tx, county, id)
        if (!view) return null
        const more: RecordView['links'][number][] = []
        for (const source of own) more.push(...(await source.links(tx, county, id)))
        return { ...view, links: [...view.links, ...more] }
      },
    }
  })
