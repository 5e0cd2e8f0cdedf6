/** The rows of one sheet of an .xlsx, one after the other, in flat memory. */
import { Problem } from '../problem.ts'
import type { Cell, CellWarning } from './cell.ts'
import type { SheetLimits } from './limits.ts'
import { longDigits, numberAsShown, tooLong } from './number.format.ts'
import { unzip } from './unzip.ts'
import type { Package, Workbook } from './xlsx.parts.ts'
import { shownOf } from './xlsx.parts.ts'
import { attribute, decodeEscapes, xmlScanner } from './xml.ts'
import type { ZipEntry } from './zip.ts'

export interface SheetRow {
  /** As in the file, from 1. */
  readonly number: number
  readonly cells: Cell[]
  readonly warnings: readonly CellWarning[]
}

/** A cell as its tags are read: type, style and the pieces of its value. */
interface Reading {
  column: number
  type: string
  style: string | undefined
  value: string
  text: string
}

/** An ISO date of type `d`; midnight is no time. */
const isoDate = (value: string): string => value.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, '')

function numberCell(raw: string, cell: Reading, book: Workbook): Cell {
  const value = Number(raw)
  if (raw === '' || !Number.isFinite(value)) return raw || null
  return tooLong(value) ? longDigits(raw) : numberAsShown(value, shownOf(book, cell.style), book.from1904)
}

function valueOf(cell: Reading, book: Workbook): Cell {
  switch (cell.type) {
    case 's':
      // Without a number it would be the first text of all.
      return (cell.value.trim() && book.strings[Number(cell.value)]) || null
    case 'inlineStr':
      return decodeEscapes(cell.text) || null
    case 'str':
    case 'e':
      return decodeEscapes(cell.value) || null
    case 'b':
      return cell.value === '1' || cell.value === 'true'
    case 'd':
      return isoDate(cell.value)
    default:
      return numberCell(cell.value.trim(), cell, book)
  }
}

/** The column letters at the beginning of `AB12`; without a reference the cell follows the one before. */
function columnIn(tag: string, before: number): number {
  const reference = attribute(tag, 'r')
  if (!reference) return before + 1
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column ? column - 1 : before + 1
}

const isNumeric = (type: string): boolean => type === '' || type === 'n'

/** Gathers tags into rows; `take` empties what is ready. */
function rowGatherer(book: Workbook, limits: SheetLimits) {
  let ready: SheetRow[] = []
  let number = 0
  let column = -1
  let cells: Cell[] = []
  let warnings: CellWarning[] = []
  let cell: Reading | null = null
  let into: 'value' | 'text' | null = null
  let phonetic = false
  let counted = 0

  function beginRow(tag: string): void {
    const named = Number(attribute(tag, 'r') ?? 0)
    number = named > number && named <= 1_048_576 ? named : number + 1
    column = -1
    cells = []
    warnings = []
  }

  function endRow(): void {
    if (cells.length === 0) return
    if (++counted > limits.maxRows) throw new Problem('sheet.tooManyRows', { limit: limits.maxRows })
    ready.push({ number, cells, warnings })
  }

  function endCell(done: Reading): void {
    const value = valueOf(done, book)
    if (value === null) return
    if (done.column >= limits.maxColumns) {
      warnings.push({ row: number, column: done.column, code: 'cell.beyondColumns' })
      return
    }
    while (cells.length < done.column) cells.push(null)
    cells[done.column] = value
    if (isNumeric(done.type) && typeof value === 'string' && tooLong(Number(value)))
      warnings.push({ row: number, column: done.column, code: 'cell.precisionLost' })
  }

  const scanner = xmlScanner({
    open(name, tag) {
      if (name === 'c') {
        column = columnIn(tag, column)
        cell = { column, type: attribute(tag, 't') ?? '', style: attribute(tag, 's'), value: '', text: '' }
      } else if (name === 'v') into = 'value'
      else if (name === 't') into = phonetic ? null : 'text'
      else if (name === 'row') beginRow(tag)
      else if (name === 'rPh') phonetic = true
    },
    close(name) {
      if (name === 'c') {
        if (cell) endCell(cell)
        cell = null
      } else if (name === 'v' || name === 't') into = null
      else if (name === 'row') endRow()
      else if (name === 'rPh') phonetic = false
    },
    text(piece) {
      if (!cell || !into) return
      if (into === 'value') cell.value += piece
      else cell.text += piece
    },
  })
  return {
    scanner,
    take(): SheetRow[] {
      const rows = ready
      ready = []
      return rows
    },
  }
}

/**
 * @yields the rows with values, some hundred at a time.
 * @throws Problem sheet.truncated, sheet.tooManyRows.
 */
export async function* xlsxRows(
  pack: Package,
  book: Workbook,
  entry: ZipEntry,
  limits: SheetLimits,
  onBytes: (length: number) => void,
): AsyncGenerator<SheetRow[]> {
  const gatherer = rowGatherer(book, limits)
  const decoder = new TextDecoder()
  for await (const bytes of unzip(pack.file, entry)) {
    gatherer.scanner.write(decoder.decode(bytes, { stream: true }))
    onBytes(bytes.length)
    yield gatherer.take()
  }
  gatherer.scanner.end()
  yield gatherer.take()
}
