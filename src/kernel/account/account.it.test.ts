/** Sign-in, lock-out, sessions, posts and deputies, through HTTP as a browser meets them. */
import { createHmac } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { person, testBase } from '../../../test/helper.ts'
import { CLIENT, issuer } from '../../../test/issuer.ts'
import { openHttp } from '../../adapters/http/server.ts'
import { places } from '../../domain/area/ground.queries.ts'
import { diskStore } from '../file.ts'
import { inlineJobs } from '../job.ts'
import { route } from '../route.ts'
import { verifyAudit } from '../audit.ts'
import { accountRoutes } from './account.routes.ts'
import { openDoor } from './auth.ts'
import { ensureAccounts, makeDemoAccounts } from './first.ts'
import type { Oidc } from './oidc.ts'

type Base = Awaited<ReturnType<typeof testBase>>

const word = { zh: '对口', en: 'duikou' }
const HOUSE = { name: word, demo: false, beginOwn: word, accounts: [] }
const PASSWORD = 'Meng-Jing 2018!'

const household = route({
  method: 'GET',
  path: '/api/scope',
  verb: 'household.read',
  reply: z.unknown(),
  summary: word,
  run: async ({ reader }) => reader,
})

let base: Base
let app: FastifyInstance

async function open(publicUrl?: string, house = HOUSE, oidc?: Oidc): Promise<FastifyInstance> {
  const door = openDoor({ base, places, publicUrl, oidc })
  const opened = await openHttp({
    base,
    files: diskStore('/nonexistent'),
    jobs: inlineJobs(base, diskStore('/nonexistent'), []),
    routes: [...accountRoutes({ places, house: () => house }), household],
    authenticate: request => door.authenticate(request.headers),
    auth: door.answer,
  })
  onTestFinished(() => opened.close())
  return opened
}

const account = (
  username: string,
  role: 'banner_bureau' | 'township' | 'administrator' | 'district_office',
  areaCode: string,
) => ({
  username,
  role,
  areaCode,
  name: `${username} 同志`,
  password: PASSWORD,
})

beforeEach(async () => {
  base = await testBase()
  await makeDemoAccounts(base, places, [
    account('root', 'administrator', '150000'),
    account('wuchuan', 'banner_bureau', '150125'),
    account('hesheng', 'township', '150125101'),
    account('mentougou', 'district_office', '110109'),
  ])
  app = await open()
})

let ip = 0
const call = (method: 'GET' | 'POST', url: string, cookie = '', payload?: unknown) =>
  app.inject({
    method,
    url,
    headers: { 'x-duikou': '1', ...(cookie ? { cookie } : {}) },
    ...(payload === undefined ? {} : { payload: payload as InjectOptions['payload'] }),
    remoteAddress: `10.0.0.${ip}`,
  } as InjectOptions)

const attempt = (username: string, password: string) =>
  call('POST', '/api/auth/sign-in/username', '', { username, password })

const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  ([answer.headers['set-cookie']].flat() as string[]).map(c => c?.split(';')[0]).join('; ')

async function signIn(username: string, password = PASSWORD): Promise<string> {
  ip++
  const answer = await attempt(username, password)
  expect(answer.statusCode, answer.body).toBe(200)
  return cookieOf(answer)
}

const own = async (cookie: string) => (await call('GET', '/api/me', cookie)).json()
const idOf = async (root: string, username: string): Promise<string> =>
  (await call('GET', `/api/accounts?q=${username}`, root)).json().rows[0].id

test('the cookie is closed to scripts and other sites, secure under https; the answer holds no token', async () => {
  const answer = await attempt('wuchuan', PASSWORD)
  const [cookie] = [answer.headers['set-cookie']].flat() as string[]
  expect(cookie).toMatch(/^duikou\.session_token=/)
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect(cookie).not.toMatch(/; Secure/i)
  const token = decodeURIComponent(cookie?.split(';')[0]?.split('=')[1] ?? '').split('.')[0] ?? '?'
  expect(answer.body).not.toContain(token)
  expect((await call('GET', '/api/auth/get-session', cookieOf(answer))).body).not.toContain(token)
  app = await open('https://duikou.example.cn')
  const secure = await attempt('wuchuan', PASSWORD)
  expect(String(secure.headers['set-cookie'])).toMatch(/^__Secure-duikou\.session_token=.*; Secure/i)
  expect((await own(cookieOf(secure))).user.username).toBe('wuchuan')
})

