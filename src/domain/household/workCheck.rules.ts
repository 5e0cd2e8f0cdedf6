/** Rules of domain §11 about school and work. `true` = broken, `null` = a needed fact is unknown. */
import type { CheckRule } from './check.rules.ts'
import { age, all, health, known, not, worked } from './fact.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'
import { AT_SCHOOL } from './person.terms.ts'
import type { Schooling } from './person.terms.ts'

type RowRule = CheckRule<NationalRow>

const within = (value: number, [from, to]: readonly [number, number]) => value >= from && value <= to
const atSchool = (schooling: Schooling) => (AT_SCHOOL as readonly Schooling[]).includes(schooling)

const SCHOOL: readonly RowRule[] = [
  {
    code: 'school.primaryAge',
    level: 'warn',
    fields: ['schooling', 'idNumber'],
    predicate: (row, { parameters }) =>
      all(
        known(row.schooling, schooling => schooling === 'primary'),
        known(age(row), years => !within(years, parameters.primaryAge)),
      ),
    words: { zh: '在校生状况为小学，年龄不在 6–14 岁。', en: 'At primary school, but not of age 6–14.' },
  },
  {
    code: 'school.preschoolAge',
    level: 'warn',
    fields: ['schooling', 'idNumber', 'health'],
    predicate: (row, { parameters }) =>
      all(
        known(row.schooling, schooling => schooling === 'preschool'),
        known(age(row), years => years >= parameters.preschoolUntil),
        known(health(row), is => is.includes('healthy')),
      ),
    words: {
      zh: '年满 7 岁且健康，在校生状况仍为学前。',
      en: 'Seven or older and healthy, but still before school.',
    },
  },
  {
    code: 'school.dropOut',
    level: 'warn',
    fields: ['schooling', 'idNumber', 'monitoredKind'],
    predicate: (row, { parameters }) =>
      all(
        known(row.schooling, schooling => schooling === 'none'),
        known(age(row), years => within(years, parameters.compulsoryAge)),
        not(row.monitored),
      ),
    words: {
      zh: '义务教育阶段适龄儿童不在校，且该户未纳入监测。',
      en: 'A child of compulsory-school age is not at school, and the household is not monitored.',
    },
  },
  {
    code: 'school.working',
    level: 'error',
    fields: ['monthsWorked', 'schooling'],
    predicate: row => all(known(row.schooling, atSchool), worked(row)),
    words: { zh: '在校生填了务工时间。', en: 'A pupil or student has months worked.' },
  },
]

const WORK: readonly RowRule[] = [
  {
    code: 'labour.child',
    level: 'error',
    fields: ['labour', 'idNumber'],
    predicate: (row, { parameters }) =>
      all(
        known(age(row), years => years < parameters.workingAge),
        known(row.labour, labour => labour !== 'none'),
      ),
    words: {
      zh: '未满 16 周岁，劳动技能应为无劳动力。',
      en: 'Under sixteen: the labour skill has to be “not able to work”.',
    },
  },
  {
    code: 'labour.old',
    level: 'warn',
    fields: ['labour', 'idNumber'],
    predicate: (row, { parameters }) =>
      all(
        known(age(row), years => years >= parameters.labourReviewAge),
        known(row.labour, labour => labour === 'ordinary' || labour === 'skilled' || labour === 'lost'),
      ),
    words: {
      zh: '年满 60 周岁，劳动技能为普通、技能或丧失，请核对。',
      en: 'Sixty or older with ordinary, skilled or lost ability to work: check.',
    },
  },
  {
    code: 'work.child',
    level: 'error',
    fields: ['monthsWorked', 'idNumber'],
    predicate: (row, { parameters }) =>
      all(
        known(age(row), years => years < parameters.workingAge),
        worked(row),
      ),
    words: { zh: '未满 16 周岁填了务工时间。', en: 'Months worked under the age of sixteen.' },
  },
  {
    code: 'work.unable',
    level: 'error',
    fields: ['monthsWorked', 'labour'],
    predicate: row =>
      all(
        known(row.labour, labour => labour === 'lost' || labour === 'none'),
        worked(row),
      ),
    words: { zh: '丧失劳动力或无劳动力，却填了务工时间。', en: 'Not able to work, but with months worked.' },
  },
  {
    code: 'work.months',
    level: 'error',
    fields: ['monthsWorked'],
    predicate: row => known(row.monthsWorked, months => months < 0 || months > 12),
    words: { zh: '务工时间应在 0–12 个月之间。', en: 'The months worked must lie between 0 and 12.' },
  },
  {
    code: 'work.destitute',
    level: 'error',
    fields: ['monthsWorked', 'householdKind'],
    predicate: row =>
      all(
        known(row.householdKind, kind => kind === 'destitute' || kind === 'exited_destitute'),
        worked(row),
      ),
    words: {
      zh: '特困供养户成员填了务工时间。',
      en: 'A member of a household supported as destitute has months worked.',
    },
  },
]

export const WORK_RULES: readonly RowRule[] = [...SCHOOL, ...WORK]
