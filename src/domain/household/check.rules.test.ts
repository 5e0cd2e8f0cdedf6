import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cells } from './cellReader.rules.ts'
import { CHECK_PARAMETERS, checkHousehold, checkRow, wordsOfFinding, worstOf } from './check.rules.ts'
import { CELL_FINDINGS } from './finding.terms.ts'
import { HOUSEHOLD_RULES } from './householdCheck.rules.ts'
import { checkDigitOf } from './idNumber.rules.ts'
import { ID_PROBLEMS } from './idNumber.terms.ts'
import { parseNationalRow } from './nationalList.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { NATIONAL_KEYS } from './nationalList.terms.ts'
import { goodCells } from './nationalRow.example.ts'
import { PERSON_RULES } from './personCheck.rules.ts'

const context = { today: '2021-03-01', parameters: CHECK_PARAMETERS }

const idOf = (birth: string, sex: 'male' | 'female', n = 0) => {
  const first = `159910${birth.replaceAll('-', '')}${String(n * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')}`
  return first + checkDigitOf(first)
}
const rowOf = (change: Cells): NationalRow => parseNationalRow({ ...goodCells, ...change }).row
const rowCodes = (change: Cells) => checkRow(rowOf(change), context).map(finding => finding.code)

const HEAD = { idNumber: idOf('1966-03-04', 'male'), health: '健康', memberCount: 3 }
const SPOUSE = { ...HEAD, idNumber: idOf('1968-05-06', 'female'), relation: '配偶', personCode: '2' }
const SON = { ...HEAD, idNumber: idOf('1990-07-08', 'male', 1), relation: '之子', personCode: '3' }
const family = (...changes: Cells[]) =>
  [HEAD, SPOUSE, SON].map((cells, i) => rowOf({ ...cells, ...changes[i] }))
const houseCodes = (...changes: Cells[]) => checkHousehold(family(...changes), context).map(f => f.code)
const same = (change: Cells) => houseCodes(change, change, change)

test('a clean row and a clean household break nothing', () => {
  expect(rowCodes({})).toEqual([])
  expect(houseCodes()).toEqual([])
})

const CHILD = { health: '健康', labour: '无劳动力', relation: '之女' }

/** One example that breaks each rule about a person, and only that rule. */
const BROKEN_ROWS: Record<string, Cells> = {
  'name.masked': { name: '王*莲' },
  'name.damaged': { name: '王?莲' },
  'relation.sex': { relation: '之子' },
  'ethnicity.empty': { ethnicity: '' },
  'health.empty': { health: '' },
  'insured.empty': { seriousIllnessInsured: '' },
  'health.contradiction': { health: '健康、残疾' },
  'health.noCard': { idNumber: '11010519491231002X' },
  'health.cardOnly': { health: '健康' },
  'health.illUninsured': { seriousIllnessInsured: '否' },
  'school.primaryAge': { schooling: '小学' },
  'school.preschoolAge': { ...CHILD, idNumber: idOf('2012-01-01', 'female'), schooling: '学前教育' },
  'school.dropOut': { ...CHILD, idNumber: idOf('2010-01-01', 'female') },
  'school.working': { ...HEAD, idNumber: idOf('2001-01-01', 'male'), schooling: '本科', monthsWorked: 3 },
  'labour.child': {
    ...CHILD,
    idNumber: idOf('2010-01-01', 'female'),
    schooling: '小学',
    labour: '普通劳动力',
  },
  'labour.old': { labour: '技能劳动力' },
  'work.child': {
    ...CHILD,
    idNumber: idOf('2010-01-01', 'female'),
    schooling: '',
    labour: '',
    monthsWorked: 2,
  },
  'work.unable': { labour: '丧失劳动力', ...HEAD, monthsWorked: 2 },
  'work.months': { ...HEAD, monthsWorked: 13 },
  'work.destitute': { ...HEAD, monthsWorked: 2, householdKind: '特困供养户' },
  'date.dataFuture': { dataOn: '2021-03-02' },
  'date.birthAfterData': {
    ...CHILD,
    idNumber: idOf('2021-01-15', 'female'),
    labour: '',
    personIdentifiedOn: '',
  },
  'date.personFuture': { personIdentifiedOn: '2021-03-02' },
  'date.personBeforeBirth': {
    ...CHILD,
    idNumber: idOf('2016-01-15', 'female'),
    personIdentifiedOn: '201506',
  },
  'date.personBeforeHousehold': { personIdentifiedOn: '201409' },
}

