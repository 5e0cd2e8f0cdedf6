/** Declared incomes that a list says anew: what was said before is retracted, never overwritten. */
import type { Tx } from '../../kernel/tx.ts'
import type { Replaced } from './importKnown.rules.ts'

export async function retractReplaced(tx: Tx, county: string, replaced: readonly Replaced[]): Promise<void> {
  if (!replaced.length) return
  await tx.client.query(
    `update income_declared d set retracted_at = $1 from unnest($2::uuid[], $3::int[]) as x (home, year)
     where d.county = $4 and d.household_id = x.home and d.year = x.year and d.retracted_at is null`,
    [tx.at.toISOString(), replaced.map(r => r.householdId), replaced.map(r => r.year), county],
  )
}
