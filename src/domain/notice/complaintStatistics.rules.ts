/** Complaints by place and matter as a printed table. Pure. */
import type { Cell, Suppressed } from '../../kernel/suppress.ts'
import { MATTERS } from './complaint.terms.ts'
import type { Matter } from './complaint.terms.ts'

const MATTER_KEYS = Object.keys(MATTERS) as Matter[]

export interface Counted {
  readonly place: string
  readonly matter: Matter
  readonly n: number
}

export interface Line {
  readonly areaCode: string
  readonly areaName: string | null
  readonly counts: Readonly<Record<string, number | null>>
  readonly total: number | null
}

/** Every cell of the table, also the empty ones, so that a hidden one does not follow from the shape. */
export function cellsOf(rows: readonly Counted[]): Cell[] {
  const places = [...new Set(rows.map(r => r.place))].sort()
  const byKey = new Map<string, number>()
  for (const r of rows) byKey.set(`${r.place}|${r.matter}`, (byKey.get(`${r.place}|${r.matter}`) ?? 0) + r.n)
  return places.flatMap(row =>
    MATTER_KEYS.map(column => ({ row, column, value: byKey.get(`${row}|${column}`) ?? 0 })),
  )
}

const total = (cells: readonly Cell[]): number => cells.reduce((n, c) => n + c.value, 0)

/**
 * The table with what is too small left out. Where a total could not be kept either, every line with a hidden cell goes
 * without its own, and so does the whole: what is left says nothing about the cells that are hidden. Pure.
 */
export function tableOf(cells: readonly Cell[], hidden: Suppressed, names: ReadonlyMap<string, string>) {
  const places = [...new Set(cells.map(c => c.row))]
  const isHidden = (c: Cell): boolean => hidden.cells.has(cells.indexOf(c))
  const bare = hidden.whole || hidden.rows.size > 0 || hidden.columns.size > 0
  const told = (line: readonly Cell[], always: boolean): number | null =>
    always && line.some(isHidden) ? null : total(line)
  const rows: Line[] = places.map(place => {
    const own = cells.filter(c => c.row === place)
    return {
      areaCode: place,
      areaName: names.get(place) ?? null,
      counts: Object.fromEntries(own.map(c => [c.column, isHidden(c) ? null : c.value])),
      total: told(own, bare),
    }
  })
  // The columns of a single line are its cells.
  const column = (matter: Matter) =>
    told(
      cells.filter(c => c.column === matter),
      bare || places.length === 1,
    )
  const sums = Object.fromEntries(MATTER_KEYS.map(matter => [matter, column(matter)]))
  return { rows, sums: { counts: sums, total: bare ? null : total(cells) } }
}
