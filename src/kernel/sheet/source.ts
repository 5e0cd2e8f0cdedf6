/** Any accepted file as an opening and rows: what the child process runs. */
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { Problem } from '../problem.ts'
import { bytesOf } from './bytes.ts'
import type { SheetFormat, SheetOpening } from './cell.ts'
import { csvParser, detectDelimiter } from './csv.rows.ts'
import { detectEncoding, textOf } from './csv.text.ts'
import type { Container } from './format.ts'
import { containerOf } from './format.ts'
import type { SheetLimits } from './limits.ts'
import { megabytes } from './limits.ts'
import { wholeSheets } from './xls.rows.ts'
import { openWorkbook } from './xlsx.parts.ts'
import type { SheetRow } from './xlsx.rows.ts'
import { xlsxRows } from './xlsx.rows.ts'
import { survey } from './xlsx.survey.ts'
import { readDirectory } from './zip.ts'

export interface SheetSource {
  readonly opening: SheetOpening
  readonly rows: AsyncIterable<readonly SheetRow[]>
  /** From 0 to 1. */
  done(): number
}

interface Opened {
  readonly file: FileHandle
  readonly name: string
  readonly size: number
  readonly head: Buffer
  readonly limits: SheetLimits
}

const stem = (name: string): string => name.replace(/\.\w{1,5}$/, '')
const share = (part: number, whole: number): number => (whole ? Math.min(part / whole, 1) : 1)

async function openXlsx({ file, size, limits }: Opened): Promise<SheetSource> {
  const pack = { file, entries: await readDirectory(file, size, limits) }
  const book = await openWorkbook(pack)
  let bytes = 0
  const count = (length: number): void => void (bytes += length)
  for (const { name, entry } of book.sheets) {
    const { hasValues, merges } = await survey(pack, entry, count)
    if (!hasValues) continue
    const otherSheets = book.sheets.map(sheet => sheet.name).filter(other => other !== name)
    const before = bytes
    return {
      opening: { format: 'xlsx', sheet: name, otherSheets, merges },
      rows: xlsxRows(pack, book, entry, limits, count),
      done: () => share(bytes - before, entry.size),
    }
  }
  throw new Problem('sheet.empty')
}

async function* batches(rows: Iterable<SheetRow>): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length === 500) {
      yield batch
      batch = []
    }
  }
  yield batch
}

async function wholeFile(file: FileHandle): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const bytes of bytesOf(file)) parts.push(bytes)
  return Buffer.concat(parts)
}

async function wholeText({ file, head }: Opened): Promise<string> {
  let whole = ''
  const encoding = await detectEncoding(file, head)
  for await (const text of textOf(file, encoding, () => {})) whole += text
  return whole
}

async function openWhole(opened: Opened, container: Container): Promise<SheetSource> {
  const bytes = container === 'ole' || container === 'biff'
  const source = bytes ? await wholeFile(opened.file) : await wholeText(opened)
  const sheets = wholeSheets(source, container === 'ole', opened.limits)
  const chosen = sheets.find(sheet => !sheet.rows().next().done)
  if (!chosen) throw new Problem('sheet.empty')
  const format: SheetFormat = bytes ? 'xls' : container === 'xml' ? 'xml' : 'html'
  const otherSheets = sheets.filter(sheet => sheet !== chosen).map(sheet => sheet.name)
  return {
    opening: { format, sheet: chosen.name, otherSheets, merges: chosen.merges },
    rows: batches(chosen.rows()),
    done: () => 1,
  }
}

function csvRow(raw: readonly (string | null)[], number: number, limits: SheetLimits): SheetRow {
  const cells = raw.slice(0, limits.maxColumns)
  while (cells.length && cells.at(-1) === null) cells.pop()
  const beyond = raw.findIndex((field, column) => column >= limits.maxColumns && field !== null)
  const warnings = beyond < 0 ? [] : [{ row: number, column: beyond, code: 'cell.beyondColumns' as const }]
  return { number, cells, warnings }
}

async function* csvRows(texts: AsyncIterable<string>, limits: SheetLimits): AsyncGenerator<SheetRow[]> {
  let parser: ReturnType<typeof csvParser> | null = null
  let held = ''
  let number = 0
  let counted = 0
  const numbered = (rows: readonly (string | null)[][]): SheetRow[] => {
    const filled = rows.map(row => csvRow(row, ++number, limits)).filter(row => row.cells.length)
    counted += filled.length
    if (counted > limits.maxRows) throw new Problem('sheet.tooManyRows', { limit: limits.maxRows })
    return filled
  }
  for await (const text of texts) {
    held = parser ? text : held + text
    if (!parser && held.length < 8192) continue
    parser ??= csvParser(detectDelimiter(held.slice(0, 65_536)))
    yield numbered(parser.write(held))
    held = ''
  }
  parser ??= csvParser(detectDelimiter(held))
  yield numbered([...parser.write(held), ...parser.end()])
}

async function openCsv({ file, name, size, head, limits }: Opened): Promise<SheetSource> {
  const encoding = await detectEncoding(file, head)
  let bytes = 0
  const texts = textOf(file, encoding, length => void (bytes += length))
  return {
    opening: { format: 'csv', sheet: stem(name), otherSheets: [], merges: [], encoding },
    rows: csvRows(texts, limits),
    done: () => share(bytes, size),
  }
}

/**
 * @param path where the bytes lie; @param name the file's name as uploaded, for the sheet's name of a CSV.
 * @throws Problem sheet.* whose words say what to do next.
 */
export async function openSource(path: string, name: string, limits: SheetLimits): Promise<SheetSource> {
  const file = await open(path, 'r')
  const { size } = await file.stat()
  if (size > limits.maxBytes) throw new Problem('sheet.tooLarge', { limit: megabytes(limits.maxBytes) })
  const head = Buffer.alloc(Math.min(size, 8192))
  await file.read(head, 0, head.length, 0)
  const opened: Opened = { file, name, size, head, limits }
  const container = containerOf(head)
  if (container === 'zip') return openXlsx(opened)
  if (container === 'text') return openCsv(opened)
  return openWhole(opened, container)
}
