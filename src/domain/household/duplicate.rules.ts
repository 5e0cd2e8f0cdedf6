/** Which possible duplicates are new and which no longer hold. Pure: pairs found now against cases on file. */

export interface Pair {
  readonly personId: string
  readonly areaCode: string
  readonly otherCounty: string
  readonly otherId: string
  readonly reason: 'same_id' | 'same_name_birth_village'
}

export interface KnownCase {
  readonly id: string
  readonly personId: string
  readonly otherCounty: string
  readonly otherId: string
  readonly state: 'open' | 'merged' | 'different'
}

/** A pair is one whichever of the two is named first. */
const keyOf = (county: string, pair: { personId: string; otherCounty: string; otherId: string }): string =>
  [`${county}/${pair.personId}`, `${pair.otherCounty}/${pair.otherId}`].toSorted().join(' ')

/**
 * Recomputed, never accumulated: an open case whose pair is gone goes; a pair that people have decided on stays
 * decided; the same id number outweighs the same name.
 */
export function duplicateChanges(county: string, pairs: readonly Pair[], known: readonly KnownCase[]) {
  const found = new Map<string, Pair>()
  for (const pair of pairs) {
    const key = keyOf(county, pair)
    if (!found.has(key) || pair.reason === 'same_id')
      found.set(key, found.get(key)?.reason === 'same_id' ? found.get(key)! : pair)
  }
  const kept = new Set<string>()
  const gone: string[] = []
  for (const one of known.toSorted((a, b) => Number(a.state === 'open') - Number(b.state === 'open'))) {
    const key = keyOf(county, one)
    const holds = found.has(key) && !kept.has(key)
    if (one.state === 'open' && !holds) gone.push(one.id)
    else kept.add(key)
  }
  return { fresh: [...found].filter(([key]) => !kept.has(key)).map(([, pair]) => pair), gone }
}
