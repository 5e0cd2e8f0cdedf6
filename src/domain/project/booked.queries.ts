/** What funding lines and contracts say about the books (`Booked` of fund). */
import { sql } from 'drizzle-orm'
import type { Booked } from '../fund/booked.queries.ts'

export const projectBooked: readonly Booked[] = [
  {
    type: 'project_funding',
    // A line bears no day of its own: it stands from the day of the allocation it draws on.
    rows: sql`select f.county, f.id, a.source, a.giver_code, a.year, 'allocated' as from_stage, f.allocation_id as from_lot,
        'earmarked' as to_stage, f.id as to_lot, f.amount_fen, a.on_date, null::uuid as reverses_id, f.recorded_at
      from project_funding f join allocation a on a.county = f.county and a.id = f.allocation_id
      where f.retracted_at is null`,
    // Such a payment named the allocation only; it was made of the line that its project names, and so was its reversal.
    completed: sql`update payment p set drawn_id = l.funding_id
      from project_payment l join project_funding f on f.county = l.county and f.id = l.funding_id and f.retracted_at is null
      where l.county = p.county and l.payment_id = coalesce(p.reverses_id, p.id) and l.retracted_at is null and p.drawn_id is null`,
  },
  {
    type: 'commitment',
    rows: sql`select c.county, c.id, a.source, a.giver_code, a.year,
        case when c.amount_fen > 0 then 'earmarked' else 'committed' end, case when c.amount_fen > 0 then c.funding_id else c.reduces_id end,
        case when c.amount_fen > 0 then 'committed' else 'earmarked' end, case when c.amount_fen > 0 then c.id else c.funding_id end,
        abs(c.amount_fen), c.signed_on, c.reduces_id, c.recorded_at
      from commitment c join project_funding f on f.county = c.county and f.id = c.funding_id
      join allocation a on a.county = f.county and a.id = f.allocation_id
      where c.retracted_at is null`,
  },
]
