/**
 * Codes of areas (GB/T 2260 and its statistical extension): pure text, no table.
 * 150000 province · 150900 prefecture · 150125 county · 150125101 township · 150125101201 village.
 */

/** The digits that say something: `150900` → `1509`, `150000` → `15`, `150125` → `150125`. */
export function stemOf(code: string): string {
  if (code.length === 6) return code.replace(/^(\d\d)0000$/, '$1').replace(/^(\d{4})00$/, '$1')
  return code
}

/**
 * The code range of an area with all its descendants and itself: `lo` inclusive, `hi` exclusive, compared byte by
 * byte. `150125` → `150125` … `150126`; `152527102` → `152527102` … `152527103`; `150000` → `15` … `16`.
 * The bounds are stems and not 12 digits, because a fact of the county itself carries the 6-digit code.
 */
export function rangeOf(code: string): { lo: string; hi: string } {
  const lo = stemOf(code)
  return { lo, hi: (BigInt(lo) + 1n).toString().padStart(lo.length, '0') }
}

export type Level = 'province' | 'prefecture' | 'county' | 'township' | 'village'

/** The level a code's own form says. Beijing's districts are county-level under 110000. */
export function levelOf(code: string): Level {
  const level = { 2: 'province', 4: 'prefecture', 6: 'county', 9: 'township', 12: 'village' }[
    stemOf(code).length
  ]
  if (!level) throw new Error(`not an area code: ${code}`)
  return level as Level
}

/** `contains('150125', '150125101')`: the area itself counts as contained. */
export function contains(outer: string, inner: string): boolean {
  return stemOf(inner).startsWith(stemOf(outer))
}

/** From the province down to the area itself. A Beijing district has no prefecture. */
export function ancestorsOf(code: string): string[] {
  const stem = stemOf(code)
  const cuts = code.startsWith('11') ? [2, 6, 9, 12] : [2, 4, 6, 9, 12]
  return cuts.filter(n => n <= stem.length).map(n => stem.slice(0, n).padEnd(6, '0'))
}

export interface Succession {
  readonly oldCode: string
  readonly newCode: string
  readonly onDate: string
}

/**
 * The codes that stand for `code` on a day, after all that was renamed, merged or split until then. What keeps its code in
 * a split or a merger is a step to itself, so that it is among its own successors.
 */
export function codesOn(
  code: string,
  onDate: string,
  successions: readonly Succession[],
  since = '',
): string[] {
  const later = successions.filter(s => s.oldCode === code && s.onDate > since && s.onDate <= onDate)
  const first = later.map(s => s.onDate).sort()[0]
  if (first === undefined) return [code]
  const next = later.filter(s => s.onDate === first)
  return [...new Set(next.flatMap(s => codesOn(s.newCode, onDate, successions, first)))]
}
