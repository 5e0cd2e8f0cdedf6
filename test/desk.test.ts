/** Figures, evidence and records over HTTP and at the command line: one answer, in one shape. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { DEMO_ACCOUNTS } from '../demo/account.ts'
import { cli } from '../src/adapters/cli/cli.ts'
import { openHttp } from '../src/adapters/http/server.ts'
import { places } from '../src/domain/area/ground.queries.ts'
import { openHouse, systemReader } from '../src/house.ts'
import type { House } from '../src/house.ts'
import type { Reader } from '../src/kernel/access.ts'
import { makeDemoAccounts } from '../src/kernel/account/first.ts'
import type { Figure } from '../src/kernel/figure.ts'
import type { Word } from '../src/kernel/words.ts'
import { diskStore } from '../src/kernel/file.ts'
import { inlineJobs } from '../src/kernel/job.ts'
import { indicators, jobKinds, routesOf } from '../src/programme.ts'
import { settings } from '../src/settings.ts'
import { ownDatabase } from './database.ts'
import { person } from './helper.ts'
import { lively } from './lively.ts'

let house: House
let app: Awaited<ReturnType<typeof openHttp>>
let who: Reader
const folder = mkdtempSync(join(tmpdir(), 'duikou-desk-'))

beforeAll(async () => {
  Object.assign(process.env, { DATABASE_URL: await ownDatabase(), DUIKOU_DATA: folder, DUIKOU_DEMO: '0' })
  house = await openHouse(settings())
  await lively(house.base, 3, 60)
  await makeDemoAccounts(
    house.base,
    places,
    DEMO_ACCOUNTS.filter(a => ['taibus', 'auditor'].includes(a.username)),
  )
  who = await systemReader(house.base, 'owner')
  const store = diskStore('/nonexistent')
  app = await openHttp({
    base: house.base,
    jobs: inlineJobs(house.base, store, jobKinds),
    files: store,
    routes: routesOf(places, () => ({ name: { zh: '', en: '' }, demo: false, beginOwn: { zh: '', en: '' } })),
    authenticate: async () => ({ reader: who, session: undefined }),
  })
  return async () => {
    await app.close()
    await house.close()
    for (const name of ['DATABASE_URL', 'DUIKOU_DATA', 'DUIKOU_DEMO']) delete process.env[name]
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

afterEach(() => vi.restoreAllMocks())

/** Runs the command line in this process and returns what it says. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((said.out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((said.err += String(text)), true))
  try {
    return { code: await cli(args), ...said }
  } finally {
    vi.restoreAllMocks()
  }
}

const SHAPE = [
  'id',
  'version',
  'unit',
  'fold',
  'area',
  'side',
  'kind',
  'from',
  'to',
  'asOf',
  'knownAt',
  'value',
  'basis',
  'rows',
]
const BASIS = ['evidenced', 'declared', 'confirmed', 'claimed', 'disputed']
/** As much of an answer as is looked at here. */
type Answer = Record<string, unknown> &
  Pick<Figure, 'value' | 'basis' | 'published'> & {
    groups: Figure['groups'] & object
    rows: number & { id: string; source: string; meaning: Word }[]
    next: string | null
  }
const get = async (path: string) => {
  const reply = await app.inject(path)
  return { status: reply.statusCode, body: reply.json() as Answer }
}

test('the indicators are listed with unit, sides, kinds, meaning and source', async () => {
  const { body } = await get('/api/indicators')
  expect(body.rows.map((r: { id: string }) => r.id)).toEqual(indicators.map(i => i.id))
  for (const r of body.rows)
    expect([r.id, r.source.length > 1, r.meaning.zh.length > 4]).toEqual([r.id, true, true])
})

