/** Which year's income a household owes its file. Pure. */

interface Known {
  /** Parameter `programme.to`: the last day of the programme's data, where it has one. */
  readonly dataTo: string | null
  /** The latest event of the household, which may lie after it. */
  readonly lastEventOn: string | null
  /** Nobody is on file as a member at the end of an earlier year, so that its income has no income per head. */
  readonly registeredOn: string | null
}

/** The last year that was over on a day: 2020-12-31 → 2020, 2026-11-25 → 2025. */
const lastFullYear = (on: string): number => Number(on.slice(0, 4)) - (on.endsWith('-12-31') ? 0 : 1)

/**
 * Records speak of their own time: what ended in 2020 does not lack the income of 2025. The day is the last of the
 * programme's data, or of what is on file about the household if that is later; without such a day it is today.
 */
export function incomeYearOf({ dataTo, lastEventOn, registeredOn }: Known, today: string): number {
  if (!dataTo) return lastFullYear(today)
  const reached = lastEventOn && lastEventOn > dataTo ? lastEventOn : dataTo
  const year = lastFullYear(reached < today ? reached : today)
  return Math.min(lastFullYear(today), Math.max(year, Number(registeredOn?.slice(0, 4) ?? year)))
}
