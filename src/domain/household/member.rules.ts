/** Who may stand on a household's list, with reasons. Pure; dates 'YYYY-MM-DD'. */
import type { Reason } from '../../kernel/reason.ts'
import { readIdNumber } from './idNumber.rules.ts'
import type { HouseholdFacts, MemberFacts, PersonFacts } from './registration.rules.ts'

const reason = (code: string, zh: string, en: string): Reason => ({ code, words: { zh, en } })

const NO_MEMBERS = reason('member.none', '至少登记一名家庭成员。', 'Enter at least one member.')
const ONE_HEAD = reason('member.oneHead', '应有且只有一名户主。', 'There is to be exactly one head.')
const TWICE = reason(
  'member.twice',
  '同一证件号码在本户出现两次。',
  'One id number stands twice in this household.',
)
const FUTURE = reason('date.future', '日期晚于今天。', 'The date lies in the future.')
const SEX = reason('id.sex', '性别与证件号码不符。', 'The sex does not agree with the id number.')
const BIRTH = reason(
  'id.birthDiffers',
  '出生日期与证件号码不符。',
  'The date of birth does not agree with the id number.',
)
const BEFORE_BIRTH = reason('member.beforeBirth', '加入日期早于出生日期。', 'The member joins before birth.')

/** An id number that cannot be right keeps a form from being saved; another kind of document is taken as it is. */
export function personReasons(facts: PersonFacts): Reason[] {
  if (!facts.idNumber || facts.idKind === 'other') return []
  const read = readIdNumber(facts.idNumber)
  const wrong = read.problems.filter(problem => problem.level === 'error')
  const sex = read.sex && facts.sex && read.sex !== facts.sex ? [SEX] : []
  const birth = read.birthOn && facts.birthOn && read.birthOn !== facts.birthOn ? [BIRTH] : []
  return [...wrong, ...sex, ...birth]
}

const birthOf = (member: MemberFacts): string | null | undefined =>
  (member.idNumber ? readIdNumber(member.idNumber).birthOn : null) ?? member.birthOn

/** May this person join on this day? */
export function mayJoin(member: MemberFacts, joinedOn: string, today: string): Reason[] {
  const birth = birthOf(member)
  return [
    ...personReasons(member),
    ...(joinedOn > today ? [FUTURE] : []),
    ...(birth && joinedOn < birth ? [BEFORE_BIRTH] : []),
  ]
}

const numberOf = (member: MemberFacts): string | null =>
  member.idNumber ? readIdNumber(member.idNumber).value.slice(0, 18) : null

/** May this household be registered as it stands on the form? */
export function mayRegister(facts: HouseholdFacts, today: string): Reason[] {
  const { members } = facts
  if (members.length === 0) return [NO_MEMBERS]
  const numbers = members.map(numberOf).filter(n => n !== null)
  return [
    ...(members.filter(m => m.relation === 'head').length === 1 ? [] : [ONE_HEAD]),
    ...(new Set(numbers).size < numbers.length ? [TWICE] : []),
    ...(facts.registeredOn && facts.registeredOn > today ? [FUTURE] : []),
    ...members.flatMap(personReasons),
  ]
}
