import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayBecome, mayDistribute, mayRegister } from './asset.rules.ts'
import { covers, mayLink, mayPayOut, mayPromise, sharedOut, yearlyReturn } from './linkage.rules.ts'
import type { Terms } from './linkage.rules.ts'

const codes = (reasons: readonly { code: string }[]): string[] => reasons.map(r => r.code)
const yuan = (n: number): bigint => BigInt(n) * 100n

test('the published cattle dividend works out: 20.58M yuan at 8.5 % covers 550 posts at 3,171 yuan', () => {
  const dividend = yearlyReturn(yuan(20_580_000), 0.085)
  expect(dividend).toBe(yuan(1_749_300))
  expect(covers(dividend, yuan(3171))).toEqual({ count: 551n, restFen: yuan(2079) })
  expect(dividend >= 550n * yuan(3171)).toBe(true)
})

test('terms that a type needs are asked for', () => {
  const terms = (more: Partial<Terms>): Terms => ({
    type: 'dividend',
    fromOn: '2019-01-01',
    toOn: '2021-12-31',
    principalFen: 100n,
    rate: 0.085,
    priceFen: null,
    ...more,
  })
  const said = (more: Partial<Terms>) => codes(mayLink(terms(more), '2019-01-01', '2020-01-01'))
  expect(said({})).toEqual([])
  expect(said({ principalFen: null })).toEqual(['linkage.principal'])
  expect(said({ type: 'land_lease' })).toEqual(['linkage.price'])
  expect(said({ type: 'menu', principalFen: null, rate: null, toOn: '2018-01-01' })).toEqual([
    'linkage.endsFirst',
  ])
})

test('shares add up to the sum to the fen', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.integer({ min: 1, max: 3000 }), (fen, parts) => {
      const shares = sharedOut(fen, parts)
      expect(shares.reduce((a, b) => a + b, 0n)).toBe(fen)
      expect(shares[0]! - shares.at(-1)! <= 1n).toBe(true)
    }),
  )
})

test('a promise lies in the term and goes to a household in the contract', () => {
  const due = { dueOn: '2020-12-01', fromOn: '2019-01-01', toOn: '2020-12-31', linked: true }
  expect(mayPromise(due)).toEqual([])
  expect(mayPromise({ ...due, dueOn: '2021-06-30' })).toEqual([])
  expect(codes(mayPromise({ ...due, dueOn: '2022-01-01' }))).toEqual(['due.outside'])
  expect(codes(mayPromise({ ...due, linked: false }))).toEqual(['due.household'])
})

test('a payout is what it declares, against promises, never beyond them', () => {
  const rows = [
    { amountFen: 5n, owedFen: 5n },
    { amountFen: 3n, owedFen: 4n },
  ]
  const pay = (
    list: typeof rows | { amountFen: bigint; owedFen: bigint | null }[],
    count: number,
    totalFen: bigint,
    on = '2020-01-01',
  ) => codes(mayPayOut(list, { count, totalFen }, on, '2020-06-01'))
  expect(pay(rows, 2, 8n)).toEqual([])
  expect(pay(rows, 3, 8n)).toEqual(['payout.total'])
  expect(pay(rows, 2, 9n, '2020-07-01')).toEqual(['payout.future', 'payout.total'])
  expect(pay([{ amountFen: 1n, owedFen: null }], 1, 1n)).toEqual(['payout.noDue'])
  expect(pay([{ amountFen: 6n, owedFen: 5n }], 1, 6n)).toEqual(['payout.beyond'])
})

test('an asset is registered when it is built, for no more than was put into it', () => {
  const facts = {
    class: 'operating',
    ownership: 'collective',
    registeredOn: '2019-11-01',
    today: '2020-01-01',
    built: true,
    totalFen: 100n,
    fundedFen: 100n,
  } as const
  expect(mayRegister(facts)).toEqual([])
  expect(codes(mayRegister({ ...facts, built: false, totalFen: 101n, class: 'household' }))).toEqual([
    'asset.notBuilt',
    'asset.owner',
    'asset.beyond',
  ])
})

test('a state follows in time, with a reason where it is not in use, and never after disposal', () => {
  const day = { onDate: '2020-01-01', lastOn: '2019-11-01', today: '2020-06-01' }
  expect(mayBecome('in_use', 'idle', day, true)).toEqual([])
  expect(codes(mayBecome('in_use', 'idle', day, false))).toEqual(['asset.reason'])
  expect(codes(mayBecome('in_use', 'in_use', { ...day, onDate: '2019-10-31' }, true))).toEqual([
    'asset.same',
    'asset.date',
  ])
  expect(codes(mayBecome('disposed', 'in_use', day, true))).toEqual(['asset.gone'])
  expect(codes(mayDistribute(10n, 6n, 5n))).toEqual(['asset.overShared'])
  expect(mayDistribute(10n, 6n, 4n)).toEqual([])
})
