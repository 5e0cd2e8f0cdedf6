/**
 * The file store: content-addressed by SHA-256, so that a file is stored once and can't be changed unnoticed.
 * Two stores share this interface: a folder on disk (here), and an S3-compatible bucket (bucket.ts).
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
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

/** What a store holds, as far as it can tell without reading it. */
export interface Held extends Stored {
  /** When it was last put. */
  readonly at: Date
}

export interface FileStore {
  /** Stores a stream of at most `maxBytes`; a longer one is refused and leaves nothing behind. */
  put(body: Readable, maxBytes: number): Promise<Stored>
  /** Fails at its end when the bytes are not those of the hash. */
  get(hash: string): Promise<Readable>
  has(hash: string): Promise<boolean>
  list(): AsyncIterable<Held>
  /** Removes a file unless it was put again after `before`. */
  remove(hash: string, before: Date): Promise<boolean>
}

const HASH = /^[0-9a-f]{64}$/
export const isHash = (text: string): boolean => HASH.test(text)

const MB = 1_048_576

/** A whole file on its way into a store. */
export interface Spooled extends Stored {
  readonly path: string
}

/** Takes a stream into a part file of `folder` and hands it to `work`; the part file never outlives this. */
export async function spooled<T>(
  folder: string,
  body: Readable,
  maxBytes: number,
  work: (file: Spooled) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `.${newId()}.part`)
  const digest = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      digest.update(chunk)
      const tooLong = bytes > maxBytes
      done(tooLong ? new Problem('file.size', { limit: `${Math.floor(maxBytes / MB)} MB` }) : null, chunk)
    },
  })
  const part = createWriteStream(path, { mode: 0o600, flush: true })
  const closed = new Promise<void>(done => part.once('close', done))
  try {
    await pipeline(body, measure, part)
    return await work({ path, hash: digest.digest('hex'), bytes })
  } finally {
    // A body that breaks off at once does so while the part file is still being opened: it would appear after its removal.
    part.destroy()
    await closed
    await rm(path, { force: true })
  }
}

const DAY_MS = 86_400_000

/** Clears away part files that a killed process left; a younger one may be somebody's upload right now. */
export async function sweepParts(folder: string, at = new Date()): Promise<void> {
  for (const name of (await readdir(folder).catch(missing)) ?? []) {
    const path = join(folder, name)
    const found = name.endsWith('.part') ? await stat(path).catch(missing) : undefined
    if (found && at.getTime() - found.mtimeMs > DAY_MS) await rm(path, { force: true })
  }
}

/** Passes a file on and breaks off at its end when it is not the one that was stored. */
export function checking(hash: string): Transform {
  const digest = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _, done) {
      digest.update(chunk)
      done(null, chunk)
    },
    flush: done => done(digest.digest('hex') === hash ? null : new Problem('file.damaged')),
  })
}

/** The source's failure reaches whoever reads, and a reader who leaves closes the source. */
export function checked(source: Readable, hash: string): Readable {
  const out = checking(hash)
  pipeline(source, out).catch(() => undefined)
  return out
}

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
  return undefined
}

/** A folder on disk, two levels deep; a file appears under its name only when it is whole. */
export function diskStore(folder: string): FileStore {
  const pathOf = (hash: string): string => {
    if (!isHash(hash)) throw new Problem('record.notFound')
    return join(folder, hash.slice(0, 2), hash)
  }
  const about = (hash: string) => stat(pathOf(hash)).catch(missing)
  return {
    has: async hash => (await about(hash)) !== undefined,
    async get(hash) {
      if (!(await about(hash))) throw new Problem('record.notFound')
      return checked(createReadStream(pathOf(hash)), hash)
    },
    put: (body, maxBytes) =>
      spooled(folder, body, maxBytes, async ({ path, hash, bytes }) => {
        await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 })
        await rename(path, pathOf(hash))
        return { hash, bytes }
      }),
    async *list() {
      for (const part of ((await readdir(folder).catch(missing)) ?? []).sort())
        for (const hash of ((await readdir(join(folder, part)).catch(missing)) ?? []).filter(isHash).sort()) {
          const found = await about(hash)
          if (found) yield { hash, bytes: found.size, at: found.mtime }
        }
    },
    async remove(hash, before) {
      const found = await about(hash)
      if (!found || found.mtime >= before) return false
      await rm(pathOf(hash), { force: true })
      return true
    },
  }
}