test.each(PERSON_RULES.map(rule => rule.code))('%s is broken by its example, and by nothing but it', code => {
  expect(BROKEN_ROWS[code]).toBeDefined()
  expect(rowCodes(BROKEN_ROWS[code]!)).toEqual([code])
})

const thrice = (change: Cells): Cells[] => [change, { ...change }, { ...change }]

/** For each rule about a household: what to change in the three rows. */
const BROKEN_HOUSEHOLDS: Record<string, Cells[]> = {
  'household.oneHead': [{ relation: '之父' }, { relation: '之母' }],
  'household.memberCount': [{ memberCount: 4 }, { memberCount: 4 }, { memberCount: 4 }],
  'household.memberCountDiffers': [{ memberCount: 4 }],
  'household.twoVillages': [{ village: '红旗村' }],
  'household.kindDiffers': [{ householdKind: '一般农户' }],
  'household.sameId': [{}, {}, { idNumber: HEAD.idNumber, relation: '其他' }],
  'household.samePersonCode': [{}, {}, { personCode: '2' }],
  'household.twoSpouses': [{}, {}, { relation: '配偶', idNumber: idOf('1969-05-06', 'female', 3) }],
  'household.spouseSex': [{}, { idNumber: idOf('1968-05-06', 'male', 4) }],
  'household.generation': [{}, {}, { idNumber: idOf('1960-07-08', 'male', 1) }],
  'cause.missing': [{ causes: '' }, { causes: '' }, { causes: '' }],
  'cause.differs': [{ causes: '因学' }],
  'cause.tooMany': [{ causes: '因病、因残、因学、缺水' }],
  'income.differs': [{ perCapita: '5000' }],
  'income.perCapitaNegative': [{ perCapita: '-500' }, { perCapita: '-500' }, { perCapita: '-500' }],
  'income.unit': [{ perCapita: '0.45' }, { perCapita: '0.45' }, { perCapita: '0.45' }],
  'housing.unmonitored': [{ dangerousHousing: '是' }],
  'water.unmonitored': [{ waterSafe: '否' }],
  'monitored.kindDiffers': [
    { monitoredKind: '突发严重困难户', riskIdentifiedOn: '202006' },
    { monitoredKind: '脱贫不稳定户' },
  ],
  'monitored.unstableNotExited': thrice({
    householdKind: '一般农户',
    monitoredKind: '脱贫不稳定户',
    riskIdentifiedOn: '202006',
  }),
  'monitored.marginalExited': thrice({ monitoredKind: '边缘易致贫户', riskIdentifiedOn: '202006' }),
  'monitored.noDate': thrice({ monitoredKind: '脱贫不稳定户' }),
  'risk.notMonitored': thrice({
    monitoredKind: '否',
    riskEliminated: '是',
    riskEliminatedOn: '202006',
  }),
  'risk.noDate': thrice({
    monitoredKind: '脱贫不稳定户',
    riskIdentifiedOn: '202006',
    riskEliminated: '是',
  }),
  'risk.dateButNot': thrice({
    monitoredKind: '脱贫不稳定户',
    riskIdentifiedOn: '202006',
    riskEliminated: '否',
    riskEliminatedOn: '202010',
  }),
  'risk.eliminatedBefore': thrice({
    monitoredKind: '脱贫不稳定户',
    riskIdentifiedOn: '202006',
    riskEliminated: '是',
    riskEliminatedOn: '202005',
  }),
  'date.householdFuture': thrice({ householdIdentifiedOn: '2021-03-02', dataOn: '2021-03-02' }),
  'date.missing': thrice({ dataOn: '' }),
  'date.riskFuture': thrice({ monitoredKind: '脱贫不稳定户', riskIdentifiedOn: '202104' }),
  'date.eliminatedFuture': thrice({
    monitoredKind: '脱贫不稳定户',
    riskIdentifiedOn: '202006',
    riskEliminated: '是',
    riskEliminatedOn: '202104',
  }),
  'date.afterData': thrice({ householdIdentifiedOn: '2021-01-02' }),
}

