/** Two records of one person, or of one household, become one; and apart again. Nothing is deleted. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { recomputeDuplicates } from './duplicateSearch.commands.ts'
import { OF_HOUSEHOLD, recordAnew, restate, retract, revive } from './fact.commands.ts'
import { membership, person, personCondition } from './household.table.ts'
import { forget, lookUpAgain } from './lookup.commands.ts'
import { change, liveMembers, lockHousehold, onHousehold, present, refuse } from './opened.commands.ts'
import type { HouseholdAt, HouseholdRow, MembershipRow } from './opened.commands.ts'
import { reviveHousehold } from './revival.commands.ts'

type PersonRow = typeof person.$inferSelect

async function lockPeople(tx: Tx, county: string, ids: readonly string[]): Promise<PersonRow[]> {
  return tx.db
    .select()
    .from(person)
    .where(sql`${person.county} = ${county} and ${person.id} in ${ids}`)
    .orderBy(person.id)
    .for('update')
}

const membershipsOf = (tx: Tx, county: string, personId: string) =>
  tx.db
    .select()
    .from(membership)
    .where(
      sql`${membership.county} = ${county} and ${membership.personId} = ${personId} and ${membership.retractedAt} is null`,
    )

/** Merges `lose` into `keep`; if that empties the household of `lose`, the households are merged. */
export async function mergePeople(tx: Tx, county: string, keep: string, lose: string): Promise<void> {
  const people = await lockPeople(tx, county, [keep, lose])
  if (people.length !== 2 || people.some(p => p.retractedAt)) throw new Problem('record.retracted')
  const [kept] = present(await membershipsOf(tx, county, keep))
  const [lost] = present(await membershipsOf(tx, county, lose))
  if (!lost || lost.householdId === kept?.householdId) return absorb(tx, county, keep, lose)
  const rest = present(await liveMembers(tx, { county, id: lost.householdId })).filter(
    m => m.personId !== lose,
  )
  if (!rest.length && kept) return joinHouseholds(tx, county, kept.householdId, lost.householdId)
  if (lost.relation === 'head' && rest.length)
    refuse({
      zh: '要并掉的人员是另一户户主，户内还有其他成员。请改为保留此人，或在户页面合并两户。',
      en: 'The one to be merged is the head of a household with other members. Keep that one instead, or merge the households.',
    })
  await absorb(tx, county, keep, lose)
}

async function absorb(tx: Tx, county: string, keep: string, lose: string): Promise<void> {
  await retract(tx, membership, county, eq(membership.personId, lose))
  await retract(tx, personCondition, county, eq(personCondition.personId, lose))
  await tx.db
    .update(person)
    .set({ retractedAt: tx.at, mergedIntoId: keep })
    .where(and(eq(person.county, county), eq(person.id, lose)))
  await forget(tx, county, [lose])
}

/** Takes a merge apart: whichever of the two was merged into the other comes back, its household too. */
export async function unmergePeople(tx: Tx, county: string, one: string, other: string): Promise<string[]> {
  const lost = (await lockPeople(tx, county, [one, other])).find(p => p.mergedIntoId && p.retractedAt)
  if (!lost) throw new Problem('record.notFound')
  const at = lost.retractedAt!
  const former = await tx.db.execute<{ id: string; merged: string | null }>(sql`
    select h.id, h.merged_into_id as merged from membership m join household h on h.county = m.county and h.id = m.household_id
    where m.county = ${county} and m.person_id = ${lost.id} and m.retracted_at = ${at.toISOString()} order by h.merged_into_id nulls last limit 1`)
  const home = former.rows[0]
  if (home?.merged) return partHouseholds(tx, await lockHousehold(tx, { county, id: home.id }, true))
  await revive(tx, membership, county, eq(membership.personId, lost.id), at)
  await revive(tx, personCondition, county, eq(personCondition.personId, lost.id), at)
  await tx.db
    .update(person)
    .set({ retractedAt: null, mergedIntoId: null })
    .where(and(eq(person.county, county), eq(person.id, lost.id)))
  if (home)
    await lookUpAgain(
      tx,
      county,
      home.id,
      (await liveMembers(tx, { county, id: home.id })).map(m => m.personId),
    )
  return [one, other]
}

/** People of one household who are the same as people of the other: by id number. */
async function samePeople(
  tx: Tx,
  county: string,
  keep: readonly MembershipRow[],
  lose: readonly MembershipRow[],
) {
  const rows = await lockPeople(
    tx,
    county,
    [...keep, ...lose].map(m => m.personId),
  )
  const indexOf = new Map(rows.map(p => [p.id, p.idIndex]))
  const twin = (m: MembershipRow) =>
    keep.find(k => indexOf.get(k.personId) && indexOf.get(k.personId) === indexOf.get(m.personId))
  return new Map(lose.flatMap(m => (twin(m) ? [[m.personId, twin(m)!.personId] as const] : [])))
}

