/** The demonstration's findings: in every state, on alarms and samples, seen by whoever puts them right and whoever closes them. */
import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { listFindings } from '../src/domain/inspection/finding.queries.ts'
import { STATES } from '../src/domain/inspection/finding.terms.ts'
import { inspectionTodos } from '../src/domain/inspection/inspection.todo.ts'
import { listSamples, redraw } from '../src/domain/inspection/sample.queries.ts'
import { systemReader } from '../src/house.ts'
import type { Reader } from '../src/kernel/access.ts'
import { openPool, poolBase } from '../src/kernel/db.ts'
import type { Base } from '../src/kernel/db.ts'
import { within } from '../src/kernel/tx.ts'
import { ownDatabase } from '../test/database.ts'
import { testVault } from '../test/helper.ts'
import { inspectDemonstration } from './inspection.ts'
import { loadDemonstration } from './load.ts'
import { personOf } from './person.ts'

let base: Base
let system: Reader
let auditor: Reader

beforeAll(async () => {
  const url = await ownDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  await loadDemonstration({ client, vault: testVault, households: 600, progress: () => undefined })
  await client.end()
  base = poolBase(openPool(url), testVault)
  system = await systemReader(base, 'demonstration')
  await inspectDemonstration(base, system)
  const counties = system.counties.filter(c => c.startsWith('15'))
  auditor = { ...personOf(system, 'auditor', '150000', ''), counties }
  return () => base.end()
}, 180_000)

const states = async (who: Reader, area?: string) =>
  (await within(base, who, tx => listFindings(tx, { limit: 200, area }))).rows

test('findings stand in every state, some late, also in the banner of the demonstration’s accounts', async () => {
  const all = await states(auditor)
  expect(new Set(all.map(f => f.state))).toEqual(new Set(Object.keys(STATES)))
  expect(all.some(f => f.overdue)).toBe(true)
  const own = await states(personOf(system, 'banner_bureau', '152527', ''))
  expect(own.length).toBeGreaterThan(4)
  expect(own.every(f => f.county === '152527')).toBe(true)
  expect(new Set(all.map(f => f.recordType)).size).toBeGreaterThan(4)
})

test('whoever acts sees it among what waits', async () => {
  const count = async (who: Reader, key: string) => {
    for (const todo of inspectionTodos) {
      const one = await within(base, who, todo)
      if (one?.key === key) return one.count
    }
    return null
  }
  expect(await count(personOf(system, 'banner_bureau', '152527', ''), 'inspection.open')).toBeGreaterThan(3)
  expect(await count(auditor, 'inspection.requested')).toBeGreaterThan(0)
})

test('samples are drawn again the same', async () => {
  const { rows } = await within(base, auditor, tx => listSamples(tx, { limit: 10 }))
  expect(rows.map(s => s.ledger).toSorted()).toEqual(['household', 'payment', 'project'])
  for (const s of rows)
    expect(await within(base, auditor, tx => redraw(tx, s.county, s.id))).toMatchObject({ same: true })
})