test('who signs in acts under the own post, and may do what it says', async () => {
  const me = await own(await signIn('wuchuan'))
  expect(me).toMatchObject({
    signedIn: true,
    user: { username: 'wuchuan', mustChangePassword: false },
    acting: { role: 'banner_bureau', areaCode: '150125', areaName: '武川县', seesNames: true },
  })
  expect(me.acting.verbs).toContain('household.write')
  expect(me.acting.verbs).not.toContain('account.manage')
  const scope = (await call('GET', '/api/scope', await signIn('hesheng'))).json()
  expect(scope).toMatchObject({
    counties: ['150125'],
    writable: ['150125'],
    lo: '150125101',
    hi: '150125102',
  })
})

test('without a sign-in, with a forged cookie or an expired session one is a member of the public', async () => {
  expect((await own('')).signedIn).toBe(false)
  expect((await call('GET', '/api/scope')).json().code).toBe('access.signIn')
  const cookie = await signIn('wuchuan')
  expect((await call('GET', '/api/scope', cookie)).statusCode).toBe(200)
  const forged = cookie.replace(
    /(=.{5})./,
    (_, head: string) => `${head}${cookie.includes(`${head}A`) ? 'B' : 'A'}`,
  )
  expect((await call('GET', '/api/scope', forged)).statusCode).toBe(401)
  await base.client.query(`update account.session set expires_at = now() - interval '1 second'`)
  const late = await call('GET', '/api/scope', cookie)
  expect([late.statusCode, late.json().code]).toEqual([401, 'access.signIn'])
})

test('five failures pause a name, whether or not anyone has it, and the right password does not help then', async () => {
  for (const name of ['wuchuan', 'nobody.here']) {
    ip++
    for (let i = 0; i < 5; i++) {
      const answer = await attempt(name, 'wrong-password-1')
      expect([answer.statusCode, answer.json().code], name).toEqual([401, 'access.password'])
    }
    const locked = await attempt(name.toUpperCase(), PASSWORD)
    expect([locked.statusCode, locked.json().code], name).toEqual([429, 'access.locked'])
    expect(locked.json().message).toContain('15 分钟')
  }
  await base.client.query(
    `update account.sign_in_failure set locked_until = now(), last_at = now() - interval '16 minutes'`,
  )
  await signIn('wuchuan')
})

test('guesses made at the same time are all counted', async () => {
  ip++
  const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('wuchuan', 'wrong-password-1')))
  expect(answers.filter(a => a.statusCode === 401).length).toBe(5)
  expect(answers.filter(a => a.statusCode === 429).length).toBe(7)
})

test('a right password forgets earlier failures', async () => {
  ip++
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 3; i++) await attempt('wuchuan', 'wrong-password-1')
    expect((await attempt('wuchuan', PASSWORD)).statusCode).toBe(200)
  }
})

test('an unknown name takes as long as a wrong password', async () => {
  const time = async (name: string): Promise<number> => {
    const begin = performance.now()
    await attempt(name, 'wrong-password-1')
    return performance.now() - begin
  }
  await time('warm-up')
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 4; i++) {
    known.push(await time('wuchuan'))
    unknown.push(await time('nobody'))
  }
  const least = (list: number[]): number => Math.min(...list)
  expect(least(unknown)).toBeGreaterThan(least(known) * 0.4)
  expect(least(known)).toBeGreaterThan(least(unknown) * 0.4)
})

test('only the listed paths of the sign-in are open: nobody signs up or changes an address', async () => {
  const cookie = await signIn('wuchuan')
  for (const path of [
    'sign-up/email',
    'change-password',
    'update-user',
    'change-email',
    'delete-user',
    'request-password-reset',
    'sign-in/email',
  ])
    expect(
      (await call('POST', `/api/auth/${path}`, cookie, { email: 'a@b.cn', password: PASSWORD, name: 'x' }))
        .statusCode,
      path,
    ).toBe(404)
  const forged = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username: 'wuchuan', password: PASSWORD },
  })
  expect(forged.json().code).toBe('access.forgery')
  const out = await call('POST', '/api/auth/sign-out', cookie, {})
  expect(out.statusCode).toBe(200)
  expect((await own(cookie)).signedIn).toBe(false)
})

