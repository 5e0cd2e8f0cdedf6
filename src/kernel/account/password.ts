/** Passwords: argon2id, and one-time passwords that can be read over the telephone. */
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane (argon2id is the default). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

export const verifyPassword = (hashed: string, password: string): Promise<boolean> =>
  verify(hashed, password.normalize('NFKC')).catch(() => false)

/** Without 0/o, 1/l/i, which are misread. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 16 letters in four groups: 79 bits. */
export function oneTimePassword(): string {
  const letter = (): string => LETTERS[randomInt(LETTERS.length)] as string
  const group = (): string => Array.from({ length: 4 }, letter).join('')
  return [group(), group(), group(), group()].join('-')
}
