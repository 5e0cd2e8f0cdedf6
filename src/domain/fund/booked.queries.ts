/**
 * What the records say about the books: for each live record the entry that it must have. From this the books can be built
 * anew for records that were there before them, and compared at any time; a module declares it for its own records.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { BookedRecord } from './book.terms.ts'

export interface Booked {
  readonly type: BookedRecord
  /**
   * Rows `(county, id, source, giver_code, year, from_stage, from_lot, to_stage, to_lot, amount_fen, on_date,
   * reverses_id, recorded_at)`, in this order; a record in two owners' books yields two.
   */
  readonly rows: SQL
  /** What records from before the books did not say yet and the rows need: completed before the books are built. */
  readonly completed?: SQL
}

/** A row with a negative amount is the reversal of the one it names: the other way round. */
const turned = (t: string, from: SQL, fromLot: SQL, to: SQL, toLot: SQL): SQL => {
  const forth = sql.raw(`${t}.amount_fen > 0`)
  return sql`case when ${forth} then ${from} else ${to} end, case when ${forth} then ${fromLot} else ${toLot} end,
    case when ${forth} then ${to} else ${from} end, case when ${forth} then ${toLot} else ${fromLot} end, abs(${sql.raw(t)}.amount_fen)`
}

export const fundBooked: readonly Booked[] = [
  {
    type: 'appropriation',
    rows: sql`select county, id, source, giver_code, year, 'origin' as from_stage, null::uuid as from_lot,
        'appropriated' as to_stage, id as to_lot, amount_fen, on_date, null::uuid as reverses_id, recorded_at
      from appropriation where retracted_at is null`,
  },
  {
    type: 'allocation',
    rows: sql`select county, id, source, giver_code, year,
        case when county = appropriation_county then 'appropriated' else 'origin' end as from_stage,
        case when county = appropriation_county then appropriation_id end as from_lot,
        'allocated' as to_stage, id as to_lot, amount_fen, on_date, null::uuid as reverses_id, recorded_at
      from allocation where retracted_at is null
      union all select appropriation_county, id, source, giver_code, year, 'appropriated', appropriation_id, 'handed', null,
        amount_fen, on_date, null, recorded_at
      from allocation where retracted_at is null and county <> appropriation_county`,
  },
  {
    type: 'payment',
    rows: sql`select p.county, p.id, p.source, p.giver_code, p.year,
        ${turned('p', sql`coalesce(b.stage, 'allocated')`, sql`coalesce(p.drawn_id, p.allocation_id)`, sql`'paid'`, sql`coalesce(p.reverses_id, p.id)`)},
        p.on_date, p.reverses_id, p.recorded_at
      from payment p left join book_lot b on b.county = p.county and b.id = p.drawn_id where p.retracted_at is null`,
  },
  {
    type: 'spending',
    rows: sql`select s.county, s.id, s.source, s.giver_code, s.year,
        ${turned('s', sql`'paid'`, sql`s.payment_id`, sql`'spent'`, sql`coalesce(s.reverses_id, s.id)`)}, s.on_date, s.reverses_id, s.recorded_at
      from spending s where s.retracted_at is null`,
  },
  {
    type: 'settlement',
    rows: sql`select s.county, s.id, s.source, s.giver_code, s.year,
        ${turned('s', sql`'spent'`, sql`s.spending_id`, sql`'settled'`, sql`null::uuid`)}, s.on_date, s.reverses_id, s.recorded_at
      from settlement s where s.retracted_at is null`,
  },
]

const COLUMNS = sql.raw(
  'county, id, source, giver_code, year, from_stage, from_lot, to_stage, to_lot, amount_fen, on_date, reverses_id, recorded_at',
)

/** One kind's rows under their names. */
export const bookedRows = ({ rows }: Booked): SQL => sql`(${rows}) as r (${COLUMNS})`
