import { onTestFinished, expect, test } from 'vitest'
import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { ownDatabase } from '../../../test/database.ts'
import { testBase, testVault } from '../../../test/helper.ts'
import { bureau } from '../../../test/household.ts'
import { deskOf, home, listFile } from '../../../test/list.ts'
import type { ListRow } from '../../../test/list.ts'
import { openPool, poolBase } from '../../kernel/db.ts'
import type { Base } from '../../kernel/db.ts'
import { cancelJob } from '../../kernel/job.ts'
import type { Work } from '../../kernel/job.ts'
import { within } from '../../kernel/tx.ts'
import { checkStage } from './import.check.ts'
import { cancelBatch, receiveList, sendCommit, takeBackBatch } from './import.commands.ts'
import type { Desk } from './import.commands.ts'
import type { BatchSummary } from './import.reply.ts'
import { commitBatch } from './import.commit.ts'
import { changeBatch, problemRows, showBatch } from './import.queries.ts'
import { stageList } from './import.read.ts'
import { householdIndicators } from './household.indicators.ts'
import { MOVED_FIGURES } from './importMoves.rules.ts'
import { valueNow } from './importPreview.queries.ts'

const COUNTY = '152527'
const reader = bureau()

async function committing(): Promise<Base> {
  const pool = openPool(await ownDatabase(), 4)
  onTestFinished(() => pool.end())
  return poolBase(pool, testVault)
}

const show = (desk: Desk, id: string) => within(desk.base, reader, tx => showBatch(tx, COUNTY, id))
const count = (desk: Desk, what: string): Promise<number> =>
  within(desk.base, reader, async tx => {
    const found = await tx.db.execute<{ n: bigint }>(sql.raw(`select count(*) as n from ${what}`))
    return Number(found.rows[0]?.n)
  })

/** What a list tells of a household. */
const TOLD = [
  'household',
  'person',
  'person_condition',
  'household_condition',
  'income_declared',
  'status_event',
  'name_gram',
]
const workOf = (desk: Desk, jobId: string): Work => ({
  base: desk.base,
  reader,
  jobId,
  county: COUNTY,
  input: {},
  files: desk.files,
  signal: new AbortController().signal,
  progress: async () => undefined,
})

const LIVE = 'where retracted_at is null'

async function readList(desk: ReturnType<typeof deskOf>, rows: readonly ListRow[]): Promise<string> {
  const { id } = await receiveList(desk, { county: COUNTY }, listFile(rows) as never)
  await desk.jobs.settle()
  return id
}

async function commit(desk: ReturnType<typeof deskOf>, id: string, goodRowsOnly = false) {
  await sendCommit(desk, { county: COUNTY, id }, goodRowsOnly)
  await desk.jobs.settle()
  return show(desk, id)
}

async function imported(desk: ReturnType<typeof deskOf>, rows: readonly ListRow[]): Promise<string> {
  const id = await readList(desk, rows)
  expect(await commit(desk, id)).toMatchObject({ state: 'committed' })
  return id
}

test('a list is read, shows what is wrong where, and its good households are committed in one step', async () => {
  const desk = deskOf(await committing())
  const wrong = home('1001', 2)
  wrong[1] = { ...wrong[1], idNumber: '123' }
  const id = await readList(desk, [...home('1000', 3), ...wrong, ...home('1002', 1, { memberCount: 2 })])
  const batch = await show(desk, id)
  expect(batch).toMatchObject({ state: 'preview', rowTotal: 6, rowErrors: 2 })
  expect(batch.summary).toMatchObject({
    newHouseholds: 1,
    newPeople: 3,
    goodHouseholds: 1,
    knownHouseholds: 0,
  })
  const { rows } = await within(desk.base, reader, tx => problemRows(tx, COUNTY, id, { limit: 10 }))
  expect(rows.map(r => [r.rowNo, r.problems[0]?.code])).toEqual([
    [6, 'id.length'],
    [7, 'household.memberCount'],
  ])
  await expect(sendCommit(desk, { county: COUNTY, id }, false)).rejects.toMatchObject({
    code: 'import.hasErrors',
  })
  expect(await commit(desk, id, true)).toMatchObject({
    state: 'committed',
    summary: { result: { households: 1, people: 3, updated: 0, leftOut: 2 } },
  })
  expect(await count(desk, `household ${LIVE}`)).toBe(1)
  expect(await count(desk, `person ${LIVE}`)).toBe(3)
  expect(await count(desk, 'batch_row')).toBe(0)
  expect(await count(desk, `audit_line where command = 'commitBatch' and row_count = 3`)).toBe(1)
})

