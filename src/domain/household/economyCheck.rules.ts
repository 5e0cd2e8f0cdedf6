/** Rules of domain §11 about a household's causes, income, housing and water. */
import type { CheckRule } from './check.rules.ts'
import { differ, valuesOf } from './fact.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'

export const ECONOMY_RULES: readonly CheckRule<readonly NationalRow[]>[] = [
  {
    code: 'cause.missing',
    level: 'error',
    fields: ['causes'],
    predicate: rows => rows.every(row => row.causes.length === 0 && row.unread.causes === undefined),
    words: { zh: '致贫原因未填，主要致贫原因为必填。', en: 'The main cause is missing; it is required.' },
  },
  {
    code: 'cause.differs',
    level: 'warn',
    fields: ['causes'],
    predicate: differ(row => row.causes[0] ?? null),
    words: {
      zh: '同一户各行的主要致贫原因不一致。',
      en: 'Rows of one household give different main causes.',
    },
  },
  {
    code: 'cause.tooMany',
    level: 'error',
    fields: ['causes'],
    predicate: (rows, { parameters }) => rows.some(row => row.causes.length > 1 + parameters.secondaryCauses),
    words: { zh: '其他致贫原因超过上限。', en: 'There are more further causes than allowed.' },
  },
  {
    code: 'income.differs',
    level: 'error',
    fields: ['perCapita'],
    predicate: differ(row => row.perCapita),
    words: {
      zh: '同一户各行的人均纯收入不一致。',
      en: 'Rows of one household give different incomes per head.',
    },
  },
  {
    code: 'income.perCapitaNegative',
    level: 'warn',
    fields: ['perCapita'],
    predicate: rows => valuesOf(rows, row => row.perCapita).some(fen => fen < 0n),
    words: { zh: '人均纯收入为负数，请核对。', en: 'The income per head is negative; check it.' },
  },
  {
    code: 'income.unit',
    level: 'warn',
    fields: ['perCapita'],
    predicate: (rows, { parameters }) =>
      valuesOf(rows, row => row.perCapita).some(fen => fen > 0n && fen < parameters.unitSuspectBelow),
    words: {
      zh: '人均纯收入不足 100 元，可能按万元填写，请核对单位。',
      en: 'Less than 100 yuan per head: it may have been entered in 10,000 yuan; check the unit.',
    },
  },
  {
    code: 'housing.unmonitored',
    level: 'warn',
    fields: ['dangerousHousing', 'monitoredKind'],
    predicate: rows => rows.some(row => row.dangerousHousing === true && row.monitored === false),
    words: { zh: '危房户未纳入监测。', en: 'Dangerous housing, and the household is not monitored.' },
  },
  {
    code: 'water.unmonitored',
    level: 'warn',
    fields: ['waterSafe', 'monitoredKind'],
    predicate: rows => rows.some(row => row.waterSafe === false && row.monitored === false),
    words: {
      zh: '未解决安全饮用水的户未纳入监测。',
      en: 'No safe drinking water, and the household is not monitored.',
    },
  },
]
