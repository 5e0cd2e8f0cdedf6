/** How folded rows become a figure: pure, in stored integers until the last step. */
import { BASES } from '../../kernel/contribution.ts'
import type { Indicator } from '../../kernel/contribution.ts'
import { UNITS } from '../../kernel/unit.ts'
import type { Row } from './figure.queries.ts'
import type { Split } from '../../kernel/figure.ts'

const scaled = (value: bigint, indicator: Indicator): number => Number(value) / UNITS[indicator.unit].scale

/** The value; null for a mean of nothing. What is only declared is not part of it (except of a sum). */
export function valueOf(indicator: Indicator, rows: readonly Row[]): number | null {
  const counted = rows.filter(r => r.counted)
  return total(indicator, counted)
}

function total(indicator: Indicator, rows: readonly Row[]): number | null {
  const value = rows.reduce((sum, r) => sum + r.value, 0n)
  if (indicator.fold !== 'mean') return scaled(value, indicator)
  const weight = rows.reduce((sum, r) => sum + r.weight, 0n)
  return weight === 0n ? null : scaled(value, indicator) / Number(weight)
}

/** The same by basis, declared ones included: the thin bar under every figure. */
export function splitOf(indicator: Indicator, rows: readonly Row[]): Split {
  const of = (basis: string): number =>
    total(
      indicator,
      rows.filter(r => r.basis === basis),
    ) ?? 0
  return Object.fromEntries(BASES.map(b => [b, of(b)])) as Split
}

export function mergeGroups(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const part = groups.get(row.group)
    if (part) part.push(row)
    else groups.set(row.group, [row])
  }
  return groups
}

/** `2018-11` → `2018-12`, `2018` → `2019`. */
export function nextPeriod(period: string): string {
  if (period.length === 4) return String(Number(period) + 1)
  const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5))]
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
}

const LONGEST = 600

/** Running sums of a stock's changes: one row for each period from the first change to `until`, gaps filled. */
export function cumulate(changes: readonly Row[], by: 'month' | 'year', until: string | undefined): Row[] {
  const periods = [...new Set(changes.map(c => c.group))].sort()
  const first = periods[0]
  if (!first) return []
  const last = until ? until.slice(0, by === 'year' ? 4 : 7) : periods.at(-1)!
  const running = new Map<string, Row>()
  const rows: Row[] = []
  for (let p = first, n = 0; p <= last && n < LONGEST; p = nextPeriod(p), n++) {
    for (const c of changes.filter(c => c.group === p)) {
      const key = `${c.basis}${c.counted}`
      const before = running.get(key)
      running.set(key, before ? { ...c, value: before.value + c.value, rows: before.rows + c.rows } : c)
    }
    for (const r of running.values()) rows.push({ ...r, group: p })
  }
  return rows
}
