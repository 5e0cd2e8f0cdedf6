/**
 * What a backup file is: gzip around lines of JSON, each naming what follows it.
 *   manifest        the first line
 *   {"table":…}     rows in PostgreSQL's COPY text format, then a line `\.` (which no row can be)
 *   {"file":…}      so many bytes of one stored file
 *   {"end":…}       the last line: how many rows and files there must have been
 * `zcat` shows it, and any PostgreSQL can load its rows.
 */
import { z } from 'zod'
import { Problem } from '../problem.ts'

export const manifest = z.object({
  format: z.literal('duikou-backup'),
  version: z.literal(1),
  kind: z.enum(['demonstration', 'programme']),
  takenAt: z.iso.datetime(),
  /** The migrations that the database had been through. */
  migrations: z.array(z.number().int()).min(1),
  /** Which keys its numbers are sealed with; the keys themselves are backed up apart (duikou keys backup). */
  keyPrint: z.string(),
  keyVersion: z.number().int(),
})
export type Manifest = z.infer<typeof manifest>

export const heading = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()).min(1) }),
  z.object({ file: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int().min(0) }),
  z.object({ end: z.object({ rows: z.record(z.string(), z.number().int()), files: z.number().int() }) }),
])

export const END_OF_ROWS = '\\.\n'
const LONGEST_LINE = 1_000_000

export interface Source {
  /** The next line of JSON. */
  line(): Promise<unknown>
  /** COPY rows up to their end line. */
  rows(): AsyncGenerator<Buffer>
  bytes(count: number): AsyncGenerator<Buffer>
  /** Whether nothing follows. */
  isAtEnd(): Promise<boolean>
}

const broken = (): Problem => new Problem('backup.file')

/** Reads a backup from its unpacked bytes, in pieces of any size. @throws Problem backup.file when it ends too early. */
export function sourceOf(stream: AsyncIterable<Buffer>): Source {
  const pieces = stream[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const next = await pieces.next()
    if (next.done) return false
    held = held.length ? Buffer.concat([held, next.value]) : next.value
    return true
  }
  const mustHaveMore = async (): Promise<void> => {
    if (!(await more())) throw broken()
  }
  const take = (count: number): Buffer => {
    const taken = held.subarray(0, count)
    held = held.subarray(count)
    return taken
  }
  return {
    async line() {
      for (;;) {
        const at = held.indexOf('\n')
        if (at >= 0) return JSON.parse(take(at + 1).toString('utf8')) as unknown
        if (held.length > LONGEST_LINE) throw broken()
        await mustHaveMore()
      }
    },
    async *rows() {
      for (let begun = false; ; ) {
        while (held.length < END_OF_ROWS.length) await mustHaveMore()
        if (!begun && held.subarray(0, END_OF_ROWS.length).equals(Buffer.from(END_OF_ROWS))) {
          take(END_OF_ROWS.length)
          return
        }
        const at = held.indexOf(`\n${END_OF_ROWS}`)
        begun = true
        if (at >= 0) {
          yield take(at + 1)
          take(END_OF_ROWS.length)
          return
        }
        // The last three bytes may be the beginning of the end line and wait for what follows.
        yield take(held.length - END_OF_ROWS.length)
        await mustHaveMore()
      }
    },
    async *bytes(count) {
      for (let left = count; left > 0; ) {
        if (!held.length) await mustHaveMore()
        const part = take(Math.min(left, held.length))
        left -= part.length
        yield part
      }
    },
    isAtEnd: async () => !held.length && !(await more()),
  }
}
