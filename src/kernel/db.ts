/** The one driver and the one set of parsers. int8 is bigint, a date is its text, everywhere. */
import { fillPlaceholders, getTableColumns, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { PgTable } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Unchained } from './auditChain.ts'
import { Problem } from './problem.ts'
import type { Vault } from './secret.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, BigInt)
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)

export type Db = NodePgDatabase

/** Where transactions begin: a pool in production, one client inside an outer transaction in a test. */
export interface Base {
  /**
   * Runs `work` in a transaction (or a savepoint, in a test) on a client of its own.
   * @param opening statements that it begins with, on the same way to the database
   */
  transaction<T>(work: (client: pg.ClientBase) => Promise<T>, opening?: string): Promise<T>
  end(): Promise<void>
  /** Opens and seals personal data. */
  readonly vault: Vault
  /** Of a base inside an open transaction: where its audit lines are gathered. */
  readonly lines?: Unchained[]
}

const STATEMENT_TIMEOUT_MS = 60_000

/** For a connection, also for a free one of the pool: whoever waits longer is told that the system is busy. */
const CONNECT_TIMEOUT_MS = 20_000

export function openPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS * 10,
    application_name: 'duikou',
  })
  // A lost idle connection is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => undefined)
  return pool
}

export function poolBase(pool: pg.Pool, vault: Vault): Base {
  return {
    vault,
    async transaction(work, opening = '') {
      const client = await pool.connect().catch(unreachable)
      let broken: Error | undefined
      try {
        await client.query(`begin;${opening}`)
        const result = await work(client)
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => {
          broken = lost
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    end: () => pool.end(),
  }
}

/** Away, starting, stopping or overloaded: nothing was begun, and asking again soon helps. */
function unreachable(error: unknown): never {
  const busy = new Problem('server.busy')
  busy.cause = error
  throw busy
}

export const over = (client: pg.ClientBase): Db => drizzle(client as pg.Client)

const dialect = new PgDialect()
let statements = 0

/** Runs a statement with its placeholders filled by name. */
export type Statement<T> = (client: pg.ClientBase, values: Readonly<Record<string, unknown>>) => Promise<T[]>

/**
 * A statement that is built once, and planned once a connection: for the few that are on the way of every posting, by
 * key. What depends on how many rows there are is better planned each time.
 */
export function statement<T extends object>(query: SQL): Statement<T> {
  const { sql: text, params } = dialect.sqlToQuery(query)
  const name = `duikou_${statements++}`
  return async (client, values) =>
    (await client.query<T>({ name, text, values: fillPlaceholders(params, { ...values }) })).rows
}

/** `insert … select … from`: the columns named in `of` come from there, the others from placeholders of their names. */
export function insertFrom(table: PgTable, from: SQL, of: Readonly<Record<string, SQL>>): SQL {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => sql.identifier(column.name))
  const values = columns.map(
    ([key, column]) => of[key] ?? sql`${sql.placeholder(key)}::${sql.raw(column.getSQLType())}`,
  )
  return sql`insert into ${table} (${sql.join(names, sql`, `)}) select ${sql.join(values, sql`, `)} from ${from}`
}

/** A row's values for `insertFrom`: what it does not say is empty. */
export const filled = (table: PgTable, row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(getTableColumns(table)).map(key => [key, row[key] ?? null]))
