/**
 * Households of a list that are on file already: the list only adds to them. New members join; conditions and checks
 * of a day and declared incomes are recorded where they differ from what is known; nothing is overwritten and nobody leaves.
 */
import type { Tx } from '../../kernel/tx.ts'
import { newId, today } from '../../kernel/clock.ts'
import { addMemberRows, householdKey, idIndexOf } from './registration.rules.ts'
import type { ConditionFacts, HouseholdFacts, RegistrationRows, Stamp } from './registration.rules.ts'

interface KnownPerson {
  readonly id: string
  readonly householdId: string
  readonly idIndex: string | null
  readonly name: string
}

interface KnownIncome {
  readonly householdId: string
  readonly year: number
  readonly fen: bigint
}

interface KnownCheck {
  readonly householdId: string
  readonly onDate: string
  readonly housingSafe: boolean | null
  readonly waterSafe: boolean | null
}

interface KnownHousehold {
  readonly id: string
  readonly areaCode: string
  readonly people: KnownPerson[]
  readonly incomes: KnownIncome[]
  readonly checks: KnownCheck[]
}

/** Households on file, by code, with what the page's facts are compared with. */
export interface KnownHouseholds {
  readonly homes: ReadonlyMap<string, KnownHousehold>
  /** `person day` → what is recorded of the person on that day */
  readonly conditions: ReadonlyMap<string, ReadonlySet<string>>
}

/** Declared incomes that the page replaces. */
export interface Replaced {
  readonly householdId: string
  readonly year: number
}

const CONDITION = [
  'education',
  'schooling',
  'health',
  'labour',
  'monthsWorked',
  'seriousIllnessInsured',
] as const

const traceOf = (c: Omit<ConditionFacts, 'onDate'>): string =>
  JSON.stringify(CONDITION.map(key => c[key] ?? null))

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

/** Whether what is on file holds everything that the list says; what the list leaves open it does not deny. */
const saysAll = (file: KnownCheck, list: NonNullable<HouseholdFacts['checks']>): boolean =>
  (list.housingSafe ?? file.housingSafe) === file.housingSafe &&
  (list.waterSafe ?? file.waterSafe) === file.waterSafe

/** Adds to the rows what the list says beyond what is on file. */
export function addToKnown(
  known: KnownHouseholds,
  home: KnownHousehold,
  facts: HouseholdFacts,
  rows: RegistrationRows,
  replaced: Replaced[],
  stamp: Stamp,
): void {
  const { county } = facts
  const { id: householdId, areaCode } = home
  const recorded = { recordedAt: stamp.at, batchId: stamp.batchId ?? null }
  for (const member of facts.members) {
    const index = member.idNumber ? idIndexOf(stamp.vault, member.idNumber) : null
    const there = home.people.find(p => (index ? p.idIndex === index : p.name === member.name))
    const { condition } = member
    if (!there)
      addMemberRows(
        rows,
        { county, areaCode, householdId },
        member,
        condition?.onDate ?? today(stamp.at),
        stamp,
      )
    else if (condition && !known.conditions.get(`${there.id} ${condition.onDate}`)?.has(traceOf(condition)))
      rows.personCondition.push({
        county,
        id: newId(),
        areaCode,
        personId: there.id,
        ...condition,
        ...recorded,
      })
  }
  const { checks } = facts
  if (checks && !home.checks.some(c => c.onDate === checks.onDate && saysAll(c, checks)))
    rows.householdCondition.push({ county, id: newId(), areaCode, householdId, ...checks, ...recorded })
  for (const declared of facts.declared ?? []) {
    const before = home.incomes.filter(i => i.year === declared.year)
    if (before.some(i => i.fen === declared.perCapitaFen)) continue
    if (before.length) replaced.push({ householdId, year: declared.year })
    rows.incomeDeclared.push({ county, id: newId(), areaCode, householdId, ...declared, ...recorded })
  }
}

/** Retracts declared incomes that the page says anew. */
export async function retractReplaced(tx: Tx, county: string, replaced: readonly Replaced[]): Promise<void> {
  if (!replaced.length) return
  await tx.client.query(
    `update income_declared d set retracted_at = $1 from unnest($2::uuid[], $3::int[]) as x (home, year)
     where d.county = $4 and d.household_id = x.home and d.year = x.year and d.retracted_at is null`,
    [tx.at.toISOString(), replaced.map(r => r.householdId), replaced.map(r => r.year), county],
  )
}
