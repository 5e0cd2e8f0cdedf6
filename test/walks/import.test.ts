/**
 * The first import (walk §6, steps 1, 2 and 7) as an office lives it: a clerk of 太仆寺旗 downloads the faulty sample,
 * uploads it, reads what is wrong where, decides a village, uploads the corrected list, commits, sees the figures move
 * as announced, opens them, and takes the batch back.
 */
import { expect, test } from 'vitest'
import { faultyList } from '../../demo/sampleFault.ts'
import { demonstrationVillages, SAMPLE_BANNER } from '../../demo/sampleList.ts'
import { villageAreas } from '../../demo/village.ts'
import { insertRows } from '../../src/domain/area/area.reference.ts'
import { NATIONAL_COLUMNS } from '../../src/domain/household/nationalList.terms.ts'
import { openTestHouse } from '../house.ts'
import type { Person, TestHouse } from '../house.ts'
import { person } from '../helper.ts'

const clerk = { ...person('banner_bureau', SAMPLE_BANNER), userName: '乌云（太仆寺旗主管部门）' }
const foreigner = { ...person('banner_bureau', '150125'), userName: '赵（武川县主管部门）' }

interface Summary {
  newHouseholds: number
  newPeople: number
  knownHouseholds: number
  goodHouseholds: number
  problems: { code: string; level: string; count: number }[]
  villages: { township: string; text: string; rows: number; candidates: { code: string; name: string }[] }[]
  figures: { id: string; before: number; after: number }[]
}

interface Batch {
  county: string
  id: string
  state: string
  rowTotal: number
  rowErrors: number
  rowWarnings: number
  summary: Summary
  failure: unknown
}

interface Problems {
  rows: {
    rowNo: number
    level: number
    cells: { name: string; idNumber: string }
    problems: {
      code: string
      level: string
      field: string
      column: string
      words: { zh: string; en: string }
    }[]
  }[]
  next: string | null
}

interface Walk {
  readonly house: TestHouse
  readonly office: Person
}

/** The demonstration's villages of the banner, and its clerk at the door. */
async function begin(): Promise<Walk> {
  const house = await openTestHouse({ demo: true, own: true })
  const own = demonstrationVillages().filter(v => v.county === SAMPLE_BANNER)
  await house.base.transaction(client => insertRows(client, 'area', villageAreas(own)))
  return { house, office: house.as(clerk) }
}

const pathOf = (at: { county: string; id: string }): string => `/api/imports/${at.county}/${at.id}`
const show = (someone: Person, at: { county: string; id: string }) => someone.ask<Batch>(pathOf(at))

async function uploaded({ house, office }: Walk, name: string, bytes: Buffer): Promise<Batch> {
  const answer = await office.upload('/api/imports', name, bytes, { county: SAMPLE_BANNER })
  expect(answer.statusCode, answer.body).toBe(200)
  await house.work()
  return show(office, answer.json())
}

const sample = (office: Person, which: 'faulty' | 'corrected') =>
  office.download(`/api/samples/national-list-${which}`)

async function problemsOf(someone: Person, at: Batch, level = '1'): Promise<Problems['rows']> {
  const rows: Problems['rows'] = []
  let cursor: string | null = null
  do {
    const page: Problems = await someone.ask(`${pathOf(at)}/rows`, {
      level,
      limit: '5',
      ...(cursor ? { cursor } : {}),
    })
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor)
  return rows
}

async function committed({ house, office }: Walk, at: Batch, goodRowsOnly = false): Promise<Batch> {
  await office.tell(`${pathOf(at)}/commit`, { goodRowsOnly })
  await house.work()
  return show(office, at)
}

const value = async (someone: Person, id: string): Promise<number> =>
  (await someone.ask<{ value: number }>(`/api/indicators/${id}`, { area: SAMPLE_BANNER })).value
