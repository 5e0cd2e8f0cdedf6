/** Every route as every role against rows of another scope: a new route or table cannot be forgotten here. */
import type { FastifyInstance } from 'fastify'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, onTestFinished, test } from 'vitest'
import { openHttp } from '../src/adapters/http/server.ts'
import { places } from '../src/domain/area/ground.queries.ts'
import { may, ROLES } from '../src/kernel/access.ts'
import type { Reader, Role } from '../src/kernel/access.ts'
import { PUBLIC, readerOf } from '../src/kernel/account/reader.rules.ts'
import type { Base } from '../src/kernel/db.ts'
import { over } from '../src/kernel/db.ts'
import { diskStore } from '../src/kernel/file.ts'
import { inlineJobs } from '../src/kernel/job.ts'
import type { Route } from '../src/kernel/route.ts'
import { scopeSql } from '../src/kernel/tx.ts'
import { jobKinds, routesOf } from '../src/programme.ts'
import { samples } from './access.samples.ts'
import type { Sample } from './access.samples.ts'
import { fingerprint, ownedTables, settle } from './foreign.ts'
import type { Target } from './foreign.ts'
import { testBase } from './helper.ts'
import { checkReplies } from './reply.ts'

const word = { zh: '对口', en: 'duikou' }
const routes = routesOf(places, () => ({ name: word, demo: false, beginOwn: word }))
const keyOf = (route: Route): string => `${route.method} ${route.path}`

/** Two paths that one address can mean: `/api/exports/figure` and `/api/exports/:name`. */
const sameShape = (a: string, b: string): boolean => {
  const [x, y] = [a.split('/'), b.split('/')]
  return x.length === y.length && x.every((part, i) => part === y[i] || part[0] === ':' || y[i]![0] === ':')
}

/** 武川县 and a village in its first township; another township of it; a banner of another league. */
const OWN: Target = {
  county: '150125',
  areaCode: '150125101201',
  id: '00000000-0000-7000-8000-00000000000a',
  mark: '本村可示',
}
const NEXT: Target = {
  county: '150125',
  areaCode: '150125102201',
  id: '00000000-0000-7000-8000-00000000000b',
  mark: '外乡勿示',
}
const FAR: Target = {
  county: '152527',
  areaCode: '152527101201',
  id: '00000000-0000-7000-8000-00000000000c',
  mark: '外旗勿示',
}

/** Where each role stands in this test, and the rows that are foreign to it. */
const POSTS: Partial<Record<Role, { readonly area: string; readonly foreign: readonly Target[] }>> = {
  league_office: { area: '150100', foreign: [FAR] },
  district_office: { area: '110109', foreign: [FAR] },
  banner_bureau: { area: '150125', foreign: [FAR] },
  cadre: { area: '150125', foreign: [FAR] },
  township: { area: '150125101', foreign: [FAR, NEXT] },
  village_worker: { area: '150125101201', foreign: [FAR, NEXT] },
  sending_unit: { area: '110109', foreign: [FAR, NEXT, OWN] },
  host_unit: { area: '150125', foreign: [FAR, NEXT, OWN] },
  producer: { area: '150125', foreign: [FAR, NEXT, OWN] },
  buyer: { area: '110109', foreign: [FAR, NEXT, OWN] },
  public: { area: '', foreign: [FAR, NEXT, OWN] },
}

const WHOLE: Partial<Record<Role, string>> = {
  administrator: '150000',
  auditor: '150000',
  beijing_office: '110000',
  region_office: '150000',
}

const ALL = Object.keys(ROLES) as Role[]
const areaOf = (role: Role): string => POSTS[role]?.area ?? WHOLE[role] ?? ''

interface House {
  readonly base: Base
  readonly app: FastifyInstance
  readonly readers: ReadonlyMap<Role, Reader>
}

async function readersIn(base: Base): Promise<Map<Role, Reader>> {
  const ground = await base.transaction(client => places.ground(over(client)))
  const made = ALL.map((role): [Role, Reader] => {
    if (role === 'public') return [role, PUBLIC]
    const one = { userId: `u-${role}`, userName: role }
    return [role, readerOf(one, { role, areaCode: areaOf(role), partyId: null }, '2020-06-01', ground)]
  })
  return new Map(made)
}

