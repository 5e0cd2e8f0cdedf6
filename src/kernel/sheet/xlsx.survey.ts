/**
 * A first pass over a sheet's bytes, unzipping without parsing: is it whole, has it values, how many rows about, and
 * which cells are merged. Merged cells stand after all the rows, but the heading needs them before the first.
 */
import type { Merge } from './cell.ts'
import { HEADER_REGION_ROWS } from './cell.ts'
import { unzip } from './unzip.ts'
import type { Package } from './xlsx.parts.ts'
import type { ZipEntry } from './zip.ts'

export interface Survey {
  readonly hasValues: boolean
  readonly merges: readonly Merge[]
}

const OVERLAP = 16
const MAX_TAIL = 32 * 1024 * 1024

/** `AB` → 27. */
export function columnOf(letters: string): number {
  let column = 0
  for (let i = 0; i < letters.length; i++) column = column * 26 + (letters.charCodeAt(i) & 31)
  return column - 1
}

function mergesIn(tail: string): Merge[] {
  const merges: Merge[] = []
  for (const found of tail.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g,
  )) {
    const [, c1 = '', r1 = '', c2 = '', r2 = ''] = found
    if (Number(r1) <= HEADER_REGION_ROWS)
      merges.push({ r1: Number(r1), c1: columnOf(c1), r2: Number(r2), c2: columnOf(c2) })
  }
  return merges
}

const VALUES = ['<v>', '<t>', '<t ', ':v>', ':t>', ':t ']
const END = 'sheetData>'

/**
 * @param onBytes is told of each chunk's length.
 * @throws Problem sheet.truncated when the part does not unzip to what the directory says.
 */
export async function survey(
  pack: Package,
  entry: ZipEntry,
  onBytes: (length: number) => void,
): Promise<Survey> {
  let hasValues = false
  const tail: Buffer[] = []
  let tailSize = 0
  let kept: Buffer = Buffer.alloc(0)
  for await (const bytes of unzip(pack.file, entry)) {
    onBytes(bytes.length)
    const chunk = Buffer.concat([kept, bytes])
    hasValues ||= VALUES.some(mark => chunk.includes(mark))
    const end = tailSize ? 0 : chunk.lastIndexOf(END)
    if (tailSize) tail.push(bytes)
    else if (end >= 0) tail.push(chunk.subarray(end))
    tailSize += tail.at(-1)?.length ?? 0
    if (tailSize > MAX_TAIL) tail.length = 0
    kept = bytes.subarray(-OVERLAP)
  }
  return { hasValues, merges: mergesIn(Buffer.concat(tail).toString('utf8')) }
}
