/** Findings that became of complaints, for those who take part in the complaint. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'

interface Ref extends Record<string, unknown> {
  readonly county: string
  readonly id: string
  readonly number: string
}

/** The complaint a finding came from; null where the reader takes no part in it. */
export async function complaintOf(tx: Tx, county: string, id: string): Promise<Ref | null> {
  const found = await tx.db.execute<Ref>(sql`select c.county, c.id, c.number from complaint_finding l
    join complaint c on c.county = l.county and c.id = l.complaint_id
    where l.finding_county = ${county} and l.finding_id = ${id} and l.retracted_at is null limit 1`)
  return found.rows[0] ?? null
}

/** Findings of one complaint that the reader may open. */
export async function findingsOf(tx: Tx, county: string, id: string): Promise<Ref[]> {
  const found = await tx.db.execute<Ref>(sql`select f.county, f.id, f.number from complaint_finding l
    join finding f on f.county = l.finding_county and f.id = l.finding_id and f.retracted_at is null
    where l.county = ${county} and l.complaint_id = ${id} and l.retracted_at is null order by f.number limit 100`)
  return found.rows
}

/** Complaints referred to audit of which no finding has become yet. */
export async function countReferred(tx: Tx): Promise<number> {
  const found = await tx.db.execute<{
    n: bigint
  }>(sql`select count(*) as n from complaint c where c.retracted_at is null
    and not exists (select 1 from complaint_finding l where l.county = c.county and l.complaint_id = c.id and l.retracted_at is null)`)
  return Number(found.rows[0]!.n)
}
