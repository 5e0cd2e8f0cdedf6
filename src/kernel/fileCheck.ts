/** Whether the file store holds what the records cite, unchanged, and what it holds that nobody cites. */
import { getTableName, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Reader } from './access.ts'
import type { Base } from './db.ts'
import type { FileStore } from './file.ts'
import { Problem } from './problem.ts'
import { within } from './tx.ts'

export interface FileCheck {
  readonly cited: number
  /** Cited, but not in the store, or no longer the same bytes: with one record that cites it. */
  readonly missing: readonly Lost[]
  readonly damaged: readonly Lost[]
  /** In the store for more than a day, and cited by nothing: uploads whose record was not written in the end. */
  readonly orphans: readonly { readonly hash: string; readonly bytes: number }[]
  readonly removed: number
}

export interface Lost {
  readonly hash: string
  readonly citedBy: string
}

/** Every hash that a column cites, with one record of those that do. `reader` must see the whole programme. */
async function citations(
  base: Base,
  reader: Reader,
  columns: readonly PgColumn[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const column of columns) {
    const table = getTableName(column.table)
    const rows = await within(base, reader, tx =>
      tx.db.execute<{ hash: string; record: string }>(
        sql`select ${column} as hash, min(county || ' ' || id) as record from ${column.table} group by ${column}`,
      ),
    )
    for (const { hash, record } of rows.rows) found.set(hash, `${table} ${record}`)
  }
  return found
}

type State = 'right' | 'missing' | 'damaged'

/** Reads a file whole, and with it checks its bytes. */
async function stateOf(store: FileStore, hash: string): Promise<State> {
  try {
    for await (const _ of await store.get(hash));
    return 'right'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'record.notFound') return 'missing'
    if (error.code === 'file.damaged') return 'damaged'
    throw error
  }
}

const DAY_MS = 86_400_000

export async function checkFiles(
  base: Base,
  reader: Reader,
  store: FileStore,
  columns: readonly PgColumn[],
  options: { readonly remove?: boolean; readonly at?: Date } = {},
): Promise<FileCheck> {
  // The store is listed before the records are read: a file whose record comes between is not taken for an orphan.
  const before = new Date((options.at ?? new Date()).getTime() - DAY_MS)
  const held: { hash: string; bytes: number }[] = []
  for await (const { hash, bytes, at } of store.list()) if (at < before) held.push({ hash, bytes })
  const cited = await citations(base, reader, columns)
  const states = new Map<string, State>()
  for (const hash of cited.keys()) states.set(hash, await stateOf(store, hash))
  const lost = (state: State): Lost[] =>
    [...cited].filter(([hash]) => states.get(hash) === state).map(([hash, citedBy]) => ({ hash, citedBy }))
  const orphans = held.filter(h => !cited.has(h.hash))
  let removed = 0
  if (options.remove) for (const { hash } of orphans) if (await store.remove(hash, before)) removed += 1
  return { cited: cited.size, missing: lost('missing'), damaged: lost('damaged'), orphans, removed }
}
