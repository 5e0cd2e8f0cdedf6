/**
 * A list that leaves the house as a sheet. Modules declare it: the same filters and the same query as the list on the
 * screen (hence the same scope and masks), columns in an order written by hand. `programme.ts` names them all.
 */
import type { z } from 'zod'
import type { Verb } from './access.ts'
import type { SheetColumn } from './sheet/column.ts'
import type { Tx } from './tx.ts'
import type { Word } from './words.ts'

/** A list opened for one reader and one question. */
export interface OpenList<R> {
  readonly columns: readonly SheetColumn<R>[]
  readonly pages: AsyncIterable<readonly R[]>
  /** The label of the totals row, with `{count}`; a list whose sums make no sense has none. */
  readonly total?: Word
  /** What the list was narrowed to, as people read it. */
  readonly filters?: readonly Word[]
  /** The day the list speaks of; today where nothing is said. */
  readonly asOf?: string | undefined
  /** In place of the list's own name, e.g. an indicator's title. */
  readonly title?: Word
  /** Further lines under the title. */
  readonly notes?: readonly Word[]
  /** An official form keeps its own words whatever the reader's language. */
  readonly lang?: 'zh'
}

export interface ListExport {
  /** Part of the address: `/api/exports/payments`. */
  readonly name: string
  readonly verb: Verb
  readonly words: Word
  readonly query: z.ZodObject
  /** The area asked for; it must lie in the reader's scope, so that no part passes for the whole. */
  readonly areaOf: (asked: never) => string | undefined
  readonly open: (tx: Tx, asked: never) => Promise<OpenList<never>>
  /** The list itself refuses what its reader may not see, and gives published totals to everybody else. */
  readonly guardsItself?: true
  /** What of the question goes into the audit line: never a name or number that somebody searched for. */
  readonly traced?: (asked: never) => Readonly<Record<string, unknown>>
}

/** Declares a list; the schema types what it is asked. */
export function listExport<S extends z.ZodObject, R>(list: {
  readonly name: string
  readonly verb: Verb
  readonly words: Word
  readonly query: S
  readonly areaOf: (asked: z.infer<S>) => string | undefined
  readonly open: (tx: Tx, asked: z.infer<S>) => Promise<OpenList<R>>
  readonly guardsItself?: true
  readonly traced?: (asked: z.infer<S>) => Readonly<Record<string, unknown>>
}): ListExport {
  return list as unknown as ListExport
}

/** How many rows are read at once. */
export const PAGE_ROWS = 1000

interface Page<R> {
  readonly rows: readonly R[]
  readonly next: string | null
}

/** Walks a list to its end by its own cursor; the next page is read while the present one is written. */
export async function* pagesOf<R>(
  read: (cursor: string | undefined) => Promise<Page<R>>,
): AsyncGenerator<readonly R[]> {
  let ahead: Promise<Page<R>> | undefined = read(undefined)
  try {
    while (ahead) {
      const { rows, next }: Page<R> = await ahead
      ahead = next ? read(next) : undefined
      // A failure is thrown where its page is awaited.
      ahead?.catch(() => undefined)
      yield rows
    }
  } finally {
    // Whoever leaves early gets the connection back free.
    await ahead?.catch(() => undefined)
  }
}

/** A list that comes whole. */
export async function* onePage<R>(rows: Promise<readonly R[]> | readonly R[]): AsyncGenerator<readonly R[]> {
  yield await rows
}
