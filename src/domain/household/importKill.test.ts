/** Servers killed, stopped and asked to stop in the middle of an import: real processes, a real queue, a data folder. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { child, compiled } from '../../../test/child.ts'
import { bureau } from '../../../test/household.ts'
import { home, listFile } from '../../../test/list.ts'
import { openOffice, receiveList, sendCommit } from '../../../test/office.ts'
import type { Office } from '../../../test/office.ts'
import { within } from '../../kernel/tx.ts'
import { cancelBatch } from './import.commands.ts'
import { showBatch } from './import.queries.ts'

const COUNTY = '152527'
const HOMES = 4000
const PATIENT = { timeout: 600_000 }
const reader = bureau()

function dataFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'duikou-kill-'))
  onTestFinished(() => {
    const pointer = join(path, 'postgres.txt')
    if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

const longList = (): { path: string; name: string } =>
  listFile(Array.from({ length: HOMES }, (_, n) => home(`30${String(n).padStart(6, '0')}`, 3)).flat())

async function open(folder: string): Promise<Office> {
  const office = await openOffice(folder, reader)
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= office.close())
  onTestFinished(close)
  return { ...office, close }
}

const show = (office: Office, id: string) =>
  within(office.house.base, reader, tx => showBatch(tx, COUNTY, id))

const state = (office: Office, id: string) => async (): Promise<string> => (await show(office, id)).state

/** How its job stands, which ends a moment after the batch. */
const ended = (office: Office, id: string) => async (): Promise<string | undefined> =>
  (await show(office, id)).progress?.state

const SOON = { timeout: 180_000, interval: 50 }

type Eye = (text: string) => Promise<number>

/** What lies in the tables, past row-level security. */
async function eye(url: string): Promise<Eye> {
  const client = new Client({ connectionString: url })
  // The cluster goes with its last server.
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end().catch(() => undefined))
  return async (text: string): Promise<number> =>
    Number((await client.query<{ n: bigint }>(`select count(*) as n from ${text}`)).rows[0]?.n)
}

/** Another process that opens the programme and begins an import; it says the batch's id and the database's address. */
async function server(folder: string, file: object, more = ''): Promise<ReturnType<typeof child>> {
  const module = await compiled('test/office.ts', 'src/kernel/sheet/child.ts')
  return child(`
    import { openOffice, receiveList, sendCommit } from ${JSON.stringify(module)}
    const { house, desk } = await openOffice(${JSON.stringify(folder)}, ${JSON.stringify(reader)})
    const { id } = await receiveList(desk, { county: '${COUNTY}' }, ${JSON.stringify(file)})
    ${more}
    console.log(JSON.stringify({ id, url: house.url }))
    setInterval(() => {}, 1000)`)
}

const UNTIL_PREVIEW = `
    for (;;) {
      const { rows } = await house.base.transaction(c => c.query("select state from batch where state = 'preview'"))
      if (rows.length) break
      await new Promise(done => setTimeout(done, 50))
    }
    await sendCommit(desk, { county: '${COUNTY}', id }, false)`

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + SOON.timeout
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to pass')
    await sleep(10)
  }
}

/** Lets the server work until `count` finds something, and kills it right then. */
async function killedWhen(
  running: ReturnType<typeof child>,
  text: string,
): Promise<{ id: string; url: string; seen: Eye }> {
  const { id, url } = JSON.parse(await running.said) as { id: string; url: string }
  const seen = await eye(url)
  await until(async () => (await seen(text)) > 0)
  running.process.kill('SIGKILL')
  await running.ended
  return { id, url, seen }
}

test(
  'a server killed while it reads a list: the next one reads it from the beginning, once',
  PATIENT,
  async () => {
    const folder = dataFolder()
    const { id, seen } = await killedWhen(await server(folder, longList()), 'batch_row')
    expect(await seen(`batch where state = 'reading'`)).toBe(1)
    const office = await open(folder)
    await expect.poll(state(office, id), SOON).toBe('preview')
    await expect.poll(ended(office, id), SOON).toBe('done')
    expect(await show(office, id)).toMatchObject({
      rowTotal: HOMES * 3,
      rowErrors: 0,
    })
    expect(await seen('batch_row')).toBe(HOMES * 3)
  },
)

test(
  'a server killed in the middle of a commit leaves nothing; the next one commits, once',
  PATIENT,
  async () => {
    const folder = dataFolder()
    const running = await server(folder, longList(), UNTIL_PREVIEW)
    const { id, seen } = await killedWhen(running, `job where kind = 'import.commit' and done > 0`)
    expect(await seen('household')).toBe(0)
    expect(await seen('batch_row')).toBe(HOMES * 3)
    const office = await open(folder)
    await expect.poll(state(office, id), SOON).toBe('committed')
    expect(await seen('household')).toBe(HOMES)
    expect(await seen('person')).toBe(HOMES * 3)
    expect(await seen(`audit_line where command = 'commitBatch'`)).toBe(1)
    await expect.poll(ended(office, id), SOON).toBe('done')
  },
)

test(
  'a job whose server died too often ends with words, and the list can be uploaded again',
  PATIENT,
  async () => {
    const folder = dataFolder()
    const file = longList()
    const { id, url, seen } = await killedWhen(await server(folder, file), 'batch_row')
    const fate = new Client({ connectionString: url })
    await fate.connect()
    await fate.query(`update job_queue.job set retry_count = retry_limit where name = 'import.read'`)
    await fate.end()
    const office = await open(folder)
    expect(await show(office, id)).toMatchObject({
      state: 'failed',
      failure: { code: 'job.broken' },
      progress: { state: 'failed' },
    })
    expect(await seen('batch_row')).toBe(0)
    const again = await receiveList(office.desk, { county: COUNTY }, file as never)
    await expect.poll(state(office, again.id), SOON).toBe('preview')
  },
)

test(
  'a server that is stopped interrupts its import; the next one goes on; a cancel ends it',
  PATIENT,
  async () => {
    const folder = dataFolder()
    const first = await open(folder)
    const { id } = await receiveList(first.desk, { county: COUNTY }, longList() as never)
    const seen = await eye(first.house.url)
    await until(async () => (await seen('batch_row')) > 0)
    await first.close()
    const second = await open(folder)
    const look = await eye(second.house.url)
    await expect.poll(state(second, id), SOON).toBe('preview')
    expect(await look('batch_row')).toBe(HOMES * 3)
    await sendCommit(second.desk, { county: COUNTY, id }, false)
    await until(async () => (await look(`job where kind = 'import.commit' and done > 0`)) > 0)
    await cancelBatch(second.desk, { county: COUNTY, id })
    await expect.poll(state(second, id), SOON).toBe('preview')
    expect(await look('household')).toBe(0)
    const other = await receiveList(second.desk, { county: COUNTY }, longList() as never)
    await until(async () => (await look(`batch_row where batch_id = '${other.id}'`)) > 0)
    await cancelBatch(second.desk, { county: COUNTY, id: other.id })
    await expect.poll(ended(second, other.id), SOON).toBe('cancelled')
    expect(await show(second, other.id)).toMatchObject({ state: 'cancelled' })
    expect(await look(`batch_row where batch_id = '${other.id}'`)).toBe(0)
  },
)
