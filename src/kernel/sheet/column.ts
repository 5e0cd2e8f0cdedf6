/**
 * A sheet as it leaves the house: columns in an order written by hand, a title, what it was narrowed to, rows, a total
 * that says what it sums, and the footer that an office signs. Writers of .xlsx and CSV share it.
 */
import type { MoneyUnit } from '../money.ts'
import type { Lang, Word } from '../words.ts'

/** Money is fen; several choices come as a list; blank is null and never zero. */
export type Value = string | number | bigint | boolean | readonly string[] | null | undefined

export interface SheetColumn<R> {
  readonly heading: Word
  /** A heading over several columns; neighbours with the same one share it. */
  readonly group?: Word
  /** Printed in brackets behind the heading. Money is divided by its unit. */
  readonly unit?: MoneyUnit | Word
  /** In characters; a Chinese one takes two. */
  readonly width: number
  /** `text` (also ids, codes and dates, which a spreadsheet must not turn into numbers) is what nothing else says. */
  readonly kind?: 'text' | 'whole' | 'decimal' | 'money'
  readonly sum?: true
  readonly value: (row: R, lang: Lang) => Value
}

export interface SheetOut<R> {
  /** Of the tab. */
  readonly name: string
  readonly title: string
  /** Lines below the title: what the list was narrowed to, the unit. */
  readonly notes: readonly string[]
  readonly columns: readonly SheetColumn<R>[]
  readonly pages: AsyncIterable<readonly R[]> | Iterable<readonly R[]>
  /** The label of the totals row, for so many rows; without it there is none. */
  readonly total?: (rows: number) => string
  /** Lines of texts spread over the width. */
  readonly footer: readonly (readonly string[])[]
  /** At the foot of every printed page. */
  readonly printed: string
  readonly lang: Lang
  /** Drop-downs by column. With them the sheet is a template: whole columns have their format, so that what is typed stays text. */
  readonly choices?: ReadonlyMap<number, readonly string[]>
}

/** A cell ready to be written: a number in plain decimal digits, or a text. */
export interface OutCell {
  readonly text: string
  readonly number: boolean
}