test('a new account must change its one-time password before anything else', async () => {
  const root = await signIn('root')
  const made = await call('POST', '/api/accounts', root, {
    username: 'New.Worker',
    name: '新同志',
    role: 'village_worker',
    areaCode: '150125101',
  })
  expect(made.statusCode, made.body).toBe(200)
  const { username, oneTimePassword } = made.json()
  expect(username).toBe('new.worker')
  const cookie = await signIn(username, oneTimePassword)
  const other = await signIn(username, oneTimePassword)
  expect((await own(cookie)).user.mustChangePassword).toBe(true)
  const held = await call('GET', '/api/scope', cookie)
  expect([held.statusCode, held.json().code]).toEqual([403, 'access.passwordChange'])
  const change = (current: string, next: string) =>
    call('POST', '/api/me/password', cookie, { current, next })
  expect((await change('not-the-password', 'Some-Good 2019')).json().code).toBe('access.password')
  for (const [next, fault] of [
    ['short-1', 'short'],
    ['my new.worker 1', 'likeName'],
    ['1234567890', 'plain'],
    [oneTimePassword, 'same'],
  ])
    expect((await change(oneTimePassword, next ?? '')).json().details[0].code).toBe(fault)
  expect((await change(oneTimePassword, 'Some-Good 2019')).statusCode).toBe(200)
  expect((await call('GET', '/api/scope', cookie)).statusCode).toBe(200)
  expect((await own(other)).signedIn).toBe(false)
  expect((await attempt(username, oneTimePassword)).statusCode).toBe(401)
  const stored = await base.client.query(`select password from account.account`)
  for (const { password } of stored.rows) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a reset ends sign-ins, and a locked account has none', async () => {
  const root = await signIn('root')
  const cookie = await signIn('wuchuan')
  const id = await idOf(root, 'wuchuan')
  const { oneTimePassword } = (await call('POST', `/api/accounts/${id}/reset`, root)).json()
  expect((await own(cookie)).signedIn).toBe(false)
  const again = await signIn('wuchuan', oneTimePassword)
  expect((await call('POST', `/api/accounts/${id}/lock`, root)).statusCode).toBe(200)
  expect((await own(again)).signedIn).toBe(false)
  const shut = await attempt('wuchuan', oneTimePassword)
  expect([shut.statusCode, shut.json().code]).toEqual([403, 'access.disabled'])
  expect((await attempt('wuchuan', 'wrong-password-1')).json().code).toBe('access.password')
  await call('POST', `/api/accounts/${id}/unlock`, root)
  expect((await attempt('wuchuan', oneTimePassword)).statusCode).toBe(200)
  const self = await call('POST', `/api/accounts/${await idOf(root, 'root')}/lock`, root)
  expect(self.json().code).toBe('rule.refused')
})

test('a post that ends stops at the next call, and another has to be chosen', async () => {
  const root = await signIn('root')
  const id = await idOf(root, 'wuchuan')
  const post = await call('POST', `/api/accounts/${id}/grants`, root, { role: 'cadre', areaCode: '150921' })
  expect(post.statusCode, post.body).toBe(200)
  const cookie = await signIn('wuchuan')
  const { acting, grants } = await own(cookie)
  expect(grants.map((g: { areaCode: string }) => g.areaCode)).toEqual(['150125', '150921'])
  await call('POST', `/api/accounts/${id}/grants/${acting.grantId}/end`, root)
  const stale = await call('GET', '/api/scope', cookie)
  expect([stale.statusCode, stale.json().code]).toEqual([403, 'access.grant'])
  expect((await own(cookie)).acting).toMatchObject({ grantId: null, role: 'public' })
  expect((await call('POST', '/api/me/acting', cookie, { grantId: acting.grantId })).json().code).toBe(
    'access.grant',
  )
  await call('POST', '/api/me/acting', cookie, { grantId: post.json().id })
  const scope = (await call('GET', '/api/scope', cookie)).json()
  expect(scope).toMatchObject({
    role: 'cadre',
    counties: ['150921'],
    writable: ['150921'],
    seesNames: false,
  })
  const theirs = (await own(root)).acting.grantId
  expect((await call('POST', '/api/me/acting', cookie, { grantId: theirs })).json().code).toBe('access.grant')
})

