/** What a bearer of a code is told: state, dates and the public answer. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Standing } from './complaintStanding.queries.ts'
import type { Lookup } from './complaint.reply.ts'
import { mayAct } from './complaint.rules.ts'
import { COMPLAINANT } from './complaint.terms.ts'
import type { Act } from './complaint.terms.ts'

/** Steps that move it on are told; what offices say to one another is not. */
const TOLD: readonly Act[] = ['accept', 'refuse', 'answer', 'appeal', 'agree', 'close', 'withdraw']

export async function lookup(tx: Tx, s: Standing): Promise<Lookup> {
  const { county, id, number, state, receivedOn, dueOn } = s.row
  const on = today(tx.at)
  const step = { onDate: on, today: on, lastOn: s.lastOn, office: COMPLAINANT, userId: tx.reader.userId }
  const may = (act: Act): boolean => mayAct(s.facts, { ...step, act }).length === 0
  const steps = await tx.db.execute<
    Lookup['steps'][number] & Record<string, unknown>
  >(sql`select s.state, s.on_date as "onDate", s.answer
    from complaint_step s where s.county = ${county} and s.complaint_id = ${id} and s.retracted_at is null
      and s.act = any(${`{${TOLD.join(',')}}`}::text[]) order by s.ordinal`)
  return {
    number,
    state,
    receivedOn,
    dueOn: state === 'answered' ? null : dueOn,
    steps: steps.rows,
    appealUntil: may('appeal') ? dueOn : null,
    agreeable: may('agree'),
    withdrawable: may('withdraw'),
  }
}
