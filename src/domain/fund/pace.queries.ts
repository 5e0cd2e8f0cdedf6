/** Pace and carry-over, read from the books: what of a year's money was allocated, paid, spent and accounted for by a day. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/tx.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { ownedIn } from './page.queries.ts'
import { behind, carryAge, judge, monthEnd } from './pace.rules.ts'
import type { CarryAge, Judgement } from './pace.rules.ts'
import type { Source } from './fund.terms.ts'

export const PACE = 'fund.pace'
export const CARRY_OVER = 'carry_over.max'

export interface PaceAsked {
  readonly area?: string | undefined
  readonly year?: number | undefined
  readonly source?: Source | undefined
}

/** Money that came to rest in a stage by the record of its kind, what was taken back deducted. */
const reached = (type: string, stage: string, upTo: SQL): SQL =>
  sql`coalesce(sum(case when t.to_stage = ${stage} then t.amount_fen else -t.amount_fen end) filter (where t.record_type = ${type} and ${upTo}), 0)::bigint`

const REACHED = {
  allocatedFen: ['allocation', 'allocated'],
  paidFen: ['payment', 'paid'],
  spentFen: ['spending', 'spent'],
  settledFen: ['settlement', 'settled'],
} as const

const sums = (upTo: SQL): SQL =>
  sql.join(
    Object.entries(REACHED).map(
      ([key, [type, stage]]) => sql`${reached(type, stage, upTo)} as ${sql.identifier(key)}`,
    ),
    sql`, `,
  )

/** Receivers' books: those of givers end where money is handed on. */
const receivers = ({ area, source }: PaceAsked): SQL =>
  sql.join(
    [
      sql`t.county like '15%'`,
      ...(area ? [ownedIn(area)] : []),
      ...(source ? [sql`t.source = ${source}`] : []),
    ],
    sql` and `,
  )

interface Reached extends Record<string, unknown> {
  allocatedFen: bigint
  paidFen: bigint
  spentFen: bigint
  settledFen: bigint
}

export interface PaceRow extends Reached {
  /** 1 to 12. */
  month: number
  onDate: string
  /** Spent of the year's money, as far as it is allocated; null without any. */
  share: number | null
  /** The share to be spent by then; null where nobody entered it. */
  expected: number | null
  expectedSource: string | null
  judgement: Judgement
}

async function lastYear(tx: Tx, asked: PaceAsked): Promise<number> {
  const found = await tx.db.execute<{ year: number | null }>(
    sql`select max(t.year) as year from book_entry t where ${receivers(asked)}`,
  )
  return found.rows[0]?.year ?? Number(today(tx.at).slice(0, 4))
}

const shareOf = (part: bigint, whole: bigint): number | null =>
  whole > 0n ? Number(part) / Number(whole) : null

const NATION = '000000'

async function expectation(tx: Tx, area: string, year: number, month: number) {
  const row = await findParameter(tx, PACE, area, year, String(month).padStart(2, '0'))
  return typeof row?.value === 'number'
    ? { expected: row.value, expectedSource: row.source }
    : { expected: null, expectedSource: null }
}

/** A fund year, month by month, up to today. */
export async function pace(tx: Tx, asked: PaceAsked) {
  const year = asked.year ?? (await lastYear(tx, asked))
  const now = today(tx.at)
  const ends = Array.from({ length: 12 }, (_, i) => monthEnd(year, i + 1))
  const found = await tx.db.execute<Reached & { onDate: string }>(sql`
    select e.day::date as "onDate", s.* from unnest(${`{${ends.join(',')}}`}::date[]) e (day)
    cross join lateral (select ${sums(sql`t.on_date <= e.day::date`)} from book_entry t where ${receivers(asked)} and t.year = ${year}) s
    order by 1`)
  const months = found.rows.filter((_, i) => (ends[i - 1] ?? '') < now)
  const whole = months.at(-1)?.allocatedFen ?? 0n
  const rows: PaceRow[] = []
  for (const [i, row] of months.entries()) {
    const expected = await expectation(tx, asked.area ?? NATION, year, i + 1)
    rows.push({
      ...row,
      month: i + 1,
      share: shareOf(row.spentFen, whole),
      ...expected,
      judgement: behind(row.spentFen, whole, expected.expected),
    })
  }
  return { year, wholeFen: whole, rows, next: null }
}

export interface CarryRow extends Reached {
  county: string
  areaName: string | null
  year: number
  /** Allocated and not spent. */
  leftFen: bigint
  share: number | null
  age: CarryAge
  limit: number | null
  judgement: Judgement
}

const AGES: readonly CarryAge[] = ['1y', '1-2y', '>2y']

/** What each banner has left of each fund year at the end of a year (or today), against the limits. */
export async function carryOver(tx: Tx, asked: PaceAsked) {
  const now = today(tx.at)
  const year = asked.year ?? (await lastYear(tx, asked))
  const on = monthEnd(year, 12) < now ? monthEnd(year, 12) : now
  const limits = new Map<CarryAge, number | null>()
  for (const age of AGES) {
    const row = await findParameter(tx, CARRY_OVER, asked.area ?? NATION, year, age)
    limits.set(age, typeof row?.value === 'number' ? row.value : null)
  }
  const found = await tx.db.execute<Reached & Pick<CarryRow, 'county' | 'areaName' | 'year'>>(sql`
    select s.*, a.name as "areaName" from (
      select t.county, t.year, ${sums(sql`true`)} from book_entry t
      where ${receivers(asked)} and t.year <= ${year} and t.on_date <= ${on} group by 1, 2) s
    left join area a on a.code = s.county and a.valid_to is null
    where s."allocatedFen" > s."spentFen" order by s.year, s.county`)
  const rows = found.rows.map((row): CarryRow => {
    const leftFen = row.allocatedFen - row.spentFen
    const age = carryAge(row.year, year)
    const limit = limits.get(age) ?? null
    return {
      ...row,
      leftFen,
      share: shareOf(leftFen, row.allocatedFen),
      age,
      limit,
      judgement: judge(leftFen, row.allocatedFen, limit),
    }
  })
  const sum = (key: 'allocatedFen' | 'spentFen' | 'leftFen'): string =>
    rows.reduce((all, r) => all + r[key], 0n).toString()
  return {
    onDate: on,
    rows,
    next: null,
    total: rows.length,
    sums: { allocatedFen: sum('allocatedFen'), spentFen: sum('spentFen'), leftFen: sum('leftFen') },
  }
}