test('a figure has its shape, over HTTP and at the command line, and both say the same', async () => {
  const instant = new Date().toISOString()
  for (const [id, query, args] of [
    [
      'fund.invested',
      'area=150000&side=giver&from=2018-01-01&to=2020-12-31',
      ['--area', '150000', '--side', 'giver', '--from', '2018-01-01', '--to', '2020-12-31'],
    ],
    [
      'fund.invested',
      'area=110000&side=giver&kind=municipal',
      ['--area', '110000', '--side', 'giver', '--kind', 'municipal'],
    ],
    [
      'household.people',
      `area=152527&asOf=2019-06-30&knownAt=${instant}`,
      ['--area', '152527', '--as-of', '2019-06-30', '--known-at', instant],
    ],
    ['household.people_lifted', 'area=152500', ['--area', '152500']],
    [
      'household.income_mean',
      'area=150125&from=2017-01-01&to=2020-12-31',
      ['--area', '150125', '--from', '2017-01-01', '--to', '2020-12-31'],
    ],
  ] as const) {
    const http = await get(`/api/indicators/${id}?${query}`)
    const told = await run('figure', id, ...args, '--json')
    expect([told.code, told.err]).toEqual([0, ''])
    const line = JSON.parse(told.out) as Answer
    expect(Object.keys(line)).toEqual(SHAPE)
    expect(Object.keys(http.body).slice(0, SHAPE.length)).toEqual(SHAPE)
    expect(Object.keys(line.basis)).toEqual(BASIS)
    expect({ ...line, knownAt: null }).toEqual({
      ...Object.fromEntries(SHAPE.map(k => [k, http.body[k]])),
      knownAt: null,
    })
  }
})

test('by area, by month and by year: at both doors the same groups', async () => {
  for (const by of ['area', 'month', 'year', 'area,year']) {
    const http = await get(`/api/indicators/fund.invested?area=150000&by=${by}`)
    const line = JSON.parse((await run('figure', 'fund.invested', '--by', by, '--json')).out)
    expect(Object.keys(line)).toEqual([...SHAPE, 'groups'])
    expect(line.groups.length).toBeGreaterThan(0)
    expect(line.groups).toEqual(http.body.groups)
  }
  const stock = await get('/api/indicators/household.people?area=150000&by=month')
  expect(stock.body.groups.at(-1)?.value).toBe(stock.body.value)
})

test('the evidence pages through its cursor to all rows of the figure', async () => {
  const figure = await get('/api/indicators/household.people?area=152500')
  const rows: { id: string }[] = []
  let cursor = ''
  do {
    const page = await get(
      `/api/indicators/household.people/evidence?area=152500&limit=7${cursor && `&cursor=${cursor}`}`,
    )
    rows.push(...page.body.rows)
    cursor = page.body.next ?? ''
  } while (cursor)
  expect(rows.length).toBe(figure.body.rows)
  expect(new Set(rows.map(r => r.id)).size).toBe(rows.length)
  expect((await get('/api/indicators/household.people/evidence?area=152500&cursor=xx')).status).toBe(400)
})

test('what an indicator does not understand is refused in words, never answered with a zero', async () => {
  for (const query of [
    'area=150000&kind=nonsense',
    'area=150000&from=2020-01-01&to=2019-01-01',
    'area=999999',
    'area=150000&by=colour',
    'area=1500',
  ])
    expect((await get(`/api/indicators/fund.invested?${query}`)).status).toBeGreaterThanOrEqual(400)
  expect((await get('/api/indicators/household.people?area=110000&side=giver')).status).toBe(400)
  expect((await get('/api/indicators/no.such?area=150000')).status).toBe(404)
  for (const args of [
    ['figure', 'no.such'],
    ['figure', 'fund.invested', '--kind', 'nonsense'],
    ['figure', 'fund.invested', '--colour', 'x'],
    ['figure', 'fund.invested', '--as', 'nobody'],
    ['record', 'village', 'no-such'],
  ]) {
    const told = await run(...args)
    expect([args.join(' '), told.code, told.out]).toEqual([args.join(' '), 1, ''])
    expect(told.err).toMatch(/[\u4e00-\u9fff]/)
  }
})

