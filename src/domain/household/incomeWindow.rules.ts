/** The twelve months that an income statement covers (domain §2.5 Period, parameter `income_window`). */

export interface IncomeWindow {
  /** First and last day, both inside: 'YYYY-MM-DD' */
  readonly from: string
  readonly to: string
}

/** Parameter `income_window`: found in one province's manual [F xc]; the stored parameter wins. */
export const INCOME_WINDOW = { months: 12, firstMonth: 10 } as const

const text = (date: Date) => date.toISOString().slice(0, 10)
const monthStart = (year: number, month: number) => new Date(Date.UTC(year, month - 1, 1))
const monthEnd = (year: number, month: number) => new Date(Date.UTC(year, month, 0))

/** A new monitoring object: the months before the month of identification. 2021-05-17 → 2020-05-01 … 2021-04-30. */
export function windowOfNew(identifiedOn: string, months: number = INCOME_WINDOW.months): IncomeWindow {
  const [year, month] = identifiedOn.split('-').map(Number) as [number, number]
  return { from: text(monthStart(year, month - months)), to: text(monthEnd(year, month - 1)) }
}

/** An existing object's year: 2021 → 2020-10-01 … 2021-09-30. */
export function windowOfYear(year: number, firstMonth: number = INCOME_WINDOW.firstMonth): IncomeWindow {
  const begins = firstMonth === 1 ? year : year - 1
  return { from: text(monthStart(begins, firstMonth)), to: text(monthEnd(begins, firstMonth + 11)) }
}
