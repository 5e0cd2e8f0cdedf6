import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppress } from '../../kernel/suppress.ts'
import type { Cell } from '../../kernel/suppress.ts'
import { hideAreas } from './suppress.rules.ts'

const K = 3
const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 60 }))

const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc
      .array(value, { minLength: rows * columns, maxLength: rows * columns })
      .map(values =>
        values.map(
          (v, i): Cell => ({ row: String(Math.floor(i / columns)), column: String(i % columns), value: v }),
        ),
      ),
  )

const isFlat = (cells: readonly Cell[]): boolean =>
  new Set(cells.map(c => c.row)).size === 1 || new Set(cells.map(c => c.column)).size === 1

test('no small cell is shown', () => {
  fc.assert(
    fc.property(table, cells => {
      const { cells: hidden } = suppress(cells, K)
      cells.forEach((c, i) => {
        if (c.value > 0 && c.value < K) expect(hidden.has(i)).toBe(true)
      })
    }),
  )
})

test('a table without small cells is shown whole', () => {
  fc.assert(
    fc.property(table, cells => {
      const whole = cells.map(c => ({ ...c, value: c.value < K ? 0 : c.value }))
      const told = suppress(whole, K)
      expect([told.cells.size, told.rows.size, told.columns.size, told.whole]).toEqual([0, 0, 0, false])
    }),
  )
})

test('no hidden value follows by subtraction from the totals that are shown, however often one subtracts', () => {
  fc.assert(
    fc.property(table, cells => {
      const told = suppress(cells, K)
      const unknown = new Set(told.cells)
      const flat = isFlat(cells)
      const line = (key: 'row' | 'column', name: string): number[] =>
        cells.flatMap((c, i) => (c[key] === name ? [i] : []))
      const lines = flat
        ? told.whole
          ? []
          : [cells.map((_, i) => i)]
        : [
            ...[...new Set(cells.map(c => c.row))].filter(r => !told.rows.has(r)).map(r => line('row', r)),
            ...[...new Set(cells.map(c => c.column))]
              .filter(c => !told.columns.has(c))
              .map(c => line('column', c)),
          ]
      for (const own of lines) {
        const left = own.filter(i => unknown.has(i))
        // One unknown is the total less the rest; several that add up to less than k are known to be small.
        expect(left.length).not.toBe(1)
        if (left.length) expect(left.reduce((n, i) => n + cells[i]!.value, 0)).toBeGreaterThanOrEqual(K)
      }
    }),
    { numRuns: 500 },
  )
})

/** Whether unit vector `at` lies in the row space: then that unknown follows from the sums. Over a large prime. */
function follows(equations: readonly (readonly number[])[], at: number, width: number): boolean {
  const P = 1_000_003n
  const mod = (n: bigint): bigint => ((n % P) + P) % P
  const inverse = (n: bigint): bigint => {
    let [r, e, b] = [1n, P - 2n, mod(n)]
    for (; e > 0n; e >>= 1n, b = mod(b * b)) if (e & 1n) r = mod(r * b)
    return r
  }
  const rank = (list: readonly (readonly number[])[]): number => {
    const m = list.map(row => row.map(n => mod(BigInt(n))))
    let r = 0
    for (let c = 0; c < width && r < m.length; c++) {
      const pivot = m.findIndex((row, i) => i >= r && row[c] !== 0n)
      if (pivot < 0) continue
      ;[m[r], m[pivot]] = [m[pivot]!, m[r]!]
      const by = inverse(m[r]![c]!)
      m[r] = m[r]!.map(n => mod(n * by))
      m.forEach((row, i) => {
        if (i !== r && row[c] !== 0n) m[i] = row.map((n, j) => mod(n - row[c]! * m[r]![j]!))
      })
      r++
    }
    return r
  }
  const unit = Array.from({ length: width }, (_, i) => Number(i === at))
  return rank([...equations, unit]) === rank(equations)
}

test('no hidden value is determined by all shown totals together', () => {
  fc.assert(
    fc.property(table, cells => {
      const told = suppress(cells, K)
      const unknown = [...told.cells]
      const flat = isFlat(cells)
      const equation = (of: (c: Cell) => boolean): number[] => unknown.map(i => Number(of(cells[i]!)))
      const equations = flat
        ? told.whole
          ? []
          : [unknown.map(() => 1)]
        : [
            ...[...new Set(cells.map(c => c.row))]
              .filter(r => !told.rows.has(r))
              .map(r => equation(c => c.row === r)),
            ...[...new Set(cells.map(c => c.column))]
              .filter(x => !told.columns.has(x))
              .map(x => equation(c => c.column === x)),
          ]
      unknown.forEach((_, at) => expect(follows(equations, at, unknown.length)).toBe(false))
    }),
    { numRuns: 300 },
  )
})

test('areas: what is hidden in a league is hidden by itself, and no sum of what is shown tells it', () => {
  const counties = ['150121', '150122', '150123', '150421', '150422', '150423', '152221', '152222', '152501']
  fc.assert(
    fc.property(fc.array(value, { minLength: 9, maxLength: 9 }), list => {
      const values = new Map(counties.map((c, i) => [c, list[i]!]))
      const told = hideAreas(values, K)
      const league = (c: string): string => `${c.slice(0, 4)}00`
      const sum = (of: (c: string) => boolean): number =>
        counties.filter(of).reduce((n, c) => n + values.get(c)!, 0)
      for (const c of counties)
        if (values.get(c)! > 0 && values.get(c)! < K) expect(told.counties.has(c)).toBe(true)
      const leagues = [...new Set(counties.map(league))]
      for (const l of leagues) {
        const hidden = counties.filter(c => league(c) === l && told.counties.has(c))
        if (told.leagues.has(l) && sum(c => league(c) === l) > 0) expect(hidden.length).toBeGreaterThan(0)
        if (!told.leagues.has(l) && hidden.length) {
          expect(hidden.length).toBeGreaterThan(1)
          expect(sum(c => hidden.includes(c))).toBeGreaterThanOrEqual(K)
        }
      }
      const hidden = leagues.filter(l => told.leagues.has(l))
      if (hidden.length && !told.region) {
        expect(hidden.length).toBeGreaterThan(1)
        expect(sum(c => hidden.includes(league(c)))).toBeGreaterThanOrEqual(K)
      }
    }),
    { numRuns: 500 },
  )
})

test('two villages of one person each are not told by their sum', () => {
  const cells = [1, 1, 40, 50].map((v, i) => ({ row: 'a', column: String(i), value: v }))
  expect([...suppress(cells, K).cells].sort()).toEqual([0, 1, 2])
  const alone = [2, 0].map((v, i) => ({ row: 'a', column: String(i), value: v }))
  expect(suppress(alone, K).whole).toBe(true)
})
