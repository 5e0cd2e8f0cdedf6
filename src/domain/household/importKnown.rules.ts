/**
 * Households of a list that are on file already: the list only adds to them. New members join; conditions and checks
 * of a day and declared incomes are recorded where they differ from what is known; nothing is overwritten and nobody leaves.
 */
import { newId, today } from '../../kernel/clock.ts'
import { addMemberRows, idIndexOf } from './registration.rules.ts'
import type { ConditionFacts, HouseholdFacts, RegistrationRows, Stamp } from './registration.rules.ts'

export interface KnownPerson {
  readonly id: string
  readonly householdId: string
  readonly idIndex: string | null
  readonly name: string
}

export interface KnownIncome {
  readonly householdId: string
  readonly year: number
  readonly fen: bigint
}

export interface KnownCheck {
  readonly householdId: string
  readonly onDate: string
  readonly housingSafe: boolean | null
  readonly waterSafe: boolean | null
}

export interface KnownHousehold {
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

/** What is recorded of a person on a day, as one text to compare. */
export const traceOf = (c: Omit<ConditionFacts, 'onDate'>): string =>
  JSON.stringify(CONDITION.map(key => c[key] ?? null))

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
