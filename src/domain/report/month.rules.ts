/** How a window of days lies on whole months: what the cells answer, and the days at its edges that rows must answer. */
import type { Indicator, Question } from '../../kernel/contribution.ts'
import type { Months } from './rollup.queries.ts'

export interface Window {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** The days a question is about; a stock's begin with the record. */
export const windowOf = ({ fold }: Indicator, asked: Question): Window => ({
  from: fold === 'stock' ? undefined : asked.from,
  until: asked.asOf ?? asked.to,
})

const DAY_MS = 86_400_000
const addDays = (on: string, n: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)

export const firstOfMonth = (on: string): string => `${on.slice(0, 7)}-01`
const isMonthEnd = (on: string): boolean => addDays(on, 1).endsWith('-01')
const monthEnd = (on: string): string =>
  new Date(Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)), 0)).toISOString().slice(0, 10)

/** Whether a window consists of whole months only. */
export const isWhole = ({ from, until }: Window): boolean =>
  (!from || from.endsWith('-01')) && (!until || isMonthEnd(until))

/** A window that reaches beyond the first or last row is open there. */
export const opened = (
  { from, until }: Window,
  rows: { readonly firstOn: string | null; readonly lastOn: string | null },
): Window => ({
  from: from && rows.firstOn && rows.firstOn < from ? from : undefined,
  until: until && rows.lastOn && rows.lastOn > until ? until : undefined,
})

/** The whole months inside a window and the days left over at its ends; null when no whole month lies inside. */
export function cut({
  from,
  until,
}: Window): { readonly months: Months; readonly edges: readonly Required<Window>[] } | null {
  const start = from && !from.endsWith('-01') ? addDays(monthEnd(from), 1) : from
  const end = until && !isMonthEnd(until) ? addDays(firstOfMonth(until), -1) : until
  if (start && end && start > end) return null
  const edges: Required<Window>[] = []
  if (from && start && start !== from) edges.push({ from, until: addDays(start, -1) })
  if (until && end && end !== until) edges.push({ from: addDays(end, 1), until })
  return { months: { from: start, until: end }, edges }
}
