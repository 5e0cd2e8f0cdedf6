/**
 * 整户迁移: closes the household where it was and opens it where it went, under the same id in another county and in
 * place within one. A move between counties needs a reader whose scope holds both: league or region.
 */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import { today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { recomputeDuplicates } from './duplicateSearch.commands.ts'
import { insertAll, recordAnew, restate } from './fact.commands.ts'
import type { Fact } from './fact.commands.ts'
import { household, membership, person, statusEvent } from './household.table.ts'
import { forget, lookUpAgain, relocateLookup } from './lookup.commands.ts'
import {
  change,
  HOUSEHOLD_FIGURES,
  liveMembers,
  mustBeVillage,
  onHousehold,
  present,
  refuse,
} from './opened.commands.ts'
import type { HouseholdAt, HouseholdRow } from './opened.commands.ts'
import { eventRow } from './registration.rules.ts'
import { eventsOf } from './status.queries.ts'
import type { EventRow } from './status.queries.ts'
import { standsFor, stateNow } from './timeline.rules.ts'

export interface Move {
  readonly toCounty: string
  /** 12 digits of the village it moves to */
  readonly toArea: string
  readonly onDate: string
}

/** The events' state in one word, for the place it moves to: `exited_enjoying`, `monitored:unstable`. */
function carried(events: readonly EventRow[]): string {
  const last = events.findLast(e => stateNow([e]) !== null)
  if (!last) return 'registered'
  const type = last.kind === 'moved_in' ? last.detail?.split(':')[1] : last.detail
  const stands = standsFor(last)
  return stands === 'monitored' && type ? `${stands}:${type}` : stands
}

function mayMove(row: HouseholdRow, events: readonly EventRow[], move: Move, on: string): void {
  if (move.toArea === row.areaCode) refuse({ zh: '迁入地与现住地相同。', en: 'It lives there already.' })
  if (move.onDate > on) refuse({ zh: '日期晚于今天。', en: 'The date lies in the future.' })
  const last = events.at(-1)
  if (last && move.onDate < last.onDate)
    refuse({ zh: '日期早于该户最近一次状态变化。', en: 'The day lies before the latest change of state.' })
  if (stateNow(events) === 'closed') refuse({ zh: '该户已销户，不能迁移。', en: 'The household is closed.' })
}

/** Closes memberships and events at the old place; returns the memberships as they stood. */
async function leave(tx: Tx, row: HouseholdRow, move: Move): Promise<Fact[]> {
  const stay = sql`${membership.householdId} = ${row.id} and ${membership.leftOn} is null`
  const left = await restate(tx, membership, row.county, stay, {
    leftOn: move.onDate,
    leftReason: 'moved_out',
  })
  const home = { county: row.county, areaCode: row.areaCode, householdId: row.id }
  await insertAll(tx, statusEvent, [
    eventRow(
      home,
      { kind: 'moved_out', onDate: move.onDate, basis: 'evidenced' },
      { at: tx.at, vault: tx.vault },
    ),
  ])
  return left
}

/** Opens them at the new place, with the state carried along. */
async function arrive(
  tx: Tx,
  row: HouseholdRow,
  move: Move,
  left: readonly Fact[],
  detail: string,
): Promise<void> {
  const place = { county: move.toCounty, areaCode: move.toArea }
  const joined = { joinedOn: move.onDate, joinedPrecision: 'day', joinedReason: 'moved_in' }
  await recordAnew(tx, membership, left, { ...place, ...joined, leftOn: null, leftReason: null })
  const event = { kind: 'moved_in', onDate: move.onDate, basis: 'evidenced', detail } as const
  await insertAll(tx, statusEvent, [
    eventRow({ ...place, householdId: row.id }, event, { at: tx.at, vault: tx.vault }),
  ])
}

/** The same household and the same people in the other county; the rows left behind point there. */
async function copyOver(tx: Tx, row: HouseholdRow, move: Move, people: readonly string[]): Promise<void> {
  const back = await tx.db.execute(
    sql`select 1 from household where county = ${move.toCounty} and id = ${row.id}`,
  )
  if (back.rows.length)
    refuse({
      zh: '该户曾在迁入地登记，请在当地恢复原记录。',
      en: 'The household was on file there before; restore it there.',
    })
  const place = { county: move.toCounty, areaCode: move.toArea, recordedAt: tx.at, batchId: null }
  await insertAll(tx, household, [
    { ...row, ...place, movedFromCounty: row.county, movedToCounty: null, revision: 1 },
  ])
  const own = await tx.db
    .select()
    .from(person)
    .where(sql`${person.county} = ${row.county} and ${person.id} in ${people}`)
  await insertAll(
    tx,
    person,
    own.map(p => ({ ...p, ...place, revision: 1 })),
  )
  await change(tx, row, { movedToCounty: move.toCounty })
}

async function moveAway(tx: Tx, row: HouseholdRow, move: Move, detail: string): Promise<void> {
  const people = present(await liveMembers(tx, row)).map(m => m.personId)
  if (!people.length) refuse({ zh: '本户已无成员。', en: 'The household has no members.' })
  await copyOver(tx, row, move, people)
  await arrive(tx, row, move, await leave(tx, row, move), detail)
  await forget(tx, row.county, [row.id, ...people])
  await lookUpAgain(tx, move.toCounty, row.id, people)
  for (const county of [row.county, move.toCounty]) await recomputeDuplicates(tx, county, people)
  await staleRollup(tx, HOUSEHOLD_FIGURES, move.toCounty)
}

async function moveWithin(tx: Tx, row: HouseholdRow, move: Move, detail: string): Promise<void> {
  const people = (await liveMembers(tx, row)).map(m => m.personId)
  await arrive(tx, row, move, await leave(tx, row, move), detail)
  await relocateLookup(tx, row, [...new Set(people)], move.toArea)
}

/** @throws Problem access.scope unless both places lie in the reader's scope. */
export async function moveHousehold(base: Base, reader: Reader, at: HouseholdAt, move: Move, key?: string) {
  const away = move.toCounty !== at.county
  if (away && !reader.writable.includes(move.toCounty))
    throw new Problem('access.scope', {}, [], { zh: '迁入地', en: 'The place it moves to' })
  return onHousehold(base, reader, at, { command: 'moveHousehold', key, request: move }, async (tx, row) => {
    await mustBeVillage(tx, move.toCounty, move.toArea)
    const events = await eventsOf(tx, at.county, at.id)
    mayMove(row, events, move, today(tx.at))
    const detail = carried(events)
    await (away ? moveAway(tx, row, move, detail) : moveWithin(tx, row, move, detail))
    const to = { county: move.toCounty, id: at.id }
    if (away) await noteArrival(tx, row, move)
    return { result: to, subject: { type: 'household', id: at.id }, before: row, after: move }
  })
}

/** The receiving county's chain tells of the arrival too. */
function noteArrival(tx: Tx, row: HouseholdRow, move: Move): Promise<void> {
  const order = { command: 'receiveHousehold', county: move.toCounty, areaCode: move.toArea }
  return commandIn(tx, order, async () => ({
    result: undefined,
    subject: { type: 'household', id: row.id },
    after: { movedFromCounty: row.county, onDate: move.onDate },
  }))
}
