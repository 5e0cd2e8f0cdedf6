/** Nothing personal gets into the log: a name and an id number are sent through every route, right and failing. */
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { openHttp } from '../src/adapters/http/server.ts'
import { places } from '../src/domain/area/ground.queries.ts'
import { openDoor } from '../src/kernel/account/auth.ts'
import type { Base } from '../src/kernel/db.ts'
import { diskStore } from '../src/kernel/file.ts'
import { inlineJobs } from '../src/kernel/job.ts'
import type { Route } from '../src/kernel/route.ts'
import { within } from '../src/kernel/tx.ts'
import { jobKinds, routesOf } from '../src/programme.ts'
import { samples } from './access.samples.ts'
import { person, testBase, testVault } from './helper.ts'

const NAME = '乌仁图雅·示例'
const ID = '150125199001010011'
const MARKS = [NAME, encodeURIComponent(NAME), ID, '1990-01-01-mark']

const word = { zh: '对口', en: 'duikou' }
const routes = routesOf(places, () => ({ name: word, demo: false, beginOwn: word }))
const AT = {
  county: '150125',
  areaCode: '150125101201',
  id: '00000000-0000-7000-8000-00000000000a',
  mark: NAME,
}
const bureau = person('banner_bureau', '150125')

/** Everything written to the two streams while `work` runs. */
async function heard(work: () => Promise<unknown>): Promise<string> {
  const lines: string[] = []
  const [out, err] = [process.stdout.write, process.stderr.write]
  const hear = ((text: string | Uint8Array) =>
    lines.push(Buffer.from(text as string).toString()) > 0) as typeof out
  process.stdout.write = hear
  process.stderr.write = hear
  try {
    await work()
  } finally {
    process.stdout.write = out
    process.stderr.write = err
  }
  return lines.join('')
}

async function open(base: Base): Promise<FastifyInstance> {
  const app = await openHttp({
    base,
    files: diskStore('/nonexistent'),
    jobs: inlineJobs(base, diskStore('/nonexistent'), jobKinds),
    routes,
    authenticate: async () => ({ reader: bureau, session: { id: 's', userId: bureau.userId, grantId: 'g' } }),
    auth: openDoor({ base, places }).answer,
    log: 'trace',
    callsPerMinute: 1_000_000,
  })
  onTestFinished(() => app.close())
  return app
}

/** The same value with every text in it replaced. */
const marked = (value: unknown, text: string): unknown => {
  if (typeof value === 'string') return text
  if (Array.isArray(value)) return value.map(v => marked(v, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, marked(v, text)]))
}

const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/** Calls of one route: as it should be, and with a name or a number wherever a text is taken. */
async function tryOut(app: FastifyInstance, route: Route): Promise<number[]> {
  const { params = {}, query = {}, body } = samples[`${route.method} ${route.path}`]?.(AT) ?? {}
  const names = [...route.path.matchAll(/:(\w+)/g)].map(m => m[1] ?? '')
  const statuses: number[] = []
  const send = async (url: string, payload?: unknown, type = 'application/json'): Promise<void> => {
    const answer = await app.inject({
      method: route.method,
      url,
      headers: {
        'x-duikou': '1',
        'user-agent': NAME.replace(/[^\x20-\x7e]/g, '') + ID,
        cookie: `x=${ID}`,
        ...(payload === undefined ? {} : { 'content-type': type }),
      },
      ...(payload === undefined
        ? {}
        : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    })
    statuses.push(answer.statusCode)
  }
  const asked = (more: object): string => `?${new URLSearchParams({ ...query, ...more })}`
  await send(fill(route.path, params) + asked({}), body)
  for (const text of [NAME, ID]) {
    const wrong = Object.fromEntries(names.map(name => [name, text]))
    await send(fill(route.path, wrong) + asked({}), body)
    await send(fill(route.path, params) + asked({ q: text, name: text, cursor: text, [text]: text }), body)
    if (route.method === 'GET') continue
    await send(fill(route.path, params), marked(body ?? {}, text))
    await send(fill(route.path, params), { ...(body as object), [text]: text, key: text })
    await send(fill(route.path, params), `{"name":"${text}"`)
    await send(
      fill(route.path, params),
      `--x\r\ncontent-disposition: form-data; name="file"; filename="${text}.csv"\r\n\r\n${text}\r\n--x--\r\n`,
      'multipart/form-data; boundary=x',
    )
  }
  return statuses
}

const clean = (log: string): void => {
  for (const mark of MARKS)
    expect(log.includes(mark), log.slice(Math.max(0, log.indexOf(mark) - 300)).slice(0, 500)).toBe(false)
}

test('every route, rightly and wrongly asked, with the database there', { timeout: 240_000 }, async () => {
  const app = await open(await testBase())
  const seen = new Set<number>()
  const log = await heard(async () => {
    for (const route of routes) for (const status of await tryOut(app, route)) seen.add(status)
  })
  clean(log)
  // The log was on, and the calls took the ways that they are meant to.
  expect(log).toContain('/api/households/:county/:id')
  for (const status of [200, 400, 403, 404]) expect(seen.has(status), String(status)).toBe(true)
  expect(seen.has(500)).toBe(false)
})

test('every route when the database fails with a row in its message', { timeout: 240_000 }, async () => {
  const failures = [
    Object.assign(new Error(`duplicate key value: Key (name, id)=(${NAME}, ${ID})`), {
      code: 'XX000',
      detail: `Failing row contains (${NAME}, ${ID})`,
      where: ID,
      query: `select '${NAME}'`,
      parameters: [ID],
    }),
    Object.assign(new Error(`Failed query: insert … params: ${NAME},${ID}`), {
      cause: Object.assign(new Error(ID), { code: '57P01', detail: NAME }),
    }),
  ]
  for (const failure of failures) {
    const app = await open({
      transaction: () => Promise.reject(failure),
      end: async () => undefined,
      vault: testVault,
    })
    const seen = new Set<number>()
    const log = await heard(async () => {
      for (const route of routes) for (const status of await tryOut(app, route)) seen.add(status)
    })
    clean(log)
    expect(log).toContain('"failure"')
    expect(seen.has(failure.cause ? 503 : 500)).toBe(true)
  }
})

test('sign-in under such a name, and a job that fails over such a row', async () => {
  const base = await testBase()
  const app = await open(base)
  const log = await heard(async () => {
    for (const body of [{ username: NAME, password: ID }, { username: [ID] }, `{"username":"${NAME}`])
      await app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/username',
        headers: { 'x-duikou': '1', 'content-type': 'application/json' },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      })
    const kind = {
      kind: 'failing',
      run: () => Promise.reject(Object.assign(new Error(`${NAME} ${ID}`), { detail: ID })),
    }
    const jobs = inlineJobs(base, diskStore('/nonexistent'), [kind])
    await within(base, bureau, tx =>
      jobs.send(tx, { kind: 'failing', county: '150125', areaCode: '150125', input: { name: NAME, id: ID } }),
    )
    await jobs.settle()
  })
  clean(log)
  expect(log).toContain('job failing')
})
