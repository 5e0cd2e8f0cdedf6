/**
 * Reads a spreadsheet in a child process limited in memory and time. Whatever the file does to its reader (a bomb, a
 * loop, a crash), the server gets a problem of the catalogue and goes on.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import type { ProblemCode } from '../problem.ts'
import { PROBLEMS, Problem } from '../problem.ts'
import type { SheetChunk, SheetOpening } from './cell.ts'
import type { ChildLine } from './child.ts'
import { startChild } from './child.start.ts'
import type { SheetLimits } from './limits.ts'
import { SHEET_LIMITS, megabytes } from './limits.ts'

export interface ReadOptions {
  readonly limits?: Partial<SheetLimits>
  /** After each chunk: rows so far, and the share of the file from 0 to 1. */
  readonly onProgress?: (progress: { readonly rows: number; readonly done: number }) => void
  readonly signal?: AbortSignal
}

const NEWLINE = 10

/** The child's own words back as a problem of the catalogue. */
function problemOf(line: ChildLine & { kind: 'problem' }): Problem {
  const code = isCode(line.code) ? line.code : 'sheet.truncated'
  const values = line.values as Readonly<Record<string, string | number>> & { words?: never }
  return new Problem(code, values, line.why ? [{ code: line.why }] : [])
}

/** Lines of the output; the pipe holds the child back while nobody asks for the next. */
async function* linesOf(output: AsyncIterable<Buffer>): AsyncGenerator<ChildLine> {
  let parts: Buffer[] = []
  for await (const bytes of output) {
    let from = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      parts.push(bytes.subarray(from, end))
      yield JSON.parse(Buffer.concat(parts).toString('utf8')) as ChildLine
      parts = []
      from = end + 1
    }
    if (from < bytes.length) parts.push(bytes.subarray(from))
  }
}

const isCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code)

/** Time that each row earns: ten times what it takes, so that a busy machine is slow and a hanging file is found out. */
const ROW_MS = 0.5

/** Ends the child when its own time is used up or the caller gives up; remembers which. */
function guard(child: ChildProcess, timeoutMs: number, signal: AbortSignal | undefined) {
  let reason: ProblemCode | null = null
  let left = timeoutMs
  let begun = 0
  let timer: NodeJS.Timeout | undefined
  const end = (code: ProblemCode): void => {
    reason ??= code
    child.kill('SIGKILL')
  }
  const cancel = (): void => end('sheet.cancelled')
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted) cancel()
  return {
    reason: () => reason,
    /** The clock runs only while we wait for the child. */
    waiting(): void {
      begun = Date.now()
      timer = setTimeout(() => end('sheet.timeout'), Math.max(left, 1))
    },
    answered(rows: number): void {
      clearTimeout(timer)
      left = Math.min(timeoutMs, left - (Date.now() - begun) + rows * ROW_MS)
    },
    release(): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      child.kill('SIGKILL')
    },
  }
}

/**
 * The child ended without a word: the engine gives up by an abort when the heap is full, the system kills when memory
 * is. Anything else is a fault of ours, not of the file.
 */
async function silentEnd(child: ChildProcess, reason: ProblemCode | null): Promise<Error> {
  if (reason) return new Problem(reason)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  const full = child.exitCode === 134 || ['SIGABRT', 'SIGKILL', 'SIGTRAP'].includes(child.signalCode ?? '')
  return full
    ? new Problem('sheet.outOfMemory')
    : new Error(`The reading process ended with ${child.signalCode ?? child.exitCode}`)
}

async function* guardedLines(
  child: ChildProcess,
  watch: ReturnType<typeof guard>,
): AsyncGenerator<ChildLine> {
  const lines = linesOf(child.stdout as AsyncIterable<Buffer>)
  for (;;) {
    watch.waiting()
    const next = await lines.next().catch((error: unknown) => {
      watch.answered(0)
      throw error
    })
    watch.answered(!next.done && next.value.kind === 'rows' ? next.value.rows.length : 0)
    if (watch.reason() || next.done) throw await silentEnd(child, watch.reason())
    yield next.value
    if (next.value.kind === 'end') return
  }
}

async function checkSize(path: string, limits: SheetLimits): Promise<void> {
  const { size } = await stat(path)
  if (size === 0) throw new Problem('sheet.empty')
  if (size > limits.maxBytes) throw new Problem('sheet.tooLarge', { limit: megabytes(limits.maxBytes) })
}

/**
 * The rows of the first visible sheet that has any, in chunks of some hundred.
 * Accepts .xlsx, .xls, .et, CSV (UTF-8, UTF-16 or GB18030; any line end), and tables in HTML or XML 2003 named .xls.
 * Leaving the loop early ends the child process.
 * @param path the file on the disk; @param name its name as uploaded.
 * @throws Problem sheet.notASheet | encrypted | truncated | tooLarge | tooManyRows | timeout | outOfMemory | empty |
 *   cancelled. It may come after chunks: whoever stores rows does so in a stage that can be dropped.
 */
export async function* readSheet(
  path: string,
  name: string,
  options: ReadOptions = {},
): AsyncGenerator<SheetChunk, void, undefined> {
  const limits = { ...SHEET_LIMITS, ...options.limits }
  await checkSize(path, limits)
  if (options.signal?.aborted) throw new Problem('sheet.cancelled')
  const child = await startChild({ path, name, limits })
  const watch = guard(child, limits.timeoutMs, options.signal)
  let opening: SheetOpening | null = null
  let read = 0
  try {
    for await (const line of guardedLines(child, watch)) {
      if (line.kind === 'problem') throw problemOf(line)
      if (line.kind === 'opening') opening = line.opening
      if (line.kind !== 'rows' || !opening) continue
      read += line.rows.length
      options.onProgress?.({ rows: read, done: line.done })
      yield {
        sheet: opening.sheet,
        rows: line.rows,
        firstRow: line.firstRow,
        warnings: line.warnings,
        opening,
      }
    }
  } finally {
    watch.release()
  }
}
