/** From a value to what stands in the cell, and what a column's rows add up to. Pure. */
import { plainMoney } from '../money.ts'
import type { MoneyUnit } from '../money.ts'
import type { Lang, Word } from '../words.ts'
import type { OutCell, SheetColumn, Value } from './column.ts'

const YES: Word = { zh: '是', en: 'Yes' }
const NO: Word = { zh: '否', en: 'No' }

const isMoneyUnit = (unit: SheetColumn<never>['unit']): unit is MoneyUnit => typeof unit === 'string'

const moneyUnitOf = <R>(column: SheetColumn<R>): MoneyUnit => (isMoneyUnit(column.unit) ? column.unit : '元')

/** The heading with its unit: 拨付金额（万元）. */
export function headingOf<R>(column: SheetColumn<R>, lang: Lang): string {
  const { unit } = column
  if (!unit) return column.heading[lang]
  const said = isMoneyUnit(unit) ? unitWords[unit][lang] : unit[lang]
  return lang === 'zh' ? `${column.heading.zh}（${said}）` : `${column.heading.en} (${said})`
}

const unitWords: Record<MoneyUnit, Word> = {
  元: { zh: '元', en: 'yuan' },
  万元: { zh: '万元', en: '10,000 yuan' },
  亿元: { zh: '亿元', en: '100 million yuan' },
}

/** Null where nothing is known: the cell stays empty. */
export function cellOf<R>(column: SheetColumn<R>, value: Value, lang: Lang): OutCell | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return { text: (value ? YES : NO)[lang], number: false }
  if (Array.isArray(value)) return value.length ? { text: value.join('、'), number: false } : null
  if (column.kind === 'money')
    return { text: plainMoney(BigInt(value as bigint), moneyUnitOf(column)), number: true }
  const number = column.kind === 'whole' || column.kind === 'decimal'
  return { text: String(value as string | number | bigint), number }
}

/** Adds up one column: exact for money and whole numbers. */
export interface Sum {
  add(value: Value): void
  /** Null before anything was added: a sum of nothing known is not zero. */
  value(): Value
}

export function sumOf<R>(column: SheetColumn<R>): Sum {
  if (column.kind === 'decimal') {
    let sum: number | null = null
    return {
      add(value) {
        if (typeof value === 'number') sum = (sum ?? 0) + value
      },
      value: () => (sum === null ? null : Number(sum.toFixed(6))),
    }
  }
  let sum: bigint | null = null
  return {
    add(value) {
      if (typeof value === 'bigint' || typeof value === 'number') sum = (sum ?? 0n) + BigInt(value)
    },
    value: () => sum,
  }
}
