/**
 * Who would join the households of a list that are on file already: found as the commit finds them, page by page, so
 * that the preview announces what will move and not what the list repeats.
 */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { factsOf } from './import.rules.ts'
import { stagedHouseholds } from './import.stage.ts'
import { knownHouseholds } from './importKnown.queries.ts'
import { addToKnown } from './importKnown.rules.ts'
import { movesOfJoining, standingIn, sumMoves } from './importMoves.rules.ts'
import type { Moves, Standing } from './importMoves.rules.ts'
import { noRows } from './registration.rules.ts'

const PAGE_HOMES = 1000

type Progress = (done: number, total: number) => Promise<void>

export interface Joining {
  readonly people: number
  readonly moves: Moves
}

/** Over the good households of the stage that are on file. */
export async function joiningKnown(
  tx: Tx,
  county: string,
  batchId: string,
  progress: Progress,
): Promise<Joining> {
  const found = await tx.db.execute<{ key: string }>(sql`select household_key as key from batch_row
    where county = ${county} and batch_id = ${batchId} group by household_key having bool_or(known) and max(level) < 2`)
  const keys = found.rows.map(r => r.key)
  let people = 0
  let moves: Moves = {}
  for (let i = 0; i < keys.length; i += PAGE_HOMES) {
    const joined = await joiningOf(tx, county, batchId, keys.slice(i, i + PAGE_HOMES))
    people += joined.people
    moves = sumMoves([moves, joined.moves])
    await progress(i, keys.length)
  }
  return { people, moves }
}

async function joiningOf(tx: Tx, county: string, batchId: string, keys: readonly string[]): Promise<Joining> {
  const known = await knownHouseholds(tx, county, keys)
  const rows = noRows()
  const stamp = { at: tx.at, vault: tx.vault, batchId }
  for await (const home of stagedHouseholds(tx, county, batchId, { keys })) {
    const facts = factsOf(county, home)
    const there = facts?.householdCode ? known.homes.get(facts.householdCode) : undefined
    if (facts && there) addToKnown(known, there, facts, rows, [], stamp)
  }
  const { membership } = rows
  if (!membership.length) return { people: 0, moves: {} }
  const homes = await standingOf(tx, county, [...new Set(membership.map(m => m.householdId))])
  const moves = membership.map(m =>
    movesOfJoining(m.joinedOn, homes.get(m.householdId) ?? { onFile: false, exits: [] }),
  )
  return { people: membership.length, moves: sumMoves(moves) }
}

/** Whether households are 建档立卡户, and the days on which they were lifted out. */
async function standingOf(tx: Tx, county: string, ids: readonly string[]): Promise<Map<string, Standing>> {
  const found = await tx.db.execute<{ home: string; kind: string; onDate: string }>(sql`
    select household_id as home, kind, on_date as "onDate" from status_event
    where county = ${county} and household_id = any(${`{${ids.join(',')}}`}::uuid[]) and retracted_at is null
    order by on_date, id`)
  const events = new Map<string, { kind: string; onDate: string }[]>()
  for (const { home, ...event } of found.rows) events.set(home, [...(events.get(home) ?? []), event])
  return new Map([...events].map(([home, own]) => [home, standingIn(own)]))
}
