import { expect, test } from 'vitest'
import { absorb } from './absorb.rules.ts'

const of = (amountFen: bigint, line = 'c1', year = 2020) => ({ householdId: 'h', year, line, amountFen })

test('payments take their amounts out of what was stated of the same line and year, until nothing is left', () => {
  const stated = [
    { id: 's', ...of(1000n) },
    { id: 'other', ...of(700n, 'a1') },
    { id: 'before', ...of(700n, 'c1', 2019) },
  ]
  const { covers, left } = absorb(stated, [of(300n), of(900n), of(50n)])
  expect(covers).toEqual([300n, 700n, 0n])
  expect([...left]).toEqual([['s', 0n]])
})

test('a line stated in two entries is used up in turn; without a statement nothing is covered', () => {
  const { covers, left } = absorb(
    [
      { id: 'x', ...of(100n) },
      { id: 'y', ...of(100n) },
    ],
    [of(150n)],
  )
  expect(covers).toEqual([150n])
  expect([...left]).toEqual([
    ['x', 0n],
    ['y', 50n],
  ])
  expect(absorb([], [of(5n)])).toEqual({ covers: [0n], left: new Map() })
})
