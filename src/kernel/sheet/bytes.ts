import type { FileHandle } from 'node:fs/promises'

const CHUNK = 256 * 1024

/** The bytes of an open file from `start` to before `end`, in chunks; the file stays open for the next reader. */
export async function* bytesOf(
  file: FileHandle,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, end - at))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}
