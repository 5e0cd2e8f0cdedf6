/** 资金链条: what became of an appropriation, banner by banner: allocated, paid, and what the receivers say of it. */
import { sql } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { citationJoin } from '../notice/document.queries.ts'
import { basisAt } from './fund.queries.ts'
import type { Appropriated, ChainLink } from './fund.reply.ts'

const head = async (tx: Tx, county: string, id: string): Promise<Appropriated | undefined> =>
  (
    await tx.db.execute<Appropriated>(sql`select p.county, p.id, p.source, p.giver_code as "giverCode", g.name as "giverName", p.year,
      p.amount_fen as "amountFen", p.on_date as "onDate", p.on_precision as "onPrecision", p.purpose, p.retracted_at as "retractedAt", coalesce(b.balance_fen, 0)::bigint as "availableFen",
      p.document_county as "documentCounty", p.document_id as "documentId", d.number as "documentNumber", d.title as "documentTitle"
    from appropriation p left join book_lot b on b.county = p.county and b.id = p.id left join area g on g.code = p.giver_code and g.valid_to is null ${citationJoin(sql`p`)}
    where p.county = ${county} and p.id = ${id}::uuid`)
  ).rows[0]

/** @throws Problem record.notFound outside the reader's scope. Banners outside it are not in the list. */
export async function chain(tx: Tx, county: string, id: string) {
  const appropriation = await head(tx, county, id)
  if (!appropriation) throw new Problem('record.notFound')
  const { rows } = await tx.db.execute<ChainLink>(sql`
    with al as (
      select county, id, amount_fen from allocation
      where appropriation_county = ${county} and appropriation_id = ${id}::uuid and retracted_at is null),
    paid as (
      select p.county, sum(p.amount_fen)::bigint as "paidFen", max(p.on_date) as "lastPaidOn",
        coalesce(sum(p.amount_fen) filter (where ${basisAt(sql`${tx.at.toISOString()}::timestamptz`)} = 'confirmed'), 0)::bigint as "confirmedFen",
        coalesce(sum(p.amount_fen) filter (where ${basisAt(sql`${tx.at.toISOString()}::timestamptz`)} = 'disputed'), 0)::bigint as "disputedFen"
      from al join payment p on p.county = al.county and p.allocation_id = al.id and p.retracted_at is null group by p.county)
    select s.county, a.name as "areaName", s.n as allocations, s.fen as "allocatedFen", coalesce(paid."paidFen", 0)::bigint as "paidFen",
      coalesce(paid."confirmedFen", 0)::bigint as "confirmedFen", coalesce(paid."disputedFen", 0)::bigint as "disputedFen", paid."lastPaidOn"
    from (select county, count(*) as n, sum(amount_fen)::bigint as fen from al group by county) s
    left join paid on paid.county = s.county left join area a on a.code = s.county and a.valid_to is null
    order by s.county`)
  return { appropriation, rows }
}
