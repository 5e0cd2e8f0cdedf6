/**
 * What a registered household becomes in the tables: pure, so that the form, the correction and the bulk import write
 * the same rows. Dates 'YYYY-MM-DD', money in fen.
 */
import { newId } from '../../kernel/clock.ts'
import type { Vault } from '../../kernel/secret.ts'
import type { Cause } from './cause.terms.ts'
import type { Ethnicity } from './ethnicity.terms.ts'
import type {
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
import type { HouseholdKind, Standard } from './household.terms.ts'
import { normaliseIdNumber, readIdNumber } from './idNumber.rules.ts'
import type { IdKind } from './idNumber.terms.ts'
import type { JoinedReason } from './membership.terms.ts'
import { gramsOf } from './name.rules.ts'
import type { Education, Labour, Schooling, Sex } from './person.terms.ts'
import type { Relation } from './relation.terms.ts'
import type { StatusEventKind } from './status.terms.ts'

type Maybe<T> = T | null | undefined
export type Precision = 'day' | 'month' | 'year'

export interface ConditionFacts {
  readonly onDate: string
  readonly education?: Maybe<Education>
  readonly schooling?: Maybe<Schooling>
  /** Codes of HEALTH; several may hold at once and are joined by a comma. */
  readonly health?: Maybe<string>
  readonly labour?: Maybe<Labour>
  readonly monthsWorked?: Maybe<number>
  readonly seriousIllnessInsured?: Maybe<boolean>
}

export interface PersonFacts {
  readonly personCode?: Maybe<string>
  readonly name: string
  readonly idNumber?: Maybe<string>
  /** Given only for a document that is neither resident id nor disability card. */
  readonly idKind?: Maybe<IdKind>
  readonly sex?: Maybe<Sex>
  readonly birthOn?: Maybe<string>
  readonly ethnicity?: Maybe<Ethnicity>
  readonly phone?: Maybe<string>
}

export interface MemberFacts extends PersonFacts {
  readonly relation?: Maybe<Relation>
  readonly joinedOn?: Maybe<string>
  readonly joinedPrecision?: Maybe<Precision>
  readonly joinedReason?: Maybe<JoinedReason>
  readonly condition?: Maybe<ConditionFacts>
}

export interface EventFacts {
  readonly kind: StatusEventKind
  readonly onDate: string
  readonly onPrecision?: Maybe<Precision>
  readonly detail?: Maybe<string>
  readonly basis: 'evidenced' | 'declared'
  readonly documentCounty?: Maybe<string>
  readonly documentId?: Maybe<string>
}

export interface HouseholdFacts {
  readonly county: string
  /** 12 digits of the village */
  readonly areaCode: string
  readonly householdCode?: Maybe<string>
  readonly naturalVillage?: Maybe<string>
  readonly kind?: Maybe<HouseholdKind>
  readonly standard?: Maybe<Standard>
  readonly phone?: Maybe<string>
  readonly bank?: Maybe<string>
  readonly registeredOn?: Maybe<string>
  readonly registeredPrecision?: Maybe<Precision>
  readonly extra?: unknown
  readonly members: readonly MemberFacts[]
  /** The first is the main cause. */
  readonly causes?: readonly Cause[]
  readonly causesOn?: Maybe<string>
  /** 危房户 and 安全饮用水 as a list says them; null = not said. */
  readonly checks?: Maybe<{
    readonly onDate: string
    readonly housingSafe: boolean | null
    readonly waterSafe: boolean | null
  }>
  readonly events: readonly EventFacts[]
  readonly declared?: readonly { readonly year: number; readonly perCapitaFen: bigint }[]
}

export interface RegistrationRows {
  readonly household: (typeof household.$inferInsert)[]
  readonly person: (typeof person.$inferInsert)[]
  readonly membership: (typeof membership.$inferInsert)[]
  readonly personCondition: (typeof personCondition.$inferInsert)[]
  readonly householdCause: (typeof householdCause.$inferInsert)[]
  readonly householdCondition: (typeof householdCondition.$inferInsert)[]
  readonly incomeDeclared: (typeof incomeDeclared.$inferInsert)[]
  readonly statusEvent: (typeof statusEvent.$inferInsert)[]
  readonly identity: (typeof identity.$inferInsert)[]
  readonly nameGram: (typeof nameGram.$inferInsert)[]
}

export const noRows = (): RegistrationRows => ({
  household: [],
  person: [],
  membership: [],
  personCondition: [],
  householdCause: [],
  householdCondition: [],
  incomeDeclared: [],
  statusEvent: [],
  identity: [],
  nameGram: [],
})

/** What every row of one registration shares. */
export interface Stamp {
  readonly at: Date
  readonly vault: Vault
  readonly batchId?: Maybe<string>
}

const recordedAs = (stamp: Stamp) => ({ recordedAt: stamp.at, batchId: stamp.batchId ?? null })
const sealed = (vault: Vault, text: Maybe<string>): string | null => (text ? vault.seal(text) : null)

/** 户编号 as a key of `identity`; never mistaken for a blind index, which has no colon. */
export const householdKey = (code: string): string => `h:${code}`

/** What a person is found by: the first 18 characters, so that a disability card meets its resident id. */
export const idIndexOf = (vault: Vault, idNumber: string): string =>
  vault.blind(normaliseIdNumber(idNumber).slice(0, 18))

/** The columns of a person that an id number fills; sex and birth follow from it where its check digit holds. */
export function personColumns(vault: Vault, facts: PersonFacts) {
  const id = facts.idNumber ? readIdNumber(facts.idNumber) : null
  return {
    personCode: facts.personCode || null,
    name: facts.name.trim(),
    idKind: id ? (facts.idKind ?? id.kind) : null,
    idSealed: id ? vault.seal(id.value) : null,
    idIndex: id ? idIndexOf(vault, id.value) : null,
    sex: id?.sex ?? facts.sex ?? null,
    birthOn: id?.birthOn ?? facts.birthOn ?? null,
    ethnicity: facts.ethnicity ?? null,
    phoneSealed: sealed(vault, facts.phone),
  }
}

export interface Home {
  readonly county: string
  readonly areaCode: string
  readonly householdId: string
}

/** Look-up rows of a person: by id number and by grams of the name. */
export function lookupRows(home: Home, personId: string, name: string, idIndex: string | null) {
  const { county, areaCode, householdId } = home
  return {
    identity: idIndex ? [{ code: idIndex, kind: 'person' as const, county, id: personId, areaCode }] : [],
    nameGram: gramsOf(name).map(gram => ({ county, gram, personId, householdId, areaCode })),
  }
}

/** Nobody belongs to a household before being born: where no day is given, a child joins at birth. */
const later = (joinedOn: string, birthOn: string | null): string =>
  birthOn && birthOn > joinedOn ? birthOn : joinedOn

/** The day from which a member belongs to a household that began on a day. */
export const joiningDay = (member: MemberFacts, begin: string): string =>
  member.joinedOn ??
  later(begin, (member.idNumber ? readIdNumber(member.idNumber).birthOn : null) ?? member.birthOn ?? null)

/** Adds one member to the rows; returns the person's id. */
export function addMemberRows(
  rows: RegistrationRows,
  home: Home,
  member: MemberFacts,
  joinedOn: string,
  stamp: Stamp,
) {
  const personId = newId()
  const { county, areaCode, householdId } = home
  const columns = personColumns(stamp.vault, member)
  rows.person.push({ county, id: personId, areaCode, ...columns, ...recordedAs(stamp) })
  rows.membership.push({
    county,
    id: newId(),
    areaCode,
    householdId,
    personId,
    relation: member.relation ?? null,
    joinedOn: member.joinedOn ?? later(joinedOn, columns.birthOn),
    joinedPrecision: member.joinedPrecision ?? 'day',
    joinedReason: member.joinedReason ?? 'identified',
    ...recordedAs(stamp),
  })
  if (member.condition)
    rows.personCondition.push({
      county,
      id: newId(),
      areaCode,
      personId,
      ...member.condition,
      ...recordedAs(stamp),
    })
  const lookup = lookupRows(home, personId, columns.name, columns.idIndex)
  rows.identity.push(...lookup.identity)
  rows.nameGram.push(...lookup.nameGram)
  return personId
}

export const eventRow = (home: Home, event: EventFacts, stamp: Stamp): typeof statusEvent.$inferInsert => ({
  county: home.county,
  id: newId(),
  areaCode: home.areaCode,
  householdId: home.householdId,
  kind: event.kind,
  onDate: event.onDate,
  onPrecision: event.onPrecision ?? 'day',
  detail: event.detail ?? null,
  basis: event.basis,
  documentCounty: event.documentCounty ?? null,
  documentId: event.documentId ?? null,
  ...recordedAs(stamp),
})

const headOf = (members: readonly MemberFacts[]): MemberFacts | undefined =>
  members.find(member => member.relation === 'head') ?? members[0]

/** The day on which the household came on file, as far as its facts tell. */
const beginOf = (facts: HouseholdFacts, stamp: Stamp): string =>
  facts.registeredOn ?? facts.events[0]?.onDate ?? stamp.at.toISOString().slice(0, 10)

/** Adds one household with everything known of it to the rows; returns its id. Events keep the order given. */
export function addHouseholdRows(rows: RegistrationRows, facts: HouseholdFacts, stamp: Stamp): string {
  const id = newId()
  const { county, areaCode } = facts
  const home = { county, areaCode, householdId: id }
  const recorded = recordedAs(stamp)
  rows.household.push({
    county,
    id,
    areaCode,
    householdCode: facts.householdCode || null,
    headName: headOf(facts.members)?.name.trim() ?? '',
    naturalVillage: facts.naturalVillage ?? null,
    kind: facts.kind ?? null,
    standard: facts.standard ?? null,
    phoneSealed: sealed(stamp.vault, facts.phone),
    bankSealed: sealed(stamp.vault, facts.bank),
    registeredOn: facts.registeredOn ?? null,
    registeredPrecision: facts.registeredOn ? (facts.registeredPrecision ?? 'day') : null,
    extra: facts.extra ?? null,
    ...recorded,
  })
  if (facts.householdCode)
    rows.identity.push({ code: householdKey(facts.householdCode), kind: 'household', county, id, areaCode })
  const begin = beginOf(facts, stamp)
  for (const member of facts.members) addMemberRows(rows, home, member, begin, stamp)
  const onDate = facts.causesOn ?? begin
  facts.causes?.forEach((cause, rank) =>
    rows.householdCause.push({
      county,
      id: newId(),
      areaCode,
      householdId: id,
      cause,
      rank,
      onDate,
      ...recorded,
    }),
  )
  if (facts.checks)
    rows.householdCondition.push({
      county,
      id: newId(),
      areaCode,
      householdId: id,
      ...facts.checks,
      ...recorded,
    })
  for (const declared of facts.declared ?? [])
    rows.incomeDeclared.push({ county, id: newId(), areaCode, householdId: id, ...declared, ...recorded })
  for (const event of facts.events) rows.statusEvent.push(eventRow(home, event, stamp))
  return id
}
