import { sql } from 'drizzle-orm'
import { statement } from './db.ts'
import type { Tx } from './tx.ts'

const { placeholder } = sql

const mark = statement(sql`insert into rollup_stale (indicator, county, at)
  select i, ${placeholder('county')}, ${placeholder('at')}::timestamptz from unnest(${placeholder('indicators')}::text[]) i`)

/** Marks published cells out of date, in the transaction of the fact. */
export async function staleRollup(tx: Tx, indicators: readonly string[], county: string): Promise<void> {
  if (indicators.length) await mark(tx.client, { indicators, county, at: tx.at })
}
