/** Posts given and ended. */
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Reader, Role } from '../access.ts'
import { command } from '../audit.ts'
import { newId, today } from '../clock.ts'
import type { Base, Db } from '../db.ts'
import { Problem } from '../problem.ts'
import type { Word } from '../words.ts'
import { fits } from './account.rules.ts'
import type { GrantInput } from './account.schema.ts'
import { grant, session, user } from './account.table.ts'
import { refusals } from './account.words.ts'
import { asOwner } from './owner.ts'
import { isValidOn, ownerOf } from './reader.rules.ts'
import type { Places } from './session.queries.ts'

/** The administrator (or the person) as the writer of one owner's audit line, and of nothing else. */
export const witness = (reader: Reader, areaCode: string): Reader => ({
  ...reader,
  counties: [ownerOf(areaCode)],
  writable: [ownerOf(areaCode)],
  lo: '',
  hi: '~',
})

const refuse = (words: Word, field: string): Problem =>
  new Problem('rule.refused', {}, [{ field, code: 'refused', detail: words }], words)

const PARTIES: readonly Role[] = ['producer', 'buyer', 'sending_unit', 'host_unit']

/** Whether such a grant can be given; throws the reason. */
async function check(db: Db, places: Places, input: GrantInput, on: string): Promise<void> {
  if (!fits(input.role, input.areaCode)) throw refuse(refusals.place, 'areaCode')
  const names = await places.names(db, [input.areaCode])
  if (!names.has(input.areaCode)) throw refuse(refusals.noArea, 'areaCode')
  if (PARTIES.includes(input.role) && !input.partyId) throw refuse(refusals.party, 'partyId')
  if (input.validTo && input.validTo < (input.validFrom ?? on)) throw refuse(refusals.dates, 'validTo')
  if (!input.deputyOf) return
  if (!input.validTo) throw refuse(refusals.deputyDates, 'validTo')
  const held = await db
    .select()
    .from(grant)
    .where(
      and(
        eq(grant.userId, input.deputyOf),
        eq(grant.role, input.role),
        eq(grant.areaCode, input.areaCode),
        isNull(grant.deputyOf),
      ),
    )
  if (!held.some(g => isValidOn(g, on))) throw refuse(refusals.deputyOf, 'deputyOf')
}

/** Checks and writes one grant; the caller has opened the owner's transaction. */
export async function writeGrant(
  db: Db,
  places: Places,
  userId: string,
  input: GrantInput,
  by: { readonly userId: string; readonly at: Date },
): Promise<typeof grant.$inferInsert> {
  const on = today(by.at)
  await check(db, places, input, on)
  const row = {
    id: newId(),
    userId,
    role: input.role,
    areaCode: input.areaCode,
    partyId: input.partyId ?? null,
    validFrom: input.validFrom ?? on,
    validTo: input.validTo ?? null,
    deputyOf: input.deputyOf ?? null,
    grantedBy: by.userId,
    grantedAt: by.at,
  }
  await db.insert(grant).values(row)
  return row
}

export async function grantPost(
  base: Base,
  reader: Reader,
  places: Places,
  userId: string,
  input: GrantInput,
  key: string | undefined,
): Promise<{ id: string }> {
  const { areaCode } = input
  const order = { command: 'grantPost', county: ownerOf(areaCode), areaCode, key, request: { userId, input } }
  return command(base, witness(reader, areaCode), order, async tx => {
    const row = await asOwner(tx, async db => {
      const [found] = await db.select({ id: user.id }).from(user).where(eq(user.id, userId))
      if (!found) throw new Problem('record.notFound')
      return writeGrant(db, places, userId, input, { userId: reader.userId, at: tx.at })
    })
    return { result: { id: row.id }, subject: { type: 'account', id: userId }, after: row }
  })
}

/** Refuses to end the programme's last administrator; the rows are locked so that two can't end each other. */
async function keepOne(db: Db, ending: typeof grant.$inferSelect, on: string): Promise<void> {
  if (ending.role !== 'administrator') return
  const others = await db
    .select()
    .from(grant)
    .where(and(eq(grant.role, 'administrator'), isNull(grant.endedAt)))
    .orderBy(grant.id)
    .for('update')
  if (!others.some(g => g.id !== ending.id && isValidOn(g, on)))
    throw refuse(refusals.lastAdministrator, 'grantId')
}

/** Ends a grant at once; sessions acting under it stop at their next request. */
export async function endGrant(base: Base, reader: Reader, userId: string, grantId: string): Promise<void> {
  const found = await base.transaction(async c => {
    const rows = await c.query<{ area_code: string }>(
      'select area_code from account."grant" where id = $1 and user_id = $2 and ended_at is null',
      [grantId, userId],
    )
    return rows.rows[0]
  })
  if (!found) throw new Problem('record.notFound')
  const areaCode = found.area_code
  const order = { command: 'endGrant', county: ownerOf(areaCode), areaCode }
  await command(base, witness(reader, areaCode), order, async tx => {
    const before = await asOwner(tx, async db => {
      const [row] = await db.select().from(grant).where(eq(grant.id, grantId))
      if (!row || row.endedAt) throw new Problem('record.notFound')
      await keepOne(db, row, today(tx.at))
      await db.update(grant).set({ endedAt: tx.at }).where(eq(grant.id, grantId))
      return row
    })
    return {
      result: null,
      subject: { type: 'account', id: userId },
      before,
      after: { ...before, endedAt: tx.at },
    }
  })
}

/** Takes up another of one's own posts in this sign-in. */
export async function takePost(
  base: Base,
  reader: Reader,
  own: { readonly id: string; readonly userId: string },
  grantId: string,
): Promise<void> {
  const found = await base.transaction(async c => {
    const rows = await c.query<{
      area_code: string
      role: Role
      valid_from: string
      valid_to: string | null
    }>(
      'select area_code, role, valid_from, valid_to from account."grant" where id = $1 and user_id = $2 and ended_at is null',
      [grantId, own.userId],
    )
    return rows.rows[0]
  })
  const on = today()
  const dates = found && { validFrom: found.valid_from, validTo: found.valid_to, endedAt: null }
  if (!found || !dates || !isValidOn(dates, on)) throw new Problem('access.grant')
  const { area_code: areaCode, role } = found
  const order = { command: 'takePost', county: ownerOf(areaCode), areaCode }
  await command(base, witness({ ...reader, role }, areaCode), order, async tx => {
    await asOwner(tx, db =>
      db.update(session).set({ actingGrantId: grantId, updatedAt: tx.at }).where(eq(session.id, own.id)),
    )
    return { result: null, subject: { type: 'account', id: own.userId }, after: { grantId } }
  })
}

/** Ends other sign-ins of an account; all of them without `except`. */
export const endSessions = async (db: Db, userId: string, except?: string): Promise<void> => {
  await db.delete(session).where(and(eq(session.userId, userId), except ? ne(session.id, except) : undefined))
}