/** 并户 of two records of one household: people on both are one, the others come along, the second record is withdrawn. */
async function joinHouseholds(tx: Tx, county: string, keepId: string, loseId: string): Promise<void> {
  const keep = await lockHousehold(tx, { county, id: keepId })
  const lose = await lockHousehold(tx, { county, id: loseId })
  const here = present(await liveMembers(tx, keep))
  const there = await liveMembers(tx, lose)
  const twins = await samePeople(tx, county, here, present(there))
  for (const [loser, keeper] of twins) await absorb(tx, county, keeper, loser)
  await bringAlong(
    tx,
    keep,
    present(there).filter(m => !twins.has(m.personId)),
    here,
  )
  for (const table of OF_HOUSEHOLD) await retract(tx, table, county, eq(table.householdId, lose.id))
  await forget(tx, county, [lose.id])
  await change(tx, lose, { retractedAt: tx.at, mergedIntoId: keep.id })
  await lookUpAgain(tx, county, keep.id, [...new Set((await liveMembers(tx, keep)).map(m => m.personId))])
}

async function bringAlong(
  tx: Tx,
  keep: HouseholdRow,
  coming: readonly MembershipRow[],
  here: readonly MembershipRow[],
): Promise<void> {
  const { county, areaCode } = keep
  const hasHead = here.some(m => m.relation === 'head')
  for (const one of coming) {
    const relation = one.relation === 'head' && hasHead ? 'other' : one.relation
    const rows = await retract(tx, membership, county, eq(membership.id, one.id))
    await recordAnew(tx, membership, rows, { householdId: keep.id, areaCode, relation })
    await restate(tx, personCondition, county, eq(personCondition.personId, one.personId), { areaCode })
    await tx.db
      .update(person)
      .set({ areaCode })
      .where(and(eq(person.county, county), eq(person.id, one.personId)))
  }
}

/** The undo of `joinHouseholds`: what came along goes back, and the second record counts again. */
async function partHouseholds(tx: Tx, lose: HouseholdRow): Promise<string[]> {
  const { county, mergedIntoId, retractedAt } = lose
  if (!mergedIntoId || !retractedAt) throw new Problem('record.notFound')
  const came = sql`${membership.householdId} = ${mergedIntoId} and ${membership.recordedAt} = ${retractedAt.toISOString()}
    and ${membership.personId} in (select o.person_id from membership o where o.county = ${county} and o.household_id = ${lose.id})`
  const back = (await retract(tx, membership, county, came)).map(m => String(m.personId))
  for (const personId of back) {
    const restated = and(eq(personCondition.personId, personId), eq(personCondition.recordedAt, retractedAt))!
    await retract(tx, personCondition, county, restated)
    await tx.db
      .update(person)
      .set({ areaCode: lose.areaCode })
      .where(and(eq(person.county, county), eq(person.id, personId)))
  }
  const people = await reviveHousehold(tx, lose, retractedAt)
  const stay = [...new Set((await liveMembers(tx, { county, id: mergedIntoId })).map(m => m.personId))]
  await lookUpAgain(tx, county, mergedIntoId, stay)
  return [...people, ...stay]
}

/** Merges a household into another one of the same county. */
export function mergeHouseholds(base: Base, reader: Reader, at: HouseholdAt, intoId: string, key?: string) {
  return onHousehold(
    base,
    reader,
    at,
    { command: 'mergeHouseholds', key, request: intoId },
    async (tx, row) => {
      if (intoId === at.id)
        refuse({ zh: '不能与本户合并。', en: 'A household cannot be merged with itself.' })
      const people = (await liveMembers(tx, at)).map(m => m.personId)
      await joinHouseholds(tx, at.county, intoId, at.id)
      await recomputeDuplicates(tx, at.county, people)
      return {
        result: { county: at.county, id: intoId },
        subject: { type: 'household', id: at.id },
        before: row,
        after: { intoId },
      }
    },
  )
}

/** Takes a merge of households apart. */
export function partHousehold(base: Base, reader: Reader, at: HouseholdAt, key?: string) {
  const ordered = { command: 'undoMerge', key, withdrawn: true }
  return onHousehold(base, reader, at, ordered, async (tx, row) => {
    if (!row.mergedIntoId) refuse({ zh: '该户没有合并。', en: 'The household is not merged.' })
    await recomputeDuplicates(tx, at.county, await partHouseholds(tx, row))
    return {
      result: at,
      subject: { type: 'household', id: at.id },
      before: row,
      after: { mergedIntoId: null },
    }
  })
}
