import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '../../kernel/sheet/cell.ts'
import type { Cells } from './cellReader.rules.ts'
import { isBefore, readDate, readSerial } from './dated.rules.ts'
import { nationalList, parseNationalRow } from './nationalList.rules.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { NATIONAL_COLUMNS, NATIONAL_KEYS } from './nationalList.terms.ts'
import { goodCells } from './nationalRow.example.ts'

const read = (change: Cells = {}) => parseNationalRow({ ...goodCells, ...change })
const codes = (change: Cells) => read(change).findings.map(finding => `${finding.code} ${finding.field}`)

test('the 32 columns of the export, in its order, no heading claimed twice', () => {
  expect(nationalList.map(column => column.zh)).toEqual(
    '序号, 数据日期, 县(市、区、旗), 乡(镇), 行政村, 自然村, 户编号, 人编号, 姓名, 证件号码, 人数, 与户主关系, 民族, 文化程度, 在校生状况, 健康状况, 劳动技能, 务工时间(月), 是否参加大病保险, 致贫原因1, 危房户, 是否解决安全饮用水, 人均纯收入, 户联系电话, 人联系电话, 首次识别时间, 人员识别时间, 户类型, 易返贫致贫户(监测对象)类型, 风险是否消除, 风险识别时间, 风险消除时间'.split(
      ', ',
    ),
  )
  const headings = Object.values(NATIONAL_COLUMNS).flatMap(c => [c.zh, ...('aliases' in c ? c.aliases : [])])
  expect(headings.filter((heading, i) => headings.indexOf(heading) !== i)).toEqual([])
})

test('a clean row is read whole, without a word', () => {
  const { row, findings } = read()
  expect(findings).toEqual([])
  expect(row).toMatchObject({
    name: '王凤莲',
    householdCode: '15252710221600001',
    relation: 'head',
    ethnicity: 'han',
    health: ['chronic', 'disabled'],
    causes: ['illness'],
    perCapita: 456_780n,
    monitored: false,
    monitoredKind: null,
    dataOn: { on: '2020-12-31', precision: 'day' },
    householdIdentifiedOn: { on: '2014-10-31', precision: 'month' },
    unread: {},
  })
})

test('what is changed is noted', () => {
  expect(codes({ relation: '本人' })).toEqual(['cell.understood relation'])
  expect(codes({ name: '王 凤莲' })).toEqual(['cell.cleaned name'])
  expect(codes({ idNumber: ' 11010519491231002x' })).toEqual(['cell.cleaned idNumber'])
  expect(codes({ perCapita: '4567.8049' })).toEqual(['cell.rounded perCapita'])
  expect(codes({ waterSafe: '已解决' })).toEqual(['cell.understood waterSafe'])
  expect(codes({ dataOn: 44_196 })).toEqual(['cell.serialDate dataOn'])
  expect(read({ dataOn: 44_196 }).row.dataOn).toEqual({ on: '2020-12-31', precision: 'day' })
  expect(read({ name: '乌云.其木格' }).row.name).toBe('乌云·其木格')
  expect(read({ name: 'Bataar Dorj' }).row.name).toBe('Bataar Dorj')
})

test('what cannot be read stays unknown, and its text is kept', () => {
  const { row, findings } = read({ labour: '半天工', perCapita: '约四千', riskIdentifiedOn: '2021-02-30' })
  expect(row).toMatchObject({
    labour: null,
    perCapita: null,
    riskIdentifiedOn: null,
    unread: { labour: '半天工', perCapita: '约四千', riskIdentifiedOn: '2021-02-30' },
  })
  expect(findings).toEqual([
    { code: 'cell.unknownWord', level: 'warn', field: 'labour' },
    { code: 'cell.notNumber', level: 'error', field: 'perCapita' },
    { code: 'cell.notDate', level: 'error', field: 'riskIdentifiedOn' },
  ])
})

test('required cells; formula errors; too long', () => {
  for (const key of NATIONAL_KEYS.filter(k => 'required' in NATIONAL_COLUMNS[k] && k !== 'idNumber'))
    expect(codes({ [key]: '' })).toEqual([`cell.required ${key}`])
  expect(codes({ idNumber: null })).toEqual(['id.empty idNumber'])
  expect(codes({ village: '#REF!' })).toEqual(['cell.formulaError village'])
  expect(codes({ naturalVillage: '长'.repeat(201) })).toEqual(['cell.tooLong naturalVillage'])
})