test('rows of a household that stand apart, and one id number twice, are found over the whole list', async () => {
  const desk = deskOf(await committing())
  const [a, b] = [home('1000', 2), home('1001', 2)]
  const twice = home('1002', 1, { idNumber: String(a[1]!.idNumber) })
  const id = await readList(desk, [a[0]!, b[0]!, a[1]!, b[1]!, ...twice])
  const { rows } = await within(desk.base, reader, tx => problemRows(tx, COUNTY, id, { limit: 10 }))
  expect(rows.map(r => [r.rowNo, r.problems.map(p => p.code)])).toEqual([
    [4, ['list.sameId']],
    [6, ['list.sameId']],
  ])
})

test('rows with problems are paged worst first, whatever the size of the page', async () => {
  const desk = deskOf(await committing())
  const lists = Array.from({ length: 9 }, (_, n) =>
    home(`10${n}0`, 2, n % 3 === 0 ? { causes: '' } : n % 3 === 1 ? { ethnicity: '' } : {}),
  )
  const id = await readList(desk, lists.flat())
  const paged = async (limit: number, level: number): Promise<number[][]> => {
    const seen: number[][] = []
    for (let cursor: string | undefined; ; ) {
      const page = await within(desk.base, reader, tx =>
        problemRows(tx, COUNTY, id, { limit, level, cursor }),
      )
      seen.push(...page.rows.map(r => [r.level, r.rowNo]))
      if (!page.next) return seen
      cursor = page.next
    }
  }
  const whole = await paged(200, 0)
  expect(whole.length).toBe(18)
  expect(whole).toEqual(whole.toSorted(([a, i], [b, k]) => b! - a! || i! - k!))
  expect(new Set(whole.map(([level]) => level)).size).toBe(3)
  for (const limit of [1, 2, 4, 7]) expect(await paged(limit, 0)).toEqual(whole)
  expect(await paged(2, 1)).toEqual(whole.filter(([level]) => level! >= 1))
})

test('a household on file is only added to, and a list read twice adds nothing', async () => {
  const desk = deskOf(await committing())
  const first = home('1000', 2)
  await imported(desk, first)
  const before = await Promise.all(TOLD.map(t => count(desk, t)))
  const again = await readList(desk, first)
  expect((await show(desk, again)).summary).toMatchObject({
    knownHouseholds: 1,
    newHouseholds: 0,
    newPeople: 0,
  })
  expect(await commit(desk, again)).toMatchObject({ summary: { result: { households: 0, updated: 1 } } })
  expect(await Promise.all(TOLD.map(t => count(desk, t)))).toEqual(before)
  expect(await count(desk, `household_condition ${LIVE} and water_safe`)).toBe(1)
  const grown = [...first, ...home('1000', 3).slice(2)].map(r => ({
    ...r,
    waterSafe: '否',
    memberCount: 3,
    perCapita: '5000.00',
  }))
  const more = await imported(desk, grown)
  expect(await count(desk, `household_condition ${LIVE} and not water_safe`)).toBe(1)
  expect(await count(desk, `person ${LIVE}`)).toBe(3)
  expect(await count(desk, `income_declared ${LIVE} and per_capita_fen = 500000`)).toBe(1)
  expect(await count(desk, `income_declared ${LIVE}`)).toBe(1)
  await takeBackBatch(desk, { county: COUNTY, id: more })
  expect(await count(desk, `person ${LIVE}`)).toBe(2)
  expect(await count(desk, `income_declared ${LIVE} and per_capita_fen = 456780`)).toBe(1)
  expect(await count(desk, `income_declared ${LIVE}`)).toBe(1)
})

/** Every headline figure of households, from the rows. */
const figuresNow = (desk: Desk): Promise<Map<string, number>> =>
  within(desk.base, reader, async tx => {
    const values = new Map<string, number>()
    for (const id of MOVED_FIGURES)
      values.set(id, await valueNow(tx, COUNTY, householdIndicators.find(i => i.id === id)!))
    return values
  })

/** The list is read and committed; what its preview announced is what moved, figure by figure. */
async function movesAsAnnounced(desk: ReturnType<typeof deskOf>, rows: readonly ListRow[]) {
  const before = await figuresNow(desk)
  const id = await readList(desk, rows)
  const summary = (await show(desk, id)).summary as BatchSummary
  await commit(desk, id, true)
  const after = await figuresNow(desk)
  const told = new Map(summary.figures.map(f => [f.id, f]))
  for (const figure of MOVED_FIGURES) {
    const expected = told.get(figure)
    expect([figure, expected?.before ?? before.get(figure)]).toEqual([figure, before.get(figure)])
    expect([figure, expected?.after ?? before.get(figure)]).toEqual([figure, after.get(figure)])
  }
  return { summary, moved: MOVED_FIGURES.map(f => after.get(f)! - before.get(f)!) }
}

