/** Writes CSV as offices' programs open it: UTF-8 with its mark, CRLF, the same lines as the workbook. */
import { Readable } from 'node:stream'
import type { OutCell, SheetOut } from './column.ts'
import { bodyOf, topOf } from './layout.ts'
import { headingOf } from './out.rules.ts'

const MARK = '\uFEFF'
/** What a spreadsheet would calculate instead of show; an apostrophe makes it text. */
const ACTIVE = /^[=+\-@\t\r]/
/** More digits than a spreadsheet keeps: a tab in front of them makes them text (15252719… and not 1.5E+17). */
const LONG = /^\d{12,}[\dX]*$/i

function field(cell: OutCell | null): string {
  if (cell === null) return ''
  if (cell.number) return cell.text
  const safe = ACTIVE.test(cell.text) ? `'${cell.text}` : LONG.test(cell.text) ? `\t${cell.text}` : cell.text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const row = (cells: readonly (OutCell | null)[], width: number): string =>
  `${Array.from({ length: width }, (_, i) => field(cells[i] ?? null)).join(',')}\r\n`

/** One line of headings: a merged one would be lost, so it stands before its columns' own. */
function heading<R>({ columns, lang }: SheetOut<R>): OutCell[] {
  return columns.map(column => ({
    text: column.group ? `${column.group[lang]}/${headingOf(column, lang)}` : headingOf(column, lang),
    number: false,
  }))
}

async function* text<R>(sheet: SheetOut<R>): AsyncGenerator<string> {
  const width = sheet.columns.length
  const above = topOf(sheet).filter(line => line.kind === 'title' || line.kind === 'note')
  yield MARK + above.map(line => row(line.cells, width)).join('') + row(heading(sheet), width)
  for await (const lines of bodyOf(sheet)) yield lines.map(line => row(line.cells, width)).join('')
}

export const writeCsv = <R>(sheet: SheetOut<R>): Readable => Readable.from(text(sheet), { objectMode: false })
