/** Who is calling: from the session cookie to a reader. One statement for each request. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reader, Role, Session } from '../access.ts'
import { today } from '../clock.ts'
import type { Base, Db } from '../db.ts'
import type { ProblemCode } from '../problem.ts'
import { grant, session, user } from './account.table.ts'
import { actingFor } from './account.words.ts'
import { owning } from './owner.ts'
import { isValidOn, PUBLIC, readerOf } from './reader.rules.ts'
import type { Ground } from './reader.rules.ts'

/** A caller at the door. `hold`: signed in, but to do nothing but what the problem asks for. */
export interface Visit {
  readonly reader: Reader
  readonly session: Session | undefined
  readonly hold?: ProblemCode
}

export const ANONYMOUS: Visit = { reader: PUBLIC, session: undefined }

/** Answers what the kernel has to know about places; the programme's area module stands behind it. */
export interface Places {
  ground(db: Db): Promise<Ground>
  /** Names of any areas, down to villages. */
  names(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** The ground changes with a pairing or a new area only; a change is felt after this time at the latest. */
const GROUND_MS = 5_000

export function keptGround(places: Places): (db: Db) => Promise<Ground> {
  let kept: { at: number; ground: Promise<Ground> } | undefined
  return db => {
    if (kept && Date.now() - kept.at < GROUND_MS) return kept.ground
    const mine = { at: Date.now(), ground: places.ground(db) }
    kept = mine
    mine.ground.catch(() => {
      if (kept === mine) kept = undefined
    })
    return mine.ground
  }
}

/** The token inside better-auth's cookie `token.signature`, or undefined when the signature is not ours. */
export function tokenIn(cookie: string | undefined, name: string, secret: string): string | undefined {
  const sent = cookie?.split(/; */).find(part => part.startsWith(`${name}=`))
  if (!sent) return undefined
  const value = decoded(sent.slice(name.length + 1))
  const dot = value.lastIndexOf('.')
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

const absent = alias(user, 'absent')

/** The visit of a session token at an instant; anonymous when it is unknown, expired, or its account locked. */
export async function visitOf(
  base: Base,
  token: string,
  ground: (db: Db) => Promise<Ground>,
  at: Date,
): Promise<Visit> {
  return owning(base, async db => {
    const [found] = await db
      .select({
        session: { id: session.id, userId: session.userId, grantId: session.actingGrantId },
        user: { name: user.name, mustChangePassword: user.mustChangePassword },
        grant,
        absentName: absent.name,
      })
      .from(session)
      .innerJoin(user, and(eq(user.id, session.userId), isNull(user.lockedAt)))
      .leftJoin(grant, and(eq(grant.id, session.actingGrantId), eq(grant.userId, session.userId)))
      .leftJoin(absent, eq(absent.id, grant.deputyOf))
      .where(and(eq(session.token, token), gt(session.expiresAt, at)))
    if (!found) return ANONYMOUS
    const on = today(at)
    const userName = found.absentName ? actingFor(found.user.name, found.absentName) : found.user.name
    const person = { userId: found.session.userId, userName }
    const acting = found.grant && isValidOn(found.grant, on) ? found.grant : undefined
    const reader = acting
      ? readerOf(person, { ...acting, role: acting.role as Role }, on, await ground(db))
      : { ...PUBLIC, ...person }
    const hold = found.user.mustChangePassword ? 'access.passwordChange' : acting ? undefined : 'access.grant'
    return {
      reader,
      session: { ...found.session, grantId: acting?.id ?? null },
      ...(hold ? { hold: hold as ProblemCode } : {}),
    }
  })
}
