import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageOn, checkDigitOf, readIdNumber } from './idNumber.rules.ts'

const digits = (n: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n })
const birth = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const first17 = fc
  .tuple(fc.constantFrom('150125', '152527', '110105', '659001'), birth, digits(3))
  .map(([area, born, seq]) => area + born.replaceAll('-', '') + seq.join(''))
const sound = first17.map(first => first + checkDigitOf(first))
const codes = (text: string) => readIdNumber(text).problems.map(problem => problem.code)

test('the example of the standard', () => {
  expect(readIdNumber('11010519491231002X')).toEqual({
    kind: 'resident',
    value: '11010519491231002X',
    resident18: '11010519491231002X',
    birthOn: '1949-12-31',
    sex: 'female',
    areaPrefix: '110105',
    problems: [],
  })
})

test('every sound number is read whole', () => {
  fc.assert(
    fc.property(sound, id => {
      const read = readIdNumber(id)
      expect(read.problems).toEqual([])
      expect(read.birthOn?.replaceAll('-', '')).toBe(id.slice(6, 14))
      expect(read.sex).toBe(Number(id[16]) % 2 ? 'male' : 'female')
    }),
  )
})

test('every change of one digit is detected', () => {
  fc.assert(
    fc.property(sound, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
      const digit = String((Number(id[at]) + by) % 10)
      const changed = id.slice(0, at) + digit + id.slice(at + 1)
      expect(readIdNumber(changed).resident18).toBeNull()
      expect(checkDigitOf(changed)).not.toBe(changed[17])
    }),
  )
})

test('every wrong last character is detected', () => {
  fc.assert(
    fc.property(sound, fc.constantFrom(...'0123456789X'), (id, last) => {
      fc.pre(last !== id[17])
      expect(readIdNumber(id.slice(0, 17) + last).resident18).toBeNull()
    }),
  )
})

test('every exchange of two neighbouring digits is detected', () => {
  fc.assert(
    fc.property(sound, fc.nat(15), (id, at) => {
      fc.pre(id[at] !== id[at + 1])
      const changed = id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2)
      expect(readIdNumber(changed).resident18).toBeNull()
      expect(checkDigitOf(changed)).not.toBe(changed[17])
    }),
  )
})

test('a number that fails its check gives no birthday and no sex', () => {
  const read = readIdNumber('110105194912310021')
  expect(read).toMatchObject({ birthOn: null, sex: null, resident18: null, kind: 'resident' })
  expect(codes('110105194912310021')).toEqual(['id.checkDigit'])
})

test('writing habits: full width, small x, spaces, a leading apostrophe', () => {
  for (const text of [
    '１１０１０５１９４９１２３１００２Ｘ',
    '11010519491231002x',
    " '110105 19491231 002X ",
    '110105-19491231-002X',
  ])
    expect(readIdNumber(text)).toMatchObject({ value: '11010519491231002X', problems: [] })
})

test('what the spreadsheet did to the number is named', () => {
  for (const text of ['1.5E+17', '1.10105E+17', '1.5e17', '２.１E+17'])
    expect(codes(text)).toEqual(['id.excelDamaged'])
  expect(codes('152527********1234')).toEqual(['id.masked'])
  expect(codes('110105194912310000')).toEqual(['id.excelRounded'])
})

test('lengths, old form, letters, impossible days, provinces', () => {
  expect(codes('')).toEqual(['id.empty'])
  expect(codes('   ')).toEqual(['id.empty'])
  expect(codes('1101051949123100')).toEqual(['id.length'])
  expect(codes('110105491231002')).toEqual(['id.oldForm'])
  expect(codes('1101051949123100AB')).toEqual(['id.characters'])
  const day = (area: string, date: string) => codes(`${area}${date}002${checkDigitOf(`${area}${date}002`)}`)
  expect(day('150125', '19990230')).toEqual(['id.birth'])
  expect(day('150125', '19000229')).toEqual(['id.birth'])
  expect(day('150125', '20000229')).toEqual([])
  expect(day('150125', '19991301')).toEqual(['id.birth'])
  expect(day('990125', '19991201')).toEqual([])
  expect(day('160125', '19991201')).toEqual(['id.area'])
})

test('a province we do not know warns and does not hide the person', () => {
  const first = '16012519991201002'
  expect(readIdNumber(first + checkDigitOf(first)).resident18).not.toBeNull()
})

test('disability cards: kind, grade, re-issue; the person is the first 18', () => {
  fc.assert(
    fc.property(
      sound,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('', 'B1', '01'),
      (id, kind, grade, again) => {
        const read = readIdNumber(`${id}${kind}${grade}${again}`)
        expect(read).toMatchObject({ kind: 'disability', resident18: id, problems: [] })
      },
    ),
  )
  expect(codes('11010519491231002X81')).toEqual(['id.disabilityKind'])
  expect(codes('11010519491231002X05')).toEqual(['id.disabilityKind', 'id.disabilityGrade'])
  expect(codes('11010519491231002X4')).toEqual(['id.length'])
})

test('reading is idempotent and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 100, unit: 'binary' }), sound), text => {
      const once = readIdNumber(text)
      expect(readIdNumber(once.value)).toEqual(once)
    }),
  )
})

test('age in completed years', () => {
  expect(ageOn('2000-06-15', '2020-06-14')).toBe(19)
  expect(ageOn('2000-06-15', '2020-06-15')).toBe(20)
  expect(ageOn('2000-02-29', '2021-02-28')).toBe(20)
})
