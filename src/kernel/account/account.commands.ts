/** Accounts are made, reset, locked and unlocked by administrators; a person changes only the own password. */
import { and, desc, eq } from 'drizzle-orm'
import type { Reader, Session } from '../access.ts'
import { command } from '../audit.ts'
import { newId } from '../clock.ts'
import type { Base, Db } from '../db.ts'
import { Problem } from '../problem.ts'
import type { Tx } from '../tx.ts'
import { passwordFault } from './account.rules.ts'
import type { AccountInput } from './account.schema.ts'
import { account, grant, session, twoFactor, user } from './account.table.ts'
import { passwordWords, refusals } from './account.words.ts'
import { endSessions, witness, writeGrant } from './grant.commands.ts'
import { emailOf } from './oidc.ts'
import { asOwner, owning } from './owner.ts'
import { hashPassword, oneTimePassword, verifyPassword } from './password.ts'
import { ownerOf } from './reader.rules.ts'
import type { Places } from './session.queries.ts'
import { countAttempt, failureKey, forgive } from './signin.commands.ts'

type User = typeof user.$inferSelect

export interface NewAccount {
  readonly username: string
  readonly name: string
  readonly password: string
  readonly mustChangePassword: boolean
}

/** Writes the person and the hashed password; the address is synthetic, because better-auth asks for one. */
export async function writeAccount(db: Db, made: NewAccount, at: Date): Promise<string> {
  const id = newId()
  const stamps = { createdAt: at, updatedAt: at }
  const { username, name, mustChangePassword } = made
  await db.insert(user).values({
    id,
    name,
    username,
    displayUsername: username,
    email: emailOf(username),
    emailVerified: true,
    mustChangePassword,
    ...stamps,
  })
  await db.insert(account).values({
    id: newId(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: await hashPassword(made.password),
    ...stamps,
  })
  return id
}

/** Answers with the one-time password, which is stored nowhere in clear: hence no `Idempotency-Key` here. */
export async function createAccount(base: Base, reader: Reader, places: Places, input: AccountInput) {
  const { areaCode, username, name } = input
  const order = { command: 'createAccount', county: ownerOf(areaCode), areaCode }
  const password = oneTimePassword()
  return command(base, witness(reader, areaCode), order, async tx => {
    const id = await asOwner(tx, async db => {
      const [taken] = await db.select({ id: user.id }).from(user).where(eq(user.username, username))
      if (taken) throw taking(username)
      const made = await writeAccount(db, { username, name, password, mustChangePassword: true }, tx.at)
      await writeGrant(db, places, made, input, { userId: reader.userId, at: tx.at })
      return made
    })
    return {
      result: { id, username, oneTimePassword: password },
      subject: { type: 'account', id },
      after: input,
    }
  })
}

const taking = (username: string): Problem =>
  new Problem('input.unique', {}, [{ field: 'username', code: 'unique' }], {
    zh: `用户名 ${username}`,
    en: `user name ${username}`,
  })

/** The account with the area its audit lines belong to: that of its newest grant. */
async function placed(base: Base, id: string): Promise<{ user: User; areaCode: string }> {
  const found = await owning(base, db =>
    db
      .select({ user, areaCode: grant.areaCode })
      .from(user)
      .innerJoin(grant, eq(grant.userId, user.id))
      .where(eq(user.id, id))
      .orderBy(desc(grant.grantedAt), desc(grant.id))
      .limit(1),
  )
  if (!found[0]) throw new Problem('record.notFound')
  return found[0]
}

type Change = (db: Db, found: User, tx: Tx) => Promise<unknown>

/** One audited change of one account. */
async function change(base: Base, reader: Reader, name: string, id: string, work: Change): Promise<void> {
  const found = await placed(base, id)
  const order = { command: name, county: ownerOf(found.areaCode), areaCode: found.areaCode }
  await command(base, witness(reader, found.areaCode), order, async tx => {
    const after = await asOwner(tx, db => work(db, found.user, tx))
    return {
      result: null,
      subject: { type: 'account', id },
      before: { username: found.user.username },
      after,
    }
  })
}

const setPassword = async (db: Db, id: string, password: string, at: Date): Promise<void> => {
  await db
    .update(account)
    .set({ password: await hashPassword(password), updatedAt: at })
    .where(and(eq(account.userId, id), eq(account.providerId, 'credential')))
}

/** A new one-time password, shown once; ends every sign-in, the pause after failures and the second factor. */
export async function resetPassword(base: Base, reader: Reader, id: string) {
  const password = oneTimePassword()
  await change(base, reader, 'resetPassword', id, async (db, found, tx) => {
    await setPassword(db, id, password, tx.at)
    await db.delete(twoFactor).where(eq(twoFactor.userId, id))
    await db
      .update(user)
      .set({ mustChangePassword: true, twoFactorEnabled: false, updatedAt: tx.at })
      .where(eq(user.id, id))
    await endSessions(db, id)
    await forgive(db, failureKey(base, found.username))
    return { mustChangePassword: true }
  })
  return { oneTimePassword: password }
}

export async function lockAccount(base: Base, reader: Reader, id: string): Promise<void> {
  if (id === reader.userId) throw new Problem('rule.refused', {}, [], refusals.self)
  await change(base, reader, 'lockAccount', id, async (db, _, tx) => {
    await db.update(user).set({ lockedAt: tx.at, updatedAt: tx.at }).where(eq(user.id, id))
    await endSessions(db, id)
    return { lockedAt: tx.at }
  })
}

export const unlockAccount = (base: Base, reader: Reader, id: string): Promise<void> =>
  change(base, reader, 'unlockAccount', id, async (db, found, tx) => {
    await db.update(user).set({ lockedAt: null, updatedAt: tx.at }).where(eq(user.id, id))
    await forgive(db, failureKey(base, found.username))
    return { lockedAt: null }
  })

/** Ends every sign-in of an account, and leaves the account as it is. */
export const endAllSessions = (base: Base, reader: Reader, id: string): Promise<void> =>
  change(base, reader, 'endSessions', id, db => endSessions(db, id))

/** Ends one of one's own sign-ins, or all others. */
export const endOwnSessions = (
  base: Base,
  reader: Reader,
  own: Session,
  which: string | 'others',
): Promise<void> =>
  change(base, reader, 'endSessions', own.userId, async db => {
    if (which === 'others') return endSessions(db, own.userId, own.id)
    const gone = await db
      .delete(session)
      .where(and(eq(session.id, which), eq(session.userId, own.userId)))
      .returning({ id: session.id })
    if (!gone.length) throw new Problem('record.notFound')
    return undefined
  })

/** Changes the own password and ends one's other sign-ins. A wrong current one counts like a failed sign-in. */
export async function changePassword(
  base: Base,
  reader: Reader,
  own: Session,
  asked: { readonly current: string; readonly next: string },
): Promise<void> {
  const found = await placed(base, own.userId)
  await countAttempt(base, found.user.username, new Date())
  const [kept] = await owning(base, db =>
    db
      .select({ hashed: account.password })
      .from(account)
      .where(and(eq(account.userId, own.userId), eq(account.providerId, 'credential'))),
  )
  if (!kept?.hashed || !(await verifyPassword(kept.hashed, asked.current)))
    throw new Problem('access.password')
  const fault = passwordFault(asked.next, found.user.username, asked.current)
  if (fault) {
    await owning(base, db => forgive(db, failureKey(base, found.user.username)))
    const words = passwordWords[fault]
    throw new Problem('rule.refused', {}, [{ field: 'next', code: fault, detail: words }], words)
  }
  await change(base, reader, 'changePassword', own.userId, async (db, who, tx) => {
    await setPassword(db, own.userId, asked.next, tx.at)
    await db.update(user).set({ mustChangePassword: false, updatedAt: tx.at }).where(eq(user.id, own.userId))
    await endSessions(db, own.userId, own.id)
    await forgive(db, failureKey(base, who.username))
    return { mustChangePassword: false }
  })
}
