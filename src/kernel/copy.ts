/** Bulk load by COPY: rows are streamed, so memory stays flat whatever their number. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

export type CopyValue = string | number | bigint | boolean | Date | null | undefined

const SPECIAL = /[\\\n\r\t]/g
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function cell(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replace(SPECIAL, c => ESCAPES[c]!) : value
  if (value instanceof Date) return value.toISOString()
  return String(value)
}

const CHUNK = 1 << 16

function* lines(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = ''
  for (const row of rows) {
    text += `${row.map(cell).join('\t')}\n`
    if (text.length > CHUNK) {
      yield text
      text = ''
    }
  }
  if (text) yield text
}

/** Appends rows to a table; a violated constraint fails the whole load. Names are ours, never a user's. */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(lines(rows)), stream)
}

/** COPY of drizzle rows: columns by their names in the table, JSON columns as JSON. All rows have the first one's keys. */
export async function copyInto(
  client: pg.ClientBase,
  table: PgTable,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = getTableColumns(table)
  const keys = Object.keys(first).filter(key => key in columns)
  const json = new Set(keys.filter(key => columns[key]!.columnType === 'PgJsonb'))
  const value = (key: string, v: unknown): CopyValue =>
    json.has(key) && v !== null && v !== undefined ? JSON.stringify(v) : (v as CopyValue)
  function* cells(): Generator<CopyValue[]> {
    for (const row of rows) yield keys.map(key => value(key, row[key]))
  }
  await copyRows(
    client,
    getTableName(table),
    keys.map(key => columns[key]!.name),
    cells(),
  )
}
