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

const UUID_OID = 2950

/**
 * `uuid[]` in PostgreSQL's binary form, since uuids are most of what is sent and reading them as text costs the server
 * several times as much: dimensions, whether there are nulls, element type, length, first index; then each one's length
 * and bytes (array_recv in arrayfuncs.c).
 */
function uuids(rows: readonly Record<string, unknown>[], key: string): Buffer {
  const there = rows.filter(row => row[key] != null).length
  const bytes = Buffer.allocUnsafe(20 + 4 * rows.length + 16 * there)
  let at = 0
  for (const n of [1, there < rows.length ? 1 : 0, UUID_OID, rows.length, 1]) at = bytes.writeInt32BE(n, at)
  for (const row of rows) {
    const id = row[key] as string | null | undefined
    at = bytes.writeInt32BE(id == null ? -1 : 16, at)
    if (id == null) continue
    if (bytes.write(id.replaceAll('-', ''), at, 'hex') !== 16) throw new TypeError(`${key} is not a uuid`)
    at += 16
  }
  return bytes
}

type Given = string | Buffer | null

/** What a column's cells become in the statement: one value if they are all the same, else an array. */
function given(
  rows: readonly Record<string, unknown>[],
  key: string,
  type: string,
): { one: boolean; value: Given } {
  const first = rows[0]![key]
  if (rows.every(row => row[key] === first)) return { one: true, value: textOf(first) }
  if (type === 'uuid') return { one: false, value: uuids(rows, key) }
  const quoted = type === 'text' || type === 'jsonb'
  let text = '{'
  for (const [i, row] of rows.entries()) text += (i ? ',' : '') + element(row[key], quoted)
  return { one: false, value: `${text}}` }
}

/** Rows of one table: all have the first one's keys. */
export type TableRows = readonly [table: PgTable, rows: readonly Record<string, unknown>[]]

/** `insert into …` of one table; its parameters follow those that are there already. */
function insertion([table, rows]: TableRows, values: Given[]): string {
  const columns = getTableColumns(table)
  const keys = Object.keys(rows[0]!).filter(key => key in columns)
  let varied = false
  const chosen = keys.map(key => {
    const type = bareType(columns[key]!.getSQLType())
    const { one, value } = given(rows, key, type)
    const at = values.push(value)
    varied ||= !one
    // In the list of what is chosen, arrays are walked without being laid down as a table first.
    return one ? `$${at}::${type}` : `unnest($${at}::${type}[])`
  })
  const names = keys.map(key => `"${columns[key]!.name}"`).join(', ')
  // Rows that are alike in everything are still as many as were given.
  const source = varied ? '' : ` from generate_series(1, ${rows.length})`
  return `insert into ${getTableName(table)} (${names}) select ${chosen.join(', ')}${source}`
}

/**
 * Many drizzle rows of one or several tables as one statement, under row-level security (which COPY refuses for a role
 * that cannot bypass it): one array a column, and a single value where all rows agree (county, batch, instant).
 * References between the tables hold whatever their order, since they are checked when the statement ends. Give it
 * thousands of rows, not millions.
 * @returns null when there are no rows.
 */
export function insertionOf(tables: readonly TableRows[]): { text: string; values: Given[] } | null {
  const values: Given[] = []
  const parts = tables.filter(([, rows]) => rows.length).map(part => insertion(part, values))
  const last = parts.pop()
  if (!last) return null
  const before = parts.map((part, i) => `t${i} as (${part})`).join(', ')
  return { text: before ? `with ${before} ${last}` : last, values }
}

/** Inserts many rows of one table, see `insertionOf`. */
export async function insertMany(
  client: pg.ClientBase,
  table: PgTable,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const statement = insertionOf([[table, rows]])
  if (statement) await client.query(statement)
}