const figures = async (someone: Person): Promise<Record<string, number>> => ({
  'household.registered': await value(someone, 'household.registered'),
  'household.people': await value(someone, 'household.people'),
  'household.people_lifted': await value(someone, 'household.people_lifted'),
})
const announced = ({ summary }: Batch): Record<string, number> =>
  Object.fromEntries(summary.figures.map(f => [f.id, f.after]))

const LEVEL = { error: 2, warn: 1 } as const

test('from the faulty sample to a figure that moved, opened and moved back', async () => {
  const walk = await begin()
  const { office, house } = walk
  const { planted, goodHouseholds, goodPeople } = faultyList()
  const before = await figures(office)

  // The preview names the twelve errors by row and column, worst first, and nothing else.
  const file = await sample(office, 'faulty')
  expect(file.name).toMatch(/示例名单.*12 处错误.*\.xlsx$/)
  const faulty = await uploaded(walk, file.name, file.bytes)
  expect([faulty.state, faulty.rowTotal]).toEqual(['preview', 300])
  const shown = await problemsOf(office, faulty)
  const found = shown.flatMap(row =>
    row.problems.filter(p => p.level !== 'note').map(p => `${row.rowNo} ${p.column} ${p.code} ${p.level}`),
  )
  const expected = planted.flatMap(p =>
    p.rows.map(row => `${row} ${NATIONAL_COLUMNS[p.field].zh} ${p.code} ${p.level}`),
  )
  expect(planted).toHaveLength(12)
  expect([...found].sort()).toEqual([...expected].sort())
  const levels = shown.map(row => row.level)
  expect(levels).toEqual([...levels].sort((a, b) => b - a))
  expect(levels).toContain(LEVEL.error)
  expect(levels).toContain(LEVEL.warn)
  for (const row of shown)
    for (const p of row.problems) expect([p.words.zh, p.words.en]).not.toContain(p.code)

  // 将新增 N 户 M 人, and the figures that will move.
  expect(faulty.summary).toMatchObject({
    newHouseholds: goodHouseholds,
    newPeople: goodPeople,
    knownHouseholds: 0,
  })
  expect(announced(faulty)).toEqual({
    'household.registered': before['household.registered']! + goodHouseholds,
    'household.people': before['household.people']! + goodPeople,
    // Every household of the sample is listed as lifted out.
    'household.people_lifted': before['household.people_lifted']! + goodPeople,
  })
  const refused = await office.post(`${pathOf(faulty)}/commit`, { goodRowsOnly: false })
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'import.hasErrors'])
  expect(await figures(office)).toEqual(before)

  // The village that the township has twice is asked, decided, and the answer is remembered.
  const [question] = faulty.summary.villages.filter(v => v.text === '永合')
  expect(question?.candidates.map(c => c.name)).toEqual(['永合村委会', '永合村（示例）'])
  await office.tell(`${pathOf(faulty)}/decide`, {
    villages: [{ township: question!.township, text: '永合', code: question!.candidates[1]!.code }],
  })
  await house.work()
  const decided = await show(office, faulty)
  expect(decided.summary.problems.map(p => p.code)).not.toContain('place.ambiguous')
  expect(decided.summary.newHouseholds).toBe(goodHouseholds + 1)
  await office.tell(`${pathOf(faulty)}/cancel`)
  const again = await uploaded(walk, file.name, file.bytes)
  expect(again.summary.problems.map(p => p.code)).not.toContain('place.ambiguous')
  await office.tell(`${pathOf(again)}/cancel`)

  // The corrected list is committed as a whole; the figures move exactly as announced.
  const right = await sample(office, 'corrected')
  const corrected = await uploaded(walk, right.name, right.bytes)
  expect(corrected).toMatchObject({ state: 'preview', rowTotal: 300, rowErrors: 0, rowWarnings: 0 })
  expect(corrected.summary).toMatchObject({ newHouseholds: 100, newPeople: 300 })
  const done = await committed(walk, corrected)
  expect(done).toMatchObject({ state: 'committed', failure: null })
  expect(await figures(office)).toEqual(announced(corrected))

  // They open into the rows of the list, down to a household's file.
  const evidence = await office.ask<{ rows: { link: string }[] }>(
    '/api/indicators/household.registered/evidence',
    {
      area: SAMPLE_BANNER,
      limit: '200',
    },
  )
  expect(evidence.rows).toHaveLength(before['household.registered']! + 100)
  const list = await office.ask<{
    rows: { county: string; id: string; members: number; perCapitaFen: string }[]
  }>('/api/households', { area: SAMPLE_BANNER, limit: '200' })
  expect(list.rows).toHaveLength(100)
  expect(list.rows.reduce((sum, r) => sum + r.members, 0)).toBe(300)
  const one = list.rows[0]!
  const dossier = await office.ask<{ members: unknown[]; checks: unknown[] }>(
    `/api/households/${one.county}/${one.id}`,
  )
  expect(dossier.members).toHaveLength(one.members)
  expect(dossier.checks).toMatchObject([{ housingSafe: true, waterSafe: true, onDate: '2020-12-31' }])

  // 撤回本批次: everything is as before, and the result stays readable.
  await office.tell(`${pathOf(corrected)}/takeBack`)
  await house.work()
  expect(await figures(office)).toEqual(before)
  expect((await office.ask<{ rows: unknown[] }>('/api/households', { area: SAMPLE_BANNER })).rows).toEqual([])
  const readable = await show(office, corrected)
  expect(readable).toMatchObject({ state: 'taken_back', summary: { newHouseholds: 100, newPeople: 300 } })
})

