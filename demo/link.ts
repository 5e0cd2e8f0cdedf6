/** The demonstration's cadre signs under the account of a posting: accounts are made after the records. */
import { and, eq, inArray, isNull, like } from 'drizzle-orm'
import { posting } from '../src/domain/secondment/posting.table.ts'
import { user } from '../src/kernel/account/account.table.ts'
import { owning } from '../src/kernel/account/owner.ts'
import type { Base } from '../src/kernel/db.ts'

const PLACE = { username: 'cadre', county: '152527' }

/** The second of the banner's postings is the one that signed its gates, the last the one of today. Idempotent. */
export const linkCadre = (base: Base): Promise<void> =>
  owning(base, async db => {
    const [account] = await db.select({ id: user.id }).from(user).where(eq(user.username, PLACE.username))
    const made = await db
      .select({ id: posting.id })
      .from(posting)
      .where(and(eq(posting.county, PLACE.county), like(posting.personName, '挂职干部%（示例）')))
      .orderBy(posting.id)
    const own = [made[1], made.at(-1)].flatMap(p => p?.id ?? [])
    if (account && own.length)
      await db
        .update(posting)
        .set({ userId: account.id })
        .where(and(eq(posting.county, PLACE.county), inArray(posting.id, own), isNull(posting.userId)))
  })
