/**
 * The way to the account tables. The application role has no right on them; the connection's own user owns them. So a
 * command steps out of the reader's role for the account rows and back for its audit line, in one transaction.
 */
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Base, Db } from '../db.ts'
import { over } from '../db.ts'
import { asProblem } from '../problem.ts'
import { APP_ROLE } from '../tx.ts'
import type { Tx } from '../tx.ts'

/** Runs `work` as the owner inside a reader's open transaction. An error ends the transaction, hence no `finally`. */
export async function asOwner<T>(tx: Tx, work: (db: Db) => Promise<T>): Promise<T> {
  await tx.client.query('set local role none')
  const result = await work(tx.db)
  await tx.client.query(`set local role ${APP_ROLE}`)
  return result
}

/** A transaction of the owner's without a reader: sign-in, start, demonstration. */
export async function owning<T>(base: Base, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await base.transaction(client => work(over(client)))
  } catch (error) {
    throw asProblem(error)
  }
}

/** A database handle for better-auth, which brings no transactions: each of its statements is one. */
export function ownerDb(base: Base): Db {
  const client = {
    query: (text: pg.QueryConfig, values?: unknown[]) => base.transaction(c => c.query(text, values)),
  }
  return drizzle(client as unknown as pg.Client)
}
