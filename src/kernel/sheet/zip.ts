/**
 * The directory of a zip file, read before anything is unzipped: what is inside, how large it says it is, whether it is
 * whole and readable. Source: PKWARE APPNOTE 6.3.10, 4.3.
 */
import type { FileHandle } from 'node:fs/promises'
import { Problem } from '../problem.ts'
import type { SheetLimits } from './limits.ts'
import { megabytes } from './limits.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
  readonly encrypted: boolean
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
const RATIO_FROM = 16 * 1024 * 1024
const MAX_DIRECTORY = 32 * 1024 * 1024

async function slice(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead < length) throw new Problem('sheet.truncated')
  return buffer
}

interface End {
  count: number
  size: number
  offset: number
}

/** The record at the end; a file that was cut off has none. */
async function findEnd(file: FileHandle, fileSize: number): Promise<End> {
  const tailSize = Math.min(fileSize, 65_557)
  const tail = await slice(file, fileSize - tailSize, tailSize)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue
    const end = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
    const large = end.count === 0xffff || end.offset === 0xffffffff || end.size === 0xffffffff
    return large ? ((await findEnd64(file, tail, at)) ?? end) : end
  }
  throw new Problem('sheet.truncated')
}

async function findEnd64(file: FileHandle, tail: Buffer, at: number): Promise<End | null> {
  if (at < 20 || tail.readUInt32LE(at - 20) !== LOCATOR64) return null
  const record = await slice(file, Number(tail.readBigUInt64LE(at - 20 + 8)), 56)
  if (record.readUInt32LE(0) !== END64) throw new Problem('sheet.truncated')
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  }
}

/** Sizes beyond 4 GB stand in an extra field, in the order of the fields they replace. */
function large64(extra: Buffer, packed: number, size: number, offset: number): [number, number, number] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const take = (value: number): number => {
      if (value !== 0xffffffff || next + 8 > extra.length) return value
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    }
    const realSize = take(size)
    return [take(packed), realSize, take(offset)]
  }
  return [packed, size, offset]
}

function readEntry(directory: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL)
    throw new Problem('sheet.truncated')
  const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
  const [packed, size, offset] = large64(
    directory.subarray(nameEnd, extraEnd),
    directory.readUInt32LE(at + 20),
    directory.readUInt32LE(at + 24),
    directory.readUInt32LE(at + 42),
  )
  const entry: ZipEntry = {
    name: directory
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\//, ''),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    packed,
    size,
    offset,
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
  }
  return { entry, next: extraEnd + directory.readUInt16LE(at + 32) }
}

function checkEntries(entries: readonly ZipEntry[], limits: SheetLimits): void {
  if (entries.some(entry => entry.encrypted)) throw new Problem('sheet.encrypted')
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  const bomb = entries.some(e => e.size > RATIO_FROM && e.size > e.packed * limits.maxRatio)
  if (bomb || total > limits.maxUnzippedBytes)
    throw new Problem('sheet.tooLarge', { limit: megabytes(limits.maxUnzippedBytes) })
}

/**
 * @param fileSize bytes of the file.
 * @returns the entries by name in lower case (offices' tools disagree about capitals).
 * @throws Problem sheet.truncated, sheet.encrypted, sheet.tooLarge.
 */
export async function readDirectory(
  file: FileHandle,
  fileSize: number,
  limits: SheetLimits,
): Promise<Map<string, ZipEntry>> {
  const end = await findEnd(file, fileSize)
  if (end.count > limits.maxEntries || end.size > MAX_DIRECTORY)
    throw new Problem('sheet.tooLarge', { limit: megabytes(limits.maxUnzippedBytes) })
  const directory = await slice(file, end.offset, end.size)
  const entries = new Map<string, ZipEntry>()
  for (let index = 0, at = 0; index < end.count; index++) {
    const { entry, next } = readEntry(directory, at)
    entries.set(entry.name.toLowerCase(), entry)
    at = next
  }
  checkEntries([...entries.values()], limits)
  return entries
}
