/** What a measurement says: a figure, its unit, and its ratio to the limit measured in the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it is compared with, in the same unit, measured in the same run; or a goal. */
  readonly limit?: number
  readonly limitName?: string
  readonly goal?: string
}

const shown = (n: number): string => (Math.abs(n) >= 100 ? n.toFixed(0) : n.toFixed(n < 10 ? 2 : 1))

/** One line for people, one line of JSON for machines. */
export function tell(bench: string, figure: Figure): void {
  const { name, value, unit, limit, limitName, goal } = figure
  const ratio = limit ? value / limit : undefined
  const against =
    limit === undefined ? '' : `  = ${shown(ratio!)} × ${limitName ?? 'limit'} (${shown(limit)} ${unit})`
  process.stdout.write(
    `${bench.padEnd(9)} ${name.padEnd(46)} ${shown(value).padStart(9)} ${unit}${against}${goal ? `  [goal ${goal}]` : ''}\n`,
  )
  process.stdout.write(`${JSON.stringify({ bench, ...figure, ...(ratio ? { ratio } : {}) })}\n`)
}

/** The value below which a share of the measurements lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Watches the resident memory; call the result for the highest seen, in bytes. */
export function peakOf(): () => number {
  let peak = process.memoryUsage.rss()
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 100)
  return () => {
    clearInterval(timer)
    return peak
  }
}