async function open(): Promise<House> {
  const base = await testBase()
  await settle(base, [OWN, NEXT, FAR])
  const readers = await readersIn(base)
  const app = await openHttp({
    base,
    files: diskStore('/nonexistent'),
    jobs: inlineJobs(base, diskStore('/nonexistent'), jobKinds),
    routes,
    authenticate: async request => {
      const reader = readers.get(request.headers['x-test-role'] as Role) ?? PUBLIC
      const session = { id: 's', userId: reader.userId, grantId: 'g' }
      return { reader, session: reader.role === 'public' ? undefined : session }
    },
    callsPerMinute: 10_000_000,
  })
  checkReplies(app)
  onTestFinished(() => app.close())
  return { base, app, readers }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const
type Method = (typeof METHODS)[number]

const sampleOf = (route: Route, at: Target): Sample => samples[keyOf(route)]?.(at) ?? {}

function form(body: unknown): { payload: Buffer; type: string } {
  const fields = Object.entries((body ?? {}) as Record<string, string>)
  const parts = fields.map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\r\n--x--\r\n'
  return { payload: Buffer.from(parts.join('') + file), type: 'multipart/form-data; boundary=x' }
}

/** @param method another one than the route's, on the same path */
async function call(
  house: House,
  route: Route,
  role: Role,
  at: Target,
  ours = true,
  method: Method = route.method,
) {
  const sample = sampleOf(route, at)
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(sample.params?.[name] ?? ''),
  )
  const query = new URLSearchParams(sample.query).toString()
  const bare = method === 'HEAD' || method === 'OPTIONS'
  const sent = route.upload && !bare ? form(sample.body) : undefined
  const answer = await house.app.inject({
    method,
    url: query ? `${path}?${query}` : path,
    headers: {
      'x-test-role': role,
      ...(ours ? { 'x-duikou': '1' } : {}),
      ...(sent ? { 'content-type': sent.type } : {}),
    },
    ...(sent
      ? { payload: sent.payload }
      : sample.body === undefined || bare
        ? {}
        : { payload: sample.body as object }),
  })
  const json = answer.body !== '' && answer.headers['content-type']?.toString().includes('json')
  const code = json ? answer.json()?.code : undefined
  return {
    status: answer.statusCode,
    code: code as string | undefined,
    body: answer.body,
    allow: answer.headers.allow,
    sample,
  }
}

const has = (house: House, role: Role, route: Route): boolean =>
  route.verb === 'public' || may(house.readers.get(role) ?? PUBLIC, route.verb)

test('every route has a sample, and every sample a route', () => {
  expect(routes.map(keyOf).filter(key => !samples[key])).toEqual([])
  expect(Object.keys(samples).filter(key => !routes.some(r => keyOf(r) === key))).toEqual([])
})