test.each(HOUSEHOLD_RULES.map(rule => rule.code))(
  '%s is broken by its example, and by nothing but it',
  code => {
    expect(BROKEN_HOUSEHOLDS[code]).toBeDefined()
    expect(houseCodes(...BROKEN_HOUSEHOLDS[code]!)).toEqual([code])
  },
)

test('two heads are two heads; no head among unknown relations is not decided', () => {
  expect(houseCodes({}, { relation: '户主' })).toContain('household.oneHead')
  expect(houseCodes({ relation: '' })).not.toContain('household.oneHead')
})

test('the same month is not before itself', () => {
  const dates = {
    monitoredKind: '脱贫不稳定户',
    riskIdentifiedOn: '202006',
    riskEliminated: '是',
    riskEliminatedOn: '2020-06-15',
  }
  expect(same(dates)).toEqual([])
})

/** Rules that say that something is missing: the only ones that blanks may set off. */
const ABOUT_BLANKS = /empty|missing|noDate|oneHead/

test('what is unknown never triggers: blanking cells takes findings away and adds none', () => {
  const examples = [...Object.values(BROKEN_ROWS), ...Object.values(BROKEN_HOUSEHOLDS).flat()]
  fc.assert(
    fc.property(fc.constantFrom(...examples), fc.subarray([...NATIONAL_KEYS]), (change, blanked) => {
      const cells: Cells = { ...goodCells, ...change }
      // Blank columns of monitoring mean "not monitored"; a missing column is the unknown one.
      const rest = Object.fromEntries(
        Object.entries(cells).filter(([key]) => !blanked.includes(key as NationalKey)),
      )
      const before = [...checkRow(rowOf(change), context), ...checkHousehold([rowOf(change)], context)]
      const blank = parseNationalRow(rest).row
      const after = [...checkRow(blank, context), ...checkHousehold([blank], context)]
      const codes = before.map(finding => finding.code)
      expect(
        after.map(f => f.code).filter(code => !codes.includes(code) && !ABOUT_BLANKS.test(code)),
      ).toEqual([])
    }),
  )
})

test('a list without a column is not blamed for it', () => {
  const columns = new Set<NationalKey>(NATIONAL_KEYS.filter(key => key !== 'causes' && key !== 'ethnicity'))
  const { causes: _, ethnicity: __, ...rest } = goodCells
  const { row } = parseNationalRow(rest)
  expect(checkRow(row, { ...context, columns })).toEqual([])
  expect(checkHousehold([row], { ...context, columns })).toEqual([])
})

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(BROKEN_HOUSEHOLDS)), code => {
      const rows = family(...BROKEN_HOUSEHOLDS[code]!)
      expect(checkHousehold(rows.toReversed(), context)).toEqual(checkHousehold(rows, context))
    }),
  )
})

test('every code is unique, has words in both languages, and its fields are columns', () => {
  const rules = [...PERSON_RULES, ...HOUSEHOLD_RULES]
  const codes = [...rules.map(rule => rule.code), ...Object.keys(CELL_FINDINGS), ...Object.keys(ID_PROBLEMS)]
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) {
    expect(wordsOfFinding(code)?.zh).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(wordsOfFinding(code)?.en).toMatch(/\.$/)
  }
  for (const rule of rules) for (const field of rule.fields) expect(NATIONAL_KEYS).toContain(field)
  expect(wordsOfFinding('constructor')).toBeNull()
})

test('worst first: errors, warnings, then notes', () => {
  const finding = (level: 'note' | 'warn' | 'error') => ({ code: 'x', level, field: null })
  expect(
    [[], ['note'], ['note', 'warn'], ['warn', 'error', 'note']].map(l =>
      worstOf(l.map(x => finding(x as 'note'))),
    ),
  ).toEqual([0, 0, 1, 2])
})

test('one row that knows the data date speaks for its household', () => {
  expect(houseCodes({ dataOn: '' }, { dataOn: '' })).toEqual([])
})
