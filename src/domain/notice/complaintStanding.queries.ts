/** A complaint with what the rules ask of it. */
import { sql } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { noticeEndOf } from '../area/holiday.queries.ts'
import { addDays } from '../area/holiday.rules.ts'
import { findComplaint } from './complaint.queries.ts'
import type { ComplaintRow } from './complaint.reply.ts'
import type { Facts } from './complaint.rules.ts'
import { complaintOffices } from './complaintOffice.queries.ts'

interface LastStep extends Record<string, unknown> {
  readonly onDate: string | null
  readonly ordinal: number
  readonly askedBy: string | null
  readonly givenBy: string | null
  readonly givenOn: string | null
}

/** What the rules ask of its steps: the last one, who asked for more time, who gave it to the present handler. */
async function lastOf(tx: Tx, county: string, id: string): Promise<LastStep> {
  const found =
    await tx.db.execute<LastStep>(sql`select max(s.on_date) as "onDate", coalesce(max(s.ordinal), 0)::int as ordinal,
      (array_agg(s.by_id order by s.ordinal desc) filter (where s.act = 'askExtension'))[1] as "askedBy",
      (array_agg(case when s.act = 'transfer' then s.office end order by s.ordinal desc) filter (where s.to_office is not null))[1] as "givenBy",
      (array_agg(case when s.act = 'transfer' then s.on_date end order by s.ordinal desc) filter (where s.to_office is not null))[1] as "givenOn"
    from complaint_step s where s.county = ${county} and s.complaint_id = ${id} and s.retracted_at is null`)
  return found.rows[0]!
}

/** The last working day on which a transfer may be given back; null while the holidays of its year are not entered. */
async function backUntil(tx: Tx, county: string, givenOn: string): Promise<string | null> {
  const term = {
    key: 'complaint.object_workdays',
    area: county,
    from: addDays(givenOn, 1),
    workdaysOnly: true,
  }
  try {
    return (await noticeEndOf(tx, term)).on
  } catch (error) {
    if (error instanceof Problem && error.code === 'rule.parameterEmpty') return null
    throw error
  }
}

export interface Standing {
  readonly row: ComplaintRow
  readonly facts: Facts
  readonly lastOn: string
  readonly ordinal: number
  readonly offices: readonly string[]
}

/** A complaint with what the rules ask of it. */
export async function standingOf(tx: Tx, county: string, id: string): Promise<Standing> {
  const row = await findComplaint(tx, county, id)
  const last = await lastOf(tx, county, id)
  const facts: Facts = {
    state: row.state,
    handler: row.handler.code,
    accused: row.accused?.code ?? null,
    dueOn: row.dueOn,
    appeals: row.appeals,
    extension: row.extension,
    askedBy: last.askedBy,
    givenBy: last.givenBy,
    backUntil: last.givenOn ? await backUntil(tx, county, last.givenOn) : null,
  }
  const offices = await complaintOffices(tx, county)
  return { row, facts, lastOn: last.onDate ?? row.receivedOn, ordinal: last.ordinal, offices }
}
