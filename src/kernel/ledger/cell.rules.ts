/** The cells of a row of a ledger as values, with what is wrong in them. Nothing is filled in that the office did not write. */
import { parseMoney } from '../money.ts'
import { CELL_REASONS, parseDateCell, parseInteger, parseText } from '../sheet/cell.rules.ts'
import type { CellDate } from '../sheet/cell.rules.ts'
import { squeeze } from '../sheet/heading.rules.ts'
import type { ListRow } from '../sheet/list.ts'
import { say } from '../words.ts'
import type { Word } from '../words.ts'
import type { Finding, Level } from './ledger.ts'

export const LEDGER_FINDINGS = {
  ...CELL_REASONS,
  'cell.required': { zh: '必填，不能为空', en: 'Required' },
  'cell.tooLong': { zh: '最多 {max} 个字', en: 'At most {max} characters' },
  'cell.notMoney': {
    zh: '金额无法识别；应为不含文字的数字，单位写在表头',
    en: 'Not an amount; write digits only, the unit stands in the heading',
  },
  'cell.notPositive': { zh: '金额应大于零', en: 'The amount must be above zero' },
  'cell.moneyTooLarge': {
    zh: '金额超过 100 亿元，请核对单位',
    en: 'More than 10,000 million yuan; check the unit',
  },
  'cell.notAChoice': {
    zh: '“{given}”无法识别，应为：{choices}',
    en: '“{given}” is not known; one of: {choices}',
  },
  'cell.negative': { zh: '不能小于 0', en: 'Not below 0' },
  'cell.monthNeeded': { zh: '应写到月，如 2020-05 或 202005', en: 'Needs the month: 2020-05 or 202005' },
  'cell.dayNeeded': { zh: '应写到日，如 2020-05-16', en: 'Needs the day: 2020-05-16' },
  'cell.monthLost': {
    zh: '“{given}”分不清是 1 月还是 10 月，请写成 {year}-01 或 {year}-10',
    en: '“{given}” may be January or October; write {year}-01 or {year}-10',
  },
  'cell.notAYear': { zh: '应为 2013–2100 的四位年份', en: 'A year of four digits, 2013–2100' },
} as const satisfies Record<string, Word>

export type CellCode = keyof typeof LEDGER_FINDINGS
type Values = Readonly<Record<string, string | number>>

/** A finding from a list's vocabulary, with its values filled in. */
export function finding<K extends string, C extends string>(
  vocabulary: Readonly<Record<C, Word>>,
  level: Level,
  code: C,
  field: K | null,
  values: Values = {},
): Finding<K> {
  const words = vocabulary[code]
  return { level, code, field, words: { zh: say(words, 'zh', values), en: say(words, 'en', values) } }
}

export type Terms<C extends string> = Readonly<Record<C, Word & { readonly aliases?: readonly string[] }>>

const compared = (text: string): string => squeeze(text).toLowerCase()

/** The code that a cell means, by its words in either language or what else offices write. */
export function termOf<C extends string>(terms: Terms<C>, text: string): C | null {
  const given = compared(text)
  const found = (Object.entries(terms) as [C, Terms<C>[C]][]).find(([, t]) =>
    [t.zh, t.en, ...(t.aliases ?? [])].some(name => compared(name) === given),
  )
  return found?.[0] ?? null
}

const MOST_FEN = 1_000_000_000_000n
/** 2020.1 as a number: January, or October that lost its nought. */
const LOST = /^(\d{4})\.1$/

export interface CellReader<K extends string> {
  readonly findings: Finding<K>[]
  text(key: K, most: number, required?: boolean): string | null
  money(key: K, required?: boolean): bigint | null
  whole(key: K): number | null
  year(key: K, required?: boolean): number | null
  day(key: K, required?: boolean): string | null
  date(key: K, required?: boolean): CellDate | null
  month(key: K): CellDate | null
  term<C extends string>(key: K, terms: Terms<C>, required?: boolean): C | null
}

const blank = (text: string | null): boolean => text === null || /^[-—/]+$/.test(text)

export function cellReader<K extends string>(row: ListRow<K>): CellReader<K> {
  const findings: Finding<K>[] = []
  // A cell that is asked for twice is wrong once.
  const wrong = (key: K, code: CellCode, values?: Values): null => {
    if (!findings.some(f => f.code === code && f.field === key))
      findings.push(finding(LEDGER_FINDINGS, 'error', code, key, values))
    return null
  }
  const cellOf = (key: K) => row.cells[key] ?? null
  /** The cell's text, or null with its finding where one is asked for. */
  const filled = (key: K, required = false): string | null => {
    const text = parseText(cellOf(key))
    if (!blank(text)) return text
    return required ? wrong(key, 'cell.required') : null
  }
  const date = (key: K, required?: boolean): CellDate | null => {
    if (filled(key, required) === null) return null
    const cell = cellOf(key)
    const lost = typeof cell === 'number' ? LOST.exec(String(cell)) : null
    if (lost) return wrong(key, 'cell.monthLost', { given: String(cell), year: lost[1]! })
    const parsed = parseDateCell(cell)
    return parsed.ok ? parsed.value : wrong(key, parsed.reason.code as CellCode)
  }
  return {
    findings,
    date,
    text(key, most, required) {
      const text = filled(key, required)
      return text !== null && text.length > most ? wrong(key, 'cell.tooLong', { max: most }) : text
    },
    money(key, required) {
      const text = filled(key, required)
      if (text === null) return null
      const fen = parseMoney(text, row.unit(key))
      if (fen === null) return wrong(key, 'cell.notMoney')
      if (fen <= 0n) return wrong(key, 'cell.notPositive')
      return fen > MOST_FEN ? wrong(key, 'cell.moneyTooLarge') : fen
    },
    whole(key) {
      if (filled(key) === null) return null
      const parsed = parseInteger(cellOf(key))
      if (!parsed.ok) return wrong(key, parsed.reason.code as CellCode)
      if (parsed.value === null) return null
      if (parsed.value < 0) return wrong(key, 'cell.negative')
      return parsed.value > 10_000_000 ? wrong(key, 'cell.integerTooLarge') : parsed.value
    },
    year(key, required) {
      const text = filled(key, required)
      if (text === null) return null
      const year = Number(text.normalize('NFKC').replace(/年度?$/, ''))
      return Number.isInteger(year) && year >= 2013 && year <= 2100 ? year : wrong(key, 'cell.notAYear')
    },
    day(key, required) {
      const found = date(key, required)
      return found && found.precision !== 'day' ? wrong(key, 'cell.dayNeeded') : (found?.on ?? null)
    },
    month(key) {
      const found = date(key)
      return found?.precision === 'year' ? wrong(key, 'cell.monthNeeded') : found
    },
    term(key, terms, required) {
      const text = filled(key, required)
      if (text === null) return null
      const choices = (Object.values(terms) as Word[]).map(t => t.zh).join('、')
      return termOf(terms, text) ?? wrong(key, 'cell.notAChoice', { given: text.slice(0, 40), choices })
    },
  }
}

/** Whether a row may be written as it stands. */
export const isClean = (findings: readonly Finding[]): boolean => findings.every(f => f.level === 'warn')

/** The last day of the month that a day lies in. */
export const monthEnd = (on: string): string => {
  const [year, month] = on.split('-').map(Number)
  return `${on.slice(0, 8)}${new Date(Date.UTC(year!, month!, 0)).getUTCDate()}`
}
