/** A list made as a job: ordered, looked at, cancelled, fetched by its owner, and gone after a day. */
import { expect, test } from 'vitest'
import { job } from '../src/kernel/job.table.ts'
import { within } from '../src/kernel/tx.ts'
import { head, HONGYI, idNumber, registered } from './household.ts'
import { person } from './helper.ts'
import { openTestHouse, rowsOf } from './house.ts'
import type { TestHouse } from './house.ts'

const BANNER = '152527'
const bureau = { ...person('banner_bureau', BANNER), userName: '萨仁' }
const colleague = { ...bureau, userId: 'test-colleague' }
const auditor = person('auditor', '150000', ['110000', '150000', BANNER])
const village = person('township', HONGYI.slice(0, 9))

interface State {
  readonly state: string
  readonly rows: number
  readonly fileName: string | null
  readonly failure: string | null
}

async function filled(): Promise<TestHouse> {
  const house = await openTestHouse()
  for (let i = 0; i < 3; i++)
    await registered(house.base, {
      householdCode: `1525271022160000${i}`,
      members: [
        head({ name: '王凤莲' }),
        { name: '那日苏', relation: 'son', idNumber: idNumber('1990-02-03', 'male') },
      ],
    })
  return house
}

const order = { list: 'members', format: 'xlsx', asked: { area: BANNER } }

test('who orders a list sees how far it is and fetches the file; nobody else does', async () => {
  const house = await filled()
  const office = house.as(bureau)
  const { id } = await office.tell<{ id: string }>('/api/exports', order)
  const path = `/api/exports/jobs/${id}`
  expect(await office.ask<State>(path)).toMatchObject({ state: 'waiting', rows: 0, fileName: null })
  expect((await office.get(`${path}/file`)).statusCode).toBe(404)
  await house.work()
  expect(await office.ask<State>(path)).toMatchObject({ state: 'done', rows: 6, failure: null })
  const file = await office.download(`${path}/file`)
  expect(file.name).toMatch(/^太仆寺旗户、人名单（截至.+）\.xlsx$/)
  const { rows } = await rowsOf(file.name, file.bytes)
  expect(rows.filter(row => row.includes('那日苏'))).toHaveLength(3)
  for (const other of [colleague, auditor, village])
    for (const at of [path, `${path}/file`]) expect((await house.as(other).get(at)).statusCode).toBe(404)
  const direct = await office.download('/api/exports/members', { area: BANNER })
  const there = await rowsOf(direct.name, direct.bytes)
  expect(rows.slice(0, -1)).toEqual(there.rows.slice(0, -1))
})

test('the audit names the order once, and what was searched for does not lie open in the job', async () => {
  const house = await filled()
  const office = house.as(bureau)
  await office.tell('/api/exports', { ...order, asked: { area: BANNER, search: '那日苏' } })
  await house.work()
  const { rows } = await office.ask<{ rows: { command: string }[] }>('/api/audit', { county: BANNER })
  expect(rows.filter(row => row.command === 'exportList')).toHaveLength(1)
  const kept = await within(house.base, bureau, tx => tx.db.select().from(job))
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain('那日苏')
})

test('an auditor, who writes nothing, may order too', async () => {
  const house = await filled()
  const office = house.as(auditor)
  const { id } = await office.tell<{ id: string }>('/api/exports', { ...order, format: 'csv' })
  await house.work()
  const { bytes } = await office.download(`/api/exports/jobs/${id}/file`)
  // Names are masked as on that reader's screen.
  expect(bytes.toString()).not.toContain('那日苏')
  expect(bytes.toString()).toContain('15252710221600002')
})

test('what would be refused is refused when it is ordered', async () => {
  const house = await filled()
  const order2 = (list: string, asked: object) => house.as(village).post('/api/exports', { list, asked })
  expect((await order2('nothing', {})).statusCode).toBe(404)
  expect((await order2('members', { area: BANNER })).statusCode).toBe(403)
  expect((await order2('payments', { area: BANNER })).statusCode).toBe(403)
  expect((await order2('members', { area: '1' })).statusCode).toBe(400)
  // In full only for a reason.
  expect(
    (await house.as(bureau).post('/api/exports', { ...order, asked: { full: 'true' } })).statusCode,
  ).toBe(400)
})

test('a cancelled one leaves no file and no audit line', async () => {
  const house = await filled()
  const office = house.as(bureau)
  const { id } = await office.tell<{ id: string }>('/api/exports', order)
  const path = `/api/exports/jobs/${id}`
  expect((await house.as(colleague).post(`${path}/cancel`)).statusCode).toBe(404)
  await office.tell(`${path}/cancel`)
  await house.work()
  expect((await office.ask<State>(path)).state).toBe('cancelled')
  expect((await office.get(`${path}/file`)).statusCode).toBe(404)
  const { rows } = await office.ask<{ rows: { command: string }[] }>('/api/audit', { county: BANNER })
  expect(rows.map(row => row.command)).not.toContain('exportList')
})

test('after a day it is gone', async () => {
  const house = await filled()
  const office = house.as(bureau)
  const { id } = await office.tell<{ id: string }>('/api/exports', order)
  await house.work()
  await within(house.base, bureau, tx =>
    tx.client.query(`update job set ended_at = ended_at - interval '25 hours' where id = $1`, [id]),
  )
  expect((await office.get(`/api/exports/jobs/${id}/file`)).statusCode).toBe(404)
})
