/** Keeps the look-up rows (id numbers, 户编号, grams of names) in step with the file; they are working rows and may go. */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { insertAll } from './fact.commands.ts'
import { household, identity, nameGram, person } from './household.table.ts'
import { householdKey, lookupRows } from './registration.rules.ts'

/** Takes households and people out of the look-up. */
export async function forget(tx: Tx, county: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await tx.db.delete(identity).where(and(eq(identity.county, county), inArray(identity.id, [...ids])))
  await tx.db.delete(nameGram).where(and(eq(nameGram.county, county), inArray(nameGram.personId, [...ids])))
}

/** Writes the look-up rows of a household and its people from what is on file now. */
export async function lookUpAgain(
  tx: Tx,
  county: string,
  householdId: string,
  people: readonly string[],
): Promise<void> {
  await forget(tx, county, [householdId, ...people])
  const [home] = await tx.db
    .select()
    .from(household)
    .where(and(eq(household.county, county), eq(household.id, householdId), isNull(household.retractedAt)))
  if (!home) return
  const { areaCode } = home
  if (home.householdCode)
    await insertAll(tx, identity, [
      { code: householdKey(home.householdCode), kind: 'household', county, id: householdId, areaCode },
    ])
  if (!people.length) return
  const found = await tx.db
    .select()
    .from(person)
    .where(and(eq(person.county, county), inArray(person.id, [...people]), isNull(person.retractedAt)))
  const rows = found.map(p => lookupRows({ county, areaCode, householdId }, p.id, p.name, p.idIndex))
  await insertAll(
    tx,
    identity,
    rows.flatMap(r => r.identity),
  )
  await insertAll(
    tx,
    nameGram,
    rows.flatMap(r => r.nameGram),
  )
}

/** Household and people stand in another village of the county. */
export async function relocateLookup(
  tx: Tx,
  at: { readonly county: string; readonly id: string },
  people: readonly string[],
  areaCode: string,
): Promise<void> {
  const { county, id } = at
  await tx.db
    .update(household)
    .set({ areaCode })
    .where(and(eq(household.county, county), eq(household.id, id)))
  if (people.length)
    await tx.db
      .update(person)
      .set({ areaCode })
      .where(and(eq(person.county, county), inArray(person.id, [...people])))
  await lookUpAgain(tx, county, id, people)
}
