import { expect, test } from 'vitest'
import { incomeYearOf } from './incomeYear.rules.ts'

const TODAY = '2026-11-25'

test('a programme that goes on expects the last year that is over', () => {
  expect(incomeYearOf({ dataTo: null, lastEventOn: '2018-12-20', registeredOn: null }, TODAY)).toBe(2025)
  expect(incomeYearOf({ dataTo: null, lastEventOn: null, registeredOn: null }, '2026-12-31')).toBe(2026)
  expect(incomeYearOf({ dataTo: '2030-12-31', lastEventOn: null, registeredOn: null }, TODAY)).toBe(2025)
})

test('a programme whose data end speaks of that day and not of the clock', () => {
  expect(incomeYearOf({ dataTo: '2020-12-31', lastEventOn: '2018-12-20', registeredOn: null }, TODAY)).toBe(
    2020,
  )
  expect(incomeYearOf({ dataTo: '2020-06-30', lastEventOn: null, registeredOn: null }, TODAY)).toBe(2019)
})

test('a household that is worked on after that day is asked for the years it has reached', () => {
  expect(incomeYearOf({ dataTo: '2020-12-31', lastEventOn: '2024-05-01', registeredOn: null }, TODAY)).toBe(
    2023,
  )
  expect(incomeYearOf({ dataTo: '2020-12-31', lastEventOn: '2027-05-01', registeredOn: null }, TODAY)).toBe(
    2025,
  )
})

test('a household is not asked for a year at whose end it had no members', () => {
  const late = { dataTo: '2020-12-31', lastEventOn: '2024-05-01', registeredOn: '2024-05-01' }
  expect(incomeYearOf(late, TODAY)).toBe(2024)
  // Its first year is not over yet: the last one that is.
  expect(incomeYearOf({ ...late, lastEventOn: '2026-05-01', registeredOn: '2026-05-01' }, TODAY)).toBe(2025)
  expect(incomeYearOf({ ...late, registeredOn: '2016-05-01' }, TODAY)).toBe(2023)
})
