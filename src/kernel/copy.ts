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

/**
 * Lets the owner load whole tables inside its open transaction: COPY is refused where row-level security is forced on
 * the owner too, so that is lifted until the rows are in, unless the user passes it anyway. Rows that are right by
 * construction are not checked against each other where the server lets us.
 */
export async function loadingFreely(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  )
  if (rows[0]?.rolsuper) await client.query('set local session_replication_role = replica')
  if (rows[0]?.rolsuper || rows[0]?.rolbypassrls) return work()
  const forced = await client.query<{ name: string }>(
    'select oid::regclass::text as name from pg_class where relforcerowsecurity',
  )
  const each = (what: string): Promise<unknown> =>
    client.query(forced.rows.map(r => `alter table ${r.name} ${what} row level security`).join(';'))
  await each('no force')
  await work()
  // A pending check of a reference would stand in the way of the next statement.
  await client.query('set constraints all immediate')
  await each('force')
}

/** `text collate "C"` → `text`. */
const bareType = (sqlType: string): string => sqlType.split(' collate')[0]!

const QUOTED = /["\\]/g

/** An element of an array literal. Types other than text and JSON hold nothing that would need quotes. */
function element(value: unknown, quoted: boolean): string {
  const text = textOf(value)
  if (text === null) return 'NULL'
  return quoted ? `"${text.replace(QUOTED, '\\$&')}"` : text
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | bigint | boolean)
}

/** What a column's cells become in the statement: one value if they are all the same, else an array. */
function given(rows: readonly Record<string, unknown>[], key: string, quoted: boolean) {
  const first = rows[0]![key]
  if (rows.every(row => row[key] === first)) return { one: true, value: textOf(first) }
  let text = '{'
  for (const [i, row] of rows.entries()) text += (i ? ',' : '') + element(row[key], quoted)
  return { one: false, value: `${text}}` }
}

/**
 * Many drizzle rows in one statement, under row-level security (which COPY refuses for a role that cannot bypass it):
 * one array a column, and a single value where all rows agree (county, batch, instant). All rows have the first one's
 * keys. Give it thousands of rows, not millions.
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
  const parts = keys.map((key, i) => {
    const type = bareType(columns[key]!.getSQLType())
    return { ...given(rows, key, type === 'text' || type === 'jsonb'), type, at: `$${i + 1}::${type}` }
  })
  const many = parts.map((part, i) => ({ ...part, as: `c${i}` })).filter(part => !part.one)
  const names = keys.map(key => `"${columns[key]!.name}"`).join(', ')
  const chosen = parts.map((part, i) => (part.one ? part.at : `c${i}`)).join(', ')
  // Rows that are alike in everything are still as many as were given.
  const source = many.length
    ? `unnest(${many.map(part => `${part.at}[]`).join(', ')}) as t (${many.map(part => part.as).join(', ')})`
    : `generate_series(1, ${rows.length})`
  await client.query(
    `insert into ${getTableName(table)} (${names}) select ${chosen} from ${source}`,
    parts.map(part => part.value),
  )
}
