import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baselineOf, departures } from './baseline.rules.ts'

const factor = (key: string, weight: number, values: Record<string, number | null>) => ({
  key,
  weight,
  values,
  words: { zh: key, en: key },
})

test('shares follow the factors and add up to the sum, to the fen', () => {
  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 1000 }), {
    minKeys: 1,
  })
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 13n }),
      values,
      fc.integer({ min: 1, max: 9 }),
      (total, v, weight) => {
        const banners = Object.keys(v)
        const { shares } = baselineOf(total, banners, [
          factor('poor', weight, v),
          factor('even', 1, Object.fromEntries(banners.map(b => [b, 1]))),
        ])
        expect(shares.reduce((sum, s) => sum + s.fen, 0n)).toBe(total)
        for (const s of shares) {
          expect(s.fen).toBeGreaterThanOrEqual(0n)
          expect(s.parts.reduce((sum, p) => sum + p.fen, 0n)).toBe(s.fen)
        }
      },
    ),
  )
})

test('twice the poor get twice the money; what is not known blocks and is named', () => {
  const { shares } = baselineOf(300n, ['a', 'b'], [factor('poor', 1, { a: 200, b: 100 })])
  expect(shares.map(s => s.fen)).toEqual([200n, 100n])
  const blocked = baselineOf(
    300n,
    ['a', 'b'],
    [factor('poor', 1, { a: 200, b: null }), factor('area', 0, {})],
  )
  expect(blocked).toEqual({ shares: [], missing: [{ factor: 'poor', banner: 'b' }] })
})

test('departures say how far a plan lies from the baseline', () => {
  const { shares } = baselineOf(300n, ['a', 'b'], [factor('poor', 1, { a: 2, b: 1 })])
  expect(departures(shares, new Map([['a', 100n]]))).toEqual([
    { banner: 'a', baselineFen: 200n, planFen: 100n, ratio: 0.5 },
    { banner: 'b', baselineFen: 100n, planFen: 0n, ratio: 0 },
  ])
})
