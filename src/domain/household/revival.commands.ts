/** Brings a withdrawn or merged household back. */
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { OF_HOUSEHOLD, revive } from './fact.commands.ts'
import { household, person, personCondition } from './household.table.ts'
import { lookUpAgain } from './lookup.commands.ts'
import { liveMembers } from './opened.commands.ts'
import type { HouseholdRow } from './opened.commands.ts'

/** Records anew what went with a household at an instant, its people and its look-up rows included; returns the people. */
export async function reviveHousehold(tx: Tx, row: HouseholdRow, retractedAt: Date): Promise<string[]> {
  const { county, id } = row
  for (const table of OF_HOUSEHOLD) await revive(tx, table, county, eq(table.householdId, id), retractedAt)
  await tx.db
    .update(household)
    .set({ retractedAt: null, mergedIntoId: null })
    .where(sql`${household.county} = ${county} and ${household.id} = ${id}`)
  const people = [...new Set((await liveMembers(tx, row)).map(m => m.personId))]
  if (people.length) {
    await revive(tx, personCondition, county, sql`${personCondition.personId} in ${people}`, retractedAt)
    await tx.db
      .update(person)
      .set({ retractedAt: null, mergedIntoId: null })
      .where(
        sql`${person.county} = ${county} and ${person.id} in ${people} and ${person.retractedAt} = ${retractedAt.toISOString()}`,
      )
  }
  await lookUpAgain(tx, county, id, people)
  return people
}
