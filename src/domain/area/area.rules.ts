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
