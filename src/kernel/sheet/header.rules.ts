/**
 * Where a sheet's heading is and which column is which. Offices put a title and a unit above, use one to three rows of
 * headings with merged cells, and sometimes a row of column numbers below.
 */
import type { Cell, Merge } from './cell.ts'
import { parseDateCell } from './cell.rules.ts'
import type { CellDate } from './cell.rules.ts'
import { headingOf, squeeze } from './heading.rules.ts'
import { filledCells } from './row.rules.ts'

export interface KnownColumn {
  readonly key: string
  /** All headings under which offices write it; `parent/child` names one below a merged heading. */
  readonly names: readonly string[]
}

export interface MappedColumn {
  /** From 0. */
  readonly column: number
  /** Null for a column nobody knows, or one whose key an earlier column has; it is kept. */
  readonly key: string | null
  /** As written, parents joined by `/`. */
  readonly heading: string
  readonly unit: string | null
}

export interface RecognisedHeader {
  /** Rows before the first record, counted from the sheet's first; 0 when no heading was found. */
  readonly headerRows: number
  readonly titleRow: string | null
  readonly mapping: readonly MappedColumn[]
  readonly unitInTitle: '元' | '万元' | '亿元' | null
  /** Keys for which there is no column. */
  readonly missing: readonly string[]
  /** Keys that a second column claims as well. */
  readonly repeated: readonly string[]
  /** The day, month or year in the title: 截至2019年12月31日, 2019年度. */
  readonly date: CellDate | null
}

const SEARCHED_ROWS = 20
const DEEPEST = 3

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim()

interface Window {
  readonly from: number
  readonly depth: number
}

/** The cell's own text, or that of the merged region it lies in. Rows of a merge are the file's, from 1. */
function mergedText(
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  row: number,
  column: number,
) {
  const own = textOf(rows[row]?.[column])
  if (own) return own
  const over = merges.find(m => m.r1 <= row + 1 && row + 1 <= m.r2 && m.c1 <= column && column <= m.c2)
  return over ? textOf(rows[over.r1 - 1]?.[over.c1]) : ''
}

/** Without merges (CSV) a parent heading reaches over the empty cells to its right that have a child below. */
function parentText(rows: readonly (readonly Cell[])[], window: Window, row: number, column: number): string {
  const last = window.from + window.depth - 1
  if (row === last || !textOf(rows[last]?.[column])) return ''
  for (let left = column; left >= 0; left--) {
    const text = textOf(rows[row]?.[left])
    if (text) return textOf(rows[last]?.[left]) ? text : ''
  }
  return ''
}

function pathOf(
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  window: Window,
  column: number,
): string[] {
  const path: string[] = []
  for (let row = window.from; row < window.from + window.depth; row++) {
    const text =
      mergedText(rows, merges, row, column) || (merges.length ? '' : parentText(rows, window, row, column))
    if (text && text !== path.at(-1)) path.push(text)
  }
  return path
}

/** Most exact first: the whole path, then the last heading alone, then the two last. */
function candidates(path: readonly string[]): string[] {
  const names = path.map(text => headingOf(text).name)
  return [...new Set([names.join(''), names.slice(-2).join(''), names.at(-1) ?? ''])].filter(Boolean)
}

type Known = ReadonlyMap<string, string>

function knownNames(columns: readonly KnownColumn[]): Known {
  const known = new Map<string, string>()
  for (const { key, names } of columns)
    for (const name of names) {
      const compared = name
        .split('/')
        .map(part => headingOf(part).name)
        .join('')
      if (!known.has(compared)) known.set(compared, key)
    }
  return known
}

interface Mapping {
  readonly columns: readonly MappedColumn[]
  readonly repeated: readonly string[]
  readonly score: number
}

/** Exact paths choose first, so that a child's bare name does not take the key of a column named in full. */
function assign(paths: readonly string[][], known: Known): { keys: (string | null)[]; repeated: string[] } {
  const keys: (string | null)[] = paths.map(() => null)
  const repeated = new Set<string>()
  const taken = new Set<string>()
  for (let level = 0; level < DEEPEST; level++)
    paths.forEach((path, column) => {
      const key = known.get(candidates(path)[level] ?? '')
      if (!key || keys[column]) return
      if (taken.has(key)) repeated.add(key)
      else keys[column] = key
      taken.add(key)
    })
  return { keys, repeated: [...repeated] }
}

const unitOf = (path: readonly string[]): string | null =>
  path.map(text => headingOf(text).unit).findLast(unit => unit !== null) ?? null

