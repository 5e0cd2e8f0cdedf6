/** 合同台账: what projects owe by contract, what is paid of it and what is left. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { all, behind, ownedIn, pageOf } from '../fund/page.queries.ts'
import type { Source } from '../fund/fund.terms.ts'
import type { CommitmentFilter } from './commitment.schema.ts'

export interface CommitmentLine extends Record<string, unknown> {
  readonly county: string
  readonly id: string
  readonly projectId: string
  readonly projectName: string
  readonly fundingId: string
  readonly areaName: string | null
  readonly source: Source
  readonly year: number
  readonly party: string
  readonly number: string
  readonly subject: string
  readonly onDate: string
  /** As signed. */
  readonly signedFen: bigint
  /** What it comes to after reductions. */
  readonly amountFen: bigint
  readonly paidFen: bigint
  /** To be paid: the balance of its lot. */
  readonly availableFen: bigint
}

const fitting = (asked: CommitmentFilter): SQL[] => [
  sql`t.reduces_id is null and t.retracted_at is null`,
  ...(asked.area ? [ownedIn(asked.area)] : []),
  ...(asked.project ? [sql`t.project_id = ${asked.project}::uuid`] : []),
  ...(asked.year ? [sql`l.year = ${asked.year}`] : []),
  ...(asked.left ? [sql`l.balance_fen > 0`] : []),
]

const LINES = sql`commitment t join book_lot l on l.county = t.county and l.id = t.id
  cross join lateral (select t.amount_fen + coalesce(sum(x.amount_fen), 0)::bigint as fen from commitment x
    where x.county = t.county and x.project_id = t.project_id and x.reduces_id = t.id and x.retracted_at is null) n`

export async function commitments(tx: Tx, asked: CommitmentFilter) {
  const fits = fitting(asked)
  const where = all([...fits, ...(asked.cursor ? [behind(asked.cursor, sql`t.signed_on`)] : [])])
  const found = await tx.db.execute<CommitmentLine>(sql`
    select t.county, t.id, t.project_id as "projectId", j.name as "projectName", t.funding_id as "fundingId", a.name as "areaName", l.source, l.year,
      t.party, t.number, t.subject, t.signed_on as "onDate", t.amount_fen as "signedFen", n.fen as "amountFen", n.fen - l.balance_fen as "paidFen",
      l.balance_fen as "availableFen"
    from ${LINES} join project j on j.county = t.county and j.id = t.project_id left join area a on a.code = t.county and a.valid_to is null
    where ${where} order by t.signed_on desc, t.county desc, t.id desc limit ${asked.limit + 1}`)
  const page = pageOf(found.rows, asked.limit)
  if (asked.cursor) return page
  const sums = await tx.db.execute<{ total: bigint; fen: bigint; left: bigint }>(
    sql`select count(*) as total, coalesce(sum(n.fen), 0)::bigint as fen, coalesce(sum(l.balance_fen), 0)::bigint as left from ${LINES} where ${all(fits)}`,
  )
  const { total, fen, left } = sums.rows[0]!
  return {
    ...page,
    total: Number(total),
    sums: { amountFen: String(fen), paidFen: String(fen - left), availableFen: String(left) },
  }
}
