/**
 * Small groups in published statistics (design §4): a cell of fewer than `k` people or households is not shown, and so
 * many further cells of its row and column that it can't be had by subtraction from their totals. Pure.
 */
export interface Cell {
  readonly row: string
  readonly column: string
  readonly value: number
}

export interface Suppressed {
  /** Indexes of the cells that are not shown. */
  readonly cells: ReadonlySet<number>
  /** The totals of these rows, columns and of the whole are not shown either: nothing else was left to hide behind. */
  readonly rows: ReadonlySet<string>
  readonly columns: ReadonlySet<string>
  readonly whole: boolean
}

type Line = readonly number[]

const linesBy = (cells: readonly Cell[], key: 'row' | 'column'): Map<string, number[]> => {
  const lines = new Map<string, number[]>()
  cells.forEach((c, i) => lines.set(c[key], [...(lines.get(c[key]) ?? []), i]))
  return lines
}

/** What a line hides must be at least two cells that add up to k: 2 less two cells of at least 1 is no secret. */
function isOpen(cells: readonly Cell[], line: Line, hidden: ReadonlySet<number>, k: number): boolean {
  const own = line.filter(i => hidden.has(i))
  return own.length > 0 && (own.length < 2 || own.reduce((n, i) => n + cells[i]!.value, 0) < k)
}

/** The smallest shown cell of a line, one that holds something before one of nothing. */
const nextOf = (cells: readonly Cell[], line: Line, hidden: ReadonlySet<number>): number | undefined =>
  line
    .filter(i => !hidden.has(i))
    .sort(
      (a, b) =>
        Number(cells[a]!.value === 0) - Number(cells[b]!.value === 0) ||
        cells[a]!.value - cells[b]!.value ||
        a - b,
    )[0]

/** A hidden cell that lies on no circle of hidden cells follows from the totals of the lines around it. */
function derivable(cells: readonly Cell[], hidden: ReadonlySet<number>): number | undefined {
  for (const at of hidden) {
    const [from, to] = [`r${cells[at]!.row}`, `c${cells[at]!.column}`]
    const reached = new Set([from])
    for (const node of reached)
      for (const i of hidden) {
        if (i === at) continue
        const [r, c] = [`r${cells[i]!.row}`, `c${cells[i]!.column}`]
        if (r === node) reached.add(c)
        if (c === node) reached.add(r)
      }
    if (!reached.has(to)) return at
  }
  return undefined
}

export const isSmall = (value: number, k: number): boolean => value > 0 && value < k

/**
 * @param k the smallest group that is shown, parameter `stats.suppress_below`
 * @param also indexes of cells that must not be shown for another reason
 */
export function suppress(cells: readonly Cell[], k: number, also: readonly number[] = []): Suppressed {
  const hidden = new Set([...also, ...cells.flatMap((c, i) => (isSmall(c.value, k) ? [i] : []))])
  const [rows, columns] = [linesBy(cells, 'row'), linesBy(cells, 'column')]
  const flat = rows.size === 1 || columns.size === 1
  const lines: Line[] = flat ? [cells.map((_, i) => i)] : [...rows.values(), ...columns.values()]
  for (let changed = true; changed; ) {
    changed = false
    for (const line of lines)
      while (isOpen(cells, line, hidden, k)) {
        const next = nextOf(cells, line, hidden)
        if (next === undefined) break
        hidden.add(next)
        changed = true
      }
    const follows = !changed && !flat ? derivable(cells, hidden) : undefined
    const next =
      follows === undefined
        ? undefined
        : (nextOf(cells, rows.get(cells[follows]!.row)!, hidden) ??
          nextOf(cells, columns.get(cells[follows]!.column)!, hidden))
    if (next !== undefined) {
      hidden.add(next)
      changed = true
    }
  }
  const bare = (of: Map<string, number[]>): Set<string> =>
    new Set([...of].filter(([, line]) => isOpen(cells, line, hidden, k)).map(([key]) => key))
  const whole = isOpen(
    cells,
    cells.map((_, i) => i),
    hidden,
    k,
  )
  return {
    cells: hidden,
    rows: flat ? new Set() : bare(rows),
    columns: flat ? new Set() : bare(columns),
    whole,
  }
}