const GENERAL = { householdKind: '一般农户', householdIdentifiedOn: '' }
const POOR = { householdKind: '一般贫困户' }
const MONITORED = { monitoredKind: '脱贫不稳定户', riskIdentifiedOn: '202110', riskEliminated: '否' }

test('一般农户 of a list are written down and announced, and move none of the figures of 建档立卡户', async () => {
  const desk = deskOf(await committing())
  const list = [...home('1000', 3, POOR), ...home('1001', 2, GENERAL), ...home('1002', 4, GENERAL)]
  const { summary, moved } = await movesAsAnnounced(desk, list)
  expect(summary).toMatchObject({ newHouseholds: 3, newPeople: 9, generalHouseholds: 2 })
  expect(moved).toEqual([1, 3, 1, 0, 0])
})

test('lifted out, monitored, left out with errors, on file already: the preview announces what moves', async () => {
  const desk = deskOf(await committing())
  const wrong = home('1003', 2)
  wrong[1] = { ...wrong[1], idNumber: '123' }
  const apart = home('1004', 2, GENERAL)
  const list = [apart[0]!, ...home('1000', 3), ...home('1001', 2, POOR), ...wrong, apart[1]!]
  const first = await movesAsAnnounced(desk, list)
  expect(first.moved).toEqual([2, 5, 1, 3, 0])
  const grown = [...home('1000', 4), ...home('1004', 3, GENERAL), ...home('1005', 1, MONITORED)]
  const second = await movesAsAnnounced(desk, grown)
  expect(second.summary).toMatchObject({ newHouseholds: 1, knownHouseholds: 2 })
  expect(second.summary.joiningPeople).toBeGreaterThan(0)
})

test('an id number registered for somebody else is named before, and is a possible duplicate after', async () => {
  const desk = deskOf(await committing())
  const first = home('1000', 1)
  await imported(desk, first)
  const id = await readList(desk, home('1001', 1, { idNumber: String(first[0]!.idNumber) }))
  const { rows } = await within(desk.base, reader, tx => problemRows(tx, COUNTY, id, { limit: 10 }))
  expect(rows[0]?.problems.map(p => p.code)).toContain('list.registeredElsewhere')
  await commit(desk, id)
  expect(await count(desk, `duplicate_case where reason = 'same_id' and state = 'open'`)).toBe(1)
  await takeBackBatch(desk, { county: COUNTY, id })
  expect(await count(desk, 'duplicate_case')).toBe(0)
})

test('a large batch is taken back as a job; nothing of it can be found, and what it held is known as of then', async () => {
  const desk = deskOf(await committing())
  const id = await imported(desk, [...home('1000', 3), ...home('1001', 2)])
  expect(await takeBackBatch(desk, { county: COUNTY, id }, 0)).toHaveProperty('jobId')
  expect(await show(desk, id)).toMatchObject({ state: 'taking_back' })
  await desk.jobs.settle()
  expect(await show(desk, id)).toMatchObject({ state: 'taken_back', progress: { state: 'done' } })
  for (const table of ['household', 'person', 'membership', 'person_condition', 'status_event'])
    expect([table, await count(desk, `${table} ${LIVE}`)]).toEqual([table, 0])
  expect(await count(desk, 'person')).toBe(5)
  expect((await count(desk, 'identity')) + (await count(desk, 'name_gram'))).toBe(0)
  expect(await count(desk, `audit_line where command in ('sendTakeBack', 'takeBackBatch')`)).toBe(2)
})

test('a batch that somebody has worked on since stays, and says how much of it', async () => {
  const desk = deskOf(await committing())
  const first = await imported(desk, home('1000', 1))
  await imported(desk, home('1000', 1, { perCapita: '9000.00' }))
  for (const atOnce of [0, 5000])
    await expect(takeBackBatch(desk, { county: COUNTY, id: first }, atOnce)).rejects.toMatchObject({
      code: 'import.cannotTakeBack',
    })
  expect(await show(desk, first)).toMatchObject({ state: 'committed' })
})

test('a cancelled reading leaves an empty stage and a cancelled batch; a cancelled commit a preview', async () => {
  const desk = deskOf(await committing())
  const { id } = await receiveList(desk, { county: COUNTY }, listFile(home('1000', 2)) as never)
  await cancelBatch(desk, { county: COUNTY, id })
  await desk.jobs.settle()
  expect(await show(desk, id)).toMatchObject({ state: 'cancelled', progress: { state: 'cancelled' } })
  expect(await count(desk, 'batch_row')).toBe(0)
  const other = await readList(desk, home('1000', 2))
  const { jobId } = await sendCommit(desk, { county: COUNTY, id: other }, false)
  await within(desk.base, reader, tx => cancelJob(tx, COUNTY, jobId))
  await desk.jobs.settle()
  expect(await show(desk, other)).toMatchObject({ state: 'preview', progress: { state: 'cancelled' } })
  expect(await count(desk, 'household')).toBe(0)
  expect(await commit(desk, other)).toMatchObject({ state: 'committed' })
})

