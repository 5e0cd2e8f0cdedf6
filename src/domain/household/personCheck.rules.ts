/** Rules of domain §11 about who a person is. `true` = broken, `null` = a needed fact is unknown. */
import type { CheckRule } from './check.rules.ts'
import { all, before, birth, health, inFuture, known, not } from './fact.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'
import { relationOf } from './relation.terms.ts'
import { WORK_RULES } from './workCheck.rules.ts'

type RowRule = CheckRule<NationalRow>

const CARE: readonly RowRule[] = [
  {
    code: 'name.masked',
    level: 'error',
    fields: ['name'],
    predicate: row => known(row.name, name => /[*×＊]/.test(name)),
    words: {
      zh: '姓名带星号，是脱敏后的名单。请使用未脱敏的名单。',
      en: 'The name is masked. Use the unmasked list.',
    },
  },
  {
    code: 'name.damaged',
    level: 'warn',
    fields: ['name'],
    predicate: row => known(row.name, name => /[?\uFFFD□■\d]/.test(name)),
    words: {
      zh: '姓名中有“?”、方框或数字，生僻字可能丢失，请核对。',
      en: 'The name holds “?”, a box or a digit: a rare character may be lost.',
    },
  },
  {
    code: 'relation.sex',
    level: 'error',
    fields: ['relation', 'idNumber'],
    predicate: row =>
      known(row.relation, relation => {
        const sex = relationOf(relation).sex
        return sex !== undefined && row.idNumber.sex !== null && sex !== row.idNumber.sex
      }),
    words: {
      zh: '与户主关系和证件号码的性别不符。',
      en: 'The relation and the sex in the id number disagree.',
    },
  },
  {
    code: 'ethnicity.empty',
    level: 'warn',
    fields: ['ethnicity'],
    predicate: row => row.ethnicity === null && row.unread.ethnicity === undefined,
    words: { zh: '民族未填。', en: 'The ethnicity is not filled in.' },
  },
  {
    code: 'health.empty',
    level: 'warn',
    fields: ['health'],
    predicate: row => row.health.length === 0 && row.unread.health === undefined,
    words: { zh: '健康状况未填。', en: 'The health is not filled in.' },
  },
  {
    code: 'insured.empty',
    level: 'warn',
    fields: ['seriousIllnessInsured'],
    predicate: row => row.seriousIllnessInsured === null && row.unread.seriousIllnessInsured === undefined,
    words: {
      zh: '是否参加大病保险未填。',
      en: 'Whether there is serious-illness insurance is not filled in.',
    },
  },
  {
    code: 'health.contradiction',
    level: 'error',
    fields: ['health'],
    predicate: row => known(health(row), is => is.includes('healthy') && is.length > 1),
    words: { zh: '健康状况既填“健康”又填病残。', en: 'The health is both “healthy” and ill or disabled.' },
  },
  {
    code: 'health.noCard',
    level: 'warn',
    fields: ['health', 'idNumber'],
    predicate: row =>
      all(
        known(health(row), is => is.includes('disabled')),
        row.idNumber.kind === 'resident',
      ),
    words: {
      zh: '健康状况为残疾，但证件号码不是残疾人证。',
      en: 'Disabled, but the number is no disability card.',
    },
  },
  {
    code: 'health.cardOnly',
    level: 'warn',
    fields: ['health', 'idNumber'],
    predicate: row =>
      all(
        known(health(row), is => !is.includes('disabled')),
        row.idNumber.kind === 'disability',
      ),
    words: {
      zh: '证件号码是残疾人证，但健康状况未填残疾。',
      en: 'A disability card, but the health does not say so.',
    },
  },
  {
    code: 'health.illUninsured',
    level: 'warn',
    fields: ['seriousIllnessInsured', 'health', 'monitoredKind'],
    predicate: row =>
      all(
        known(health(row), is => is.includes('serious') || is.includes('chronic')),
        known(row.seriousIllnessInsured, insured => !insured),
        not(row.monitored),
      ),
    words: {
      zh: '患病成员未参加大病保险，且该户未纳入监测。',
      en: 'An ill member without serious-illness insurance, and the household is not monitored.',
    },
  },
]

const DATES: readonly RowRule[] = [
  {
    code: 'date.dataFuture',
    level: 'error',
    fields: ['dataOn'],
    predicate: (row, { today }) => inFuture(row.dataOn, today),
    words: { zh: '数据日期晚于今天。', en: 'The data date lies in the future.' },
  },
  {
    code: 'date.birthAfterData',
    level: 'error',
    fields: ['idNumber', 'dataOn'],
    predicate: row => before(row.dataOn, birth(row)),
    words: { zh: '出生日期晚于数据日期。', en: 'Born after the data date.' },
  },
  {
    code: 'date.personFuture',
    level: 'error',
    fields: ['personIdentifiedOn'],
    predicate: (row, { today }) => inFuture(row.personIdentifiedOn, today),
    words: { zh: '人员识别时间晚于今天。', en: 'The person was identified in the future.' },
  },
  {
    code: 'date.personBeforeBirth',
    level: 'error',
    fields: ['personIdentifiedOn', 'idNumber'],
    predicate: row => before(row.personIdentifiedOn, birth(row)),
    words: { zh: '人员识别时间早于出生日期。', en: 'Identified before birth.' },
  },
  {
    code: 'date.personBeforeHousehold',
    level: 'warn',
    fields: ['personIdentifiedOn', 'householdIdentifiedOn'],
    predicate: row => before(row.personIdentifiedOn, row.householdIdentifiedOn),
    words: {
      zh: '人员识别时间早于该户首次识别时间。',
      en: 'The person was identified before the household.',
    },
  },
]

export const PERSON_RULES: readonly RowRule[] = [...CARE, ...WORK_RULES, ...DATES]
