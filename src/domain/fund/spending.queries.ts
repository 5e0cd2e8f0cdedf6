/** 支出台账 and 报账: what receivers spent of payments, and what is accounted for of each. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import type { FundFilter } from './fund.queries.ts'
import type { Source } from './fund.terms.ts'
import { all, behind, ownedIn, pageOf } from './page.queries.ts'

export interface SpendingLine extends Record<string, unknown> {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly giverCode: string
  readonly giverName: string | null
  readonly source: Source
  readonly year: number
  readonly amountFen: bigint
  readonly settledFen: bigint
  /** Not yet accounted for: the balance of its lot. */
  readonly availableFen: bigint
  readonly onDate: string
  readonly voucher: string
  readonly payee: string
  readonly purpose: string
  readonly paymentId: string
  readonly paymentVoucher: string | null
  readonly reversesId: string | null
  readonly reversed: boolean
}

const LEFT = sql`coalesce((select b.balance_fen from book_lot b where b.county = t.county and b.id = t.id), 0)`
const SETTLED = sql`(select coalesce(sum(x.amount_fen), 0)::bigint from settlement x where x.county = t.county and x.spending_id = t.id and x.retracted_at is null)`

const fitting = (asked: Omit<FundFilter, 'limit'>): SQL[] => [
  sql`t.retracted_at is null`,
  ...(asked.area ? [ownedIn(asked.area)] : []),
  ...(asked.year ? [sql`t.year = ${asked.year}`] : []),
  ...(asked.source ? [sql`t.source = ${asked.source}`] : []),
  ...(asked.giver ? [sql`t.giver_code = ${asked.giver}`] : []),
  ...(asked.of ? [sql`t.payment_id = ${asked.of}::uuid`] : []),
  ...(asked.left ? [sql`${LEFT} > 0`] : []),
]

export async function spendings(tx: Tx, asked: FundFilter) {
  const fits = fitting(asked)
  const where = all([...fits, ...(asked.cursor ? [behind(asked.cursor, sql`t.on_date`)] : [])])
  const found = await tx.db.execute<SpendingLine>(sql`
    select t.county, t.id, a.name as "areaName", t.giver_code as "giverCode", g.name as "giverName", t.source, t.year, t.amount_fen as "amountFen",
      ${SETTLED} as "settledFen", ${LEFT} as "availableFen", t.on_date as "onDate", t.voucher, t.payee, t.purpose, t.payment_id as "paymentId",
      p.voucher as "paymentVoucher", t.reverses_id as "reversesId", t.reversed
    from (select t.*, exists (select 1 from spending r where r.county = t.county and r.payment_id = t.payment_id and r.reverses_id = t.id and r.retracted_at is null) as reversed
      from spending t where ${where} order by t.on_date desc, t.county desc, t.id desc limit ${asked.limit + 1}) t
    left join payment p on p.county = t.county and p.id = t.payment_id
    left join area a on a.code = t.county and a.valid_to is null left join area g on g.code = t.giver_code and g.valid_to is null
    order by t.on_date desc, t.county desc, t.id desc`)
  const page = pageOf(found.rows, asked.limit)
  if (asked.cursor) return page
  const sums = await tx.db.execute<{ total: bigint; fen: bigint; settled: bigint }>(
    sql`select count(*) as total, coalesce(sum(t.amount_fen), 0)::bigint as fen, coalesce(sum(${SETTLED}), 0)::bigint as settled from spending t where ${all(fits)}`,
  )
  const { total, fen, settled } = sums.rows[0]!
  return { ...page, total: Number(total), sums: { amountFen: String(fen), settledFen: String(settled) } }
}

export interface SettlementLine extends Record<string, unknown> {
  readonly county: string
  readonly id: string
  readonly amountFen: bigint
  readonly onDate: string
  readonly number: string
  readonly reversesId: string | null
  readonly reversed: boolean
}

/** The accounts rendered of one spending. */
export async function settlementsOf(tx: Tx, county: string, spendingId: string) {
  const found = await tx.db.execute<SettlementLine>(sql`
    select t.county, t.id, t.amount_fen as "amountFen", t.on_date as "onDate", t.number, t.reverses_id as "reversesId",
      exists (select 1 from settlement r where r.county = t.county and r.reverses_id = t.id and r.retracted_at is null) as reversed
    from settlement t where t.county = ${county} and t.spending_id = ${spendingId}::uuid and t.retracted_at is null order by t.on_date, t.id`)
  return { rows: found.rows, next: null }
}
