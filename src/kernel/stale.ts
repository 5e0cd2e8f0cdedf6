import { sql } from 'drizzle-orm'
import { prepared } from './db.ts'
import type { Tx } from './tx.ts'

/** Marks published cells out of date, in the transaction of the fact. */
export async function staleRollup(tx: Tx, indicators: readonly string[], county: string): Promise<void> {
  if (!indicators.length) return
  await prepared(
    tx.client,
    sql`insert into rollup_stale (indicator, county, at)
      select i, ${county}, ${tx.at.toISOString()}::timestamptz from unnest(${`{${indicators.join(',')}}`}::text[]) i`,
  )
}
