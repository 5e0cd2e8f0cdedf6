/** The offices that can be given a complaint, and the district that helps a place. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/tx.ts'
import { reachable } from './complaintOffice.rules.ts'

/** Districts that help a banner today. */
export async function helpersOf(tx: Tx, county: string): Promise<string[]> {
  const on = today(tx.at)
  const found = await tx.db.execute<{ giver: string }>(sql`select p.giver_code as giver from pairing p
    where p.receiver_code = ${county} and p.giver_code is not null and p.valid_from <= ${on}::date
      and (p.valid_to is null or p.valid_to > ${on}::date) order by p.giver_code`)
  return found.rows.map(r => r.giver)
}

export const complaintOffices = async (tx: Tx, owner: string): Promise<string[]> =>
  reachable(owner, await helpersOf(tx, owner))
