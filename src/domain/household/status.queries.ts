/** The time-line of a household and the state it leaves, as SQL and as a fold over rows. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { STATUS_EVENTS, TRANSITIONS } from './status.terms.ts'
import type { State, StatusEventKind } from './status.terms.ts'

export const standsForSql = (e: SQL): SQL =>
  sql`case when ${e}.kind = 'moved_in' and ${e}.detail is not null then split_part(${e}.detail, ':', 1) else ${e}.kind end`

const KINDS = Object.keys(STATUS_EVENTS) as StatusEventKind[]
const stateAfter = (kind: StatusEventKind): State | undefined => {
  const transition = TRANSITIONS[kind]
  return 'to' in transition ? transition.to : undefined
}

const changing = KINDS.filter(kind => stateAfter(kind) !== undefined)
const list = (kinds: readonly string[]): SQL => sql.raw(`array[${kinds.map(kind => `'${kind}'`).join(', ')}]`)

/** The events after which a household is in a state. */
export const kindsLeadingTo = (state: State): StatusEventKind[] =>
  KINDS.filter(kind => stateAfter(kind) === state)

const STATE_CASE = changing.map(kind => `when '${kind}' then '${stateAfter(kind)}'`).join(' ')
/** Events of one day stand in the order of entry; of one entry in the procedure's order, arrival after leaving. */
const ORDER = [...KINDS.filter(kind => kind !== 'moved_in'), 'moved_in']
const rank = (e: SQL): SQL => sql`array_position(${list(ORDER)}, ${e}.kind)`

const stateOfKind = (kind: SQL): SQL => sql`case ${kind} ${sql.raw(STATE_CASE)} end`

/** A sub-select `(state, on_date, detail)` of the household `h` today: what its last changing event leads to. */
export const stateLateral = (h: SQL): SQL => sql`(
  select ${stateOfKind(sql`e.stands`)} as state, e.on_date, e.detail
  from (select s.*, ${standsForSql(sql`s`)} as stands from status_event s
    where s.county = ${h}.county and s.household_id = ${h}.id and s.retracted_at is null) e
  where e.stands = any(${list(changing)})
  order by e.on_date desc, e.recorded_at desc, ${rank(sql`e`)} desc limit 1)`

export interface EventRow extends Record<string, unknown> {
  id: string
  kind: string
  onDate: string
  onPrecision: 'day' | 'month' | 'year'
  detail: string | null
  basis: 'evidenced' | 'declared'
  recordedAt: Date
  documentCounty: string | null
  documentId: string | null
  documentNumber: string | null
  documentTitle: string | null
}

/** The live events of a household, oldest first, with the documents they cite. */
export async function eventsOf(tx: Tx, county: string, householdId: string): Promise<EventRow[]> {
  const found = await tx.db.execute<EventRow>(sql`
    select s.id, s.kind, s.on_date as "onDate", s.on_precision as "onPrecision", s.detail, s.basis, s.recorded_at as "recordedAt",
      s.document_county as "documentCounty", s.document_id as "documentId", d.number as "documentNumber", d.title as "documentTitle"
    from status_event s left join document d on d.county = s.document_county and d.id = s.document_id
    where s.county = ${county} and s.household_id = ${householdId} and s.retracted_at is null
    order by s.on_date, s.recorded_at, ${rank(sql`s`)}, s.id`)
  return found.rows
}
