/** Working days by the State Council's yearly arrangement (holidays off, make-up days worked). */
export interface Holiday {
  readonly onDate: string
  readonly kind: 'off' | 'workday'
}

const DAY_MS = 86_400_000

export const addDays = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Null in a year without an arrangement: a week-day may be a holiday and a Sunday a working day, nobody knows. */
export function isWorkday(on: string, holidays: readonly Holiday[]): boolean | null {
  const said = holidays.find(h => h.onDate === on)
  if (said) return said.kind === 'workday'
  if (!holidays.some(h => h.onDate.startsWith(on.slice(0, 4)))) return null
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The last day of a notice, or the year whose arrangement of holidays must be entered before that can be said. */
export type NoticeEnd = { readonly on: string } | { readonly unknownYear: number }

/**
 * The last day of a notice that runs `days` days from `from` on. With `workdaysOnly` days off do not count
 * (县退出公示 7 天，不含节假日, domain §3).
 */
export function noticeEnds(
  from: string,
  days: number,
  workdaysOnly: boolean,
  holidays: readonly Holiday[],
): NoticeEnd {
  let on = from
  let left = days
  for (;;) {
    const counts = workdaysOnly ? isWorkday(on, holidays) : true
    if (counts === null) return { unknownYear: Number(on.slice(0, 4)) }
    if (counts) left -= 1
    if (left <= 0) return { on }
    on = addDays(on, 1)
  }
}
