/** One part of a zip file as a stream of bytes, with its length and checksum verified. */
import type { FileHandle } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'
import { Problem } from '../problem.ts'
import { bytesOf } from './bytes.ts'
import type { ZipEntry } from './zip.ts'

const LOCAL = 0x04034b50
const CHUNK = 256 * 1024

/** Where the packed bytes begin: the local header repeats the name, with an extra field of its own length. */
async function bodyOf(file: FileHandle, entry: ZipEntry): Promise<number> {
  const header = Buffer.alloc(30)
  const { bytesRead } = await file.read(header, 0, 30, entry.offset)
  if (bytesRead < 30 || header.readUInt32LE(0) !== LOCAL) throw new Problem('sheet.truncated')
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

function streamOf(packed: AsyncIterable<Buffer>, method: number): Readable {
  const stored = Readable.from(packed, { objectMode: false, highWaterMark: CHUNK })
  if (method === 0) return stored
  const inflated = createInflateRaw({ chunkSize: CHUNK })
  stored.on('error', error => inflated.destroy(error))
  return stored.pipe(inflated)
}

/**
 * @yields the unzipped bytes. Stops at the size the directory announced, so a part that lies about its size cannot grow.
 * @throws Problem sheet.truncated for bytes that do not inflate, a wrong length or a wrong checksum.
 */
export async function* unzip(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.size === 0) return
  if (entry.method !== 0 && entry.method !== 8) throw new Problem('sheet.truncated')
  const begin = await bodyOf(file, entry)
  const stream = streamOf(bytesOf(file, begin, begin + entry.packed), entry.method)
  let size = 0
  let crc = 0
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      size += bytes.length
      if (size > entry.size) throw new Problem('sheet.truncated')
      crc = crc32(bytes, crc)
      yield bytes
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('sheet.truncated')
  } finally {
    stream.destroy()
  }
  if (size !== entry.size || crc !== entry.crc) throw new Problem('sheet.truncated')
}

/** A small part (relations, workbook, styles) as text. @throws Problem sheet.tooLarge above `limit` bytes. */
export async function unzipText(
  file: FileHandle,
  entry: ZipEntry,
  limit = 64 * 1024 * 1024,
): Promise<string> {
  if (entry.size > limit) throw new Problem('sheet.tooLarge', { limit: '64 MB' })
  const parts: Buffer[] = []
  for await (const bytes of unzip(file, entry)) parts.push(bytes)
  return Buffer.concat(parts).toString('utf8')
}
