/** What waits in the demonstration is real: every gate has projects, and every post that acts has something to do. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { systemReader } from '../src/house.ts'
import { gateFacts } from '../src/domain/project/gate.queries.ts'
import { mayPass } from '../src/domain/project/gate.rules.ts'
import { GATE_ORDER } from '../src/domain/project/gate.terms.ts'
import type { Gate } from '../src/domain/project/gate.terms.ts'
import { findProject } from '../src/domain/project/project.queries.ts'
import { projectTodos } from '../src/domain/project/project.todo.ts'
import type { Reader } from '../src/kernel/access.ts'
import { openPool, poolBase } from '../src/kernel/db.ts'
import type { Base } from '../src/kernel/db.ts'
import { diskStore } from '../src/kernel/file.ts'
import { within } from '../src/kernel/tx.ts'
import { ownDatabase } from '../test/database.ts'
import { testVault } from '../test/helper.ts'
import { loadDemonstration } from './load.ts'
import { putOnTheWay } from './onTheWay.ts'
import { personOf } from './person.ts'
import { banners } from './village.ts'

const OWN = '152527'
let base: Base
let system: Reader

beforeAll(async () => {
  const url = await ownDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  await loadDemonstration({ client, vault: testVault, households: 600, progress: () => undefined })
  await client.end()
  base = poolBase(openPool(url), testVault)
  system = await systemReader(base, 'demonstration')
  const folder = await mkdtemp(join(tmpdir(), 'duikou-way-'))
  await putOnTheWay(base, diskStore(folder), system)
  return async () => {
    await base.end()
    await rm(folder, { recursive: true, force: true })
  }
}, 180_000)

const rowsOf = <T extends Record<string, unknown>>(text: string): Promise<T[]> =>
  within(base, system, async tx => (await tx.client.query(text)).rows as T[])

const todos = async (who: Reader): Promise<Record<string, number>> => {
  const found: [string, number][] = []
  for (const todo of projectTodos) {
    const one = await within(base, who, todo)
    if (one) found.push([one.link, one.count])
  }
  return Object.fromEntries(found)
}

test('the banner, its township and the paired district’s cadre each have something waiting', async () => {
  const bureau = await todos(personOf(system, 'banner_bureau', OWN, ''))
  for (const waits of ['west', 'papers', 'decision'])
    expect([waits, bureau[`/projects?waits=${waits}`]! > 0]).toEqual([waits, true])
  const cadre = await todos(personOf(system, 'cadre', OWN, ''))
  for (const waits of ['east', 'consent'])
    expect([waits, cadre[`/projects?waits=${waits}`]! > 0]).toEqual([waits, true])
})

test('every gate of the banner has projects that wait at it, with papers partly there and with all of them', async () => {
  const found = await rowsOf<{ n: number; projects: number }>(
    `select coalesce(g.n, 0)::int as n, count(*)::int as projects from project j
     left join (select county, project_id, count(*) as n from gate_passage where retracted_at is null group by 1, 2) g
       on g.county = j.county and g.project_id = j.id
     where j.county = '${OWN}' and j.recorded_at > now() - interval '1 day' group by 1 order by 1`,
  )
  expect(found.map(f => [f.n, f.projects >= 2])).toEqual([
    [0, true],
    [1, true],
    [2, true],
    [3, true],
  ])
})

test('what stands passed has what its rule asks for, and Beijing’s payments are as published', async () => {
  const passages = await rowsOf<{ county: string; id: string; gate: Gate; on: string }>(
    `select county, project_id as id, gate, on_date as on from gate_passage where recorded_at > now() - interval '1 day'`,
  )
  expect(passages.length).toBeGreaterThan(60)
  for (const { county, id, gate, on } of passages.slice(0, 40))
    await within(base, system, async tx => {
      const facts = await gateFacts(tx, await findProject(tx, { county, id }), gate, on)
      const before = GATE_ORDER.slice(0, GATE_ORDER.indexOf(gate))
      const passed = Object.fromEntries(before.map(g => [g, facts.passed[g]]))
      // A change that is open today was asked for after the passage.
      expect(mayPass({ ...facts, passed, openChanges: 0 }), `${gate} of ${id}`).toEqual([])
    })
  const [paid] = await rowsOf<{ fen: bigint }>(`select sum(amount_fen)::bigint as fen from payment`)
  expect(paid!.fen).toBe(459_600_000_000n)
  expect(banners().length).toBe(31)
})
