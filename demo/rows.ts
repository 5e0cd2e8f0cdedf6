import type pg from 'pg'
import { copyRows } from '../src/kernel/copy.ts'
import type { CopyValue } from '../src/kernel/copy.ts'

/** A row by column; what a row leaves out is empty. */
export type Row = Readonly<Record<string, CopyValue>>

export async function copyAll(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  if (columns.length)
    await copyRows(
      client,
      table,
      columns,
      rows.map(row => columns.map(column => row[column])),
    )
}

/** Days added to a day. */
export const later = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