test('two lists of one banner that are committed at once do not register a household twice', async () => {
  const desk = deskOf(await committing())
  const rows = home('1000', 2)
  const ids = [await readList(desk, rows), await readList(desk, rows)]
  const works = await Promise.all(
    ids.map(async id => ({ id, jobId: (await sendCommit(desk, { county: COUNTY, id }, false)).jobId })),
  )
  const results = await Promise.all(
    works.map(({ id, jobId }) => commitBatch(workOf(desk, jobId), id, { pageRows: 1 })),
  )
  expect(results.map(r => [r.households, r.updated]).toSorted()).toEqual([
    [0, 1],
    [1, 0],
  ])
  expect(await count(desk, `household ${LIVE}`)).toBe(1)
})

/** Everything the register says, without what differs by nature: ids and instants. */
const REGISTER = [
  `select h.household_code, h.area_code, h.head_name, h.kind, h.registered_on from household h where retracted_at is null`,
  `select h.household_code, p.person_code, p.name, p.id_index, p.sex, p.birth_on, m.relation, m.joined_on from membership m
     join household h on h.id = m.household_id join person p on p.id = m.person_id where m.retracted_at is null`,
  `select p.person_code, c.on_date, c.education, c.health, c.labour from person_condition c join person p on p.id = c.person_id`,
  `select h.household_code, c.on_date, c.housing_safe, c.water_safe from household_condition c join household h on h.id = c.household_id`,
  `select h.household_code, c.cause, c.rank, c.on_date from household_cause c join household h on h.id = c.household_id`,
  `select h.household_code, e.kind, e.on_date from status_event e join household h on h.id = e.household_id`,
  `select h.household_code, i.year, i.per_capita_fen::text from income_declared i join household h on h.id = i.household_id where i.retracted_at is null`,
  `select i.code, i.kind, i.area_code from identity i`,
  `select p.person_code, g.gram from name_gram g join person p on p.id = g.person_id`,
  `select a.person_code as a, b.person_code as b, d.reason from duplicate_case d join person a on a.id = d.person_id join person b on b.id = d.other_id`,
]

async function registerIn(base: Awaited<ReturnType<typeof testBase>>): Promise<string[]> {
  const said: string[] = []
  for (const text of REGISTER) {
    const { rows } = await base.client.query<Record<string, unknown>>(text)
    said.push(
      rows
        .map(r => JSON.stringify(r))
        .toSorted()
        .join('\n'),
    )
  }
  return said
}

/** Imports a list in pages of a size into an empty register, says what is in it, and forgets it. */
async function through(
  base: Awaited<ReturnType<typeof testBase>>,
  rows: readonly ListRow[],
  pageRows: number,
): Promise<string[]> {
  await base.client.query('savepoint list')
  const desk = deskOf(base)
  const file = listFile(rows)
  const { id, jobId } = await receiveList(desk, { county: COUNTY }, file as never)
  const work = workOf(desk, jobId)
  await stageList(work, { batchId: id, ...file, decisions: {}, pageRows })
  await checkStage(work, id)
  await within(base, reader, tx =>
    changeBatch(tx, COUNTY, id, ['reading'], { state: 'committing', decisions: { goodRowsOnly: true } }),
  )
  await commitBatch(work, id, { pageRows })
  const register = await registerIn(base)
  await base.client.query('rollback to savepoint list')
  return register
}

const someHomes = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 4 }), wrong: fc.boolean() }), {
    minLength: 1,
    maxLength: 9,
  })
  .map(homes =>
    homes.flatMap(({ size, wrong }, n) =>
      home(`20${String(n).padStart(3, '0')}`, size, wrong ? { causes: '' } : {}),
    ),
  )

test('a list imported in pages of any size, its households together or apart, gives the same register', {
  timeout: 120_000,
}, async () => {
  const base = await testBase()
  await fc.assert(
    fc.asyncProperty(
      someHomes,
      fc.boolean(),
      fc.integer({ min: 1, max: 12 }),
      async (rows, apart, pageRows) => {
        const list = apart ? rows.toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1)) : rows
        const whole = await through(base, rows, 1000)
        expect(await through(base, list, pageRows)).toEqual(whole)
      },
    ),
    { numRuns: 8 },
  )
})
