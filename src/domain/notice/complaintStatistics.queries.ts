/**
 * Complaints by place and matter, of all in the reader's counties, also those the reader takes no part in: hence counts
 * only, by a function of the database, and small groups are not shown.
 */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { suppress } from '../../kernel/suppress.ts'
import type { Cell, Suppressed } from '../../kernel/suppress.ts'
import type { Tx } from '../../kernel/tx.ts'
import { NATION } from '../area/parameter.rules.ts'
import { parameterOn } from '../area/parameter.queries.ts'
import { areaNames } from '../area/areaName.queries.ts'
import type { Statistics, StatisticsLine } from './complaint.reply.ts'
import { MATTERS } from './complaint.terms.ts'
import type { Matter } from './complaint.terms.ts'

const MATTER_KEYS = Object.keys(MATTERS) as Matter[]

interface Counted extends Record<string, unknown> {
  readonly year: number
  readonly place: string
  readonly matter: Matter
  readonly n: number
}

const counts = async (tx: Tx): Promise<Counted[]> =>
  (await tx.db.execute<Counted>(sql`select year, place, matter, n::int as n from duikou_complaint_counts()`))
    .rows

/** Every cell of the table, also the empty ones, so that a hidden one does not follow from the shape. */
function cellsOf(rows: readonly Counted[]): Cell[] {
  const places = [...new Set(rows.map(r => r.place))].sort()
  const byKey = new Map<string, number>()
  for (const r of rows) byKey.set(`${r.place}|${r.matter}`, (byKey.get(`${r.place}|${r.matter}`) ?? 0) + r.n)
  return places.flatMap(row =>
    MATTER_KEYS.map(column => ({ row, column, value: byKey.get(`${row}|${column}`) ?? 0 })),
  )
}

const total = (cells: readonly Cell[]): number => cells.reduce((n, c) => n + c.value, 0)

/** Pure: the table with what is too small left out, in cells, in the totals of its lines, and in the whole. */
export function tableOf(cells: readonly Cell[], hidden: Suppressed, names: ReadonlyMap<string, string>) {
  const shown = (c: Cell): number | null => (hidden.cells.has(cells.indexOf(c)) ? null : c.value)
  const places = [...new Set(cells.map(c => c.row))]
  // A table of one line has no totals apart from the whole.
  const flat = places.length < 2
  const rows: StatisticsLine[] = places.map(place => {
    const own = cells.filter(c => c.row === place)
    const bare = flat ? hidden.whole : hidden.rows.has(place)
    return {
      areaCode: place,
      areaName: names.get(place) ?? null,
      counts: Object.fromEntries(own.map(c => [c.column, shown(c)])),
      total: bare ? null : total(own),
    }
  })
  const sums = Object.fromEntries(
    MATTER_KEYS.map(matter => {
      const own = cells.filter(c => c.column === matter)
      const bare = flat ? own.some(c => shown(c) === null) : hidden.columns.has(matter)
      return [matter, bare ? null : total(own)]
    }),
  )
  return { rows, sums: { counts: sums, total: hidden.whole ? null : total(cells) } }
}

export async function complaintStatistics(
  tx: Tx,
  asked: { readonly year?: number | undefined },
): Promise<Statistics> {
  const all = await counts(tx)
  const cells = cellsOf(all.filter(r => asked.year === undefined || r.year === asked.year))
  const { value: smallest } = await parameterOn(
    tx,
    'stats.suppress_below',
    NATION,
    Number(today(tx.at).slice(0, 4)),
  )
  const names = await areaNames(
    tx,
    cells.map(c => c.row),
  )
  const years = [...new Set(all.map(r => r.year))].sort((a, b) => b - a)
  return { ...tableOf(cells, suppress(cells, smallest), names), next: null, smallest, years }
}
