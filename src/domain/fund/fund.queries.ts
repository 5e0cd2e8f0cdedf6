/** Ledgers of money by keyset, and what is left to draw on. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { codes } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import { citationJoin } from '../notice/document.queries.ts'
import { MONEY } from './fund.reply.ts'
import type { FundLine, LedgerLines, MoneyColumn } from './fund.reply.ts'

export interface FundFilter {
  readonly area?: string | undefined
  readonly year?: number | undefined
  readonly source?: string | undefined
  readonly giver?: string | undefined
  readonly state?: string | undefined
  /** Of allocations: those of one appropriation; of payments: those of one allocation. */
  readonly of?: string | undefined
  /** Only what can still be drawn on. */
  readonly left?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A payment's basis as the records said at an instant: the receiver's latest word on it. */
export const basisAt = (knownAt: SQL): SQL => sql`coalesce((
  select f.stance from confirmation f where f.county = p.county and f.payment_id = p.id
    and f.recorded_at <= ${knownAt} and (f.retracted_at is null or f.retracted_at > ${knownAt})
  order by f.recorded_at desc, f.id desc limit 1), 'claimed')`

const LEDGERS = {
  appropriation: sql`appropriation t`,
  allocation: sql`allocation t`,
  payment: sql`payment t`,
} as const

export type Ledger = keyof typeof LEDGERS

/** The receiver's word on the ledger's row `t`, as the records say at the transaction's instant. */
const stanceOf = (tx: Tx): SQL =>
  sql`(select ${basisAt(sql`${tx.at.toISOString()}::timestamptz`)} from (select t.county, t.id) p)`

/** What the receiver's latest word on the payment `t` holds. */
const said = (column: SQL): SQL => sql`(select ${column} from confirmation f
  where f.county = t.county and f.payment_id = t.id and f.retracted_at is null order by f.recorded_at desc, f.id desc limit 1)`

const DRAWN = {
  appropriation: sql`(select coalesce(sum(x.amount_fen), 0)::bigint from allocation x where x.appropriation_county = t.county and x.appropriation_id = t.id and x.retracted_at is null)`,
  allocation: sql`(select coalesce(sum(x.amount_fen), 0)::bigint from payment x where x.county = t.county and x.allocation_id = t.id and x.retracted_at is null)`,
} as const

/** What the receiver spent of the payment `t`, reversals taken off. */
const SPENT = sql`(select coalesce(sum(x.amount_fen), 0)::bigint from spending x where x.county = t.county and x.payment_id = t.id and x.retracted_at is null)`

/** What is left of the row `t` to draw on: the balance of its lot, and nothing else. */
const AVAILABLE = sql`coalesce((select b.balance_fen from book_lot b where b.county = t.county and b.id = t.id), 0)`

const extra = (tx: Tx): Record<Ledger, SQL> => ({
  appropriation: sql`t.purpose, t.on_precision as "onPrecision", ${DRAWN.appropriation} as "drawnFen", ${AVAILABLE} as "availableFen"`,
  allocation: sql`t.reason, t.appropriation_county as "appropriationCounty", t.appropriation_id as "appropriationId", ${DRAWN.allocation} as "drawnFen", ${AVAILABLE} as "availableFen"`,
  payment: sql`t.purpose, t.voucher, t.payee, ${said(sql`f.amount_fen`)} as "receivedFen", ${said(sql`f.reason`)} as "stanceReason", t.allocation_id as "allocationId", ${SPENT} as "spentFen", ${AVAILABLE} as "availableFen", t.reverses_id as "reversesId", ${stanceOf(tx)} as basis,
    exists (select 1 from payment r where r.county = t.county and r.allocation_id = t.allocation_id and r.reverses_id = t.id and r.retracted_at is null) as reversed`,
})

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/
const OF = {
  appropriation: null,
  allocation: sql`t.appropriation_id`,
  payment: sql`t.allocation_id`,
} as const

