/** Repeated failures pause sign-in for a name, whether or not anyone has it. */
import { eq, lt, sql } from 'drizzle-orm'
import type { Base, Db } from '../db.ts'
import { Problem } from '../problem.ts'
import { afterFailure, lockedFor } from './account.rules.ts'
import { signInFailure } from './account.table.ts'
import { owning } from './owner.ts'

export const failureKey = (base: Base, username: string): string =>
  base.vault.blind(`sign-in:${username.trim().toLowerCase()}`)

const DAY_MS = 86_400_000

/**
 * Counts an attempt as failed before it is made, so that parallel guesses can't pass uncounted; `forgive` takes it
 * back after a right password. Throws `access.locked` while the name is locked.
 */
export async function countAttempt(base: Base, username: string, at: Date): Promise<void> {
  const key = failureKey(base, username)
  const wait = await owning(base, async db => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 1))`)
    const [row] = await db.select().from(signInFailure).where(eq(signInFailure.key, key))
    const left = lockedFor(row, at)
    if (left) return left
    const next = afterFailure(row, at)
    await db
      .insert(signInFailure)
      .values({ key, ...next })
      .onConflictDoUpdate({ target: signInFailure.key, set: next })
    if (!row) await db.delete(signInFailure).where(lt(signInFailure.lastAt, new Date(at.getTime() - DAY_MS)))
    return 0
  })
  if (wait) throw new Problem('access.locked', { minutes: wait })
}

export const forgive = async (db: Db, key: string): Promise<void> => {
  await db.delete(signInFailure).where(eq(signInFailure.key, key))
}