function mapWindow(
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  window: Window,
  known: Known,
): Mapping {
  const width = Math.max(...rows.slice(window.from, window.from + window.depth).map(row => row.length), 0)
  const paths = Array.from({ length: width }, (_, column) => pathOf(rows, merges, window, column))
  const { keys, repeated } = assign(paths, known)
  const columns = paths.flatMap((path, column) =>
    path.length
      ? [{ column, key: keys[column] ?? null, heading: path.map(squeeze).join('/'), unit: unitOf(path) }]
      : [],
  )
  return { columns, repeated, score: keys.filter(Boolean).length }
}

/** A single text over the whole width: a title, a line of units. */
const isTitle = (row: readonly Cell[]): boolean => new Set(filledCells(row).map(textOf)).size === 1

/** A heading of several rows begins with the row that has parents, so the highest start wins among equals. */
function bestWindow(rows: readonly (readonly Cell[])[], merges: readonly Merge[], known: Known) {
  let best: { window: Window; mapping: Mapping } | null = null
  for (let from = 0; from < Math.min(rows.length, SEARCHED_ROWS); from++) {
    if (isTitle(rows[from] ?? []) && known.size > 1) continue
    for (let depth = 1; depth <= DEEPEST && from + depth <= rows.length; depth++) {
      const window = { from, depth }
      const mapping = mapWindow(rows, merges, window, known)
      if (mapping.score > (best?.mapping.score ?? 0)) best = { window, mapping }
    }
  }
  return best
}

/** 甲 乙 1 2 3: the numbers of the columns, which some forms print under the heading. */
function isNumbering(row: readonly Cell[]): boolean {
  const cells = filledCells(row)
    .map(cell => squeeze(textOf(cell)).replace(/[()]/g, ''))
    .filter(cell => !/^[甲乙丙丁戊栏次编号]+$/.test(cell))
  return cells.length >= 3 && cells.every((cell, i) => new RegExp(`^${i + 1}(=.*)?$`).test(cell))
}

/** `单位：万元、人` or `（万元）`; the unit that fills in the list, 填报单位：元…, is none of money. */
const UNIT_ABOVE =
  /(?<![填报制表])单位:(?:[^:元]{0,8}[、,/])?(亿元|万元|元)(?=$|[、,;)/])|\((?:单位:)?(亿元|万元|元)\)/

function unitAbove(texts: readonly string[]): '元' | '万元' | '亿元' | null {
  for (const text of texts) {
    const found = UNIT_ABOVE.exec(squeeze(text))
    if (found) return (found[1] ?? found[2]) as '元' | '万元' | '亿元'
  }
  return null
}

function dateAbove(texts: readonly string[]): CellDate | null {
  for (const text of texts) {
    const found = /(\d{4})年(?:度|(\d{1,2})月(?:(\d{1,2})日)?)?/.exec(squeeze(text))
    const parsed = found ? parseDateCell(found[0].replace('度', '')) : null
    if (parsed?.ok && parsed.value) return parsed.value
  }
  return null
}

/** A merged heading may reach further down than the rows whose texts were needed to know the columns. */
function lastRowOf(window: Window, merges: readonly Merge[]): number {
  const last = window.from + window.depth
  const over = merges.filter(
    m => m.r1 > window.from && m.r1 <= last && m.r2 > last && m.r2 <= window.from + 4,
  )
  return Math.max(last, ...over.map(m => m.r2))
}

/**
 * @param rows the sheet's first rows, `rows[0]` being the file's row 1; twenty-five are enough.
 * @param merges as the opening gives them; a CSV has none, then empty cells beside a parent heading are read as its own.
 * @param columns what to look for.
 */
export function recogniseHeader(
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  columns: readonly KnownColumn[],
): RecognisedHeader {
  const best = bestWindow(rows, merges, knownNames(columns))
  const above = rows
    .slice(0, best?.window.from ?? SEARCHED_ROWS)
    .flatMap(row => [...new Set(filledCells(row).map(textOf))])
  const keys = new Set(best?.mapping.columns.map(column => column.key))
  const end = best ? lastRowOf(best.window, merges) : 0
  return {
    headerRows: best && isNumbering(rows[end] ?? []) ? end + 1 : end,
    titleRow: (best && above[0]) ?? null,
    mapping: best?.mapping.columns ?? [],
    unitInTitle: best ? unitAbove(above) : null,
    missing: columns.map(column => column.key).filter(key => !keys.has(key)),
    repeated: best?.mapping.repeated ?? [],
    date: best ? dateAbove(above) : null,
  }
}
