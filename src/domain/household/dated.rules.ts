/** A day as exactly as it is known: offices write 2021-06-15, 202106 or 2021. */
export interface Dated {
  /** 'YYYY-MM-DD'; the last day of the month or year that is meant */
  readonly on: string
  readonly precision: 'day' | 'month' | 'year'
}

const SHOWN = { day: 10, month: 7, year: 4 } as const

/** Whether `a` certainly lies before `b`: compared as exactly as both are known, so 202106 is not after 2021-06-15. */
export function isBefore(a: Dated, b: Dated): boolean {
  const length = Math.min(SHOWN[a.precision], SHOWN[b.precision])
  return a.on.slice(0, length) < b.on.slice(0, length)
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const pad = (n: number, length = 2) => String(n).padStart(length, '0')

function dayOf(year: number, month: number, day: number): Dated | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null
  return { on: `${pad(year, 4)}-${pad(month)}-${pad(day)}`, precision: 'day' }
}

function monthOf(year: number, month: number): Dated | null {
  const last = dayOf(year, month, month >= 1 && month <= 12 ? lastDay(year, month) : 0)
  return last && { ...last, precision: 'month' }
}

const YEAR = String.raw`((?:19|20)\d\d)`
const DAY_FORMS = [
  new RegExp(`^${YEAR}[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ]?[\\d:.]+Z?)?$`),
  new RegExp(`^${YEAR}(\\d\\d)(\\d\\d)$`),
]
const MONTH_FORMS = [new RegExp(`^${YEAR}[-/.年](\\d{1,2})月?$`), new RegExp(`^${YEAR}(\\d\\d)$`)]
const YEAR_FORM = new RegExp(`^${YEAR}年?$`)

/** Reads a written date. Null where it is none, or names a day that does not exist. */
export function readDate(text: string): Dated | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*([-/.年月日])\s*/g, '$1')
  for (const form of DAY_FORMS) {
    const [, year, month, day] = form.exec(plain) ?? []
    if (year) return dayOf(Number(year), Number(month), Number(day))
  }
  for (const form of MONTH_FORMS) {
    const [, year, month] = form.exec(plain) ?? []
    if (year) return monthOf(Number(year), Number(month))
  }
  const [, year] = YEAR_FORM.exec(plain) ?? []
  return year ? { on: `${year}-12-31`, precision: 'year' } : null
}

/** Day numbers of spreadsheets that can be meant: 1954-10-03 … 2064-04-08. */
const SERIAL = { from: 20_000, to: 60_000 } as const

/** A spreadsheet's day number (days since 1899-12-30) as a date; null where it cannot be one. */
export function readSerial(serial: number): Dated | null {
  if (!(serial >= SERIAL.from && serial <= SERIAL.to)) return null
  const on = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
  return { on, precision: 'day' }
}
