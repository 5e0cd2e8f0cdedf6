/** Registers households: one by the form, many by a list; with look-up rows and possible duplicates, in one step. */
import { sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { recomputeDuplicates } from './duplicateSearch.commands.ts'
import { insertAll } from './fact.commands.ts'
import {
  household,
  householdCause,
  householdCondition,
  identity,
  incomeDeclared,
  membership,
  nameGram,
  person,
  personCondition,
  statusEvent,
} from './household.table.ts'
import { HOUSEHOLD_FIGURES, mustBeVillage, refuseWith } from './opened.commands.ts'
import { mayHaveCauses } from './cause.commands.ts'
import { mayRegister } from './member.rules.ts'
import { addHouseholdRows, householdKey, noRows } from './registration.rules.ts'
import type { HouseholdFacts, RegistrationRows, Stamp } from './registration.rules.ts'

const TABLES = {
  household,
  person,
  membership,
  personCondition,
  householdCause,
  householdCondition,
  incomeDeclared,
  statusEvent,
  identity,
  nameGram,
} as const

/** Writes the rows in an order that keeps every reference whole. */
export async function insertRegistration(tx: Tx, rows: RegistrationRows): Promise<void> {
  for (const name of Object.keys(TABLES) as (keyof typeof TABLES)[])
    await insertAll(tx, TABLES[name], rows[name])
}

/**
 * Registers many households inside an open transaction (a list's batch); the caller has checked them. Duplicates are
 * recomputed by the caller, once for the whole list.
 * @returns ids in the order given
 */
export async function registerHouseholds(
  tx: Tx,
  list: readonly HouseholdFacts[],
  stamp: Stamp,
): Promise<{ ids: string[]; people: number }> {
  const rows = noRows()
  const ids = list.map(facts => addHouseholdRows(rows, facts, stamp))
  await insertRegistration(tx, rows)
  return { ids, people: rows.person.length }
}

/** 户编号 is not a key, but one county does not hand it out twice: a second claimant is sent to the first one. */
export async function mustBeFreeCode(
  tx: Tx,
  county: string,
  code: string,
  own: string | null = null,
): Promise<void> {
  const found = await tx.db.execute<{ id: string }>(sql`select id from identity
    where code = ${householdKey(code)} and county = ${county} and id is distinct from ${own}::uuid limit 1`)
  if (found.rows[0])
    throw new Problem(
      'input.unique',
      {},
      [{ field: 'householdCode', code: 'taken', detail: found.rows[0].id }],
      {
        zh: `户编号 ${code}`,
        en: `household code ${code}`,
      },
    )
}

/** @throws Problem rule.refused, input.reference, input.unique, access.scope */
export function registerHousehold(base: Base, reader: Reader, facts: HouseholdFacts, key?: string) {
  const { county, areaCode } = facts
  const order = { command: 'registerHousehold', county, areaCode, key, request: facts }
  return command(base, reader, order, async tx => {
    await mustBeVillage(tx, county, areaCode)
    refuseWith(mayRegister(facts, today(tx.at)))
    refuseWith(await mayHaveCauses(tx, areaCode, facts.causes ?? []))
    if (facts.householdCode) await mustBeFreeCode(tx, county, facts.householdCode)
    const rows = noRows()
    const id = addHouseholdRows(rows, facts, { at: tx.at, vault: tx.vault })
    await insertRegistration(tx, rows)
    await recomputeDuplicates(
      tx,
      county,
      rows.person.map(p => p.id),
    )
    await staleRollup(tx, HOUSEHOLD_FIGURES, county)
    return { result: { county, id }, subject: { type: 'household', id }, after: facts }
  })
}
