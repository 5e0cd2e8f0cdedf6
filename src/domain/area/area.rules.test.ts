import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ancestorsOf, codesOn, contains, levelOf, rangeOf } from './area.rules.ts'
import { noticeEnds } from './holiday.rules.ts'

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

test('the notice of the last 20 banners: 7 working days from 2020-02-24 end before the announcement of 2020-03-04', () => {
  expect(noticeEnds('2020-02-24', 7, true, [])).toBe('2020-03-03')
  expect(noticeEnds('2020-02-24', 7, false, [])).toBe('2020-03-01')
})
