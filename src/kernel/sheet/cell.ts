/**
 * What a spreadsheet becomes: rows of plain cells, a little about the sheet, and warnings by row and column.
 * Row numbers are those of the file, beginning with 1; columns begin with 0.
 */

/**
 * One cell. A date is text: `2016-03-05`, `2016-03` where the cell shows no day, `2016` where it shows the year only,
 * `2016-03-05 08:30:00` where it has a time. A number of 16 digits or more is text, because a number cannot hold it.
 */
export type Cell = string | number | boolean | null

/** A merged region: rows as in the file (from 1), columns from 0, both ends inside. */
export interface Merge {
  readonly r1: number
  readonly c1: number
  readonly r2: number
  readonly c2: number
}

export interface CellWarning {
  readonly row: number
  readonly column: number
  /** precisionLost: the file holds the digits as a number, the last ones may be wrong. beyondColumns: not read. */
  readonly code: 'cell.precisionLost' | 'cell.beyondColumns'
}

export type SheetFormat = 'xlsx' | 'xls' | 'csv' | 'html' | 'xml'

/** What is known before the first row. */
export interface SheetOpening {
  readonly format: SheetFormat
  readonly sheet: string
  /** Visible sheets that are not read, in the workbook's order. */
  readonly otherSheets: readonly string[]
  /** Merged regions that begin in the first 50 rows. */
  readonly merges: readonly Merge[]
  readonly encoding?: string
}

export interface SheetChunk {
  readonly sheet: string
  readonly rows: Cell[][]
  /** The file's row number of `rows[0]`; the first chunk begins with row 1. */
  readonly firstRow: number
  readonly warnings: readonly CellWarning[]
  /** The same object with every chunk. */
  readonly opening: SheetOpening
}

export const HEADER_REGION_ROWS = 50
