/** 成员增减: people come and go by dated memberships with a reason; a correction restates. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { recomputeDuplicates } from './duplicateSearch.commands.ts'
import { recordAnew, restate, retract } from './fact.commands.ts'
import { membership, person } from './household.table.ts'
import { lookUpAgain } from './lookup.commands.ts'
import { mayJoin, personReasons } from './member.rules.ts'
import type { LeftReason } from './membership.terms.ts'
import { change, liveMembers, onHousehold, present, refuse, refuseWith } from './opened.commands.ts'
import type { HouseholdAt, MembershipRow } from './opened.commands.ts'
import { insertRegistration } from './registration.commands.ts'
import { addMemberRows, noRows, personColumns } from './registration.rules.ts'
import type { MemberFacts, PersonFacts } from './registration.rules.ts'
import type { Relation } from './relation.terms.ts'

export type NewMember = MemberFacts & { readonly joinedOn: string }

export function addMember(base: Base, reader: Reader, at: HouseholdAt, input: NewMember, key?: string) {
  return onHousehold(base, reader, at, { command: 'addMember', key, request: input }, async (tx, row) => {
    refuseWith(mayJoin(input, input.joinedOn, today(tx.at)))
    const members = await liveMembers(tx, at)
    if (input.relation === 'head' && present(members).some(m => m.relation === 'head'))
      refuse({ zh: '本户已有户主。', en: 'The household has a head already.' })
    const rows = noRows()
    const home = { county: at.county, areaCode: row.areaCode, householdId: at.id }
    const personId = addMemberRows(rows, home, input, input.joinedOn, { at: tx.at, vault: tx.vault })
    refuseKnown(await alreadyHere(tx, members, rows.person[0]?.idIndex ?? null))
    await insertRegistration(tx, rows)
    if (input.relation === 'head') await nameHead(tx, at, input.name.trim())
    await recomputeDuplicates(tx, at.county, [personId])
    return {
      result: { ...at, personId },
      subject: { type: 'household', id: at.id },
      after: { personId, ...input },
    }
  })
}

const refuseKnown = (known: boolean): void => {
  if (known)
    refuse({ zh: '该证件号码已是本户成员。', en: 'Someone with this id number is a member already.' })
}

async function alreadyHere(
  tx: Tx,
  members: readonly MembershipRow[],
  idIndex: string | null,
): Promise<boolean> {
  const here = present(members).map(m => m.personId)
  if (!idIndex || !here.length) return false
  const found = await tx.db.execute(
    sql`select 1 from person where county = ${members[0]!.county} and id in ${here} and id_index = ${idIndex} limit 1`,
  )
  return found.rows.length > 0
}

const nameHead = (tx: Tx, at: HouseholdAt, headName: string) => change(tx, at, { headName })

export interface Leaving {
  readonly leftOn: string
  readonly reason: LeftReason
  /** Who is the head from now on, when the head leaves and others stay. */
  readonly newHeadId?: string | undefined
}

const memberOf = (members: readonly MembershipRow[], personId: string): MembershipRow => {
  const found = members.find(m => m.personId === personId)
  if (!found) throw new Problem('record.notFound')
  return found
}

function mayLeave(leaving: MembershipRow, input: Leaving, on: string): void {
  if (input.leftOn > on) refuse({ zh: '日期晚于今天。', en: 'The date lies in the future.' })
  if (input.leftOn < leaving.joinedOn)
    refuse({ zh: '减少日期早于加入日期。', en: 'The member cannot leave before joining.' })
}

export function memberLeaves(
  base: Base,
  reader: Reader,
  at: HouseholdAt,
  personId: string,
  input: Leaving,
  key?: string,
) {
  const ordered = { command: 'memberLeaves', key, request: { personId, input } }
  return onHousehold(base, reader, at, ordered, async tx => {
    const here = present(await liveMembers(tx, at))
    const leaving = memberOf(here, personId)
    mayLeave(leaving, input, today(tx.at))
    const rest = here.filter(m => m.id !== leaving.id)
    if (leaving.relation === 'head' && rest.length) await succeed(tx, at, rest, input.newHeadId)
    const change = { leftOn: input.leftOn, leftReason: input.reason }
    await restate(tx, membership, at.county, eq(membership.id, leaving.id), change)
    return {
      result: at,
      subject: { type: 'household', id: at.id },
      before: leaving,
      after: { personId, ...input },
    }
  })
}

