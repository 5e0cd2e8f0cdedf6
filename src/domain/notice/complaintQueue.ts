import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'

/** Writers of one queue here: numbers and steps follow one another. */
export const queue = (tx: Tx, name: string) =>
  tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
