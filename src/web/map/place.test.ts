import { expect, test } from 'vitest'
import { linePath, MAP_H, nextTile, placeGivers, tileAt } from './place.ts'
import { shading } from './shade.ts'

const PAIRINGS = [
  { district: '110102', county: '150723', status: 'found' },
  { district: '110109', county: '150125', status: 'found' },
]

test('districts stand at the height of their banners, the municipality first, none beside the map', () => {
  const givers = placeGivers(PAIRINGS)
  expect(givers[0]?.code).toBe('110000')
  expect(givers.slice(1, 3).map(g => g.code)).toEqual(['110102', '110109'])
  expect(givers).toHaveLength(17)
  expect(givers.at(-1)!.y + givers.at(-1)!.height).toBeCloseTo(MAP_H)
})

test('a line begins at the banner’s tile and ends at its district', () => {
  const [, giver] = placeGivers(PAIRINGS)
  expect(linePath(tileAt('150723')!, giver!)).toMatch(/^M1078 57C.* 1256 50\.3$/)
})

test('arrow keys walk over gaps and stop at the edge', () => {
  expect(nextTile(tileAt('150125')!, [1, 0])?.code).toBe('150927')
  expect(nextTile(tileAt('152923')!, [-1, 0])).toBeUndefined()
})

test('shades hold about equally many, few values still reach the darkest', () => {
  const ten = shading([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect([1, 2, 3, 9, 10].map(ten.of)).toEqual([1, 1, 2, 5, 5])
  expect(ten.of(0)).toBe(0)
  expect(ten.of(undefined)).toBe(0)
  const same = shading([7, 7, 7])
  expect(same.bounds).toEqual([7])
  expect(same.of(7)).toBe(5)
})
