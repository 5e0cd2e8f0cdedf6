import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppress } from '../../kernel/suppress.ts'
import type { Cell } from '../../kernel/suppress.ts'
import { tableOf } from './complaintStatistics.rules.ts'
import { MATTERS } from './complaint.terms.ts'

const COLUMNS = Object.keys(MATTERS)
const K = 3

/** Every unknown of the printed table that its sums determine, by elimination of lines with one unknown. */
function derived(table: ReturnType<typeof tableOf>): number {
  const cells = new Map<string, number | null>()
  const key = (row: string, column: string): string => `${row}|${column}`
  for (const r of [...table.rows.map(x => ({ ...x, name: x.areaCode })), { ...table.sums, name: 'sum' }]) {
    for (const c of COLUMNS) cells.set(key(r.name, c), r.counts[c]!)
    cells.set(key(r.name, 'sum'), r.total)
  }
  const rows = [...table.rows.map(r => r.areaCode), 'sum']
  const lines = [
    ...rows.map(r => [...COLUMNS, 'sum'].map(c => key(r, c))),
    ...[...COLUMNS, 'sum'].map(c => rows.map(r => key(r, c))),
  ]
  let found = 0
  for (let changed = true; changed; ) {
    changed = false
    for (const line of lines) {
      const open = line.filter(k => cells.get(k) === null)
      if (open.length !== 1) continue
      const [sum, parts] = [line.at(-1)!, line.slice(0, -1)]
      const known = parts.reduce((n, k) => n + (cells.get(k) ?? 0), 0)
      cells.set(open[0]!, open[0] === sum ? known : cells.get(sum)! - known)
      if (!open[0]!.includes('sum')) found += 1
      changed = true
    }
  }
  return found
}

test('no hidden cell follows from what is printed', () => {
  const places = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(places, fc.infiniteStream(fc.constantFrom(0, 0, 0, 1, 2, 3, 5, 9)), (n, values) => {
      const cells: Cell[] = []
      for (let i = 0; i < n; i++)
        for (const column of COLUMNS)
          cells.push({ row: `15010${i}`, column, value: values.next().value as number })
      const table = tableOf(cells, suppress(cells, K), new Map())
      const shown = table.rows.flatMap(r => Object.values(r.counts)).filter(v => v !== null)
      expect(shown.filter(v => v > 0 && v < K)).toEqual([])
      expect(derived(table)).toBe(0)
    }),
    { numRuns: 300 },
  )
})
