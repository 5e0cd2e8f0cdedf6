import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ancestorsOf, codesOn, contains, levelOf, rangeOf } from './area.rules.ts'
import { isWorkday, noticeEnds } from './holiday.rules.ts'

const code = fc.constantFrom(
  '150000',
  '150900',
  '150125',
  '152527',
  '152527102',
  '152527102216',
  '150125101',
  '110000',
  '110109',
  '110109101',
)

test('an area is inside the range of each of its ancestors, and of no other', () => {
  fc.assert(
    fc.property(code, code, (a, b) => {
      const { lo, hi } = rangeOf(a)
      expect(b >= lo && b < hi).toBe(contains(a, b) || (b.length === 6 && a !== b && b.startsWith(lo)))
    }),
  )
})

test('ancestors run from the province to the area itself', () => {
  expect(ancestorsOf('152527102216')).toEqual(['150000', '152500', '152527', '152527102', '152527102216'])
  expect(ancestorsOf('110109')).toEqual(['110000', '110109'])
  expect(['150000', '150900', '150125', '152527102', '152527102216'].map(levelOf)).toEqual([
    'province',
    'prefecture',
    'county',
    'township',
    'village',
  ])
})

test('a merged village is followed, a split one becomes two', () => {
  const successions = [
    { oldCode: 'a', newCode: 'b', onDate: '2019-01-01' },
    { oldCode: 'b', newCode: 'c', onDate: '2020-01-01' },
    { oldCode: 'b', newCode: 'd', onDate: '2020-01-01' },
  ]
  expect(codesOn('a', '2018-12-31', successions)).toEqual(['a'])
  expect(codesOn('a', '2019-06-01', successions)).toEqual(['b'])
  expect(codesOn('a', '2020-01-01', successions)).toEqual(['c', 'd'])
})

test('what keeps its code in a split or a merger stands for itself beside the others, also through what follows', () => {
  const successions = [
    { oldCode: 'a', newCode: 'a', onDate: '2018-01-01' },
    { oldCode: 'b', newCode: 'a', onDate: '2018-01-01' },
    { oldCode: 'a', newCode: 'a', onDate: '2019-01-01' },
    { oldCode: 'a', newCode: 'c', onDate: '2019-01-01' },
    { oldCode: 'c', newCode: 'a', onDate: '2020-01-01' },
    { oldCode: 'a', newCode: 'a', onDate: '2020-01-01' },
  ]
  expect(codesOn('b', '2017-12-31', successions)).toEqual(['b'])
  expect(codesOn('b', '2018-06-01', successions)).toEqual(['a'])
  expect(codesOn('a', '2019-06-01', successions)).toEqual(['a', 'c'])
  expect(codesOn('b', '2019-06-01', successions)).toEqual(['a', 'c'])
  expect(codesOn('b', '2020-06-01', successions)).toEqual(['a'])
})

test('the notice of the last 20 banners: 7 working days from 2020-02-24 end before the announcement of 2020-03-04', () => {
  const year2020 = [{ onDate: '2020-01-01', kind: 'off' as const }]
  expect(noticeEnds('2020-02-24', 7, true, year2020)).toEqual({ on: '2020-03-03' })
  expect(noticeEnds('2020-02-24', 7, false, [])).toEqual({ on: '2020-03-01' })
})

test('working days are unknown in a year whose holidays nobody has entered: nothing ends by itself then', () => {
  const year2020 = [
    { onDate: '2020-01-01', kind: 'off' as const },
    { onDate: '2020-10-10', kind: 'workday' as const },
  ]
  expect(isWorkday('2020-01-01', year2020)).toBe(false)
  expect(isWorkday('2020-10-10', year2020)).toBe(true)
  expect(isWorkday('2020-01-02', year2020)).toBe(true)
  expect(isWorkday('2022-01-04', year2020)).toBeNull()
  expect(noticeEnds('2022-03-01', 7, true, year2020)).toEqual({ unknownYear: 2022 })
  expect(noticeEnds('2020-12-28', 7, true, year2020)).toEqual({ unknownYear: 2021 })
  expect(noticeEnds('2022-03-01', 7, false, year2020)).toEqual({ on: '2022-03-07' })
})
