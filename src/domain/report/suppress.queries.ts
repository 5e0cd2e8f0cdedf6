/** Small groups are taken out of a published figure before it is shown to someone who may not see its rows. */
import type { By, Figure, Group, Split } from '../../kernel/figure.ts'
import { BASES } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import { parameterOn } from '../area/parameter.queries.ts'
import type { AskedPlace } from './place.queries.ts'
import { isSmall } from '../../kernel/suppress.ts'
import { hideAreas } from './suppress.rules.ts'
import type { HiddenAreas } from './suppress.rules.ts'
import { REGION } from '../area/area.terms.ts'

const NONE = Object.fromEntries(BASES.map(b => [b, 0])) as Split
const HIDDEN = { value: null, basis: NONE, rows: 0, suppressed: true } as const

/** @throws Problem rule.parameterEmpty when nobody has said how small is too small: then nothing is published. */
export async function withoutSmall(
  tx: Tx,
  shown: Figure,
  place: AskedPlace,
  by: readonly By[],
  byCounty: () => Promise<Map<string, number>>,
): Promise<Figure> {
  const { value: k } = await parameterOn(tx, 'stats.suppress_below', place.code)
  const values = await byCounty()
  const areas = hideAreas(values, k)
  // What givers sent is grouped by the same receivers; a county of theirs is hidden as it is at home.
  const of = (code: string): number =>
    [...values].filter(([county]) => county.startsWith(stem(code))).reduce((n, [, value]) => n + value, 0)
  const at = by.indexOf('area')
  const hides = (g: Group): boolean => {
    const code = at < 0 ? place.code : (g.key.split('|')[at] ?? '')
    // A mean is small when few stand behind it, a count when it is small itself.
    const size = shown.fold === 'mean' ? g.rows : (g.value ?? 0)
    return (
      isHidden(areas, code) || isSmall(size, k) || (shown.fold === 'mean' && at >= 0 && isSmall(of(code), k))
    )
  }
  const groups = shown.groups?.map(g => (hides(g) ? { ...g, ...HIDDEN } : g))
  const whole =
    isHidden(areas, place.code) || isSmall(shown.fold === 'mean' ? shown.rows : (shown.value ?? 0), k)
  // By kind or basis the parts add up to the whole: one part alone would be the rest of it.
  const lone = groups !== undefined && at < 0 && groups.filter(g => 'suppressed' in g).length === 1
  return {
    ...shown,
    ...(whole || lone ? HIDDEN : {}),
    ...(groups ? { groups } : {}),
  }
}

const stem = (code: string): string => code.replace(/(00)+$/, '')

const isHidden = (areas: HiddenAreas, code: string): boolean =>
  areas.counties.has(code) || areas.leagues.has(code) || (areas.region && code === REGION)
