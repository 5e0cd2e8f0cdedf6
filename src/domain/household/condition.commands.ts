/** 成员情况 and 两不愁三保障 as found on a day. A second finding of the same day replaces the first. */
import { and, eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { insertAll, retract } from './fact.commands.ts'
import { householdCondition, personCondition } from './household.table.ts'
import { liveMembers, onHousehold, refuse } from './opened.commands.ts'
import type { HouseholdAt } from './opened.commands.ts'
import type { ConditionFacts } from './registration.rules.ts'

export interface Checks {
  readonly foodSecure?: boolean | null | undefined
  readonly clothed?: boolean | null | undefined
  readonly inSchool?: boolean | null | undefined
  readonly insured?: boolean | null | undefined
  readonly housingSafe?: boolean | null | undefined
  readonly waterSafe?: boolean | null | undefined
}

export interface Findings {
  readonly onDate: string
  /** Of the household; null = not checked. */
  readonly checks?: Checks | undefined
  readonly members?: readonly (Omit<ConditionFacts, 'onDate'> & { readonly personId: string })[] | undefined
}

export function recordCondition(base: Base, reader: Reader, at: HouseholdAt, input: Findings, key?: string) {
  return onHousehold(
    base,
    reader,
    at,
    { command: 'recordCondition', key, request: input },
    async (tx, row) => {
      const { onDate, checks, members = [] } = input
      if (onDate > today(tx.at)) refuse({ zh: '日期晚于今天。', en: 'The date lies in the future.' })
      const known = new Set((await liveMembers(tx, at)).map(m => m.personId))
      if (members.some(m => !known.has(m.personId)))
        refuse({ zh: '所填人员不是本户成员。', en: 'Someone named is not a member of this household.' })
      const { county, areaCode } = row
      const fact = () => ({ county, id: newId(), areaCode, onDate, recordedAt: tx.at })
      if (checks) {
        const sameDay = and(eq(householdCondition.householdId, at.id), eq(householdCondition.onDate, onDate))!
        await retract(tx, householdCondition, county, sameDay)
        await insertAll(tx, householdCondition, [{ ...checks, ...fact(), householdId: at.id }])
      }
      for (const member of members)
        await retract(
          tx,
          personCondition,
          county,
          and(eq(personCondition.personId, member.personId), eq(personCondition.onDate, onDate))!,
        )
      await insertAll(
        tx,
        personCondition,
        members.map(member => ({ ...member, ...fact() })),
      )
      return { result: at, subject: { type: 'household', id: at.id }, after: input }
    },
  )
}