/** What the filters mean, the position apart. */
function fundWhere(tx: Tx, name: Ledger, asked: Omit<FundFilter, 'limit'>): SQL[] {
  const where = [sql`t.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    // The owner's code has six digits, so the range of a league's or province's stem serves it too.
    where.push(
      sql`t.county >= ${lo.slice(0, 6)} and t.county < ${hi.length > 6 ? sql`${lo.slice(0, 6)} || '~'` : sql`${hi}`}`,
    )
  }
  if (asked.year) where.push(sql`t.year = ${asked.year}`)
  if (asked.source) where.push(sql`t.source = ${asked.source}`)
  if (asked.giver) where.push(sql`t.giver_code = ${asked.giver}`)
  if (asked.state && name === 'payment') where.push(sql`${stanceOf(tx)} = ${asked.state}`)
  const of = OF[name]
  if (asked.of && of) where.push(sql`${of} = ${asked.of}::uuid`)
  if (asked.left) where.push(sql`${AVAILABLE} > 0`)
  return where
}

/** How many rows fit the filters and what they sum to; asked with the first page only. */
async function fundSums(tx: Tx, name: Ledger, where: readonly SQL[]) {
  const drawn = name === 'payment' ? sql`null::bigint` : sql`coalesce(sum(${DRAWN[name]}), 0)::bigint`
  const found = await tx.db.execute<{ total: bigint; amountFen: bigint; drawnFen: bigint | null }>(
    sql`select count(*) as total, coalesce(sum(t.amount_fen), 0)::bigint as "amountFen", ${drawn} as "drawnFen" from ${LEDGERS[name]} where ${sql.join([...where], sql` and `)}`,
  )
  const { total, amountFen, drawnFen } = found.rows[0]!
  const sums = { amountFen: String(amountFen), ...(drawnFen === null ? {} : { drawnFen: String(drawnFen) }) }
  return { total: Number(total), sums }
}

/** One page of a ledger, newest first; the first one with the sums of all pages. */
export async function ledger<L extends Ledger>(tx: Tx, name: L, asked: FundFilter) {
  const fits = fundWhere(tx, name, asked)
  const where = [...fits]
  if (asked.cursor) {
    const [, on, county, id] = POSITION.exec(asked.cursor) ?? []
    if (!on) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`(t.on_date, t.county, t.id) < (${on}::date, ${county}, ${id}::uuid)`)
  }
  const found = await tx.db.execute<LedgerLines[L]>(sql`
    select t.county, t.id, t.area_code as "areaCode", a.name as "areaName", t.source, t.giver_code as "giverCode", g.name as "giverName",
      t.year, t.amount_fen as "amountFen", t.on_date as "onDate", t.document_county as "documentCounty", t.document_id as "documentId",
      d.number as "documentNumber", d.title as "documentTitle",
      -- Another owner's document is named to whoever sees the entry, but does not open.
      t.document_county = any(${codes(tx.reader.counties)}) as "documentOpen", ${extra(tx)[name]}
    from (select * from ${LEDGERS[name]} where ${sql.join(where, sql` and `)} order by t.on_date desc, t.county desc, t.id desc limit ${asked.limit + 1}) t
    left join area a on a.code = t.area_code and a.valid_to is null
    left join area g on g.code = t.giver_code and g.valid_to is null
    ${citationJoin(sql`t`)}
    order by t.on_date desc, t.county desc, t.id desc`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return {
    rows,
    next: found.rows.length > asked.limit && last ? `${last.onDate}_${last.county}_${last.id}` : null,
    ...(asked.cursor ? {} : await fundSums(tx, name, fits)),
  }
}

/** Appropriated, allocated, paid and confirmed by source and year, in the reader's scope. */
export async function fundSummary(tx: Tx, asked: { area?: string | undefined; year?: number | undefined }) {
  const range = asked.area ? rangeOf(asked.area) : { lo: '', hi: '~' }
  const of = sql`retracted_at is null and ${asked.year ? sql`year = ${asked.year}` : sql`true`}`
  const inArea = sql`county >= ${range.lo} and county < ${range.hi}`
  const found = await tx.db.execute<FundLine>(sql`
    select l.*, "paidFen" - "confirmedFen" - "disputedFen" as "claimedFen", "allocatedFen" - "paidFen" as "leftFen" from (
    select source, year, sum(appropriated)::bigint as "appropriatedFen", sum(allocated)::bigint as "allocatedFen",
      sum(paid)::bigint as "paidFen",
      sum(case when basis = 'confirmed' then paid else 0 end)::bigint as "confirmedFen", sum(case when basis = 'disputed' then paid else 0 end)::bigint as "disputedFen"
    from (
      select source, year, amount_fen as appropriated, 0::bigint as allocated, 0::bigint as paid, null as basis from appropriation where ${of} ${asked.area ? sql`and ${inArea}` : sql``}
      union all select source, year, 0, amount_fen, 0, null from allocation where ${of} and ${inArea}
      union all select p.source, p.year, 0, 0, p.amount_fen, ${basisAt(sql`${tx.at.toISOString()}::timestamptz`)}
        from (select * from payment where ${of} and ${inArea}) p
    ) s group by 1, 2) l order by year desc, source`)
  const sum = (key: MoneyColumn): string => found.rows.reduce((all, r) => all + r[key], 0n).toString()
  const sums = Object.fromEntries(MONEY.map(key => [key, sum(key)])) as Record<MoneyColumn, string>
  return { rows: found.rows, next: null, total: found.rows.length, sums }
}

/** Live payments that the receiver has neither confirmed nor disputed. */
export async function unconfirmed(tx: Tx, counties: readonly string[]): Promise<number> {
  const found = await tx.db.execute<{
    n: bigint
  }>(sql`select count(*) as n from payment p where p.county = any(${codes(counties)}) and p.retracted_at is null
    and not exists (select 1 from confirmation f where f.county = p.county and f.payment_id = p.id and f.retracted_at is null)`)
  return Number(found.rows[0]?.n ?? 0)
}

export async function disputed(tx: Tx): Promise<number> {
  const found = await tx.db.execute<{
    n: bigint
  }>(sql`select count(*) as n from payment p where p.retracted_at is null and p.id in (
    select payment_id from confirmation where stance = 'disputed' and retracted_at is null) and ${basisAt(sql`${tx.at.toISOString()}::timestamptz`)} = 'disputed'`)
  return Number(found.rows[0]?.n ?? 0)
}
