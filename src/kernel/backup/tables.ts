/** Which tables a backup holds, with their columns, parents before those that refer to them. */
import type pg from 'pg'

export interface BackedTable {
  /** Schema and name, quoted where needed. */
  readonly name: string
  readonly columns: readonly string[]
}

/** Sign-ins end with a restore: a copied backup must not open anyone's session, nor a lock-out outlive it. */
const LEFT_OUT = ['account.session', 'account.verification', 'account.sign_in_failure']
const SCHEMAS = ['public', 'account']

const TABLES = `select c.oid::int as oid, format('%I.%I', n.nspname, c.relname) as name,
    array_agg(quote_ident(a.attname) order by a.attnum)::text[] as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and n.nspname = any ($1) group by 1, 2 order by 2`

const PARENTS = `select distinct conrelid::int as child, confrelid::int as parent
  from pg_constraint where contype = 'f' and conrelid <> confrelid`

export async function backedTables(client: pg.ClientBase): Promise<BackedTable[]> {
  const tables = (await client.query<{ oid: number; name: string; columns: string[] }>(TABLES, [SCHEMAS]))
    .rows
  const parents = (await client.query<{ child: number; parent: number }>(PARENTS)).rows
  const ordered: BackedTable[] = []
  const placed = new Set<number>()
  const place = (table: (typeof tables)[number], below: readonly number[]): void => {
    if (placed.has(table.oid)) return
    if (below.includes(table.oid))
      throw new Error(`the tables around ${table.name} refer to each other in a circle`)
    for (const { parent } of parents.filter(p => p.child === table.oid)) {
      const found = tables.find(t => t.oid === parent)
      if (found) place(found, [...below, table.oid])
    }
    placed.add(table.oid)
    ordered.push({ name: table.name, columns: table.columns })
  }
  for (const table of tables) place(table, [])
  return ordered.filter(t => !LEFT_OUT.includes(t.name))
}

/** Whether this user's statements see every row, whatever the policies say. */
export async function seesEverything(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ all: boolean }>(
    'select (rolsuper or rolbypassrls) as all from pg_roles where rolname = current_user',
  )
  return rows[0]?.all ?? false
}