test('as another user the command line has that user’s scope', async () => {
  const own = JSON.parse(
    (await run('figure', 'household.people', '--area', '152527', '--as', 'taibus', '--json')).out,
  )
  const owner = JSON.parse((await run('figure', 'household.people', '--area', '152527', '--json')).out)
  expect({ ...own, knownAt: '' }).toEqual({ ...owner, knownAt: '' })
  const other = await run('figure', 'fund.appropriated', '--area', '150000', '--as', 'taibus')
  expect([other.code, other.out]).toEqual([1, ''])
  const auditor = await run('figure', 'fund.appropriated', '--area', '110000', '--as', 'auditor', '--json')
  expect(auditor.code).toBe(0)
})

test('a record’s property is told by the code people use', async () => {
  const code = await house.base.transaction(
    async c =>
      (await c.query<{ area_code: string }>(`select area_code from designation order by 1 limit 1`)).rows[0]!
        .area_code,
  )
  const kinds = await import('../src/programme.ts').then(p =>
    p.records.filter(k => k.byCode).map(k => k.type),
  )
  expect(kinds.length).toBeGreaterThan(0)
  let told = { code: 1, out: '', err: '' }
  let type = ''
  for (const one of kinds) {
    told = await run('record', one, code, '--json')
    type = one
    if (told.code === 0) break
  }
  expect([told.code, told.err]).toEqual([0, ''])
  const whole = JSON.parse(told.out) as { type: string; fields: { key: string; value: unknown }[] }
  expect(whole.type).toBe(type)
  const field = whole.fields.find(f => f.value !== null)!
  const one = JSON.parse((await run('record', type, code, field.key, '--json')).out)
  expect(one).toEqual({ type, code, field: field.key, value: field.value })
  expect((await run('record', type, code, field.key)).out.trim()).toBe(String(field.value))
  expect((await run('record', type, code, field.key, '--as', 'taibus')).code).toBe(
    code.startsWith('152527') ? 0 : 1,
  )
})

test('a payment is found by its voucher', async () => {
  const [paid] = await house.base.transaction(
    async c =>
      (
        await c.query<{ voucher: string; amount_fen: bigint }>(
          `select voucher, amount_fen from payment where retracted_at is null and reverses_id is null order by id limit 1`,
        )
      ).rows,
  )
  const told = await run('record', 'payment', paid!.voucher, 'amountFen', '--json')
  expect([told.code, told.err]).toEqual([0, ''])
  expect(JSON.parse(told.out)).toEqual({
    type: 'payment',
    code: paid!.voucher,
    field: 'amountFen',
    value: String(paid!.amount_fen),
  })
})

test('a reader of another banner is refused at the door', async () => {
  const before = who
  who = person('banner_bureau', '150125')
  try {
    expect((await get('/api/indicators/fund.appropriated?area=152527')).status).toBe(403)
    expect((await get('/api/indicators/household.people/evidence?area=152527')).status).toBe(403)
    const open = await get('/api/indicators/household.people?area=152527')
    expect([open.status, open.body.published]).toEqual([200, true])
  } finally {
    who = before
  }
})

test('the embedded cluster is shared with a running server, and started and stopped without one', {
  timeout: 120_000,
}, async () => {
  const url = process.env.DATABASE_URL
  const data = mkdtempSync(join(tmpdir(), 'duikou-alone-'))
  delete process.env.DATABASE_URL
  process.env.DUIKOU_DATA = data
  try {
    const ask = ['figure', 'fund.invested', '--json'] as const
    const server = await openHouse(settings())
    const beside = await run(...ask)
    await server.base.transaction(c => c.query('select 1'))
    await server.close()
    const alone = await run(...ask)
    expect([beside.code, alone.code]).toEqual([0, 0])
    expect(JSON.parse(alone.out)).toMatchObject({ value: 0, rows: 0 })
  } finally {
    process.env.DATABASE_URL = url
    process.env.DUIKOU_DATA = folder
    if (process.getuid?.() === 0)
      rmSync(readFileSync(join(data, 'postgres.txt'), 'utf8').trim(), { recursive: true, force: true })
    rmSync(dirname(join(data, 'x')), { recursive: true, force: true })
  }
})
