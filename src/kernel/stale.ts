import { sql } from 'drizzle-orm'
import type { Tx } from './tx.ts'

/** Marks published cells out of date, in the transaction of the fact. */
export async function staleRollup(tx: Tx, indicators: readonly string[], county: string): Promise<void> {
  for (const id of indicators)
    await tx.db.execute(
      sql`insert into rollup_stale (indicator, county, at) values (${id}, ${county}, ${tx.at.toISOString()})`,
    )
}