test('a deputy acts for a named person, within dates, and the audit line says for whom', async () => {
  const root = await signIn('root')
  const [deputy, absent] = [await idOf(root, 'hesheng'), await idOf(root, 'wuchuan')]
  const grant = (more: object) =>
    call('POST', `/api/accounts/${deputy}/grants`, root, {
      role: 'banner_bureau',
      areaCode: '150125',
      deputyOf: absent,
      ...more,
    })
  expect((await grant({})).json().details[0].field).toBe('validTo')
  expect((await grant({ areaCode: '150921', validTo: '2999-12-31' })).json().details[0].field).toBe(
    'deputyOf',
  )
  const made = (await grant({ validTo: '2999-12-31' })).json()
  const cookie = await signIn('hesheng')
  expect((await own(cookie)).acting.areaCode).toBe('150125101')
  await call('POST', '/api/me/acting', cookie, { grantId: made.id })
  expect((await call('GET', '/api/scope', cookie)).json()).toMatchObject({
    userName: 'hesheng 同志（代 wuchuan 同志）',
    areaCode: '150125',
    userId: deputy,
  })
  await base.client.query(`update account."grant" set valid_to = '2020-01-01' where id = $1`, [made.id])
  expect((await call('GET', '/api/scope', cookie)).json().code).toBe('access.grant')
})

test('grants that make no sense are refused with the reason', async () => {
  const root = await signIn('root')
  const id = await idOf(root, 'wuchuan')
  const grant = (body: object) => call('POST', `/api/accounts/${id}/grants`, root, body)
  const tries: [object, string][] = [
    [{ role: 'township', areaCode: '150125' }, 'areaCode'],
    [{ role: 'league_office', areaCode: '150125' }, 'areaCode'],
    [{ role: 'banner_bureau', areaCode: '159999' }, 'areaCode'],
    [{ role: 'producer', areaCode: '150125' }, 'partyId'],
    [{ role: 'cadre', areaCode: '150125', validFrom: '2026-01-02', validTo: '2026-01-01' }, 'validTo'],
  ]
  for (const [body, field] of tries) {
    const answer = await grant(body)
    expect([answer.statusCode, answer.json().details[0].field], JSON.stringify(body)).toEqual([422, field])
  }
  expect((await grant({ role: 'public', areaCode: '150000' })).statusCode).toBe(400)
  const last = (await own(root)).acting.grantId
  const end = await call('POST', `/api/accounts/${await idOf(root, 'root')}/grants/${last}/end`, root)
  expect(end.json().message).toContain('最后一个')
  const twice = await call('POST', '/api/accounts', root, {
    username: 'wuchuan',
    name: '重名',
    role: 'cadre',
    areaCode: '150125',
  })
  expect([twice.statusCode, twice.json().details[0].field]).toEqual([409, 'username'])
})

test('every change of an account leaves a line in its area’s chain, without a password in it', async () => {
  const root = await signIn('root')
  const made = (
    await call('POST', '/api/accounts', root, {
      username: 'li',
      name: '李',
      role: 'cadre',
      areaCode: '150921',
    })
  ).statusCode
  expect(made).toBe(400)
  const { id, oneTimePassword } = (
    await call('POST', '/api/accounts', root, {
      username: 'li.si',
      name: '李四',
      role: 'cadre',
      areaCode: '150921',
    })
  ).json()
  for (const what of ['reset', 'lock', 'unlock']) await call('POST', `/api/accounts/${id}/${what}`, root)
  const lines = await base.client.query(
    `select command, user_name, area_code, detail from audit_line where county = '150921' order by seq`,
  )
  expect(lines.rows.map(l => l.command)).toEqual([
    'createAccount',
    'resetPassword',
    'lockAccount',
    'unlockAccount',
  ])
  expect(new Set(lines.rows.map(l => l.user_name))).toEqual(new Set(['root 同志']))
  for (const { detail } of lines.rows) expect(base.vault.open(detail)).not.toContain(oneTimePassword)
  const verdicts = await verifyAudit(base, person('auditor', '150000', ['150921']))
  expect(verdicts).toMatchObject([{ county: '150921', lines: 4, brokenAt: null }])
})

