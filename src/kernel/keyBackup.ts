/**
 * The documented backup of the key file (design §4: a lost key loses every number): one small JSON file, sealed with a
 * passphrase by scrypt and AES-256-GCM, to be kept apart from the backups of the data. Without the passphrase it is
 * worth nothing, with it it opens every id number.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { Problem } from './problem.ts'
import { keyPrint } from './secret.ts'
import type { Keys } from './secret.ts'

/** OWASP Password Storage Cheat Sheet: scrypt with N = 2^17, r = 8, p = 1 (128 MB for a moment). */
const COST = { N: 131_072, r: 8, p: 1 } as const
const MEMORY = 160 * 1024 * 1024
export const MIN_PASSPHRASE = 12

const text = z.string().max(20_000)
const sealedKeys = z.object({
  format: z.literal('duikou-keys'),
  version: z.literal(1),
  /** Which house the keys belong to, and up to which version: may be known to anyone. */
  print: text,
  current: z.number().int(),
  at: text,
  kdf: z.object({
    name: z.literal('scrypt'),
    N: z.literal(COST.N),
    r: z.literal(8),
    p: z.literal(1),
    salt: text,
  }),
  nonce: text,
  tag: text,
  body: text,
})

const keysOf = z.object({
  current: z.number().int().positive(),
  keys: z.record(z.string().regex(/^\d+$/), text),
  index: text,
})

const derive = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((done, fail) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, { ...COST, maxmem: MEMORY }, (error, key) =>
      error ? fail(error) : done(key),
    ),
  )

export async function sealKeys(keys: Keys, passphrase: string, at = new Date()): Promise<string> {
  if (passphrase.length < MIN_PASSPHRASE) throw new Problem('key.passphrase', { min: MIN_PASSPHRASE })
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt), nonce)
  const body = Buffer.concat([cipher.update(JSON.stringify(keys), 'utf8'), cipher.final()])
  const sealed: z.infer<typeof sealedKeys> = {
    format: 'duikou-keys',
    version: 1,
    print: keyPrint(keys),
    current: keys.current,
    at: at.toISOString(),
    kdf: { name: 'scrypt', ...COST, salt: salt.toString('base64') },
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    body: body.toString('base64'),
  }
  return `${JSON.stringify(sealed, null, 2)}\n`
}

/** @throws Problem key.backup for a wrong passphrase or a file that is no such backup or was changed. */
export async function unsealKeys(file: string, passphrase: string): Promise<Keys> {
  try {
    const sealed = sealedKeys.parse(JSON.parse(file))
    const key = await derive(passphrase, Buffer.from(sealed.kdf.salt, 'base64'))
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'))
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'))
    const body = Buffer.concat([decipher.update(Buffer.from(sealed.body, 'base64')), decipher.final()])
    return keysOf.parse(JSON.parse(body.toString('utf8')))
  } catch (error) {
    const problem = new Problem('key.backup')
    problem.cause = error
    throw problem
  }
}

/**
 * The keys after a restore: those of both, so that neither an older backup nor an older file loses a version.
 * @throws Problem key.other when the two belong to different houses.
 */
export function merged(own: Keys | undefined, brought: Keys): Keys {
  if (!own) return brought
  const clash = Object.entries(brought.keys).some(
    ([v, key]) => own.keys[v] !== undefined && own.keys[v] !== key,
  )
  if (own.index !== brought.index || clash) throw new Problem('key.other')
  return {
    current: Math.max(own.current, brought.current),
    keys: { ...brought.keys, ...own.keys },
    index: own.index,
  }
}
