/** What somebody decided that a spelling means, by `township|spelling`; the latest word counts. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'

export async function decidedVillages(tx: Tx, county: string): Promise<Map<string, string>> {
  const found = await tx.db.execute<{ key: string; code: string }>(
    sql`select township_code || '|' || alias as key, area_code as code from village_alias where county = ${county} order by decided_at`,
  )
  return new Map(found.rows.map(r => [r.key, r.code] as const))
}
