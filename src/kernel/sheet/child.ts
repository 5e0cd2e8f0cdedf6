/**
 * The child process that reads one spreadsheet and writes lines of JSON to its output: the opening, chunks of rows, and
 * an end or a problem. It gets no secrets and no database; a file that breaks it breaks nothing else.
 */
import { once } from 'node:events'
import { Problem } from '../problem.ts'
import type { CellWarning, SheetOpening } from './cell.ts'
import type { Cell } from './cell.ts'
import type { SheetLimits } from './limits.ts'
import { openSource } from './source.ts'
import type { SheetRow } from './xlsx.rows.ts'

export interface ChildOrder {
  readonly path: string
  readonly name: string
  readonly limits: SheetLimits
}

/** One line of the child's output. */
export type ChildLine =
  | { readonly kind: 'opening'; readonly opening: SheetOpening }
  | {
      readonly kind: 'rows'
      readonly firstRow: number
      readonly rows: Cell[][]
      readonly warnings: readonly CellWarning[]
      readonly done: number
    }
  | {
      readonly kind: 'problem'
      readonly code: string
      readonly values: Readonly<Record<string, string | number>>
      /** For the log: the kind of an unforeseen error, never its message. */
      readonly why?: string
    }
  | { readonly kind: 'end' }

const CHUNK_ROWS = 500
/** Empty rows up to here are given as empty rows; a larger gap begins a new chunk. */
const FILLED_GAP = 100

async function put(line: ChildLine): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain')
}

/** Collects rows until a chunk is full or a gap begins, then puts it. */
function chunker(done: () => number) {
  let rows: Cell[][] = []
  let warnings: CellWarning[] = []
  let firstRow = 1
  let any = false

  async function flush(next: number): Promise<void> {
    if (rows.length) await put({ kind: 'rows', firstRow, rows, warnings, done: done() })
    rows = []
    warnings = []
    firstRow = next
  }

  return {
    async add(row: SheetRow): Promise<void> {
      any = true
      if (row.number - (firstRow + rows.length) > FILLED_GAP) await flush(row.number)
      while (firstRow + rows.length < row.number) rows.push([])
      rows.push(row.cells)
      warnings.push(...row.warnings)
      if (rows.length >= CHUNK_ROWS) await flush(row.number + 1)
    },
    async end(): Promise<void> {
      if (!any) throw new Problem('sheet.empty')
      await flush(0)
    },
  }
}

async function read({ path, name, limits }: ChildOrder): Promise<void> {
  const source = await openSource(path, name, limits)
  await put({ kind: 'opening', opening: source.opening })
  const chunks = chunker(source.done)
  for await (const batch of source.rows) for (const row of batch) await chunks.add(row)
  await chunks.end()
  await put({ kind: 'end' })
}

/** What is not a problem of the catalogue is a file that no reader can follow: damaged. */
function asLine(error: unknown): ChildLine {
  if (error instanceof Problem) return { kind: 'problem', code: error.code, values: error.values }
  const { name, code = '' } = error as { name?: string; code?: string }
  return { kind: 'problem', code: 'sheet.truncated', values: {}, why: `${name} ${code}` }
}

// The parent went away: nobody reads the rest.
process.stdout.on('error', () => process.exit(0))

try {
  await read(JSON.parse(process.argv[2] ?? '{}') as ChildOrder)
} catch (error) {
  await put(asLine(error))
}
// Whoever reads slowly gets the last lines too: what waits for a full pipe would be lost by an exit.
process.stdout.end(() => process.exit(0))
