import { expect, test } from 'vitest'
import { behind, carryAge, judge, monthEnd } from './pace.rules.ts'

test('money left over is aged by its year', () => {
  expect([2020, 2019, 2018, 2015].map(year => carryAge(year, 2020))).toEqual(['1y', '1-2y', '>2y', '>2y'])
})

test('a share is judged by its limit only where the limit was entered and there is money', () => {
  expect(judge(8n, 100n, 0.08)).toBe('within')
  expect(judge(9n, 100n, 0.08)).toBe('beyond')
  expect(judge(1n, 100n, 0)).toBe('beyond')
  expect(judge(0n, 100n, 0)).toBe('within')
  expect([judge(9n, 100n, null), judge(0n, 0n, 0.08)]).toEqual(['unknown', 'unknown'])
})

test('spending is behind below what is expected by the month', () => {
  expect(behind(91n, 100n, 0.92)).toBe('beyond')
  expect(behind(92n, 100n, 0.92)).toBe('within')
  expect(behind(0n, 100n, null)).toBe('unknown')
})

test('months end where they end', () => {
  expect([monthEnd(2020, 2), monthEnd(2019, 2), monthEnd(2020, 12)]).toEqual([
    '2020-02-29',
    '2019-02-28',
    '2020-12-31',
  ])
})
