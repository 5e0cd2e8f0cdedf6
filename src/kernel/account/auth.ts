/**
 * The door: better-auth behind a list of the few of its paths that are open, with our own lock-out before it and our
 * own problem catalogue after it. Accounts are made by administrators (account.commands.ts), never by signing up.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { newId, today } from '../clock.ts'
import type { Base, Db } from '../db.ts'
import { Problem } from '../problem.ts'
import type { ProblemCode } from '../problem.ts'
import { LOCK_OUT, PASSWORD, SESSION_HOURS } from './account.rules.ts'
import * as table from './account.table.ts'
import { ownerDb, owning } from './owner.ts'
import { dropPassword, OIDC, OWN_PATH, providerOf } from './oidc.ts'
import type { Oidc } from './oidc.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { isValidOn } from './reader.rules.ts'
import { ANONYMOUS, keptGround, tokenIn, visitOf } from './session.queries.ts'
import type { Places, Visit } from './session.queries.ts'
import { countAttempt, failureKey, forgive } from './signin.commands.ts'

export interface Door {
  authenticate(headers: IncomingHttpHeaders): Promise<Visit>
  /** Answers `/api/auth/*`; `ip` is the caller's address for the rate limit. */
  answer(request: Request, ip: string): Promise<Response>
}

export interface DoorOrder {
  readonly base: Base
  readonly places: Places
  /** Where the programme is reached, e.g. `https://duikou.example.cn`; decides the cookie's `Secure`. */
  readonly publicUrl?: string | undefined
  /** The office's own sign-in (OpenID Connect), beside user name and password. */
  readonly oidc?: Oidc | undefined
  /** Signs the cookies; without one it is derived from the data folder's keys. */
  readonly secret?: string | undefined
}

/** What of better-auth is open; everything else of it does not exist here. */
export const OPEN_PATHS = [
  'POST /sign-in/username',
  'POST /sign-out',
  'GET /get-session',
  'POST /sign-in/social',
  'GET /callback/oidc',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
  'POST /two-factor/get-totp-uri',
] as const

const IP_HEADER = 'x-duikou-ip'
const MINUTE_S = 60

/** The grant a new sign-in begins with: the person's own before a deputy's, the oldest first. */
async function firstGrant(db: Db, userId: string, at: Date): Promise<string | null> {
  const rows = await db
    .select()
    .from(table.grant)
    .where(and(eq(table.grant.userId, userId), isNull(table.grant.endedAt)))
    .orderBy(asc(table.grant.grantedAt), asc(table.grant.id))
  const valid = rows.filter(g => isValidOn(g, today(at)))
  return (valid.find(g => !g.deputyOf) ?? valid[0])?.id ?? null
}

/** Runs before a session exists: a locked account gets none; the person's expired ones are cleared away. */
async function admit(
  base: Base,
  userId: string,
  byOffice: boolean,
): Promise<{ actingGrantId: string | null }> {
  return owning(base, async db => {
    const [found] = await db.select().from(table.user).where(eq(table.user.id, userId))
    if (!found || found.lockedAt) throw new APIError('FORBIDDEN', { code: 'DISABLED' })
    const at = new Date()
    if (byOffice && found.mustChangePassword) await dropPassword(db, userId, at)
    await db
      .delete(table.session)
      .where(and(eq(table.session.userId, userId), lte(table.session.expiresAt, at)))
    return { actingGrantId: await firstGrant(db, userId, at) }
  })
}

const hidden = { type: 'boolean', required: false, input: false } as const