test('the OpenAPI document describes exactly these routes', async () => {
  const { app } = await open()
  const { paths } = (await app.inject('/api/openapi.json')).json() as { paths: Record<string, object> }
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(m => `${m.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  expect(described.sort()).toEqual(routes.map(keyOf).sort())
})

test('who lacks the verb is refused, who has not signed in is asked to', async () => {
  const house = await open()
  const wrong: string[] = []
  for (const role of ALL)
    for (const route of routes.filter(r => !has(house, role, r))) {
      const { status, code } = await call(house, route, role, OWN)
      const right =
        role === 'public'
          ? status === 401 && code === 'access.signIn'
          : status === 403 && code === 'access.role'
      if (!right) wrong.push(`${role} ${keyOf(route)}: ${status} ${code}`)
    }
  expect(wrong).toEqual([])
})

/** Refusals of somebody without the right; without a body where HEAD may have none. */
const refusedAs = (role: Role): number => (role === 'public' ? 401 : 403)

test('HEAD follows GET’s right, and leaks neither a body nor what GET refuses', async () => {
  const house = await open()
  const wrong: string[] = []
  for (const role of ALL)
    for (const route of routes.filter(r => r.method === 'GET')) {
      const head = await call(house, route, role, OWN, true, 'HEAD')
      const get = has(house, role, route) ? (await call(house, route, role, OWN)).status : refusedAs(role)
      if (head.status !== get || head.body !== '')
        wrong.push(`${role} HEAD ${route.path}: ${head.status}, GET ${get}, ${head.body.length} bytes`)
    }
  expect(wrong).toEqual([])
})

test('a method that a path does not have, OPTIONS too, says that there is no such address, to everybody the same', async () => {
  const house = await open()
  const before = await fingerprint(house.base, OWN.county)
  const wrong: string[] = []
  for (const role of ALL)
    for (const route of routes) {
      const held = routes.filter(r => sameShape(r.path, route.path)).map(r => r.method as Method)
      if (held[0] !== route.method) continue
      const free = METHODS.filter(m => !held.includes(m) && !(m === 'HEAD' && held.includes('GET')))
      for (const method of free) {
        const { status, code, body, allow } = await call(house, route, role, OWN, true, method)
        const silent = status === 404 && allow === undefined && !body.includes(OWN.mark)
        if (!silent || (body !== '' && code !== 'record.notFound'))
          wrong.push(`${role} ${method} ${route.path}: ${status} ${code} ${allow ?? ''}`)
      }
    }
  expect(wrong).toEqual([])
  expect(await fingerprint(house.base, OWN.county)).toEqual(before)
})

test('no write is carried out for another site', async () => {
  const house = await open()
  const before = await fingerprint(house.base, OWN.county)
  for (const route of routes.filter(r => r.method !== 'GET')) {
    const { status, code } = await call(house, route, 'banner_bureau', OWN, false)
    expect([status, code], keyOf(route)).toEqual([403, 'access.forgery'])
  }
  expect(await fingerprint(house.base, OWN.county)).toEqual(before)
})

for (const [role, post] of Object.entries(POSTS) as [Role, NonNullable<(typeof POSTS)[Role]>][])
  test(`${role}: nothing of another place is shown, and nothing of it changes`, async () => {
    const house = await open()
    const wrong: string[] = []
    for (const at of post.foreign) {
      const before = await fingerprint(house.base, at.county)
      for (const route of routes.filter(r => has(house, role, r))) {
        const { status, code, body, sample } = await call(house, route, role, at)
        const refused = status === 401 || status === 403 || status === 404
        const fine = refused || (sample.stranger === 'clean' && status === 200)
        if (!fine) wrong.push(`${keyOf(route)} of ${at.areaCode}: ${status} ${code ?? body.slice(0, 80)}`)
        if (post.foreign.some(f => body.includes(f.mark)))
          wrong.push(`${keyOf(route)} of ${at.areaCode} shows ${at.mark}`)
      }
      expect(await fingerprint(house.base, at.county)).toEqual(before)
    }
    expect(wrong).toEqual([])
  })

test('the same rows are open to those whose they are: the refusals above are about scope', async () => {
  const house = await open()
  const wrong: string[] = []
  const shown: string[] = []
  for (const route of routes.filter(r => r.method === 'GET')) {
    const role = (['banner_bureau', 'auditor', 'administrator'] as const).find(r => has(house, r, route))
    if (!role || sampleOf(route, OWN).ownMayFail) continue
    const { status, code, body } = await call(house, route, role, OWN)
    if (status !== 200) wrong.push(`${role} ${keyOf(route)}: ${status} ${code}`)
    if (body.includes(OWN.mark)) shown.push(keyOf(route))
  }
  expect(wrong).toEqual([])
  expect(shown).toEqual(
    expect.arrayContaining(['GET /api/payments', 'GET /api/audit', 'GET /api/jobs/:county/:id']),
  )
})

test('every table whose rows have an owner is under row-level security, forced on its owner too', async () => {
  const { base } = await open()
  const secured = await base.transaction(client =>
    client.query<{ relname: string }>(
      `select relname from pg_class where relrowsecurity and relforcerowsecurity`,
    ),
  )
  const names = new Set(secured.rows.map(r => r.relname))
  expect(ownedTables.map(t => getTableConfig(t).name).filter(name => !names.has(name))).toEqual([])
})

/** Tables that answer across places by design: look-up by number, which leads to an owner's name only. */
const LOOKUP = ['identity']
/** Tables without a place inside the county: an owner's chain head, and answered keys. */
const PLACELESS = ['audit_head', 'receipt']

test('the database itself shows a reader no row of another place, and takes none', async () => {
  const { base, readers } = await open()
  const wrong: string[] = []
  for (const [role, post] of Object.entries(POSTS) as [Role, NonNullable<(typeof POSTS)[Role]>][])
    for (const table of ownedTables)
      for (const at of post.foreign) {
        const { name } = getTableConfig(table)
        const placed = !PLACELESS.includes(name)
        if (!placed && at.county === areaOf(role).slice(0, 6)) continue
        const where = placed
          ? `county = '${at.county}' and area_code = '${at.areaCode}'`
          : `county = '${at.county}'`
        await base.transaction(async client => {
          await client.query(scopeSql(readers.get(role) ?? PUBLIC))
          const { rows } = await client.query<{ n: bigint }>(
            `select count(*) as n from "${name}" where ${where}`,
          )
          if (rows[0]?.n !== 0n && !LOOKUP.includes(name))
            wrong.push(`${role} reads ${name} of ${at.areaCode}`)
          await client.query('savepoint writing')
          const update = client.query(`update "${name}" set county = county where ${where}`)
          // An audit line may not be changed by anyone: then the refusal is the right answer.
          const taken = await update.catch(() => undefined)
          if (taken?.rowCount) wrong.push(`${role} writes ${name} of ${at.areaCode}`)
          await client.query('rollback to savepoint writing')
        })
      }
  expect(wrong).toEqual([])
})