test('no reader’s query reaches the account tables', async () => {
  const reach = base.transaction(async client => {
    await client.query('set local role duikou_app')
    await client.query('select * from account.session')
  })
  await expect(reach).rejects.toThrow(/permission denied/)
})

test('the list pages by user name and finds by either name', async () => {
  const root = await signIn('root')
  const first = (await call('GET', '/api/accounts?limit=3', root)).json()
  expect(first.rows.map((r: { username: string }) => r.username)).toEqual(['hesheng', 'mentougou', 'root'])
  const second = (await call('GET', `/api/accounts?limit=3&cursor=${first.next}`, root)).json()
  expect([second.rows.length, second.next]).toEqual([1, null])
  expect(second.rows[0].grants[0]).toMatchObject({ areaName: '武川县', roleWords: { zh: '旗县主管部门' } })
  expect((await call('GET', '/api/accounts?q=%25', root)).json().rows).toEqual([])
  expect((await call('GET', '/api/accounts', await signIn('wuchuan'))).json().code).toBe('access.role')
})

/** RFC 6238, six digits of thirty seconds. */
function totp(uri: string, at = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const bits = [...secret].map(c => letters.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(b => Number.parseInt(b, 2)))
  const count = Buffer.alloc(8)
  count.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', key).update(count).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('with a second factor the password alone opens nothing; wrong codes pause it; a reset takes it off', async () => {
  const cookie = await signIn('wuchuan')
  const enabled = (await call('POST', '/api/auth/two-factor/enable', cookie, { password: PASSWORD })).json()
  const verified = await call('POST', '/api/auth/two-factor/verify-totp', cookie, {
    code: totp(enabled.totpURI),
  })
  expect(verified.statusCode, verified.body).toBe(200)
  ip++
  const half = await attempt('wuchuan', PASSWORD)
  expect(half.json().twoFactorRedirect).toBe(true)
  expect((await own(cookieOf(half))).signedIn).toBe(false)
  const wrong = await call('POST', '/api/auth/two-factor/verify-totp', cookieOf(half), { code: '000000' })
  expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'access.code'])
  const whole = await call('POST', '/api/auth/two-factor/verify-totp', cookieOf(half), {
    code: totp(enabled.totpURI),
  })
  expect(whole.statusCode, whole.body).toBe(200)
  expect((await own(cookieOf(whole))).user.twoFactor).toBe(true)
  for (let i = 0; i < 6; i++) {
    ip++
    const again = cookieOf(await attempt('wuchuan', PASSWORD))
    await call('POST', '/api/auth/two-factor/verify-totp', again, { code: '000000' })
  }
  const paused = await call(
    'POST',
    '/api/auth/two-factor/verify-totp',
    cookieOf(await attempt('wuchuan', PASSWORD)),
    { code: totp(enabled.totpURI) },
  )
  expect(paused.statusCode).not.toBe(200)
  const root = await signIn('root')
  const { oneTimePassword } = (
    await call('POST', `/api/accounts/${await idOf(root, 'wuchuan')}/reset`, root)
  ).json()
  expect((await own(await signIn('wuchuan', oneTimePassword))).user.twoFactor).toBe(false)
})

test('an empty programme gets one administrator, once', async () => {
  await base.client.query(`delete from account."grant"; delete from account."user"`)
  const [one, two] = [await ensureAccounts(base, places), await ensureAccounts(base, places)]
  expect([one?.username, two]).toEqual(['admin', null])
  const cookie = await signIn('admin', one?.oneTimePassword ?? '')
  expect((await own(cookie)).user.mustChangePassword).toBe(true)
})

test('known accounts are shown to the signed-out of a demonstration only', async () => {
  const accounts = [{ username: 'a', password: 'b', name: 'c', roleWords: word, areaName: null }] as never[]
  app = await open(undefined, { ...HOUSE, demo: true, accounts })
  expect((await own('')).programme.accounts).toHaveLength(1)
  app = await open(undefined, { ...HOUSE, demo: false, accounts })
  expect((await own('')).programme.accounts).toBeUndefined()
})

