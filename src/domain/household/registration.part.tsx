/** 登记建档户: the registration form with all its people, in a drawer over the register. */
import { CommandDrawer } from '../../web/kit/CommandDrawer.tsx'
import { bodyOf } from '../../web/kit/field.ts'
import type { Field, Values } from '../../web/kit/field.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import { useMe } from '../../web/session.tsx'
import { registrationOf } from './answer.rules.ts'
import { CAUSES, REGISTRATION_CAUSES, SECONDARY_MAX } from './cause.terms.ts'
import { HOUSEHOLD_KINDS, STANDARDS } from './household.terms.ts'
import { HOUSEHOLD_FIELDS } from './household.words.ts'
import { PERSON_QUESTIONS } from './member.fields.ts'
import { MemberList, membersWrong } from './memberList.part.tsx'

const CAUSE_OPTIONS = REGISTRATION_CAUSES.map(value => ({ value, words: CAUSES[value] }))

export const PLAIN_FIELDS: readonly Field[] = [
  {
    kind: 'text',
    key: 'householdCode',
    title: HOUSEHOLD_FIELDS.householdCode,
    half: true,
    max: 40,
    help: { zh: '全国系统的编号，没有可不填。', en: 'Of the national system; may be left open.' },
  },
  { kind: 'text', key: 'naturalVillage', title: HOUSEHOLD_FIELDS.naturalVillage, half: true, max: 60 },
  {
    kind: 'choice',
    key: 'kind',
    title: HOUSEHOLD_FIELDS.kind,
    half: true,
    options: choices(HOUSEHOLD_KINDS),
  },
  {
    kind: 'choice',
    key: 'standard',
    title: HOUSEHOLD_FIELDS.standard,
    half: true,
    options: choices(STANDARDS),
  },
]

export const REACHED: readonly Field[] = [
  { kind: 'text', key: 'phone', title: HOUSEHOLD_FIELDS.phone, half: true, max: 60 },
  { kind: 'text', key: 'bank', title: { zh: '银行账号', en: 'Bank account' }, half: true, max: 60 },
]

const fields = (own: string | undefined): readonly Field[] => [
  {
    kind: 'area',
    key: 'areaCode',
    title: HOUSEHOLD_FIELDS.area,
    required: true,
    half: true,
    levels: ['village'],
    ...(own ? { under: own } : {}),
  },
  {
    kind: 'date',
    key: 'registeredOn',
    precision: 'registeredPrecision',
    title: HOUSEHOLD_FIELDS.registeredOn,
    required: true,
    half: true,
    until: 'today',
  },
  ...PLAIN_FIELDS,
  ...REACHED,
  {
    kind: 'choice',
    key: 'mainCause',
    title: { zh: '主要致贫原因', en: 'Main cause' },
    half: true,
    options: CAUSE_OPTIONS,
  },
  {
    kind: 'choices',
    key: 'furtherCauses',
    title: { zh: '其他致贫原因', en: 'Further causes' },
    half: true,
    options: CAUSE_OPTIONS,
    help: { zh: `最多 ${SECONDARY_MAX} 项。`, en: `At most ${SECONDARY_MAX}.` },
  },
  {
    kind: 'own',
    key: 'members',
    title: { zh: '家庭成员', en: 'Members' },
    required: true,
    input: MemberList,
    check: membersWrong,
  },
  {
    kind: 'document',
    key: 'documentId',
    county: 'documentCounty',
    title: { zh: '识别依据文件', en: 'Document of the identification' },
    help: { zh: '如公示、审核认定文件。', en: 'Such as the notice or the approval.' },
  },
]

interface Registered {
  readonly county: string
  readonly id: string
}

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly onDone: (at: Registered) => void
}

const peopleOf = (values: Values): Record<string, unknown>[] =>
  ((values.members as readonly Values[] | undefined) ?? []).map(person => bodyOf(PERSON_QUESTIONS, person))

export function RegistrationDrawer({ open, onClose, onDone }: Props) {
  const { me } = useMe()
  const own = me?.acting.areaCode
  const village = own?.length === 12 ? own : undefined
  return (
    <CommandDrawer<Registered>
      title={{ zh: '登记建档户', en: 'Register a household' }}
      width={820}
      open={open}
      onClose={onClose}
      fields={fields(own)}
      initial={{ members: [{ relation: 'head' }], ...(village ? { areaCode: village } : {}) }}
      to={(body, values) => ({ to: '/api/households', body: registrationOf(body, peopleOf(values)) })}
      submit={{ zh: '登记', en: 'Register' }}
      done={{ zh: '已登记', en: 'Registered' }}
      onDone={onDone}
    />
  )
}
