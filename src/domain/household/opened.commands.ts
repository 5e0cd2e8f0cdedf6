/** A household opened for a write: found in scope, locked, live, and its revision risen with the change. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import type { Outcome } from '../../kernel/audit.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Reason } from '../../kernel/reason.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { say } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { household, membership } from './household.table.ts'

export interface HouseholdAt {
  readonly county: string
  readonly id: string
}

export type HouseholdRow = typeof household.$inferSelect
export type MembershipRow = typeof membership.$inferSelect

export interface Ordered {
  readonly command: string
  readonly key?: string | undefined
  readonly request?: unknown
  /** A withdrawn household may be opened too: to restore it. */
  readonly withdrawn?: boolean
}

const which = (at: HouseholdAt) => and(eq(household.county, at.county), eq(household.id, at.id))

/** @throws Problem record.notFound when it is not there or not in scope. */
export async function findHousehold(tx: Tx, at: HouseholdAt): Promise<HouseholdRow> {
  const [row] = await tx.db.select().from(household).where(which(at))
  if (!row) throw new Problem('record.notFound')
  return row
}

/** Locks the row, so that two writers of one household queue. */
export async function lockHousehold(tx: Tx, at: HouseholdAt, withdrawn = false): Promise<HouseholdRow> {
  const [row] = await tx.db.select().from(household).where(which(at)).for('update')
  if (!row) throw new Problem('record.notFound')
  if (row.retractedAt && !withdrawn) throw new Problem('record.retracted')
  return row
}

/** Sets columns that no figure is made of. */
export async function change(tx: Tx, at: HouseholdAt, columns: Partial<HouseholdRow>): Promise<void> {
  if (Object.keys(columns).length) await tx.db.update(household).set(columns).where(which(at))
}

const raise = (tx: Tx, at: HouseholdAt) =>
  tx.db
    .update(household)
    .set({ revision: sql`${household.revision} + 1` })
    .where(which(at))

/** The figures that households feed; their published roll-ups are marked out of date by each write. */
export const HOUSEHOLD_FIGURES = [
  'household.registered',
  'household.people',
  'household.poor',
  'household.people_lifted',
  'household.monitored',
  'household.income_mean',
] as const

/** One command on one household: allowed? → lock → work → revision → audit line, in one transaction. */
export function onHousehold<T>(
  base: Base,
  reader: Reader,
  at: HouseholdAt,
  ordered: Ordered,
  work: (tx: Tx, row: HouseholdRow) => Promise<Outcome<T>>,
): Promise<T> {
  return within(base, reader, async tx => {
    const { areaCode } = await findHousehold(tx, at)
    const { command, key, request } = ordered
    const order = { command, county: at.county, areaCode, key, request: { at, request } }
    return commandIn(tx, order, async () => {
      const outcome = await work(tx, await lockHousehold(tx, at, ordered.withdrawn))
      await raise(tx, at)
      await staleRollup(tx, HOUSEHOLD_FIGURES, at.county)
      return outcome
    })
  })
}

export const refuse = (words: Word): never => {
  throw new Problem('rule.refused', {}, [], words)
}

/** Refuses with every reason of a rule: the first as the sentence, all of them as details. */
export function refuseWith(reasons: readonly Reason[]): void {
  const worded = reasons.map(({ code, words, values }) => ({
    code,
    detail: { zh: say(words, 'zh', values), en: say(words, 'en', values) },
  }))
  const [first] = worded
  if (first) throw new Problem('rule.refused', {}, worded, first.detail)
}

/** The live memberships of a household, in the order in which they were recorded. */
export async function liveMembers(tx: Tx, at: HouseholdAt): Promise<MembershipRow[]> {
  return tx.db
    .select()
    .from(membership)
    .where(
      sql`${membership.county} = ${at.county} and ${membership.householdId} = ${at.id} and ${membership.retractedAt} is null`,
    )
    .orderBy(membership.id)
}

export const present = (members: readonly MembershipRow[]): MembershipRow[] =>
  members.filter(m => m.leftOn === null)

/** @throws Problem input.reference unless the code is a village of the county. */
export async function mustBeVillage(tx: Tx, county: string, areaCode: string): Promise<void> {
  const found = await tx.db.execute(
    sql`select 1 from area where code = ${areaCode} and county = ${county} and level = 'village' and valid_to is null`,
  )
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'areaCode', code: 'unknown' }], {
      zh: '所选嘎查村不属于该旗县',
      en: 'the village does not belong to the banner',
    })
}
