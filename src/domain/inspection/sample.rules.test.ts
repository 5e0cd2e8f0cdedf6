import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draw, intervalOf, mayDraw, shares } from './sample.rules.ts'
import type { Item } from './sample.rules.ts'
import { METHODS } from './sample.terms.ts'
import type { Method } from './sample.terms.ts'

const population = fc
  .array(
    fc.record({
      amountFen: fc.bigInt({ min: -1000n, max: 10n ** 13n }),
      stratum: fc.constantFrom('150125', '150221', '152527', '150921'),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map(rows => rows.map((r, i): Item => ({ key: String(i).padStart(4, '0'), ...r })))
const method = fc.constantFrom(...(Object.keys(METHODS) as Method[]))
const size = fc.integer({ min: 1, max: 60 })
const seed = fc.string({ minLength: 1, maxLength: 20 })

test('the same population, method, size and seed give the same rows; each at most once, all of the population', () => {
  fc.assert(
    fc.property(population, method, size, seed, (items, by, n, s) => {
      const drawn = draw(items, by, n, s)
      expect(draw(items, by, n, s)).toEqual(drawn)
      const keys = drawn.map(d => d.key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every(k => items.some(i => i.key === k))).toBe(true)
    }),
  )
})

test('simple random and stratified draw exactly the size, or everything', () => {
  fc.assert(
    fc.property(
      population,
      fc.constantFrom<Method>('simple', 'stratified'),
      size,
      seed,
      (items, by, n, s) => {
        expect(draw(items, by, n, s).length).toBe(Math.min(n, items.length))
      },
    ),
  )
})

test('by money nothing as large as the interval is missed, and nothing without money is drawn', () => {
  fc.assert(
    fc.property(population, size, seed, (items, n, s) => {
      const drawn = new Map(draw(items, 'monetary', n, s).map(d => [d.key, d.hits]))
      const interval = intervalOf(items, n)
      for (const item of items) {
        const hits = drawn.get(item.key) ?? 0
        if (item.amountFen <= 0n) expect(hits).toBe(0)
        else {
          expect(hits).toBeGreaterThanOrEqual(Number(item.amountFen / interval))
          expect(hits).toBeLessThanOrEqual(Number(item.amountFen / interval) + 1)
        }
      }
    }),
  )
})

test('units of money add up to the size while a fen each is there for it', () => {
  fc.assert(
    fc.property(population, size, seed, (items, n, s) => {
      const whole = items.reduce((a, i) => a + (i.amountFen > 0n ? i.amountFen : 0n), 0n)
      fc.pre(whole >= BigInt(n) * BigInt(n))
      const units = draw(items, 'monetary', n, s).reduce((a, d) => a + d.hits, 0)
      // The interval is rounded down to a fen, so one unit more may fall on the end.
      expect([n, n + 1]).toContain(units)
    }),
  )
})

test('strata add up to the size, none gets more than it has, and each is within one of its share', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(counts, size, (list, n) => {
      const given = shares(new Map(list.map((c, i) => [String(i), c])), n)
      const all = list.reduce((a, b) => a + b, 0)
      const want = Math.min(n, all)
      expect([...given.values()].reduce((a, b) => a + b, 0)).toBe(want)
      for (const [i, c] of list.entries()) {
        expect(given.get(String(i))!).toBeLessThanOrEqual(c)
        expect(Math.abs(given.get(String(i))! - (c * want) / all)).toBeLessThan(1)
      }
    }),
  )
})

test('every row has the same chance: 1 of 4 over many seeds', () => {
  const items = ['a', 'b', 'c', 'd'].map((key): Item => ({ key, amountFen: 1n, stratum: 's' }))
  const times = new Map<string, number>()
  for (let i = 0; i < 4000; i++) {
    const [one] = draw(items, 'simple', 1, `seed ${i}`)
    times.set(one!.key, (times.get(one!.key) ?? 0) + 1)
  }
  for (const { key } of items) expect(Math.abs(times.get(key)! - 1000)).toBeLessThan(120)
})

test('nothing to draw from, too much of it, or no money is refused', () => {
  const one: Item = { key: 'a', amountFen: 0n, stratum: 's' }
  const codes = (items: readonly Item[], by: Method, most = 10) =>
    mayDraw({ items, method: by, most }).map(r => r.code)
  expect(codes([], 'simple')).toEqual(['sample.empty'])
  expect(codes([one, one], 'simple', 1)).toEqual(['sample.large'])
  expect(codes([one], 'monetary')).toEqual(['sample.noMoney'])
  expect(codes([one], 'stratified')).toEqual([])
})