/** A household with people in it has exactly one head. */
async function succeed(
  tx: Tx,
  at: HouseholdAt,
  rest: readonly MembershipRow[],
  newHeadId: string | undefined,
): Promise<void> {
  const heir = rest.find(m => m.personId === newHeadId)
  if (!heir)
    return refuse({
      zh: '户主减少后，请指定新的户主。',
      en: 'The head leaves: choose who is the head from now on.',
    })
  await restate(tx, membership, at.county, eq(membership.id, heir.id), { relation: 'head' })
  const [named] = await tx.db
    .select()
    .from(person)
    .where(and(eq(person.county, at.county), eq(person.id, heir.personId)))
  await nameHead(tx, at, named!.name)
}

/** A leaving that was wrong: the last one recorded is taken back. */
export function memberReturns(base: Base, reader: Reader, at: HouseholdAt, personId: string, key?: string) {
  const ordered = { command: 'memberReturns', key, request: personId }
  return onHousehold(base, reader, at, ordered, async tx => {
    const members = await liveMembers(tx, at)
    const left = members.filter(m => m.personId === personId && m.leftOn !== null).at(-1)
    if (!left || present(members).some(m => m.personId === personId))
      return refuse({ zh: '该成员没有减少，无需恢复。', en: 'This member has not left.' })
    const heads = present(members).some(m => m.relation === 'head')
    const relation = left.relation === 'head' && heads ? 'other' : left.relation
    const rows = await retract(tx, membership, at.county, eq(membership.id, left.id))
    await recordAnew(tx, membership, rows, { leftOn: null, leftReason: null, relation })
    return {
      result: at,
      subject: { type: 'household', id: at.id },
      before: left,
      after: { personId, leftOn: null },
    }
  })
}

export type MemberCorrection = Partial<PersonFacts> & {
  readonly revision: number
  readonly relation?: Relation | undefined
  readonly joinedOn?: string | undefined
}

/** Corrects what was written down wrongly of a member; what is left out stays. */
export function correctMember(
  base: Base,
  reader: Reader,
  at: HouseholdAt,
  personId: string,
  input: MemberCorrection,
  key?: string,
) {
  const ordered = { command: 'correctMember', key, request: { personId, input } }
  return onHousehold(base, reader, at, ordered, async tx => {
    const member = memberOf((await liveMembers(tx, at)).toReversed(), personId)
    const which = and(eq(person.county, at.county), eq(person.id, personId))
    const [before] = await tx.db.select().from(person).where(which).for('update')
    if (!before || before.revision !== input.revision) throw new Problem('input.stale')
    const columns = correctedColumns(tx, before, input)
    await tx.db
      .update(person)
      .set({ ...columns, revision: before.revision + 1 })
      .where(which)
    await correctMembership(tx, at, member, input)
    if (member.relation === 'head') await nameHead(tx, at, columns.name)
    const people = (await liveMembers(tx, at)).map(m => m.personId)
    await lookUpAgain(tx, at.county, at.id, people)
    await recomputeDuplicates(tx, at.county, [personId])
    return { result: at, subject: { type: 'household', id: at.id }, before, after: { personId, ...input } }
  })
}

function correctedColumns(tx: Tx, before: typeof person.$inferSelect, input: MemberCorrection) {
  const open = (sealed: string | null): string | null => (sealed ? tx.vault.open(sealed) : null)
  const { personCode, name, idKind, sex, birthOn } = before
  const known = {
    personCode,
    name,
    idKind,
    sex,
    birthOn,
    idNumber: open(before.idSealed),
    phone: open(before.phoneSealed),
  }
  const numbered = input.idNumber ? { idKind: null, sex: null, birthOn: null } : {}
  const stated = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const facts = { ...known, ethnicity: before.ethnicity, ...numbered, ...stated } as PersonFacts
  refuseWith(personReasons(facts))
  return personColumns(tx.vault, facts)
}

async function correctMembership(
  tx: Tx,
  at: HouseholdAt,
  member: MembershipRow,
  input: MemberCorrection,
): Promise<void> {
  const relation = input.relation ?? member.relation
  const joinedOn = input.joinedOn ?? member.joinedOn
  if (relation === member.relation && joinedOn === member.joinedOn) return
  if (relation !== member.relation && (relation === 'head' || member.relation === 'head'))
    refuse({ zh: '户主变更请通过成员减少办理。', en: 'A change of head is made when the head leaves.' })
  if (joinedOn > today(tx.at) || (member.leftOn && joinedOn > member.leftOn))
    refuse({ zh: '加入日期不合理。', en: 'The day of joining cannot be right.' })
  await restate(tx, membership, at.county, eq(membership.id, member.id), { relation, joinedOn })
}
