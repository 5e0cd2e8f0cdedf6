/** Five classes of about equal count for a choropleth; a county without a value has none. */
export const SHADES = 5

export interface Shading {
  /** Lower bound of each class, ascending; classes that would be the same are joined. */
  readonly bounds: readonly number[]
  /** 0 without a value, else 1 … 5; the darkest is always 5. */
  readonly of: (value: number | undefined) => number
}

export function shading(values: readonly number[]): Shading {
  const sorted = values.filter(v => v > 0).sort((a, b) => a - b)
  const cuts = Array.from({ length: SHADES }, (_, i) => sorted[Math.floor((sorted.length * i) / SHADES)])
  const bounds = [...new Set(cuts.filter(c => c !== undefined))]
  const lift = SHADES - bounds.length
  return {
    bounds,
    of: value => (value && value > 0 ? lift + bounds.filter(b => value >= b).length : 0),
  }
}
