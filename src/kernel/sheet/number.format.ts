/** How a cell shows its number decides what the office sees: a date, a time, a code with leading zeros, or a number. */
export type Shown =
  | { readonly kind: 'number' }
  | { readonly kind: 'date'; readonly precision: 'day' | 'month' | 'year'; readonly time: boolean }
  | { readonly kind: 'time' }
  | { readonly kind: 'padded'; readonly width: number }

export const NUMBER: Shown = { kind: 'number' }

/** Formats that files name by number alone (ECMA-376 18.8.30; 27–36 and 50–58 are the Chinese ones). */
const BUILT_IN: Readonly<Record<number, string>> = {
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  27: 'yyyy年m月',
  28: 'm月d日',
  29: 'm月d日',
  30: 'm-d-yy',
  31: 'yyyy年m月d日',
  32: 'h时mm分',
  33: 'h时mm分ss秒',
  34: 'h时mm分',
  35: 'h时mm分ss秒',
  36: 'yyyy年m月',
  45: 'mm:ss',
  46: 'h:mm:ss',
  47: 'mm:ss',
  50: 'yyyy年m月',
  51: 'm月d日',
  52: 'yyyy年m月',
  53: 'm月d日',
  54: 'm月d日',
  55: 'h时mm分',
  56: 'h时mm分ss秒',
  57: 'yyyy年m月',
  58: 'm月d日',
}

const plain = (code: string): string =>
  (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '')
    .toLowerCase()

/** `yyyy"年"m"月"` → a date that shows no day. A code written in digits only, `000000`, keeps its zeros. */
export function shownBy(code: string): Shown {
  const bare = plain(code)
  if (/^0{2,18}$/.test(bare)) return { kind: 'padded', width: bare.length }
  if (!/[ydhms]/.test(bare)) return NUMBER
  const year = /y/.test(bare)
  const day = /d/.test(bare)
  const time = /[hs]/.test(bare)
  if (!year && !day && (time || bare.includes(':'))) return { kind: 'time' }
  const precision = !year || day ? 'day' : /m/.test(bare) ? 'month' : 'year'
  return { kind: 'date', precision, time }
}

export const shownByNumber = (id: number): Shown => (BUILT_IN[id] ? shownBy(BUILT_IN[id]) : NUMBER)

const DAY = 86_400_000
const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
const clock = (at: Date): string =>
  `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`

/**
 * Days since 1899-12-30 as a date. Excel counts a 29 February 1900 that did not exist, so days up to 59 are one later.
 * @returns null outside 1900–9999.
 */
export function dateOfSerial(serial: number, from1904 = false): Date | null {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  if (!(days >= 1 && days < 2_958_466) || (!from1904 && Math.floor(serial) === 60)) return null
  return new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000)
}

function dateText(serial: number, shown: Shown & { kind: 'date' }, from1904: boolean): string | null {
  const at = dateOfSerial(serial, from1904)
  if (!at) return null
  const year = pad(at.getUTCFullYear(), 4)
  if (shown.precision === 'year') return year
  const month = `${year}-${pad(at.getUTCMonth() + 1)}`
  if (shown.precision === 'month') return month
  const day = `${month}-${pad(at.getUTCDate())}`
  return shown.time && at.getTime() % DAY !== 0 ? `${day} ${clock(at)}` : day
}

/** Excel calculates with 15 digits and shows no more: 1234.5600000000001 is the office's 1234.56. */
const fifteen = (value: number): number =>
  Number.isSafeInteger(value) ? value : Number(value.toPrecision(15))

/** @returns the cell's value as the office sees it: date text, padded code or number. */
export function numberAsShown(value: number, shown: Shown, from1904 = false): string | number {
  if (shown.kind === 'date') return dateText(value, shown, from1904) ?? fifteen(value)
  if (shown.kind === 'time' && value >= 0 && value < 1) return clock(new Date(Math.round(value * DAY)))
  if (shown.kind === 'padded' && Number.isSafeInteger(value) && value >= 0) return pad(value, shown.width)
  return fifteen(value)
}

/** All digits of a number too long to be one; exact when the file wrote them all, else what is left of them. */
export const longDigits = (raw: string): string =>
  /^\d+$/.test(raw) ? raw : BigInt(Math.trunc(Number(raw))).toString()

export const tooLong = (value: number): boolean => Math.abs(value) >= 1e15 && Math.abs(value) < 1e30
