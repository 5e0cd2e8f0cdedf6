/** An office's list: its rows under the columns that are known, whatever stands above, between and below them. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { MoneyUnit } from '../money.ts'
import { Problem } from '../problem.ts'
import type { Upload } from '../route.ts'
import type { Word } from '../words.ts'
import type { Cell } from './cell.ts'
import { parseText } from './cell.rules.ts'
import type { CellDate } from './cell.rules.ts'
import { recogniseHeader } from './header.rules.ts'
import type { MappedColumn, RecognisedHeader } from './header.rules.ts'
import { readSheet } from './read.ts'
import { isNoRecord } from './row.rules.ts'

export interface ListColumn extends Word {
  /** What else offices write over it. */
  readonly aliases: readonly string[]
}

export interface ListColumns<K extends string> {
  readonly of: Readonly<Record<K, ListColumn>>
  /** What the list cannot do without: one of each group. */
  readonly needed: readonly (readonly K[])[]
}

export type Cells<K extends string> = Readonly<Partial<Record<K, Cell>>>
export type Units<K extends string> = (key: K) => MoneyUnit

export interface ListRow<K extends string> {
  /** Of the file, from 1. */
  readonly rowNo: number
  readonly cells: Cells<K>
  /** In what a column's money is written: by its heading, else by the title, else 元. */
  readonly unit: Units<K>
  /** What stands in columns that nobody knows, by heading: kept, never dropped. */
  readonly other: Readonly<Record<string, string>>
  /** The year, month or day in the list's title. */
  readonly titled: CellDate | null
}

export interface List<K extends string> {
  readonly rows: readonly ListRow<K>[]
  /** The rows above the first record. */
  readonly above: readonly (readonly Cell[])[]
  /** Headings of columns that nobody knows. */
  readonly unknown: readonly string[]
  /** SHA-256 of the file. */
  readonly hash: string
}

const UNITS: readonly MoneyUnit[] = ['元', '万元', '亿元']
/** Titles, headings, totals and footers do not count as rows of the list. */
const AROUND = 100
/** A running number says nothing of its row. */
const RUNNING = /^(序号|no\.?)$/i

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function mustHave<K extends string>({ of, needed }: ListColumns<K>, found: ReadonlySet<string | null>): void {
  const missing = needed.filter(group => !group.some(key => found.has(key)))
  if (missing.length)
    throw new Problem('sheet.columns', {
      what: missing.map(group => group.map(key => of[key].zh).join('或')).join('、'),
    })
}

/** A row's unknown cells by heading; two columns of one heading are told apart. */
function otherOf(row: readonly Cell[], unknown: readonly MappedColumn[]): Record<string, string> {
  const other: Record<string, string> = {}
  for (const { column, heading } of unknown) {
    const text = parseText(row[column] ?? null)
    if (!text) continue
    const name = heading in other ? `${heading} (${column + 1})` : heading
    other[name.slice(0, 120)] = text.slice(0, 500)
  }
  return other
}

function readerOf<K extends string>(header: RecognisedHeader) {
  const { mapping, unitInTitle } = header
  const unknown = mapping.filter(m => m.key === null && !RUNNING.test(m.heading))
  const unit: Units<K> = key =>
    UNITS.find(u => u === mapping.find(m => m.key === key)?.unit) ?? unitInTitle ?? '元'
  const rowOf = (rowNo: number, row: readonly Cell[]): ListRow<K> => ({
    rowNo,
    cells: Object.fromEntries(
      mapping.flatMap(m => (m.key ? [[m.key, row[m.column] ?? null]] : [])),
    ) as Cells<K>,
    unit,
    other: otherOf(row, unknown),
    titled: header.date,
  })
  return { rowOf, unknown: unknown.map(m => m.heading) }
}

/** Reads a list in the limited child process. @throws Problem sheet.* for what is no list of this kind. */
export async function readList<K extends string>(
  upload: Pick<Upload, 'path' | 'name'>,
  columns: ListColumns<K>,
  maxRows: number,
): Promise<List<K>> {
  const known = (Object.keys(columns.of) as K[]).map(key => ({
    key,
    names: [columns.of[key].zh, ...columns.of[key].aliases],
  }))
  const rows: ListRow<K>[] = []
  let above: readonly (readonly Cell[])[] = []
  let reader: ReturnType<typeof readerOf<K>> | undefined
  const limits = { maxRows: maxRows + AROUND }
  for await (const chunk of readSheet(upload.path, upload.name, { limits })) {
    let from = 0
    if (!reader) {
      const header = recogniseHeader(chunk.rows, chunk.opening.merges, known)
      mustHave(columns, new Set(header.mapping.map(m => m.key)))
      from = header.headerRows
      above = chunk.rows.slice(0, from)
      reader = readerOf<K>(header)
    }
    const { rowOf } = reader
    chunk.rows.slice(from).forEach((row, i) => {
      if (row.every(cell => cell === null || cell === '') || isNoRecord(row)) return
      rows.push(rowOf(chunk.firstRow + from + i, row))
    })
  }
  if (!rows.length) throw new Problem('sheet.empty')
  if (rows.length > maxRows) throw new Problem('sheet.tooManyRows', { limit: maxRows })
  return { rows, above, unknown: reader?.unknown ?? [], hash: await hashOf(upload.path) }
}
