/**
 * Which place of a banner an office's cells mean: a code, a township and a village, or both in one text (红旗镇红义村). What
 * fits two is asked, what was decided before is remembered. Pure.
 */
import { matchVillage } from './villageName.rules.ts'
import type { VillageCandidate } from './villageName.rules.ts'

export interface BannerPlaces {
  readonly county: VillageCandidate
  readonly townships: readonly (VillageCandidate & { readonly villages: readonly VillageCandidate[] })[]
}

export interface PlaceText {
  readonly code: string | null
  readonly township: string | null
  /** The village, or the whole place in one text. */
  readonly place: string | null
}

export type PlaceFound =
  | { readonly code: string; readonly by: 'name' | 'spelling' | 'decided' }
  /** Several fit, or none does: the township (or banner) it was looked for in, the text, and what it may be. */
  | { readonly ask: PlaceAsk }
  | { readonly unknown: 'code' | 'township' | 'empty' }

export interface PlaceAsk {
  readonly under: VillageCandidate
  readonly text: string
  readonly candidates: readonly VillageCandidate[]
}

export const placeKey = (under: string, text: string): string => `${under}|${text}`

const squeezed = (text: string): string => text.normalize('NFKC').replace(/[\s'、,，/-]/g, '')
const KIND = /(苏木|镇|乡|街道办事处|街道)$/
/** The demonstration's villages are marked 示例; a list need not write that. */
const unmarked = ({ code, name }: VillageCandidate): VillageCandidate => ({
  code,
  name: name.replace(/（示例）$/, ''),
})

type Township = BannerPlaces['townships'][number]

function townshipOf(places: BannerPlaces, text: string): Township | undefined {
  const given = squeezed(text)
  const exact = places.townships.filter(t => squeezed(t.name) === given)
  const loose = exact.length
    ? exact
    : places.townships.filter(t => squeezed(t.name).replace(KIND, '') === given.replace(KIND, ''))
  return loose.length === 1 ? loose[0] : undefined
}

/** The township that a text begins with, the longest name first, and what stands behind it. */
function headOf(places: BannerPlaces, text: string): { township: Township; rest: string } | undefined {
  const township = places.townships
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(t => text.startsWith(squeezed(t.name)))
  return township && { township, rest: text.slice(squeezed(township.name).length) }
}

function villageIn(
  under: VillageCandidate,
  villages: readonly VillageCandidate[],
  text: string,
  decided: ReadonlyMap<string, string>,
): PlaceFound {
  const known = decided.get(placeKey(under.code, text))
  if (known && villages.some(v => v.code === known)) return { code: known, by: 'decided' }
  const match = matchVillage(text, villages.map(unmarked), under.name)
  if ('code' in match) return { code: match.code, by: match.by === 'spelling' ? 'spelling' : 'name' }
  const fits = 'ambiguous' in match ? match.ambiguous : match.near
  return { ask: { under, text, candidates: villages.filter(v => fits.includes(v.code)) } }
}

/** A text without a township: the banner itself, a township, or a village of any of them. */
function anywhere(places: BannerPlaces, text: string, decided: ReadonlyMap<string, string>): PlaceFound {
  if (text === squeezed(places.county.name)) return { code: places.county.code, by: 'name' }
  const township = townshipOf(places, text)
  if (township) return { code: township.code, by: 'name' }
  const villages = places.townships.flatMap(t => t.villages.map(v => ({ code: v.code, name: v.name })))
  return villageIn(places.county, villages, text, decided)
}

/** @param decided by `placeKey`: what somebody said a spelling means */
export function findPlace(
  places: BannerPlaces,
  given: PlaceText,
  decided: ReadonlyMap<string, string>,
): PlaceFound {
  if (given.code) {
    const all = [places.county, ...places.townships.flatMap(t => [t, ...t.villages])]
    return all.some(a => a.code === given.code) ? { code: given.code, by: 'name' } : { unknown: 'code' }
  }
  const own = squeezed(places.county.name)
  const whole = squeezed(given.place ?? '')
  const place = whole === own ? whole : whole.replace(own, '')
  if (!given.township) {
    if (!place) return { unknown: 'empty' }
    const head = headOf(places, place)
    if (!head) return anywhere(places, place, decided)
    return head.rest
      ? villageIn(head.township, head.township.villages, head.rest, decided)
      : { code: head.township.code, by: 'name' }
  }
  const township = townshipOf(places, given.township)
  if (!township) return { unknown: 'township' }
  const rest = place.startsWith(squeezed(township.name)) ? place.slice(squeezed(township.name).length) : place
  return rest ? villageIn(township, township.villages, rest, decided) : { code: township.code, by: 'name' }
}
