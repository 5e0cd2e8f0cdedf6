/** What the register knows of a page of a list: asked once a page, by code, so that no plan depends on statistics. */
import type { Tx } from '../../kernel/tx.ts'
import { traceOf } from './importKnown.rules.ts'
import type {
  KnownCheck,
  KnownHousehold,
  KnownHouseholds,
  KnownIncome,
  KnownPerson,
} from './importKnown.rules.ts'
import { householdKey } from './registration.rules.ts'
import type { ConditionFacts } from './registration.rules.ts'

export interface Register {
  /** Whether the banner has a household of this code. */
  isKnown(householdCode: string): boolean
  /** Whether the number is registered for somebody who does not belong to this household. */
  isElsewhere(idIndex: string, householdCode: string): boolean
}

interface Found {
  code: string
  kind: 'person' | 'household'
  county: string
  id: string
}

export async function registerOf(
  tx: Tx,
  county: string,
  rows: readonly { readonly householdKey: string; readonly idIndex: string | null }[],
): Promise<Register> {
  const codes = new Set(rows.flatMap(r => [householdKey(r.householdKey), ...(r.idIndex ? [r.idIndex] : [])]))
  const { rows: found } = await tx.client.query<Found>({
    name: 'import-register',
    text: 'select code, kind, county, id from identity where code = any($1)',
    values: [[...codes]],
  })
  const known = new Set(found.filter(f => f.kind === 'household' && f.county === county).map(f => f.code))
  const people = found.filter(f => f.kind === 'person')
  const homes = await homesOf(tx, county, people)
  const elsewhere = new Map<string, (code: string) => boolean>()
  for (const one of people) {
    const before = elsewhere.get(one.code)
    const is = (code: string): boolean => one.county !== county || !homes.has(`${one.id} ${code}`)
    elsewhere.set(one.code, before ? code => before(code) || is(code) : is)
  }
  return {
    isKnown: code => known.has(householdKey(code)),
    isElsewhere: (index, code) => elsewhere.get(index)?.(code) ?? false,
  }
}

/** `person code` of every household that one of the people belongs or belonged to. */
async function homesOf(tx: Tx, county: string, people: readonly Found[]): Promise<ReadonlySet<string>> {
  const ids = people.filter(p => p.county === county).map(p => p.id)
  if (!ids.length) return new Set()
  const { rows } = await tx.client.query<{ person: string; code: string }>(
    `select m.person_id as person, h.household_code as code from membership m
     join household h on h.county = m.county and h.id = m.household_id
     where m.county = $1 and m.person_id = any($2) and m.retracted_at is null and h.household_code is not null`,
    [county, ids],
  )
  return new Set(rows.map(r => `${r.person} ${r.code}`))
}

/** @param codes 户编号 of a page; asked in a few statements, whatever their number. */
export async function knownHouseholds(
  tx: Tx,
  county: string,
  codes: readonly string[],
): Promise<KnownHouseholds> {
  const { client } = tx
  const found = await client.query<{ code: string; id: string; areaCode: string }>({
    name: 'import-known',
    text: `select code, id, area_code as "areaCode" from identity where code = any($1) and kind = 'household' and county = $2`,
    values: [codes.map(householdKey), county],
  })
  const homes = new Map<string, KnownHousehold>()
  const byId = new Map<string, KnownHousehold>()
  for (const { code, id, areaCode } of found.rows) {
    const home = { id, areaCode, people: [], incomes: [], checks: [] }
    if (!homes.has(code.slice(2))) homes.set(code.slice(2), home)
    byId.set(id, home)
  }
  const conditions = new Map<string, Set<string>>()
  if (!byId.size) return { homes, conditions }
  const ids = [...byId.keys()]
  const people = await client.query<KnownPerson>(
    `select p.id, m.household_id as "householdId", p.id_index as "idIndex", p.name from membership m
     join person p on p.county = m.county and p.id = m.person_id and p.retracted_at is null
     where m.county = $1 and m.household_id = any($2) and m.retracted_at is null and m.left_on is null order by m.id`,
    [county, ids],
  )
  for (const one of people.rows) byId.get(one.householdId)?.people.push(one)
  const incomes = await client.query<KnownIncome>(
    `select household_id as "householdId", year, per_capita_fen as fen from income_declared
     where county = $1 and household_id = any($2) and retracted_at is null`,
    [county, ids],
  )
  for (const one of incomes.rows) byId.get(one.householdId)?.incomes.push(one)
  const checks = await client.query<KnownCheck>(
    `select household_id as "householdId", on_date as "onDate", housing_safe as "housingSafe", water_safe as "waterSafe"
     from household_condition where county = $1 and household_id = any($2) and retracted_at is null`,
    [county, ids],
  )
  for (const one of checks.rows) byId.get(one.householdId)?.checks.push(one)
  const recorded = await client.query<Omit<ConditionFacts, 'onDate'> & { person: string; onDate: string }>(
    `select person_id as person, on_date as "onDate", education, schooling, health, labour, months_worked as "monthsWorked",
       serious_illness_insured as "seriousIllnessInsured"
     from person_condition where county = $1 and person_id = any($2) and retracted_at is null`,
    [county, people.rows.map(p => p.id)],
  )
  for (const { person, onDate, ...condition } of recorded.rows) {
    const key = `${person} ${onDate}`
    const traces = conditions.get(key) ?? new Set()
    conditions.set(key, traces.add(traceOf(condition)))
  }
  return { homes, conditions }
}
