/**
 * The file store: content-addressed by SHA-256, so that a file is stored once and can't be changed unnoticed.
 * Two stores share this interface: a folder on disk, and an S3-compatible bucket.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from './clock.ts'
import { Problem } from './problem.ts'

export interface Stored {
  readonly hash: string
  readonly bytes: number
}

export interface FileStore {
  /** Stores a stream of at most `maxBytes`; a longer one is refused and leaves nothing behind. */
  put(body: Readable, maxBytes: number): Promise<Stored>
  get(hash: string): Promise<Readable>
  has(hash: string): Promise<boolean>
}

const HASH = /^[0-9a-f]{64}$/

/** A folder on disk, two levels deep; a file appears under its name only when it is whole. */
export function diskStore(folder: string): FileStore {
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw new Problem('record.notFound')
    return join(folder, hash.slice(0, 2), hash)
  }
  const has = (hash: string): Promise<boolean> =>
    stat(pathOf(hash)).then(
      () => true,
      () => false,
    )
  return {
    has,
    async get(hash) {
      if (!(await has(hash))) throw new Problem('record.notFound')
      return createReadStream(pathOf(hash))
    },
    async put(body, maxBytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const part = join(folder, `.${newId()}.part`)
      const digest = createHash('sha256')
      let bytes = 0
      const measure = new Transform({
        transform(chunk: Buffer, _, done) {
          bytes += chunk.length
          digest.update(chunk)
          done(
            bytes > maxBytes
              ? new Problem('file.size', { limit: `${Math.floor(maxBytes / 1048576)} MB` })
              : null,
            chunk,
          )
        },
      })
      try {
        await pipeline(body, measure, createWriteStream(part, { mode: 0o600, flush: true }))
        const hash = digest.digest('hex')
        await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 })
        await rename(part, pathOf(hash))
        return { hash, bytes }
      } finally {
        await rm(part, { force: true })
      }
    },
  }
}