test('the same file twice adds nobody twice', async () => {
  const walk = await begin()
  const { office } = walk
  const { name, bytes } = await sample(office, 'corrected')
  await committed(walk, await uploaded(walk, name, bytes))
  const after = await figures(office)
  const second = await uploaded(walk, name, bytes)
  expect(second.summary).toMatchObject({ newHouseholds: 0, newPeople: 0, knownHouseholds: 100 })
  expect((await committed(walk, second)).state).toBe('committed')
  expect(await figures(office)).toEqual(after)
  const duplicates = await office.ask<{ rows: unknown[] }>('/api/duplicates')
  expect(duplicates.rows).toEqual([])
})

test('only the good rows: households with an error stay out as a whole', async () => {
  const walk = await begin()
  const { office } = walk
  const { goodHouseholds, goodPeople } = faultyList()
  const before = await figures(office)
  const { name, bytes } = await sample(office, 'faulty')
  const batch = await committed(walk, await uploaded(walk, name, bytes), true)
  expect(batch.state).toBe('committed')
  expect(await figures(office)).toEqual({
    'household.registered': before['household.registered']! + goodHouseholds,
    'household.people': before['household.people']! + goodPeople,
    // Every household of the sample is listed as lifted out.
    'household.people_lifted': before['household.people_lifted']! + goodPeople,
  })
  // The corrected list then brings only those that were left out.
  const right = await sample(office, 'corrected')
  const rest = await uploaded(walk, right.name, right.bytes)
  expect(rest.summary).toMatchObject({ knownHouseholds: goodHouseholds, newHouseholds: 100 - goodHouseholds })
})

test('another banner’s bureau sees nothing of it and can do nothing to it', async () => {
  const walk = await begin()
  const { name, bytes } = await sample(walk.office, 'faulty')
  const batch = await uploaded(walk, name, bytes)
  const stranger = walk.house.as(foreigner)
  expect((await stranger.ask<{ rows: unknown[] }>('/api/imports')).rows).toEqual([])
  for (const path of [pathOf(batch), `${pathOf(batch)}/rows`])
    expect((await stranger.get(path)).statusCode).toBe(404)
  for (const act of ['commit', 'takeBack', 'cancel']) {
    const answer = await stranger.post(`${pathOf(batch)}/${act}`, {})
    expect([403, 404], act).toContain(answer.statusCode)
  }
  const elsewhere = await stranger.upload('/api/imports', name, bytes, { county: SAMPLE_BANNER })
  expect(elsewhere.statusCode).toBe(403)
  expect((await show(walk.office, batch)).state).toBe('preview')
})