test('one’s sign-ins are listed without their tokens, and ended one by one, all others, or all by an administrator', async () => {
  const [here, there, third] = [await signIn('wuchuan'), await signIn('wuchuan'), await signIn('wuchuan')]
  const theirs = await signIn('hesheng')
  const list = async (cookie: string) => (await call('GET', '/api/me/sessions', cookie)).json().rows
  const rows = await list(here)
  expect(rows.map((r: { current: boolean }) => r.current).sort()).toEqual([false, false, true])
  expect(rows[0].address).toMatch(/^10\.0\.0\./)
  for (const cookie of [here, there, third])
    expect(JSON.stringify(rows)).not.toContain(decodeURIComponent(cookie).split('=')[1]?.split('.')[0])
  const idOf = async (cookie: string): Promise<string> =>
    (await list(cookie)).find((r: { current: boolean }) => r.current).id
  const end = (id: string) => call('POST', `/api/me/sessions/${id}/end`, here)
  expect((await end(await idOf(theirs))).statusCode).toBe(404)
  expect((await own(theirs)).signedIn).toBe(true)
  expect((await end(await idOf(there))).statusCode).toBe(200)
  expect([(await own(here)).signedIn, (await own(there)).signedIn, (await own(third)).signedIn]).toEqual([
    true,
    false,
    true,
  ])
  expect((await call('POST', '/api/me/sessions/end', here)).statusCode).toBe(200)
  expect([(await own(here)).signedIn, (await own(third)).signedIn]).toEqual([true, false])
  const root = await signIn('root')
  const id = (await call('GET', '/api/accounts?q=wuchuan', root)).json().rows[0].id
  expect((await call('POST', `/api/accounts/${id}/sessions/end`, root)).statusCode).toBe(200)
  expect((await own(here)).signedIn).toBe(false)
  const late = await call('GET', '/api/me/sessions', here)
  expect([late.statusCode, late.json().code]).toEqual([401, 'access.signIn'])
  const lines = await base.client.query(
    `select user_name from audit_line where command = 'endSessions' order by seq`,
  )
  expect(lines.rows.map(l => l.user_name)).toEqual(['wuchuan 同志', 'wuchuan 同志', 'root 同志'])
})

test('a recovery code opens once, and not a second time', async () => {
  const cookie = await signIn('wuchuan')
  const { totpURI, backupCodes } = (
    await call('POST', '/api/auth/two-factor/enable', cookie, { password: PASSWORD })
  ).json()
  await call('POST', '/api/auth/two-factor/verify-totp', cookie, { code: totp(totpURI) })
  expect(backupCodes.length).toBeGreaterThanOrEqual(8)
  const use = async (code: string) => {
    ip++
    const half = cookieOf(await attempt('wuchuan', PASSWORD))
    return call('POST', '/api/auth/two-factor/verify-backup-code', half, { code })
  }
  const first = await use(backupCodes[0])
  expect(first.statusCode, first.body).toBe(200)
  expect((await own(cookieOf(first))).signedIn).toBe(true)
  const again = await use(backupCodes[0])
  expect([again.statusCode, again.json().code]).toEqual([401, 'access.code'])
  const stored = await base.client.query('select backup_codes, secret from account.two_factor')
  for (const code of backupCodes) expect(JSON.stringify(stored.rows)).not.toContain(code)
  expect(JSON.stringify(stored.rows)).not.toContain(new URL(totpURI).searchParams.get('secret'))
})

async function withIssuer() {
  const provider = await issuer()
  const oidc = { issuer: `${provider.url}/`, ...CLIENT, claim: 'preferred_username', name: '统一登录' }
  app = await open('http://localhost:3000', HOUSE, oidc)
  const begin = async (next?: unknown) => {
    const answer = await call('POST', '/api/auth/sign-in/social', '', { next })
    return { cookie: cookieOf(answer), url: String(answer.json().url) }
  }
  const back = (address: string, cookie: string) => {
    const { pathname, search } = new URL(address)
    return call('GET', pathname + search, cookie)
  }
  const come = async (claims: Record<string, unknown>, next?: unknown, more?: { key?: 'other' }) => {
    const { cookie, url } = await begin(next)
    return back(provider.consent(url, claims, more), cookie)
  }
  return { provider, begin, back, come }
}

