/** Who is calling: from the session cookie to a reader. One statement for each request. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Reader, Role, Session } from '../access.ts'
import { today } from '../clock.ts'
import { over } from '../db.ts'
import type { Base, Db } from '../db.ts'
import type { ProblemCode } from '../problem.ts'
import { actingFor } from './account.words.ts'
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

interface Row {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly mustChangePassword: boolean
  readonly absentName: string | null
  readonly grantId: string | null
  readonly role: Role
  readonly areaCode: string
  readonly partyId: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly endedAt: Date | null
}

/** Asked at every request, hence prepared by name and not through the builder (a third of its processor time). */
const VISIT = `select s.id, s.user_id as "userId", u.name, u.must_change_password as "mustChangePassword",
    absent.name as "absentName", g.id as "grantId", g.role, g.area_code as "areaCode", g.party_id as "partyId",
    g.valid_from as "validFrom", g.valid_to as "validTo", g.ended_at as "endedAt"
  from account.session s
  join account."user" u on u.id = s.user_id and u.locked_at is null
  left join account."grant" g on g.id = s.acting_grant_id and g.user_id = s.user_id
  left join account."user" absent on absent.id = g.deputy_of
  where s.token = $1 and s.expires_at > $2`

function holdOf(row: Row, acting: boolean): ProblemCode | undefined {
  if (row.mustChangePassword) return 'access.passwordChange'
  return acting ? undefined : 'access.grant'
}

async function visitIn(db: Db, row: Row, ground: (db: Db) => Promise<Ground>, on: string): Promise<Visit> {
  const userName = row.absentName ? actingFor(row.name, row.absentName) : row.name
  const person = { userId: row.userId, userName }
  const acting = row.grantId !== null && isValidOn(row, on)
  const reader = acting ? readerOf(person, row, on, await ground(db)) : { ...PUBLIC, ...person }
  const hold = holdOf(row, acting)
  const session = { id: row.id, userId: row.userId, grantId: acting ? row.grantId : null }
  return hold ? { reader, session, hold } : { reader, session }
}

/** The visit of a session token at an instant; anonymous when it is unknown, expired, or its account locked. */
export async function visitOf(
  base: Base,
  token: string,
  ground: (db: Db) => Promise<Ground>,
  at: Date,
): Promise<Visit> {
  return base.transaction(async client => {
    const found = await client.query<Row>({ name: 'duikou_visit', text: VISIT, values: [token, at] })
    const row = found.rows[0]
    return row ? visitIn(over(client), row, ground, today(at)) : ANONYMOUS
  })
}
