/** Reading accounts: one's own, and the administrator's list. */
import { and, asc, desc, eq, gt, ilike, inArray, isNull, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { MAY, may, ROLES } from '../access.ts'
import type { Reader, Role, Session, Verb } from '../access.ts'
import { today } from '../clock.ts'
import type { Db } from '../db.ts'
import type { AccountView, GrantView, House, ListQuery, Me, SessionView } from './account.schema.ts'
import { grant, session, user } from './account.table.ts'
import { isValidOn } from './reader.rules.ts'
import type { Places } from './session.queries.ts'

const absent = alias(user, 'absent')

/** The grants of these accounts that have not been ended, oldest first, with names. */
async function grantsOf(db: Db, places: Places, ids: readonly string[]): Promise<Map<string, GrantView[]>> {
  const rows = await db
    .select({ grant, absentName: absent.name })
    .from(grant)
    .leftJoin(absent, eq(absent.id, grant.deputyOf))
    .where(and(inArray(grant.userId, [...ids]), isNull(grant.endedAt)))
    .orderBy(asc(grant.grantedAt), asc(grant.id))
  const names = await places.names(db, [...new Set(rows.map(r => r.grant.areaCode))])
  const byUser = new Map<string, GrantView[]>()
  for (const { grant: g, absentName } of rows) {
    const role = g.role as Role
    const { id, areaCode, validFrom, validTo, endedAt } = g
    const view = {
      id,
      role,
      roleWords: ROLES[role],
      areaCode,
      areaName: names.get(areaCode) ?? null,
      validFrom,
      validTo,
      endedAt,
      deputyOf: absentName,
    }
    byUser.set(g.userId, [...(byUser.get(g.userId) ?? []), view])
  }
  return byUser
}

const like = (q: string): string => `%${q.replace(/[\\%_]/g, c => `\\${c}`)}%`

/** Accounts by user name, by keyset; `q` looks in user name and name. */
export async function accountList(
  db: Db,
  places: Places,
  asked: ListQuery,
): Promise<{ rows: AccountView[]; next: string | null }> {
  const where = [
    asked.cursor ? gt(user.username, asked.cursor) : undefined,
    asked.q ? or(ilike(user.username, like(asked.q)), ilike(user.name, like(asked.q))) : undefined,
  ]
  const found = await db
    .select()
    .from(user)
    .where(and(...where))
    .orderBy(asc(user.username))
    .limit(asked.limit + 1)
  const page = found.slice(0, asked.limit)
  const grants = await grantsOf(
    db,
    places,
    page.map(u => u.id),
  )
  const rows = page.map(u => ({
    id: u.id,
    username: u.username,
    name: u.name,
    mustChangePassword: u.mustChangePassword,
    twoFactor: u.twoFactorEnabled,
    lockedAt: u.lockedAt,
    createdAt: u.createdAt,
    grants: grants.get(u.id) ?? [],
  }))
  return { rows, next: found.length > asked.limit ? (page.at(-1)?.username ?? null) : null }
}

/** One's own sign-ins that are still good, the newest first. */
export async function ownSessions(db: Db, own: Session, at: Date): Promise<{ rows: SessionView[] }> {
  const rows = await db
    .select()
    .from(session)
    .where(and(eq(session.userId, own.userId), gt(session.expiresAt, at)))
    .orderBy(desc(session.createdAt), desc(session.id))
  const shown = ({ id, createdAt, expiresAt, ipAddress, userAgent }: (typeof rows)[number]): SessionView => ({
    id,
    current: id === own.id,
    createdAt,
    expiresAt,
    address: ipAddress || null,
    device: userAgent?.slice(0, 200) || null,
  })
  return { rows: rows.map(shown) }
}

const acting = (
  reader: Reader,
  session: Session | undefined,
  grants: readonly GrantView[],
): Me['acting'] => ({
  grantId: session?.grantId ?? null,
  role: reader.role,
  areaCode: reader.areaCode,
  areaName: grants.find(g => g.id === session?.grantId)?.areaName ?? null,
  seesNames: reader.seesNames,
  verbs: (Object.keys(MAY) as Verb[]).filter(verb => may(reader, verb)),
})

/** Who is asking, what they may act as, and what they may do now. */
export async function whoAmI(
  db: Db,
  places: Places,
  house: House,
  reader: Reader,
  session: Session | undefined,
): Promise<Me> {
  const { accounts, ...programme } = house
  if (!session) {
    const shown = house.demo && accounts ? { ...programme, accounts } : programme
    return {
      signedIn: false,
      user: null,
      grants: [],
      acting: acting(reader, undefined, []),
      programme: shown,
    }
  }
  const [own] = await db.select().from(user).where(eq(user.id, session.userId))
  const on = today()
  const all = (await grantsOf(db, places, [session.userId])).get(session.userId) ?? []
  const grants = all.filter(g => isValidOn(g, on))
  return {
    signedIn: true,
    user: own
      ? {
          id: own.id,
          name: own.name,
          username: own.username,
          mustChangePassword: own.mustChangePassword,
          twoFactor: own.twoFactorEnabled,
        }
      : null,
    grants,
    acting: acting(reader, session, grants),
    programme,
  }
}
