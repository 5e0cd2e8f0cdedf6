/** Small groups among places (design §4; kernel/suppress): what a league's table hides, its banners' pages hide too. */
import { suppress } from '../../kernel/suppress.ts'
import type { Cell } from '../../kernel/suppress.ts'

export interface HiddenAreas {
  readonly counties: ReadonlySet<string>
  readonly leagues: ReadonlySet<string>
  readonly region: boolean
}

const leagueOf = (county: string): string => `${county.slice(0, 4)}00`

/**
 * Counties in their leagues in the region: decided once over all of them, so that a county asked for by itself says no
 * more than the table of its league.
 */
export function hideAreas(values: ReadonlyMap<string, number>, k: number): HiddenAreas {
  const counties = new Set<string>()
  const bare: string[] = []
  const leagues = [...new Set([...values.keys()].map(leagueOf))].sort()
  const own = (league: string): Cell[] =>
    [...values]
      .filter(([county]) => leagueOf(county) === league)
      .map(([county, value]) => ({ row: league, column: county, value }))
  for (const league of leagues) {
    const cells = own(league)
    const told = suppress(cells, k)
    for (const i of told.cells) counties.add(cells[i]!.column)
    if (told.whole) bare.push(league)
  }
  const sums = leagues.map(league => ({
    row: '',
    column: league,
    value: own(league).reduce((n, c) => n + c.value, 0),
  }))
  const told = suppress(
    sums,
    k,
    bare.map(league => leagues.indexOf(league)),
  )
  const hidden = new Set([...told.cells].map(i => leagues[i]!))
  // A league that is not shown must not be the sum of counties that are.
  for (const league of hidden)
    if (!own(league).some(c => counties.has(c.column)))
      for (const c of own(league)) if (c.value > 0) counties.add(c.column)
  return { counties, leagues: hidden, region: told.whole }
}
