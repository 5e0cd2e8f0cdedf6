import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GIVERS, TILES } from './tiles.ts'

const lines = (name: string): string[][] =>
  readFileSync(join(import.meta.dirname, '../../../reference', name), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map(l => l.split(','))

test('each of the 103 counties has one tile of its own, and all 16 districts stand beside', () => {
  const counties = lines('nmg_counties.csv')
    .filter(c => c[3] === '0')
    .map(c => c[0])
  expect(TILES.map(t => t.code).sort()).toEqual(counties.sort())
  expect(GIVERS.map(t => t.code).sort()).toEqual(
    ['110000', ...lines('beijing_districts.csv').map(c => c[0])].sort(),
  )
  expect(new Set(TILES.map(t => `${t.col},${t.row}`)).size).toBe(TILES.length)
})

test('the counties of a league lie together', () => {
  for (const league of new Set(TILES.map(t => t.code.slice(0, 4)))) {
    const own = TILES.filter(t => t.code.startsWith(league))
    const reached = new Set([own[0]])
    for (let before = 0; before < reached.size; ) {
      before = reached.size
      for (const t of own)
        if ([...reached].some(r => r && Math.abs(r.col - t.col) <= 1 && Math.abs(r.row - t.row) <= 1))
          reached.add(t)
    }
    expect(reached.size, league).toBe(own.length)
  }
})

test('west is left and north is up', () => {
  const centre = (prefix: string, axis: 'col' | 'row'): number => {
    const own = TILES.filter(t => t.code.startsWith(prefix))
    return own.reduce((sum, t) => sum + t[axis], 0) / own.length
  }
  expect(centre('1529', 'col')).toBeLessThan(centre('1508', 'col'))
  expect(centre('1509', 'col')).toBeLessThan(centre('1504', 'col'))
  expect(centre('1504', 'col')).toBeLessThan(centre('1505', 'col'))
  expect(centre('1507', 'row')).toBeLessThan(centre('1522', 'row'))
})
