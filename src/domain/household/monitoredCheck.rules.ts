/** Rules of domain §11 about a household's monitoring and its dates. */
import type { CheckRule } from './check.rules.ts'
import { before, dateOf, differ, inFuture } from './fact.rules.ts'
import { EXITED_KINDS } from './household.terms.ts'
import type { HouseholdKind } from './household.terms.ts'
import type { NationalRow } from './nationalList.rules.ts'

type HouseholdRule = CheckRule<readonly NationalRow[]>

const isExited = (kind: HouseholdKind) => (EXITED_KINDS as readonly HouseholdKind[]).includes(kind)

const MONITORING: readonly HouseholdRule[] = [
  {
    code: 'monitored.kindDiffers',
    level: 'error',
    fields: ['monitoredKind'],
    predicate: differ(row => row.monitoredKind),
    words: {
      zh: '同一户各行的监测对象类型不一致。',
      en: 'Rows of one household give different monitored types.',
    },
  },
  {
    code: 'monitored.unstableNotExited',
    level: 'error',
    fields: ['monitoredKind', 'householdKind'],
    predicate: rows => rows.some(row => row.monitoredKind === 'unstable' && row.householdKind === 'general'),
    words: {
      zh: '一般农户不能是“脱贫不稳定户”。',
      en: 'An ordinary farming household cannot be “lifted out but unstable”.',
    },
  },
  {
    code: 'monitored.marginalExited',
    level: 'error',
    fields: ['monitoredKind', 'householdKind'],
    predicate: rows =>
      rows.some(
        row => row.monitoredKind === 'marginal' && row.householdKind !== null && isExited(row.householdKind),
      ),
    words: {
      zh: '脱贫户不能是“边缘易致贫户”。',
      en: 'A household lifted out of poverty cannot be “marginal”.',
    },
  },
  {
    code: 'monitored.noDate',
    level: 'warn',
    fields: ['riskIdentifiedOn', 'monitoredKind'],
    predicate: rows =>
      rows.some(row => row.monitoredKind !== null) && rows.every(row => row.riskIdentifiedOn === null),
    words: {
      zh: '监测对象没有风险识别时间。',
      en: 'A monitored household without the date of identification.',
    },
  },
  {
    code: 'risk.notMonitored',
    level: 'error',
    fields: ['riskEliminated', 'monitoredKind'],
    predicate: rows => rows.some(row => row.riskEliminated === true && row.monitored === false),
    words: { zh: '非监测对象填了风险已消除。', en: 'Risk eliminated, but the household is not monitored.' },
  },
  {
    code: 'risk.noDate',
    level: 'warn',
    fields: ['riskEliminatedOn', 'riskEliminated'],
    predicate: rows =>
      rows.some(row => row.riskEliminated === true) && rows.every(row => row.riskEliminatedOn === null),
    words: { zh: '风险已消除，但没有消除时间。', en: 'Risk eliminated, but without the date.' },
  },
  {
    code: 'risk.dateButNot',
    level: 'error',
    fields: ['riskEliminatedOn', 'riskEliminated'],
    predicate: rows => rows.some(row => row.riskEliminated === false && row.riskEliminatedOn !== null),
    words: { zh: '风险未消除，却填了消除时间。', en: 'Risk not eliminated, but with a date of elimination.' },
  },
  {
    code: 'risk.eliminatedBefore',
    level: 'error',
    fields: ['riskEliminatedOn', 'riskIdentifiedOn'],
    predicate: rows =>
      before(
        dateOf(rows, row => row.riskEliminatedOn),
        dateOf(rows, row => row.riskIdentifiedOn),
      ),
    words: { zh: '风险消除时间早于风险识别时间。', en: 'The risk was eliminated before it was identified.' },
  },
]

const DATES: readonly HouseholdRule[] = [
  {
    code: 'date.householdFuture',
    level: 'error',
    fields: ['householdIdentifiedOn'],
    predicate: (rows, { today }) =>
      inFuture(
        dateOf(rows, row => row.householdIdentifiedOn),
        today,
      ),
    words: { zh: '首次识别时间晚于今天。', en: 'The household was first identified in the future.' },
  },
  {
    code: 'date.riskFuture',
    level: 'error',
    fields: ['riskIdentifiedOn'],
    predicate: (rows, { today }) =>
      inFuture(
        dateOf(rows, row => row.riskIdentifiedOn),
        today,
      ),
    words: { zh: '风险识别时间晚于今天。', en: 'The risk was identified in the future.' },
  },
  {
    code: 'date.eliminatedFuture',
    level: 'error',
    fields: ['riskEliminatedOn'],
    predicate: (rows, { today }) =>
      inFuture(
        dateOf(rows, row => row.riskEliminatedOn),
        today,
      ),
    words: { zh: '风险消除时间晚于今天。', en: 'The risk was eliminated in the future.' },
  },
  {
    // Its year would be a guess: a list of 2020 that is uploaded in 2026 says nothing of 2026.
    code: 'date.missing',
    level: 'error',
    fields: ['dataOn'],
    predicate: rows => dateOf(rows, row => row.dataOn) === null,
    words: {
      zh: '没有数据日期，无法确定收入和状况属于哪一年。请在“数据日期”列填写名单导出的日期（如 2020-12-31）后重新上传。',
      en: 'No data date, so the year of the income and the conditions is not known. Enter the day of the list in the column 数据日期 (e.g. 2020-12-31) and upload it again.',
    },
  },
  {
    code: 'date.afterData',
    level: 'error',
    fields: ['dataOn', 'householdIdentifiedOn'],
    predicate: rows =>
      before(
        dateOf(rows, row => row.dataOn),
        dateOf(rows, row => row.householdIdentifiedOn),
      ),
    words: { zh: '首次识别时间晚于数据日期。', en: 'First identified after the data date.' },
  },
]

export const MONITORED_RULES: readonly HouseholdRule[] = [...MONITORING, ...DATES]