test('whoever the office’s own sign-in knows acts under the account of that name, and under no other', async () => {
  const { come } = await withIssuer()
  const there = await come({ sub: 's-1', preferred_username: 'WuChuan' }, '/households?area=150125')
  expect([there.statusCode, there.headers.location]).toEqual([302, '/households?area=150125'])
  expect((await own(cookieOf(there))).acting).toMatchObject({ role: 'banner_bureau', areaCode: '150125' })
  // From now on it is the provider's subject that counts, whatever name it states.
  const renamed = await come({ sub: 's-1', preferred_username: 'root' })
  expect((await own(cookieOf(renamed))).user.username).toBe('wuchuan')
  for (const claims of [
    { sub: 's-2', preferred_username: 'nobody.here' },
    { sub: 's-3' },
    { sub: 's-4', preferred_username: 'a b@c' },
    { sub: 's-5', email: 'root@accounts.invalid', email_verified: true },
  ]) {
    const refused = await come(claims)
    expect(String(refused.headers.location), JSON.stringify(claims)).toMatch(/^\/sign-in\?error=/)
    expect((await own(cookieOf(refused))).signedIn).toBe(false)
  }
  const users = await base.client.query('select count(*)::int as n from account."user"')
  expect(users.rows[0].n).toBe(4)
})

test('a locked account is not opened by the office’s sign-in; a one-time password ends with it', async () => {
  const { come } = await withIssuer()
  const root = await signIn('root')
  const made = (
    await call('POST', '/api/accounts', root, {
      username: 'li.si',
      name: '李四',
      role: 'cadre',
      areaCode: '150921',
    })
  ).json()
  const there = await come({ sub: 's-6', preferred_username: 'li.si' })
  expect((await call('GET', '/api/scope', cookieOf(there))).statusCode).toBe(200)
  expect((await attempt('li.si', made.oneTimePassword)).statusCode).toBe(401)
  await call('POST', `/api/accounts/${made.id}/lock`, root)
  expect((await own(cookieOf(there))).signedIn).toBe(false)
  const shut = await come({ sub: 's-6', preferred_username: 'li.si' })
  expect((await own(cookieOf(shut))).signedIn).toBe(false)
})

test('an answer that the issuer did not give, of another browser, or used twice opens nothing; one goes nowhere else', async () => {
  const { provider, begin, back, come } = await withIssuer()
  const me = { sub: 's-1', preferred_username: 'wuchuan' }
  const bad: [string, Record<string, unknown>, { key?: 'other' }?][] = [
    ['another key', me, { key: 'other' }],
    ['another audience', { ...me, aud: 'other' }],
    ['another issuer', { ...me, iss: 'https://else.example.cn' }],
    ['another nonce', { ...me, nonce: 'x' }],
    ['expired', { ...me, exp: 1 }],
  ]
  for (const [what, claims, more] of bad) {
    const answer = await come(claims, undefined, more)
    expect((await own(cookieOf(answer))).signedIn, what).toBe(false)
  }
  const { cookie, url } = await begin()
  const address = provider.consent(url, me)
  const stranger = await back(address, '')
  expect((await own(cookieOf(stranger))).signedIn).toBe(false)
  const forged = await back(address.replace(/state=[^&]+/, 'state=forged'), cookie)
  expect((await own(cookieOf(forged))).signedIn).toBe(false)
  for (const next of [
    'https://else.example.cn',
    '//else.example.cn',
    '/\\else.example.cn',
    'javascript:alert(1)',
    5,
  ]) {
    const there = await come(me, next)
    expect([there.statusCode, there.headers.location], String(next)).toEqual([302, '/'])
  }
  const once = await begin()
  const used = provider.consent(once.url, me)
  expect((await own(cookieOf(await back(used, once.cookie)))).signedIn).toBe(true)
  expect((await own(cookieOf(await back(used, once.cookie)))).signedIn).toBe(false)
  expect(provider.refused).toEqual([])
})

test('without a configured issuer there is no such sign-in', async () => {
  expect((await call('POST', '/api/auth/sign-in/social', '', { next: '/' })).statusCode).toBe(404)
  expect((await call('GET', '/api/auth/callback/oidc?code=a&state=b')).statusCode).toBe(404)
})
