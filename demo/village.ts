/**
 * The 2,663 registered-poor villages of the 31 banners: invented villages under real townships (codes 900–999, which
 * the statistics do not use), except 红义村, which the story names.
 */
import { areaValues, readReference } from '../src/domain/area/area.reference.ts'
import { villageName } from './name.ts'
import { apportion } from './random.ts'
import type { Random } from './random.ts'

export interface Village {
  readonly code: string
  readonly name: string
  readonly township: string
  readonly county: string
  readonly steppe: boolean
}

export interface Banner {
  readonly code: string
  readonly name: string
  readonly league: string
  readonly district: string | null
  readonly round: number
  readonly exitOn: string
  readonly precision: 'day' | 'month' | 'year'
}

export const VILLAGES = 2663
export const HONGYI = '152527102216'

export const banners = (): Banner[] =>
  readReference('banners.csv').map(b => ({
    code: b.code!,
    name: b.name!,
    league: b.league!,
    district: b.pair_district_code || null,
    round: Number(b.exit_round),
    exitOn: b.delisted_on!,
    precision: b.on_precision as Banner['precision'],
  }))

const rural = (name: string): boolean => /(镇|乡|苏木)$/.test(name)

/** Invented villages by banner in proportion to its real ones, spread over its townships. */
export function villages(random: Random): Village[] {
  const townships = readReference('nmg_townships.csv').filter(t => rural(t.name!))
  const real = readReference('nmg_villages.csv')
  const list = banners()
  const counts = apportion(
    BigInt(VILLAGES - 1),
    list.map(b => real.filter(v => v.code!.startsWith(b.code)).length),
  )
  const made = list.flatMap((banner, i) => {
    const own = townships.filter(t => t.parent === banner.code)
    return own.flatMap((t, k) => {
      const n = Number(
        apportion(
          counts[i]!,
          own.map(() => 1),
        )[k],
      )
      return named(random, t.code!, banner.code, n, t.name!.endsWith('苏木'))
    })
  })
  const hongyi = real.find(v => v.code === HONGYI)!
  return [
    ...made,
    {
      code: HONGYI,
      name: hongyi.name!,
      township: HONGYI.slice(0, 9),
      county: HONGYI.slice(0, 6),
      steppe: false,
    },
  ]
}

function named(random: Random, township: string, county: string, n: number, steppe: boolean): Village[] {
  const taken = new Set<string>()
  return Array.from({ length: n }, (_, i) => {
    let name = villageName(random, steppe)
    while (taken.has(name)) name = villageName(random, steppe)
    taken.add(name)
    return { code: `${township}${900 + i}`, name, township, county, steppe }
  })
}

export const villageAreas = (list: readonly Village[]) =>
  list
    .filter(v => v.code !== HONGYI)
    .map(v => areaValues({ code: v.code, name: v.name, parent: v.township, invented: true }))
