/**
 * .xls and .et (BIFF in an OLE container), and the tables in HTML or XML 2003 that systems export under the name .xls.
 * Read as a whole by SheetJS: such a sheet has at most 65,536 rows, and the child process bounds what it may use.
 */
import { createRequire } from 'node:module'
import type { CellObject, WorkBook } from 'xlsx'
import { Problem } from '../problem.ts'
import type { Cell, CellWarning, Merge } from './cell.ts'
import { HEADER_REGION_ROWS } from './cell.ts'
import type { SheetLimits } from './limits.ts'
import { NUMBER, longDigits, numberAsShown, shownBy, tooLong } from './number.format.ts'
import type { SheetRow } from './xlsx.rows.ts'

export interface WholeSheet {
  readonly name: string
  readonly merges: readonly Merge[]
  rows(): Generator<SheetRow>
}

// The CommonJS form brings the code pages that an .xls of the nineties needs for Chinese.
const library = (): typeof import('xlsx') => createRequire(import.meta.url)('xlsx')

/** @throws Problem sheet.encrypted for a container of an encrypted workbook, sheet.notASheet for a document. */
function checkContainer(bytes: Buffer): void {
  const container = library().CFB.read(bytes, { type: 'buffer' })
  const has = (name: string): boolean => container.FullPaths.some((path: string) => path.endsWith(`/${name}`))
  if (has('EncryptedPackage')) throw new Problem('sheet.encrypted')
  if (!has('Workbook') && !has('Book')) throw new Problem('sheet.notASheet')
}

function parse(source: Buffer | string, limits: SheetLimits): WorkBook {
  return library().read(source, {
    type: typeof source === 'string' ? 'string' : 'buffer',
    raw: typeof source === 'string',
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    cellDates: false,
    sheetRows: limits.maxRows + 1001,
  })
}

function valueOf(cell: CellObject, from1904: boolean): Cell {
  if (cell.t === 'e') return cell.w ?? '#VALUE!'
  const value = cell.v
  if (typeof value === 'number') {
    if (tooLong(value)) return longDigits(String(value))
    return numberAsShown(value, typeof cell.z === 'string' ? shownBy(cell.z) : NUMBER, from1904)
  }
  return typeof value === 'boolean' ? value : typeof value === 'string' ? value || null : null
}

type DenseRows = readonly (readonly (CellObject | undefined)[] | undefined)[]

function rowOf(
  raw: readonly (CellObject | undefined)[],
  number: number,
  from1904: boolean,
  limits: SheetLimits,
): SheetRow {
  const cells: Cell[] = []
  const warnings: CellWarning[] = []
  for (let column = 0; column < raw.length; column++) {
    const cell = raw[column]
    const value = cell ? valueOf(cell, from1904) : null
    if (!cell || value === null) continue
    if (column >= limits.maxColumns) {
      warnings.push({ row: number, column, code: 'cell.beyondColumns' })
      break
    }
    while (cells.length < column) cells.push(null)
    cells.push(value)
    if (typeof cell.v === 'number' && tooLong(cell.v))
      warnings.push({ row: number, column, code: 'cell.precisionLost' })
  }
  return { number, cells, warnings }
}

function* rowsOf(sheet: DenseRows, from1904: boolean, limits: SheetLimits): Generator<SheetRow> {
  let counted = 0
  for (let index = 0; index < sheet.length; index++) {
    const row = rowOf(sheet[index] ?? [], index + 1, from1904, limits)
    if (row.cells.length === 0) continue
    if (++counted > limits.maxRows) throw new Problem('sheet.tooManyRows', { limit: limits.maxRows })
    yield row
  }
}

function sheetsOf(book: WorkBook, limits: SheetLimits): WholeSheet[] {
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  return book.SheetNames.filter((_, index) => !book.Workbook?.Sheets?.[index]?.Hidden).map(name => {
    const sheet = book.Sheets[name]
    const merges = (sheet?.['!merges'] ?? [])
      .filter(merge => merge.s.r < HEADER_REGION_ROWS)
      .map(({ s, e }) => ({ r1: s.r + 1, c1: s.c, r2: e.r + 1, c2: e.c }))
    return { name, merges, rows: () => rowsOf((sheet ?? []) as unknown as DenseRows, from1904, limits) }
  })
}

/**
 * @param source the file's bytes, or its text for HTML and XML.
 * @param contained whether the bytes are an OLE container.
 * @throws Problem sheet.encrypted, sheet.notASheet, sheet.truncated.
 */
export function wholeSheets(source: Buffer | string, contained: boolean, limits: SheetLimits): WholeSheet[] {
  try {
    if (contained && typeof source !== 'string') checkContainer(source)
    return sheetsOf(parse(source, limits), limits)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(/password|encrypt/i.test(String(error)) ? 'sheet.encrypted' : 'sheet.truncated')
  }
}
