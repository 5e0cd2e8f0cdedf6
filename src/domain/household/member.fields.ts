/** The questions of the forms about people, in the order of the registration form. */
import type { Field } from '../../web/kit/field.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import { ETHNICITIES } from './ethnicity.terms.ts'
import { MEMBER_FIELDS } from './household.words.ts'
import { ID_KINDS } from './idNumber.terms.ts'
import { IdNumberInput, idNumberWrong } from './idNumberInput.part.tsx'
import { JOINED } from './membership.terms.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING, SEXES } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'

const NAME: Field = {
  kind: 'text',
  key: 'name',
  title: MEMBER_FIELDS.name,
  required: true,
  half: true,
  max: 60,
}
const RELATION: Field = {
  kind: 'choice',
  key: 'relation',
  title: MEMBER_FIELDS.relation,
  required: true,
  half: true,
  options: choices(RELATIONS),
}
const ID_NUMBER: Field = {
  kind: 'own',
  key: 'idNumber',
  title: MEMBER_FIELDS.idNumber,
  half: true,
  input: IdNumberInput,
}

/** Asked where no sound number says it. */
const BORN: readonly Field[] = [
  { kind: 'choice', key: 'sex', title: MEMBER_FIELDS.sex, half: true, options: choices(SEXES) },
  { kind: 'date', key: 'birthOn', title: MEMBER_FIELDS.birthOn, half: true },
]
const ID_KIND: Field = {
  kind: 'choice',
  key: 'idKind',
  title: { zh: '证件种类', en: 'Kind of document' },
  half: true,
  options: choices(ID_KINDS),
  help: { zh: '不选时按号码判断。', en: 'Told from the number when left open.' },
}
const REST: readonly Field[] = [
  {
    kind: 'choice',
    key: 'ethnicity',
    title: MEMBER_FIELDS.ethnicity,
    half: true,
    options: choices(ETHNICITIES),
  },
  { kind: 'text', key: 'phone', title: { zh: '联系电话', en: 'Phone' }, half: true, max: 60 },
  { kind: 'text', key: 'personCode', title: { zh: '人编号', en: 'Person code' }, half: true, max: 40 },
]

/** A number that is no resident id or disability card is taken only as another kind of document. */
const soundUnlessOther = (fields: readonly Field[]): readonly Field[] =>
  fields.map(f => (f.key === 'idNumber' ? { ...f, check: idNumberWrong } : f))

export const CONDITION: readonly Field[] = [
  {
    kind: 'choice',
    key: 'education',
    title: { zh: '文化程度', en: 'Education' },
    half: true,
    options: choices(EDUCATION),
  },
  {
    kind: 'choice',
    key: 'schooling',
    title: { zh: '在校生状况', en: 'Schooling' },
    half: true,
    options: choices(SCHOOLING),
  },
  {
    kind: 'choices',
    key: 'health',
    title: { zh: '健康状况', en: 'Health' },
    half: true,
    options: choices(HEALTH),
  },
  {
    kind: 'choice',
    key: 'labour',
    title: { zh: '劳动技能', en: 'Labour skill' },
    half: true,
    options: choices(LABOUR),
  },
  {
    kind: 'number',
    key: 'monthsWorked',
    title: { zh: '务工时间', en: 'Months worked' },
    half: true,
    min: 0,
    max: 12,
    unit: { zh: '月', en: 'months' },
  },
]

/** One person of the registration form. */
export const PERSON_QUESTIONS: readonly Field[] = [
  NAME,
  RELATION,
  ID_NUMBER,
  ID_KIND,
  ...BORN,
  ...REST,
  ...CONDITION,
]

/** 增加成员: who comes, when, why. */
export const NEW_MEMBER: readonly Field[] = [
  ...soundUnlessOther([NAME, RELATION, ID_NUMBER]),
  {
    kind: 'choice',
    key: 'joinedReason',
    title: MEMBER_FIELDS.joinedReason,
    required: true,
    half: true,
    options: choices(JOINED),
  },
  {
    kind: 'date',
    key: 'joinedOn',
    title: MEMBER_FIELDS.joinedOn,
    required: true,
    half: true,
    until: 'today',
  },
  ...BORN,
  ...REST,
  ...CONDITION,
]

/** 更正成员: what is left as it is stays. */
export const CORRECT_MEMBER: readonly Field[] = [
  ...soundUnlessOther([
    NAME,
    RELATION,
    {
      ...ID_NUMBER,
      help: { zh: '不改则留空。', en: 'Leave empty to keep it.' },
    },
  ]),
  ...BORN,
  {
    kind: 'choice',
    key: 'ethnicity',
    title: MEMBER_FIELDS.ethnicity,
    half: true,
    options: choices(ETHNICITIES),
  },
  {
    kind: 'text',
    key: 'phone',
    title: { zh: '联系电话', en: 'Phone' },
    half: true,
    max: 60,
  },
  { kind: 'text', key: 'personCode', title: { zh: '人编号', en: 'Person code' }, half: true, max: 40 },
  { kind: 'date', key: 'joinedOn', title: MEMBER_FIELDS.joinedOn, half: true, until: 'today' },
]
