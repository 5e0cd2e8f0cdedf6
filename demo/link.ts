/** The demonstration's cadre signs under the account of a posting: accounts are made after the records. */
import { and, eq, isNull } from 'drizzle-orm'
import { posting } from '../src/domain/secondment/posting.table.ts'
import { user } from '../src/kernel/account/account.table.ts'
import { owning } from '../src/kernel/account/owner.ts'
import type { Base } from '../src/kernel/db.ts'

const PLACE = { username: 'cadre', county: '152527' }

/** The second of the banner's postings is the one that signed its gates. Idempotent. */
export const linkCadre = (base: Base): Promise<void> =>
  owning(base, async db => {
    const [account] = await db.select({ id: user.id }).from(user).where(eq(user.username, PLACE.username))
    const [, second] = await db
      .select({ id: posting.id })
      .from(posting)
      .where(eq(posting.county, PLACE.county))
      .orderBy(posting.id)
      .limit(2)
    if (account && second)
      await db
        .update(posting)
        .set({ userId: account.id })
        .where(and(eq(posting.county, PLACE.county), eq(posting.id, second.id), isNull(posting.userId)))
  })
