/**
 * Encryption of personal data: AES-256-GCM under a versioned key, and a keyed blind index (HMAC-SHA-256) for look-up
 * and deduplication. The key file must be backed up apart from the database: a lost key loses every number.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomFillSync } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { newId } from './clock.ts'

export interface Keys {
  readonly current: number
  readonly keys: Readonly<Record<string, string>>
  /** The blind index's key; it is not rotated with the others, or no number could be found again. */
  readonly index: string
}

const fresh = (): string => randomBytes(32).toString('base64')

export const keyPath = (folder: string): string => join(folder, 'keys.json')

/** The key file's keys, or undefined when there is no such file. */
export function readKeys(path: string): Keys | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Keys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}

/** Puts the keys beside their place, on the disk for certain, and hands that file to `place`. */
function written(path: string, keys: Keys, place: (part: string) => void): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const part = `${path}.${newId()}`
  try {
    const file = openSync(part, 'wx', 0o600)
    writeSync(file, JSON.stringify(keys, null, 2))
    fsyncSync(file)
    closeSync(file)
    place(part)
  } finally {
    rmSync(part, { force: true })
  }
}

/** Replaces the key file in one step: a killed process leaves the former one or the new one, whole. */
export const writeKeys = (path: string, keys: Keys): void =>
  written(path, keys, part => renameSync(part, path))

/** Reads the key file, or makes it (mode 0600) on the first start; of two that make it at once one is kept. */
export function openKeys(path: string): Keys {
  const there = readKeys(path)
  if (there) return there
  const made: Keys = { current: 1, keys: { 1: fresh() }, index: fresh() }
  try {
    written(path, made, part => linkSync(part, path))
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return openKeys(path)
  }
}

/** Adds a key version; old versions stay, because audit lines are sealed under them for good. */
export function rotated(old: Keys): Keys {
  const current = Math.max(...Object.keys(old.keys).map(Number)) + 1
  return { ...old, current, keys: { ...old.keys, [current]: fresh() } }
}

/**
 * What can be told about a house's keys without giving them away: the same for every version, so that a database
 * knows whether a key file is its own.
 */
export const keyPrint = (keys: Keys): string =>
  createHmac('sha256', Buffer.from(keys.index, 'base64'))
    .update('duikou: the keys of this house')
    .digest('hex')
    .slice(0, 16)

const NONCE_BYTES = 12
/** Drawn for many values at once: a draw costs as much as sealing one. Each part is given out once. */
const nonces = Buffer.alloc(NONCE_BYTES * 256)
let drawn = nonces.length

function freshNonce(): Buffer {
  if (drawn === nonces.length) {
    randomFillSync(nonces)
    drawn = 0
  }
  drawn += NONCE_BYTES
  return nonces.subarray(drawn - NONCE_BYTES, drawn)
}

export interface Vault {
  seal(plain: string): string
  open(sealed: string): string
  /** The same text gives the same index; nothing can be read back from it. */
  blind(plain: string): string
  readonly version: number
}

const versions = (keys: Keys): Map<string, Buffer> =>
  new Map(Object.entries(keys.keys).map(([v, k]) => [v, Buffer.from(k, 'base64')]))

/** @param again reads the key file anew when a value was sealed under a version that another process added since. */
export function openVault(keys: Keys, again?: () => Keys): Vault {
  let byVersion = versions(keys)
  const current = byVersion.get(String(keys.current))
  if (!current) throw new Error('the key file lacks its current key')
  const index = Buffer.from(keys.index, 'base64')
  const keyOf = (version: string): Buffer | undefined => {
    const known = byVersion.get(version)
    if (known || !again) return known
    byVersion = versions(again())
    return byVersion.get(version)
  }
  return {
    version: keys.current,
    seal(plain) {
      const nonce = freshNonce()
      const cipher = createCipheriv('aes-256-gcm', current, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${keys.current}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`
    },
    open(sealed) {
      const at = sealed.indexOf(':')
      const key = keyOf(sealed.slice(0, at))
      if (!key)
        throw new Error(`no key of version ${sealed.slice(0, at)}: restore the backup of the key file`)
      const raw = Buffer.from(sealed.slice(at + 1), 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, 12))
      decipher.setAuthTag(raw.subarray(12, 28))
      return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8')
    },
    blind: plain => createHmac('sha256', index).update(plain).digest('base64url').slice(0, 32),
  }
}
