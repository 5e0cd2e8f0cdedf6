/** The books of records that were there before them: a demonstration, or a data folder of an older version. */
import { sql } from 'drizzle-orm'
import type { Db } from '../../kernel/db.ts'
import { BOOKED } from './book.terms.ts'
import { bookedRows } from './booked.queries.ts'
import type { Booked } from './booked.queries.ts'

/** In the order in which one draws on the other. */
const ORDER = Object.keys(BOOKED)

/**
 * Enters what is missing and sets each lot to what its entries say; entries that are there stay as they are. Run by the
 * owner of the database: a lot that would be below nothing fails the whole (the records themselves are overdrawn).
 */
export async function buildBooks(db: Db, booked: readonly Booked[]): Promise<void> {
  for (const { completed } of booked) if (completed) await db.execute(completed)
  for (const kind of booked.toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type))) {
    await db.execute(sql`insert into book_lot (county, id, area_code, stage, source, giver_code, year, amount_fen, balance_fen)
      select r.county, r.to_lot, r.county, r.to_stage, r.source, r.giver_code, r.year, r.amount_fen, r.amount_fen
      from ${bookedRows(kind)} where r.to_lot is not null and r.reverses_id is null on conflict do nothing`)
    await db.execute(sql`insert into book_entry (county, id, area_code, source, giver_code, year, from_stage, from_lot, to_stage, to_lot,
        amount_fen, on_date, record_type, record_id, reverses_id, recorded_at)
      select r.county, r.id, r.county, r.source, r.giver_code, r.year, r.from_stage, r.from_lot, r.to_stage, r.to_lot,
        r.amount_fen, r.on_date, ${kind.type}, r.id, r.reverses_id, r.recorded_at
      from ${bookedRows(kind)} on conflict do nothing`)
  }
  await db.execute(CLOSED)
  await db.execute(sql`update book_lot b set balance_fen = s.fen from (
      select county, lot, sum(fen)::bigint as fen from (
        select county, to_lot as lot, amount_fen as fen from book_entry where to_lot is not null
        union all select county, from_lot, -amount_fen from book_entry where from_lot is not null) m group by 1, 2) s
    where s.county = b.county and s.lot = b.id and b.balance_fen <> s.fen`)
}

/**
 * What was drawn on a record and given back before that record itself was withdrawn: its lot is there and closed, as if the
 * books had been there then.
 */
const CLOSED = sql`insert into book_lot (county, id, area_code, stage, source, giver_code, year, amount_fen, balance_fen, closed_at)
  select county, from_lot, county, from_stage, source, giver_code, year, sum(amount_fen), 0, max(recorded_at) from book_entry
  where from_lot is not null group by county, from_lot, from_stage, source, giver_code, year on conflict do nothing`