function configure({ base, publicUrl, oidc }: DoorOrder, secret: string) {
  return betterAuth({
    appName: 'duikou',
    secret,
    basePath: '/api/auth',
    baseURL: publicUrl ?? 'http://localhost',
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(ownerDb(base), { provider: 'pg', schema: table, transaction: false }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.min,
      maxPasswordLength: PASSWORD.max,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    user: { additionalFields: { mustChangePassword: hidden } },
    session: {
      expiresIn: SESSION_HOURS * MINUTE_S * 60,
      disableSessionRefresh: true,
      additionalFields: { actingGrantId: { type: 'string', required: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (s, context) => ({
            data: { ...s, ...(await admit(base, s.userId, context?.path === '/callback/:id')) },
          }),
        },
      },
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 80, usernameValidator: () => true }),
      twoFactor({
        issuer: 'duikou 对口',
        accountLockout: {
          maxFailedAttempts: LOCK_OUT.failures,
          durationSeconds: LOCK_OUT.lockMinutes * MINUTE_S,
        },
      }),
      ...(oidc ? [genericOAuth({ config: [providerOf(oidc)] })] : []),
    ],
    account: { accountLinking: { trustedProviders: [OIDC] } },
    rateLimit: {
      enabled: true,
      window: MINUTE_S,
      max: 120,
      customRules: { '/sign-in/*': { window: MINUTE_S, max: 60 }, '/get-session': false },
    },
    advanced: {
      cookiePrefix: 'duikou',
      useSecureCookies: publicUrl?.startsWith('https://') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [IP_HEADER] },
      // Forged requests are refused before they come here, by one rule for every route (adapters/http).
      disableCSRFCheck: true,
      database: { generateId: () => newId() },
    },
  })
}

/** Which problem of the catalogue a refusal of better-auth is. */
function problemOf(path: string, status: number): ProblemCode {
  if (status === 429) return 'access.tooMany'
  if (status >= 500) return 'server.failed'
  if (path.startsWith('/sign-in')) return status === 403 ? 'access.disabled' : 'access.password'
  if (path.includes('/verify')) return 'access.code'
  return status === 401 ? 'access.signIn' : 'input.invalid'
}

/** The session's token is in its cookie and nowhere else. */
async function withoutToken(response: Response): Promise<Response> {
  const text = await response.text()
  if (!text.startsWith('{')) return new Response(text || null, response)
  const { token: _, session: __, ...body } = JSON.parse(text) as Record<string, unknown>
  return new Response(JSON.stringify(body), response)
}

/** Only what the page may choose is handed on: where it wants to be afterwards, inside ourselves. */
async function officeSignIn(request: Request): Promise<Request> {
  const { next } = (await request.json().catch(() => ({}))) as { next?: unknown }
  const callbackURL = typeof next === 'string' && OWN_PATH.test(next) ? next : '/'
  const body = JSON.stringify({ provider: OIDC, callbackURL, errorCallbackURL: '/sign-in' })
  return new Request(request.url, { method: 'POST', headers: request.headers, body })
}

interface SignIn {
  username?: unknown
  password?: unknown
}

export function openDoor(order: DoorOrder): Door {
  const { base } = order
  const secret = order.secret ?? base.vault.blind('session cookies, first key')
  const auth = configure(order, secret)
  const cookie = `${order.publicUrl?.startsWith('https://') ? '__Secure-' : ''}duikou.session_token`
  const ground = keptGround(order.places)

  const pass = async (request: Request, path: string): Promise<Response> => {
    const response = await auth.handler(request)
    if (response.status < 400) return withoutToken(response)
    throw new Problem(problemOf(path, response.status), path.startsWith('/sign-in') ? {} : { what: path })
  }

  const signIn = async (request: Request, path: string): Promise<Response> => {
    const body = (await request
      .clone()
      .json()
      .catch(() => ({}))) as SignIn
    const name = typeof body.username === 'string' ? body.username.slice(0, 200) : ''
    await countAttempt(base, name, new Date())
    const response = await pass(request, path)
    await owning(base, db => forgive(db, failureKey(base, name)))
    return response
  }

  return {
    async authenticate(headers) {
      const token = tokenIn(headers.cookie, cookie, secret)
      return token ? visitOf(base, token, ground, new Date()) : ANONYMOUS
    },
    async answer(request, ip) {
      const path = new URL(request.url).pathname.slice('/api/auth'.length)
      if (!(OPEN_PATHS as readonly string[]).includes(`${request.method} ${path}`))
        throw new Problem('record.notFound')
      request.headers.set(IP_HEADER, ip)
      if (path === '/sign-in/username') return signIn(request, path)
      if (path !== '/sign-in/social' && path !== '/callback/oidc') return pass(request, path)
      if (!order.oidc) throw new Problem('record.notFound')
      return pass(path === '/sign-in/social' ? await officeSignIn(request) : request, path)
    },
  }
}
