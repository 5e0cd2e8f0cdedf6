import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openProgram } from './model.ts'
import { openSolver } from './solver.ts'
import type { Solver } from './solver.ts'

const open: Solver[] = []
afterAll(async () => {
  for (const solver of open) await solver.close()
})

interface Sack {
  readonly weights: readonly number[]
  readonly worths: readonly number[]
  readonly room: number
}

async function sack({ weights, worths, room }: Sack): Promise<Solver> {
  const p = openProgram()
  const row = p.row(-1e30, room)
  weights.forEach((w, i) => p.put(row, p.column(worths[i]!, 0, 1, true), w))
  const solver = await openSolver(p.build())
  open.push(solver)
  return solver
}

const EXACT = { gap: 0, seconds: 10 }

test('what it takes is the best of all that fit', async () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 50 })), {
    minLength: 1,
    maxLength: 9,
  })
  await fc.assert(
    fc.asyncProperty(some, fc.integer({ min: 0, max: 90 }), async (pairs, room) => {
      const solver = await sack({ weights: pairs.map(p => p[0]), worths: pairs.map(p => p[1]), room })
      const { outcome, objective } = await solver.solve(EXACT)
      let best = 0
      for (let set = 0; set < 1 << pairs.length; set++) {
        const taken = pairs.filter((_, i) => (set >> i) & 1)
        if (taken.reduce((sum, p) => sum + p[0], 0) <= room)
          best = Math.max(
            best,
            taken.reduce((sum, p) => sum + p[1], 0),
          )
      }
      expect(outcome).toBe('optimal')
      expect(objective).toBeCloseTo(best, 6)
      await solver.close()
    }),
    { numRuns: 15 },
  )
})

test('a changed limit is solved again; prices say what one more unit is worth', async () => {
  const solver = await sack({ weights: [2, 3, 4], worths: [4, 9, 8], room: 4 })
  const first = await solver.solve(EXACT)
  expect([...first.columns]).toEqual([0, 1, 0])
  await solver.change({ columns: [[2, 1, 1]] })
  expect((await solver.solve(EXACT, { start: first.columns })).objective).toBe(8)
  await solver.change({ columns: [[2, 0, 1]], rows: [[0, -1e30, 9]] })
  expect((await solver.solve(EXACT)).objective).toBe(21)
  await solver.change({ rows: [[0, -1e30, 4]] })
  // 3 for the second, then a half of either other one at 2 a unit of weight.
  expect((await solver.prices()).rows[0]).toBeCloseTo(2, 9)
  expect((await solver.solve(EXACT)).columns).toEqual(first.columns)
})

test('limits that contradict each other are named', async () => {
  const p = openProgram()
  const a = p.column(1, 0, 10)
  const atMost = p.row(-1e30, 3)
  const atLeast = p.row(5, 1e30)
  const harmless = p.row(-1e30, 100)
  for (const row of [atMost, atLeast, harmless]) p.put(row, a, 1)
  const solver = await openSolver(p.build())
  open.push(solver)
  expect((await solver.solve(EXACT)).outcome).toBe('infeasible')
  expect((await solver.conflict()).rows.toSorted()).toEqual([atMost, atLeast])
})

test('stopped in the middle it answers with the best found and how far from the best possible that may be', async () => {
  const n = 400
  const p = openProgram()
  const rows = Array.from({ length: 20 }, () => p.row(-1e30, 5000))
  for (let i = 0; i < n; i++) {
    const column = p.column(100 + ((i * 7919) % 97), 0, 1, true)
    rows.forEach((row, k) => p.put(row, column, 20 + ((i * (31 + k) + k * 17) % 61)))
  }
  const solver = await openSolver(p.build())
  open.push(solver)
  const stop = new AbortController()
  const seen: number[] = []
  const { outcome, objective, bound } = await solver.solve(
    { gap: 0, seconds: 60 },
    {
      signal: stop.signal,
      onProgress(progress) {
        seen.push(progress.seconds)
        if (progress.best !== null) stop.abort()
      },
    },
  )
  expect(outcome).toBe('best')
  expect(seen.length).toBeGreaterThan(0)
  expect(objective).toBeGreaterThan(0)
  expect(bound).toBeGreaterThanOrEqual(objective)
})

test('it stops at the first solution that is good enough, and a solve without a target is not bound by an earlier one', async () => {
  const solver = await sack({
    weights: Array.from({ length: 60 }, (_, i) => 13 + ((i * 7919) % 89)),
    worths: Array.from({ length: 60 }, (_, i) => 17 + ((i * 104729) % 83)),
    room: 700,
  })
  const best = await solver.solve(EXACT)
  const enough = await solver.solve({ ...EXACT, target: best.objective * 0.5 })
  expect(['best', 'optimal']).toContain(enough.outcome)
  expect(enough.objective).toBeGreaterThanOrEqual(best.objective * 0.5)
  expect((await solver.solve(EXACT)).objective).toBe(best.objective)
})
