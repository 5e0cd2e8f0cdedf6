/** A cell's text as a value of its kind, or the reason why not. Blank is no value, never zero. */
import type { Reason } from '../reason.ts'
import type { Word } from '../words.ts'
import type { Cell } from './cell.ts'
import { dateOfSerial } from './number.format.ts'

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  /** Nothing was entered. */
  | { readonly ok: true; readonly value: null }
  | { readonly ok: false; readonly reason: Reason }

export type DatePrecision = 'day' | 'month' | 'year'

/** `on` is the first day of what is known: `2016-03-01` with precision month for `201603`. */
export interface CellDate {
  readonly on: string
  readonly precision: DatePrecision
}

export const CELL_REASONS = {
  'cell.notADate': {
    zh: '不是可识别的日期，请写成 2016-03-05、201603 或 2016年3月',
    en: 'Not a date that can be read; write 2016-03-05, 201603 or 2016年3月',
  },
  'cell.noSuchDate': {
    zh: '日期不存在，请核对年月日',
    en: 'There is no such date; check year, month and day',
  },
  'cell.notYesNo': { zh: '应填“是”或“否”', en: 'Enter 是 or 否 (yes or no)' },
  'cell.notInteger': { zh: '应填整数，不带单位', en: 'Enter a whole number without a unit' },
  'cell.integerTooLarge': { zh: '数字过大，请核对', en: 'The number is too large; check it' },
} as const satisfies Record<string, Word>

const NONE = { ok: true, value: null } as const
const found = <T>(value: T): Parsed<T> => ({ ok: true, value })
const refused = (code: keyof typeof CELL_REASONS): { ok: false; reason: Reason } => ({
  ok: false,
  reason: { code, words: CELL_REASONS[code] },
})

/** Trimmed, composed (NFC), with invisible spaces removed; inner line ends become one space. Empty text is null. */
export function parseText(cell: Cell): string | null {
  if (cell === null) return null
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  const text = String(cell)
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
  return text || null
}

/** As text with half-width forms and no spaces inside. */
const bare = (cell: Cell): string => (parseText(cell) ?? '').normalize('NFKC').replace(/\s/g, '')

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

function exists(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1900 && year <= 2200
}

function dateOf(year: number, month: number | null, day: number | null): Parsed<CellDate> {
  if (!exists(year, month ?? 1, day ?? 1)) return refused('cell.noSuchDate')
  const on = `${pad(year, 4)}-${pad(month ?? 1)}-${pad(day ?? 1)}`
  return found({ on, precision: day !== null ? 'day' : month !== null ? 'month' : 'year' })
}

const WRITTEN = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})(\d{2})$/,
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/,
  /^(\d{4})[-/.](\d{1,2})$/,
  /^(\d{4})年(?:(\d{1,2})月(?:份|(\d{1,2})[日号]?)?)?$/,
  /^(\d{4})(?:年度)?$/,
] as const

/** Serials from 1920-01-01 to 2099-12-31: a number below is no date of an office, above it is digits of a date. */
const SERIAL_FROM = 7306
const SERIAL_TO = 73_050

function serialDate(value: number): Parsed<CellDate> | null {
  if (value < SERIAL_FROM || value > SERIAL_TO) return null
  const at = dateOfSerial(Math.floor(value))
  return at ? dateOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()) : null
}

/**
 * `2016-03-05`, `2016/3/5`, `2016.3.5`, `2016年3月5日`, `20160305` → day; `201603`, `2016年3月`, `2016-03` → month;
 * `2016`, `2016年` → year; a number from 7306 to 73050 is Excel's count of days.
 */
export function parseDateCell(cell: Cell): Parsed<CellDate> {
  const text = bare(cell)
  if (!text) return NONE
  for (const pattern of WRITTEN) {
    const match = pattern.exec(text)
    if (!match) continue
    const [, year, month, day] = match
    return dateOf(Number(year), month ? Number(month) : null, day ? Number(day) : null)
  }
  const serial = /^\d{4,5}(\.\d+)?$/.test(text) ? serialDate(Number(text)) : null
  return serial ?? refused('cell.notADate')
}

const YES = new Set(['是', '有', '√', '✓', '✔', '1', 'y', 'yes', 'true', '对', '已'])
const NO = new Set(['否', '无', '没有', '不是', '×', '✗', 'x', '0', 'n', 'no', 'false', '未'])

/** 是/有/√/1 and 否/无/×/0. A dash or slash stands for blank in offices' lists. */
export function parseYesNo(cell: Cell): Parsed<boolean> {
  const text = bare(cell).toLowerCase()
  if (!text || /^[-—/]+$/.test(text)) return NONE
  if (YES.has(text)) return found(true)
  return NO.has(text) ? found(false) : refused('cell.notYesNo')
}

/** Several choices in one cell: `因病、缺资金` → two texts, each once. */
export function parseMulti(cell: Cell): string[] {
  const parts = (parseText(cell) ?? '').split(/[、，,;；]/).map(part => part.trim())
  return [...new Set(parts.filter(Boolean))]
}

/** A whole number: `1,234`, full-width digits, `3.0`. Refuses units, fractions and anything beyond 15 digits. */
export function parseInteger(cell: Cell): Parsed<number> {
  const text = bare(cell).replace(/,(?=\d{3}(?!\d))/g, '')
  if (!text) return NONE
  if (!/^[+-]?\d+(\.0+)?$/.test(text)) return refused('cell.notInteger')
  const value = Number(text)
  return Number.isSafeInteger(value) ? found(value === 0 ? 0 : value) : refused('cell.integerTooLarge')
}
