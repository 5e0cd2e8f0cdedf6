/**
 * A figure is the answer of an indicator to a question: area, side, kind, period or day, and what was known when.
 * It is never stored where it is shown: it is folded from the same rows that its evidence lists.
 */
import type { Basis, Fold, Side } from './contribution.ts'
import type { UnitCode } from './unit.ts'
import type { Word } from './words.ts'

export const BY = {
  area: { zh: '地区', en: 'Area' },
  year: { zh: '年度', en: 'Year' },
  month: { zh: '月份', en: 'Month' },
  kind: { zh: '类别', en: 'Kind' },
  giver: { zh: '援助方', en: 'Giver' },
  basis: { zh: '依据', en: 'Basis' },
} as const satisfies Record<string, Word>

export type By = keyof typeof BY

export const BASIS_WORDS: Record<Basis, Word> = {
  evidenced: { zh: '有明细', en: 'Evidenced' },
  declared: { zh: '仅填报', en: 'Declared only' },
  confirmed: { zh: '对方已确认', en: 'Confirmed by the other side' },
  claimed: { zh: '填报数', en: 'Claimed' },
  disputed: { zh: '有差异', en: 'Disputed' },
}

export type Split = Record<Basis, number>

export interface Group {
  /** Codes joined by `|` in the order of `by`. */
  readonly key: string
  readonly name: Word
  readonly value: number | null
  readonly basis: Split
  readonly rows: number
  /** So few stand behind it, or behind what it could be told from, that a reader without the rows is not shown it. */
  readonly suppressed?: true
}

export interface Figure {
  readonly id: string
  readonly version: number
  readonly title: Word
  readonly unit: UnitCode
  readonly unitWords: Word
  readonly fold: Fold
  readonly area: string
  readonly areaName: Word
  readonly side: Side
  readonly kind: string | null
  readonly from: string | null
  readonly to: string | null
  readonly asOf: string | null
  readonly knownAt: string
  readonly value: number | null
  readonly basis: Split
  readonly rows: number
  /** From published roll-ups: a total without rows, for readers outside whose scope the area lies. */
  readonly published: boolean
  readonly computedAt: string
  readonly suppressed?: true
  readonly groups?: readonly Group[]
  readonly publishedValue?: { readonly value: number; readonly unit: string; readonly source: string }
}
