/** What a household's history tells of its fields: the form's own words, and the codes' words. */
import type { HistoryFields } from '../../kernel/history.ts'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import { CAUSES } from './cause.terms.ts'
import { ETHNICITIES } from './ethnicity.terms.ts'
import { HOUSEHOLD_KINDS, MONITORED_KINDS, STANDARDS } from './household.terms.ts'
import { CHECK_FIELDS, HOUSEHOLD_FIELDS, MEMBER_FIELDS } from './household.words.ts'
import { ID_KINDS } from './idNumber.terms.ts'
import { INCOME_LINES } from './income.terms.ts'
import { JOINED, LEFT } from './membership.terms.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING, SEXES } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'
import { ELIMINATION_MODES, STATUS_EVENTS } from './status.terms.ts'

const PERSON = {
  ...MEMBER_FIELDS,
  name: { ...MEMBER_FIELDS.name, personal: true },
  idNumber: { ...MEMBER_FIELDS.idNumber, personal: true },
  birthOn: { ...MEMBER_FIELDS.birthOn, personal: true },
  phone: { ...HOUSEHOLD_FIELDS.phone, personal: true },
  bank: { zh: '银行账号', en: 'Bank account', personal: true },
  personCode: { zh: '人编号', en: 'Person code', personal: true },
  idKind: { zh: '证件类型', en: 'Kind of id', terms: ID_KINDS },
  relation: { ...MEMBER_FIELDS.relation, terms: RELATIONS },
  sex: { ...MEMBER_FIELDS.sex, terms: SEXES },
  ethnicity: { ...MEMBER_FIELDS.ethnicity, terms: ETHNICITIES },
  joinedReason: { ...MEMBER_FIELDS.joinedReason, terms: JOINED },
  leftReason: { ...MEMBER_FIELDS.leftReason, terms: LEFT },
  reason: { zh: '原因', en: 'Reason', terms: LEFT },
  condition: { zh: '成员情况', en: 'Condition' },
  education: { zh: '文化程度', en: 'Education', terms: EDUCATION },
  schooling: { zh: '在校生状况', en: 'Schooling', terms: SCHOOLING },
  health: { zh: '健康状况', en: 'Health', terms: HEALTH },
  labour: { zh: '劳动技能', en: 'Labour skill', terms: LABOUR },
  monthsWorked: { zh: '务工时间（月）', en: 'Months worked' },
  seriousIllnessInsured: { zh: '参加大病保险', en: 'Serious-illness insurance' },
} as const satisfies HistoryFields

const STATEMENT = {
  year: { zh: '年度', en: 'Year' },
  lines: { zh: '收入明细', en: 'Income lines' },
  line: { zh: '项目', en: 'Line', terms: INCOME_LINES },
  amountFen: { zh: '金额', en: 'Amount' },
  note: { zh: '说明', en: 'Note' },
  fromType: { zh: '由登记的发放产生', en: 'Made by a payment on record', given: true },
  coversFen: { zh: '其中已填报', en: 'Of which stated before' },
  declaredPerCapitaFen: { zh: '填报的人均纯收入', en: 'Income a head as declared' },
  perCapitaFen: { zh: '填报的人均纯收入', en: 'Income a head as declared' },
} as const satisfies HistoryFields

export const HOUSEHOLD_HISTORY = {
  ...PERSON,
  ...STATEMENT,
  ...CHECK_FIELDS,
  householdCode: HOUSEHOLD_FIELDS.householdCode,
  headName: { ...HOUSEHOLD_FIELDS.headName, personal: true },
  areaCode: HOUSEHOLD_FIELDS.area,
  toArea: { zh: '迁往', en: 'Moved to' },
  naturalVillage: HOUSEHOLD_FIELDS.naturalVillage,
  kind: { zh: '类型', en: 'Kind', terms: { ...HOUSEHOLD_KINDS, ...STATUS_EVENTS } },
  standard: { ...HOUSEHOLD_FIELDS.standard, terms: STANDARDS },
  registeredOn: HOUSEHOLD_FIELDS.registeredOn,
  members: HOUSEHOLD_FIELDS.members,
  checks: { zh: '两不愁三保障', en: 'Guarantees' },
  causes: { zh: '致贫原因', en: 'Causes', terms: CAUSES },
  cause: { zh: '致贫原因', en: 'Cause', terms: CAUSES },
  main: { zh: '主要致贫原因', en: 'Main cause', terms: CAUSES },
  further: { zh: '其他致贫原因', en: 'Further causes', terms: CAUSES },
  causesOn: { zh: '致贫原因日期', en: 'Causes as of' },
  rank: { zh: '次序', en: 'Rank' },
  events: { zh: '状态变化', en: 'Changes of state' },
  declared: { zh: '填报收入', en: 'Income as declared' },
  onDate: { zh: '日期', en: 'Date' },
  detail: { zh: '补充', en: 'Detail', terms: { ...MONITORED_KINDS, ...ELIMINATION_MODES } },
  basis: { zh: '依据', en: 'Basis', terms: BASIS_WORDS },
  field: {
    zh: '查看的内容',
    en: 'What was revealed',
    terms: { idNumber: MEMBER_FIELDS.idNumber, phone: HOUSEHOLD_FIELDS.phone, bank: PERSON.bank },
  },
} as const satisfies HistoryFields

export const householdHistory: Readonly<Record<string, HistoryFields>> = {
  household: HOUSEHOLD_HISTORY,
  status: HOUSEHOLD_HISTORY,
  membership: HOUSEHOLD_HISTORY,
}
