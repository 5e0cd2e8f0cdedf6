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

/** `text collate "C"` → `text[]`. */
const arrayType = (sqlType: string): string => `${sqlType.split(' collate')[0]}[]`

/**
 * Many drizzle rows in one statement, under row-level security (which COPY refuses for a role that cannot bypass it):
 * one array a column. All rows have the first one's keys. Give it thousands of rows, not millions.
 */
export async function insertMany(
  client: pg.ClientBase,
  table: PgTable,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = getTableColumns(table)
  const keys = Object.keys(first).filter(key => key in columns)
  const arrays = keys.map(key => {
    const json = columns[key]!.columnType === 'PgJsonb'
    return rows.map(row => (json && row[key] != null ? JSON.stringify(row[key]) : plain(row[key])))
  })
  const names = keys.map(key => `"${columns[key]!.name}"`).join(', ')
  const given = keys.map((key, i) => `$${i + 1}::${arrayType(columns[key]!.getSQLType())}`).join(', ')
  await client.query(`insert into ${getTableName(table)} (${names}) select * from unnest(${given})`, arrays)
}

const plain = (v: unknown): unknown =>
  typeof v === 'bigint' ? v.toString() : v instanceof Date ? v.toISOString() : (v ?? null)
