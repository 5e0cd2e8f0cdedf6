/** The first accounts: one administrator of an empty programme, and the demonstration's known ones. */
import { eq, sql } from 'drizzle-orm'
import type { Role } from '../access.ts'
import type { Base, Db } from '../db.ts'
import { writeAccount } from './account.commands.ts'
import { user } from './account.table.ts'
import { writeGrant } from './grant.commands.ts'
import { owning } from './owner.ts'
import { oneTimePassword } from './password.ts'
import type { Places } from './session.queries.ts'

const FIRST = { username: 'admin', name: '系统管理员', role: 'administrator', areaCode: '150000' } as const

async function make(db: Db, places: Places, one: DemoAccount, mustChangePassword: boolean): Promise<void> {
  const at = new Date()
  const id = await writeAccount(db, { ...one, mustChangePassword }, at)
  const { role, areaCode, partyId } = one
  await writeGrant(
    db,
    places,
    id,
    { role: role as Exclude<Role, 'public'>, areaCode, ...(partyId ? { partyId } : {}) },
    { userId: id, at },
  )
}

const LOCK = 70_316_012

/**
 * Makes the first administrator when nobody has an account.
 * @returns the one-time password, to be printed once on the server's terminal; null when there are accounts.
 */
export async function ensureAccounts(
  base: Base,
  places: Places,
): Promise<{ username: string; oneTimePassword: string } | null> {
  return owning(base, async db => {
    await db.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    const [any] = await db.select({ id: user.id }).from(user).limit(1)
    if (any) return null
    const password = oneTimePassword()
    await make(db, places, { ...FIRST, password }, true)
    return { username: FIRST.username, oneTimePassword: password }
  })
}

export interface DemoAccount {
  readonly username: string
  readonly name: string
  readonly password: string
  readonly role: Role
  readonly areaCode: string
  readonly partyId?: string
}

/** Accounts whose passwords everyone may know: for the demonstration's database and no other. Idempotent. */
export async function makeDemoAccounts(
  base: Base,
  places: Places,
  list: readonly DemoAccount[],
): Promise<void> {
  await owning(base, async db => {
    await db.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    for (const one of list) {
      const [there] = await db.select({ id: user.id }).from(user).where(eq(user.username, one.username))
      if (!there) await make(db, places, one, false)
    }
  })
}
