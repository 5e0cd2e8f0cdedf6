/**
 * Encryption of personal data: AES-256-GCM under a versioned key, and a keyed blind index (HMAC-SHA-256) for look-up
 * and deduplication. The key file must be backed up apart from the database: a lost key loses every number.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomFillSync } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Keys {
  readonly current: number
  readonly keys: Readonly<Record<string, string>>
  /** The blind index's key; it is not rotated with the others, or no number could be found again. */
  readonly index: string
}

const fresh = (): string => randomBytes(32).toString('base64')

/** Reads the key file, or makes it (mode 0600) on the first start. */
export function openKeys(path: string): Keys {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Keys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const keys: Keys = { current: 1, keys: { 1: fresh() }, index: fresh() }
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600, flag: 'wx' })
    return keys
  }
}

/** Adds a key version; old versions stay readable, new values use the new one. */
export function rotateKeys(path: string): Keys {
  const old = openKeys(path)
  const current = old.current + 1
  const keys: Keys = { ...old, current, keys: { ...old.keys, [current]: fresh() } }
  writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600 })
  return keys
}

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

export function openVault(keys: Keys): Vault {
  const byVersion = new Map(Object.entries(keys.keys).map(([v, k]) => [v, Buffer.from(k, 'base64')]))
  const current = byVersion.get(String(keys.current))
  if (!current) throw new Error('the key file lacks its current key')
  const index = Buffer.from(keys.index, 'base64')
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
      const key = byVersion.get(sealed.slice(0, at))
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