test('long digits that a spreadsheet destroyed', () => {
  expect(codes({ householdCode: '1.52527E+16' })).toEqual(['cell.excelDamaged householdCode'])
  expect(codes({ householdCode: 15_252_710_221_600_000 })).toEqual(['cell.excelDamaged householdCode'])
  expect(codes({ idNumber: 1.1010519491231e17 })).toEqual(['id.excelDamaged idNumber'])
  expect(codes({ idNumber: '1.5E+17' })).toEqual(['id.excelDamaged idNumber'])
  const lost = parseNationalRow(goodCells, { damaged: new Set<NationalKey>(['idNumber']) })
  expect(lost.findings.map(f => f.code)).toEqual(['id.excelDamaged'])
  expect(lost.row.idNumber).toMatchObject({ resident18: null, birthOn: null })
  expect(read({ householdPhone: 13_812_341_234 }).row.householdPhone).toBe('13812341234')
})

test('money in the unit of the heading; blank is not 0', () => {
  expect(parseNationalRow({ ...goodCells, perCapita: '0.45678' }, { moneyUnit: '万元' }).row.perCapita).toBe(
    456_780n,
  )
  expect(read({ perCapita: '1,234.5元' }).row.perCapita).toBe(123_450n)
  expect(read({ perCapita: '-12.345' }).row.perCapita).toBe(-1235n)
  expect(read({ perCapita: '' }).row.perCapita).toBeNull()
  expect(read({ perCapita: 0 }).row.perCapita).toBe(0n)
})

test('several values in one cell', () => {
  expect(read({ health: '残疾；患有大病' }).row.health).toEqual(['disabled', 'serious'])
  const { row, findings } = read({ causes: '因病、因残' })
  expect(row.causes).toEqual(['illness', 'disability'])
  expect(findings.map(f => f.code)).toEqual(['cell.several'])
  expect(read({ health: '残疾、发烧' }).row).toMatchObject({
    health: ['disabled'],
    unread: { health: '残疾、发烧' },
  })
})

test('monitored: a kind, a plain no, all columns blank, or an open question', () => {
  const of = (change: Cells) => read(change).row.monitored
  expect(of({ monitoredKind: '边缘易致贫户' })).toBe(true)
  expect(of({ monitoredKind: '否' })).toBe(false)
  expect(of({})).toBe(false)
  expect(of({ riskIdentifiedOn: '202106' })).toBeNull()
  const { riskEliminated: _, ...without } = goodCells
  expect(parseNationalRow(without).row.monitored).toBeNull()
})

test('dangerous housing by grade', () => {
  expect(
    ['D级', 'C', 'B级', '否', '是'].map(text => read({ dangerousHousing: text }).row.dangerousHousing),
  ).toEqual([true, true, false, false, true])
})

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
)

test('no cells at all make it throw, and every error leaves its value unknown', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...NATIONAL_KEYS), anyCell), cells => {
      const { row, findings } = parseNationalRow(cells as Cells)
      for (const { code, field } of findings)
        if (code.startsWith('cell.not') && field && field in row) expect(row[field as 'perCapita']).toBeNull()
    }),
  )
})

test('dates as offices write them', () => {
  const day = { on: '2021-06-05', precision: 'day' }
  for (const text of [
    '2021-06-05',
    '2021/6/5',
    '2021.6.5',
    '2021年6月5日',
    '20210605',
    '2021-06-05 00:00:00',
    '２０２１－６－５',
  ])
    expect(readDate(text)).toEqual(day)
  for (const text of ['202106', '2021-06', '2021年6月', '2021.6'])
    expect(readDate(text)).toEqual({ on: '2021-06-30', precision: 'month' })
  expect(readDate('2021')).toEqual({ on: '2021-12-31', precision: 'year' })
  for (const text of ['20210230', '2021-13-01', '202113', '1821-01-01', '二〇二一', '2021-6-5-1', '12'])
    expect(readDate(text)).toBeNull()
  expect(readSerial(43_831)).toEqual({ on: '2020-01-01', precision: 'day' })
  expect(readSerial(3)).toBeNull()
  expect(readSerial(Number.NaN)).toBeNull()
})

test('before is certain or not said: a month is not after its own days', () => {
  const [month, day, next] = [readDate('202106')!, readDate('2021-06-15')!, readDate('2021-07-01')!]
  expect([isBefore(day, month), isBefore(month, day), isBefore(month, next), isBefore(next, month)]).toEqual([
    false,
    false,
    true,
    false,
  ])
})
