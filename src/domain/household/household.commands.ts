/** Corrects a household, withdraws it from the file, and takes the withdrawal back. */
import { eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { today } from '../../kernel/clock.ts'
import { recomputeDuplicates } from './duplicateSearch.commands.ts'
import { OF_HOUSEHOLD, restate, retractHouseholdFacts } from './fact.commands.ts'
import { person, personCondition, statusEvent } from './household.table.ts'
import type { HouseholdKind, Standard } from './household.terms.ts'
import { forget, relocateLookup } from './lookup.commands.ts'
import { change, liveMembers, mustBeVillage, onHousehold, refuse } from './opened.commands.ts'
import type { HouseholdAt, HouseholdRow } from './opened.commands.ts'
import { mustBeFreeCode } from './registration.commands.ts'
import type { Precision } from './registration.rules.ts'
import { householdKey } from './registration.rules.ts'
import { reviveHousehold } from './revival.commands.ts'

/** What is left out stays; null empties. */
export interface Correction {
  readonly revision: number
  readonly areaCode?: string | undefined
  readonly householdCode?: string | null | undefined
  readonly naturalVillage?: string | null | undefined
  readonly kind?: HouseholdKind | null | undefined
  readonly standard?: Standard | null | undefined
  readonly phone?: string | null | undefined
  readonly bank?: string | null | undefined
  readonly registeredOn?: string | undefined
  readonly registeredPrecision?: Precision | undefined
  readonly reason?: string | undefined
}

/** @throws Problem input.stale when someone changed the household since the form was opened. */
export function correctHousehold(
  base: Base,
  reader: Reader,
  at: HouseholdAt,
  input: Correction,
  key?: string,
) {
  return onHousehold(
    base,
    reader,
    at,
    { command: 'correctHousehold', key, request: input },
    async (tx, row) => {
      if (row.revision !== input.revision) throw new Problem('input.stale')
      await correctDate(tx, row, input)
      await correctCode(tx, row, input.householdCode)
      await correctVillage(tx, row, input.areaCode)
      await change(tx, at, { ...plainColumns(input), ...sealedColumns(tx, input) })
      return { result: at, subject: { type: 'household', id: at.id }, before: row, after: input }
    },
  )
}

const given = <T extends object>(columns: T): Partial<T> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<T>

const plainColumns = (input: Correction): Partial<HouseholdRow> =>
  given({
    householdCode: input.householdCode === '' ? null : input.householdCode,
    naturalVillage: input.naturalVillage,
    kind: input.kind,
    standard: input.standard,
    registeredOn: input.registeredOn,
    registeredPrecision: input.registeredOn ? (input.registeredPrecision ?? 'day') : undefined,
    areaCode: input.areaCode,
  }) as Partial<HouseholdRow>

function sealedColumns(tx: Tx, input: Correction): Partial<HouseholdRow> {
  const seal = (text: string | null | undefined): string | null | undefined =>
    text ? tx.vault.seal(text) : text === undefined ? undefined : null
  return given({ phoneSealed: seal(input.phone), bankSealed: seal(input.bank) }) as Partial<HouseholdRow>
}

/** The day of registration is the day of an event: a figure moves with it, so the event is restated. */
async function correctDate(tx: Tx, row: HouseholdRow, input: Correction): Promise<void> {
  const { registeredOn } = input
  if (!registeredOn || registeredOn === row.registeredOn) return
  if (registeredOn > today(tx.at)) refuse({ zh: '日期晚于今天。', en: 'The date lies in the future.' })
  const after =
    await tx.db.execute(sql`select 1 from status_event where county = ${row.county} and household_id = ${row.id}
    and retracted_at is null and kind <> 'registered' and on_date <= ${registeredOn} limit 1`)
  if (after.rows.length)
    refuse({
      zh: '识别日期应早于其后的状态变化。',
      en: 'The day of registration must come before the changes of state that follow it.',
    })
  const which = sql`${statusEvent.householdId} = ${row.id} and ${statusEvent.kind} = 'registered'`
  await restate(tx, statusEvent, row.county, which, {
    onDate: registeredOn,
    onPrecision: input.registeredPrecision ?? 'day',
  })
}

async function correctCode(tx: Tx, row: HouseholdRow, code: string | null | undefined): Promise<void> {
  if (code === undefined || code === row.householdCode) return
  const { county, id, areaCode } = row
  if (code) await mustBeFreeCode(tx, county, code, id)
  await tx.db.execute(sql`delete from identity where county = ${county} and id = ${id}`)
  if (code)
    await tx.db.execute(sql`insert into identity (code, kind, county, id, area_code)
      values (${householdKey(code)}, 'household', ${county}, ${id}, ${areaCode})`)
}

/** The village was written down wrongly: every fact is restated where it belongs. (A move is another command.) */
async function correctVillage(tx: Tx, row: HouseholdRow, areaCode: string | undefined): Promise<void> {
  if (!areaCode || areaCode === row.areaCode) return
  await mustBeVillage(tx, row.county, areaCode)
  const people = [...new Set((await liveMembers(tx, row)).map(m => m.personId))]
  for (const table of OF_HOUSEHOLD)
    await restate(tx, table, row.county, eq(table.householdId, row.id), { areaCode })
  if (people.length)
    await restate(tx, personCondition, row.county, sql`${personCondition.personId} in ${people}`, {
      areaCode,
    })
  await relocateLookup(tx, row, people, areaCode)
}

/** 撤回: the household was registered by mistake. Nothing is deleted; its facts no longer count from now on. */
export function withdrawHousehold(base: Base, reader: Reader, at: HouseholdAt, reason: string, key?: string) {
  const ordered = { command: 'withdrawHousehold', key, request: reason }
  return onHousehold(base, reader, at, ordered, async (tx, row) => {
    const people = (await liveMembers(tx, at)).map(m => m.personId)
    await retractHouseholdFacts(tx, at.county, at.id, people)
    await retire(tx, at.county, people)
    await forget(tx, at.county, [at.id, ...people])
    await change(tx, at, { retractedAt: tx.at })
    await recomputeDuplicates(tx, at.county, people)
    return { result: at, subject: { type: 'household', id: at.id }, before: row, after: { reason } }
  })
}

/** People who belong to no other household of the county leave the file with it. */
async function retire(tx: Tx, county: string, people: readonly string[]): Promise<void> {
  if (people.length)
    await tx.db
      .update(person)
      .set({ retractedAt: tx.at })
      .where(sql`${person.county} = ${county} and ${person.id} in ${people} and ${person.retractedAt} is null
        and not exists (select 1 from membership m where m.county = ${person.county} and m.person_id = ${person.id} and m.retracted_at is null)`)
}

/** Takes a withdrawal back: what was retracted then is recorded anew now. */
export function restoreHousehold(base: Base, reader: Reader, at: HouseholdAt, key?: string) {
  const ordered = { command: 'restoreHousehold', key, withdrawn: true }
  return onHousehold(base, reader, at, ordered, async (tx, row) => {
    const { retractedAt } = row
    if (!retractedAt || row.mergedIntoId)
      refuse({ zh: '该户没有撤回，无需恢复。', en: 'The household is not withdrawn.' })
    if (row.householdCode) await mustBeFreeCode(tx, at.county, row.householdCode, at.id)
    await recomputeDuplicates(tx, at.county, await reviveHousehold(tx, row, retractedAt!))
    return {
      result: at,
      subject: { type: 'household', id: at.id },
      before: row,
      after: { retractedAt: null },
    }
  })
}
