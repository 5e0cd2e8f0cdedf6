/** An announcement over HTTP, from the facts to the proof of a gate, by named persons and by anybody. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { registered, head } from '../../../test/household.ts'
import { openTestHouse } from '../../../test/house.ts'
import type { Person, TestHouse } from '../../../test/house.ts'
import { person } from '../../../test/helper.ts'
import {
  BANNER,
  beijing,
  bureau,
  DAYS,
  ground,
  inLibrary,
  proofOf,
  proofsOf,
  settle,
  sign,
  district,
} from '../../../test/project.ts'
import { attachProof } from '../project/gate.commands.ts'
import { PUBLIC } from '../../kernel/account/reader.rules.ts'
import { scopeSql } from '../../kernel/tx.ts'
import type { Json } from '../../web/api.ts'
import type { z } from 'zod'
import type {
  announcementReply,
  announcementsReply,
  lookedUpReply,
  objectedReply,
  publishedOneReply,
  publishedReply,
} from './announcement.reply.ts'

type View = Json<z.infer<typeof announcementReply>>
type List = Json<z.infer<typeof announcementsReply>>
interface At {
  readonly county: string
  readonly id: string
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const OFFICE = { issuer: '武川县农牧局', officePhone: '0471-8821234' }
const VILLAGE = '150125101201'
const village = person('village_worker', VILLAGE)
const stranger = person('banner_bureau', '152527')

/** The day on which what follows happens. */
function on(day: string): void {
  vi.setSystemTime(new Date(`${day}T02:00:00Z`))
}

async function open(): Promise<{ house: TestHouse; office: Person; anybody: Person }> {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const house = await openTestHouse()
  return { house, office: house.as(bureau), anybody: house.as(PUBLIC) }
}

async function photo(who: Person): Promise<string> {
  const answer = await who.upload('/api/files', '公告栏.png', PNG)
  expect(answer.statusCode, answer.body).toBe(200)
  return (answer.json() as { id: string }).id
}

const path = (at: At): string => `/api/announcements/${at.county}/${at.id}`
const codesOf = async (answer: Promise<{ json(): { details?: { code: string }[] } }>): Promise<string[]> =>
  ((await answer).json().details ?? []).map(d => d.code)

async function published(office: Person, projectId: string, kind = 'before'): Promise<At> {
  const at = await office.tell<At>('/api/announcements', {
    kind,
    subjectType: 'project',
    county: BANNER,
    subjectId: projectId,
    ...OFFICE,
  })
  await office.tell(`${path(at)}/publish`, {})
  return at
}

async function hung(who: Person, at: At, from: string, to: string): Promise<string> {
  const made = await who.tell<At>(`${path(at)}/postings`, {
    level: 'village',
    areaCode: VILLAGE,
    place: '村务公开栏',
    fromOn: from,
    toOn: to,
    fileId: await photo(who),
    photoOn: from,
  })
  return made.id
}

test('a notice is drawn from the project, hung by the village, objected by anybody, and then proves the gate', async () => {
  const { house, office, anybody } = await open()
  on('2019-01-20')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g, { areaCode: VILLAGE })
  on('2019-02-01')
  const at = await published(office, project.id)
  const view = await office.ask<View>(path(at))
  expect(view).toMatchObject({ number: `${BANNER}-2019-001`, state: 'unhung', publishedOn: '2019-02-01' })
  const told = Object.fromEntries(view.content!.facts.map(f => [f.label.zh, f.value]))
  expect(told).toMatchObject({
    项目名称: '马铃薯种薯仓储',
    建设内容: '新建储窖两座',
    投资规模: '1000000',
    '资金来源：北京市级财政援助': '1000000',
    受益对象: { zh: '20 户、60 人', en: '20 households, 60 people' },
    实施单位: '武川县农牧局',
    实施期限: { zh: '2019年4月至2019年10月', en: '2019-04 to 2019-10' },
  })
  // The person in charge of the project stands in no notice.
  expect(JSON.stringify(view.content)).not.toContain('分管副县长')

  const gate = async () =>
    (
      await office.ask<{ lines: { item: string; missing: { code: string }[] }[] }>(
        `/api/projects/${project.county}/${project.id}/gates/initiation`,
        { onDate: DAYS.initiation },
      )
    ).lines
      .find(l => l.item === 'notice_before')!
      .missing.map(m => m.code)
  expect(await gate()).toEqual(['announcement.unhung'])

  const worker = house.as(village)
  const board = await hung(worker, at, '2019-02-01', '2019-02-11')
  on('2019-02-05')
  expect((await office.ask<View>(path(at))).postings[0]).toMatchObject({ state: 'hanging', daysLeft: 6 })
  expect(await gate()).toEqual(['announcement.hanging'])

  const open1 = `/api/public/announcements/${at.county}/${at.id}`
  const seen = await anybody.ask<Json<z.infer<typeof publishedOneReply>>>(open1)
  expect(seen).toMatchObject({ number: view.number, officePhone: OFFICE.officePhone, content: view.content })
  expect(seen.boards).toMatchObject([{ level: 'village', place: '村务公开栏', daysLeft: 6 }])
  const objected = await anybody.tell<Json<z.infer<typeof objectedReply>>>(`${open1}/objections`, {
    content: '储窖选址离水源太近，请复核。',
  })
  expect(objected.reference).toMatch(/^150125-[2-9A-Z]{5}-[2-9A-Z]{5}$/)

  on('2019-02-12')
  const due = await office.ask<View>(path(at))
  expect([due.state, due.openObjections]).toEqual(['due', 1])
  await worker.tell(`${path(at)}/postings/${board}/take-down`, {
    onDate: '2019-02-12',
    fileId: await photo(worker),
    photoOn: '2019-02-12',
  })
  expect(await gate()).toEqual(['announcement.objected'])

  const row = (await office.ask<View>(path(at))).objectionRows[0]!
  expect(row).toMatchObject({ content: '储窖选址离水源太近，请复核。', channel: 'public', dueOn: null })
  const asked = `/api/public/objections/${objected.reference}`
  expect(await anybody.ask(asked)).toMatchObject({ answeredOn: null, answer: null })
  await office.tell(`${path(at)}/objections/${row.id}/answer`, {
    onDate: '2019-02-12',
    result: 'rejected',
    answer: '经现场复核，距离符合要求。',
  })
  const answered = await anybody.ask<Json<z.infer<typeof lookedUpReply>>>(asked)
  expect(answered).toMatchObject({ result: 'rejected', answer: '经现场复核，距离符合要求。' })
  expect(JSON.stringify(answered)).not.toContain('水源')
  expect(await gate()).toEqual([])
  expect((await office.ask<View>(path(at))).lacks).toEqual([])

  // Everything else of the gate is there: the announcement in the place of the paper lets it pass.
  on('2019-02-20')
  await settle(house.base, project, 'initiation')
  for (const item of proofsOf('initiation').filter(i => i !== 'notice_before'))
    await attachProof(house.base, item === 'east_consent' ? district : bureau, project, proofOf(g, item))
  await sign(house.base, project, 'initiation')
  await office.tell(`/api/projects/${project.county}/${project.id}/gates/initiation/pass`, {
    onDate: DAYS.initiation,
  })
})

test('taken down too early it proves nothing; hung again it does, and then it stays', async () => {
  const { house, office } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g, { areaCode: VILLAGE })
  const at = await published(office, project.id)
  const first = await hung(office, at, '2019-02-01', '2019-02-15')
  on('2019-02-08')
  const down = `${path(at)}/postings/${first}/take-down`
  expect(await codesOf(office.post(down, { onDate: '2019-02-08' }))).toEqual(['removal.why'])
  await office.tell(down, { onDate: '2019-02-08', note: '大风刮落' })
  expect((await office.ask<View>(path(at))).state).toBe('early')
  const again = await hung(office, at, '2019-02-08', '2019-02-18')
  expect((await office.ask<View>(path(at))).state).toBe('hanging')
  on('2019-02-18')
  await office.tell(`${path(at)}/postings/${again}/take-down`, {
    onDate: '2019-02-18',
    fileId: await photo(office),
    photoOn: '2019-02-18',
  })
  expect((await office.ask<View>(path(at))).state).toBe('proved')
  expect(await codesOf(office.post(`${path(at)}/withdraw`, { reason: '写错了' }))).toEqual([
    'announcement.proved',
  ])
  expect(await codesOf(office.post(`${path(at)}/postings/${again}/withdraw`, { reason: '写错了' }))).toEqual([
    'posting.fixed',
  ])
})

test('a published text is frozen: what the facts become later does not change what hangs', async () => {
  const { house, office } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g)
  const draft = await office.tell<At>('/api/announcements', {
    kind: 'plan',
    areaCode: BANNER,
    year: 2019,
    ...OFFICE,
  })
  const names = async () => (await office.ask<View>(path(draft))).content!.rows.map(r => r[0])
  expect(await names()).toEqual(['马铃薯种薯仓储'])
  await inLibrary(house.base, g, { name: '饮水工程' })
  expect((await names()).toSorted()).toEqual(['饮水工程', '马铃薯种薯仓储'])
  // The same draft is given back while it waits.
  const same = await office.tell<At>('/api/announcements', {
    kind: 'plan',
    areaCode: BANNER,
    year: 2019,
    ...OFFICE,
  })
  expect(same).toEqual(draft)
  await office.tell(`${path(draft)}/publish`, {})
  await inLibrary(house.base, g, { name: '卫生室' })
  expect(await names()).toHaveLength(2)
  expect(await codesOf(office.post(`${path(draft)}/publish`, {}))).toEqual(['announcement.published'])
  expect(project.county).toBe(BANNER)
})

test('shares, a banner’s share and the library are announced by whose they are', async () => {
  const { house, office } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  await inLibrary(house.base, g)
  const giver = house.as(beijing)
  const [given] = (await giver.ask<{ rows: { county: string; id: string }[] }>('/api/appropriations')).rows
  const whole = await giver.tell<At>('/api/announcements', {
    kind: 'funds',
    subjectType: 'appropriation',
    county: given!.county,
    subjectId: given!.id,
    issuer: '北京市支援合作办公室',
    officePhone: '010-55500000',
  })
  await giver.tell(`${path(whole)}/publish`, {})
  const told = await giver.ask<View>(path(whole))
  expect(told.number).toBe('110000-2019-001')
  expect(told.content!.rows).toEqual([['武川县', '10000000', '按任务']])
  const share = await office.tell<At>('/api/announcements', {
    kind: 'funds',
    subjectType: 'allocation',
    county: BANNER,
    subjectId: g.allocation.id,
    ...OFFICE,
  })
  expect((await office.ask<View>(path(share))).content!.facts.map(f => f.label.zh)).toContain('已安排到项目')
  const library = await office.tell<At>('/api/announcements', {
    kind: 'library',
    areaCode: BANNER,
    year: 2019,
    ...OFFICE,
  })
  expect((await office.ask<View>(path(library))).content!.rows).toHaveLength(1)
  const none = await office.tell<At>('/api/announcements', {
    kind: 'library',
    areaCode: BANNER,
    year: 2015,
    ...OFFICE,
  })
  expect((await office.ask<View>(path(none))).missing.map(m => m.code)).toEqual(['announced.none'])
  expect(await codesOf(office.post(`${path(none)}/publish`, {}))).toEqual(['announced.none'])
  const list = await office.ask<List>('/api/announcements', { area: BANNER })
  expect(list.total).toBe(3)
})

test('after completion it waits for the completion and the use of the money', async () => {
  const { house, office } = await open()
  on('2019-11-01')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g)
  const at = await office.tell<At>('/api/announcements', {
    kind: 'after',
    subjectType: 'project',
    county: BANNER,
    subjectId: project.id,
    ...OFFICE,
  })
  const missing = async () => (await office.ask<View>(path(at))).missing.map(m => m.code)
  expect(await missing()).toEqual(['announced.completed', 'announced.paid'])
})

test('a name on file in the text stops the publication until somebody has looked at it', async () => {
  const { house, office } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  await registered(house.base, {
    county: BANNER,
    areaCode: VILLAGE,
    members: [head({ name: '乌日娜其其格' })],
  })
  const { at: project } = await inLibrary(house.base, g, { content: '为乌日娜其其格家新建储窖' })
  const at = await office.tell<At>('/api/announcements', {
    kind: 'before',
    subjectType: 'project',
    county: BANNER,
    subjectId: project.id,
    ...OFFICE,
  })
  expect(await codesOf(office.post(`${path(at)}/publish`, {}))).toEqual(['announcement.names'])
  await office.tell(`${path(at)}/publish`, { namesChecked: true })
  const id = await inLibrary(house.base, g, { content: '联系人 13812345678', name: '二期' })
  const other = await office.tell<At>('/api/announcements', {
    kind: 'before',
    subjectType: 'project',
    county: BANNER,
    subjectId: id.at.id,
    ...OFFICE,
  })
  expect(await codesOf(office.post(`${path(other)}/publish`, { namesChecked: true }))).toEqual([
    'announcement.personal',
  ])
})

test('nothing of a household stands in any announcement, whatever households the banner has', async () => {
  const { house, office } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  const made = await registered(house.base, {
    county: BANNER,
    areaCode: VILLAGE,
    members: [head({ name: '阿拉坦其其格' }), { name: '那日苏', relation: 'son' }],
  })
  const { at: project } = await inLibrary(house.base, g, { areaCode: VILLAGE })
  const subject = { county: BANNER, subjectId: project.id, subjectType: 'project', ...OFFICE }
  const year = { areaCode: BANNER, year: 2019, ...OFFICE }
  const texts: string[] = []
  for (const body of [
    { kind: 'before', ...subject },
    { kind: 'after', ...subject },
    { kind: 'plan', ...year },
    { kind: 'library', ...year },
    { kind: 'funds', subjectType: 'allocation', county: BANNER, subjectId: g.allocation.id, ...OFFICE },
  ]) {
    const at = await office.tell<At>('/api/announcements', body)
    texts.push(JSON.stringify((await office.ask<View>(path(at))).content))
  }
  expect(texts).toHaveLength(5)
  for (const text of texts)
    for (const personal of ['阿拉坦其其格', '那日苏', made.id, '1599']) expect(text).not.toContain(personal)
})

test('the public pages show published rows only, to a visitor and to any office alike', async () => {
  const { house, office, anybody } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g, { areaCode: VILLAGE })
  const draft = await office.tell<At>('/api/announcements', {
    kind: 'plan',
    areaCode: BANNER,
    year: 2019,
    ...OFFICE,
  })
  const at = await published(office, project.id)
  const list = '/api/public/announcements'
  for (const who of [anybody, office, house.as(stranger), house.as(beijing)]) {
    const { rows } = await who.ask<Json<z.infer<typeof publishedReply>>>(list)
    expect(rows.map(r => r.id)).toEqual([at.id])
    expect((await who.get(`${list}/${draft.county}/${draft.id}`)).statusCode).toBe(404)
  }
  expect((await anybody.ask<{ rows: object[] }>(list, { area: '152527' })).rows).toEqual([])
  expect((await anybody.ask<{ rows: object[] }>(list, { area: VILLAGE, kind: 'before' })).rows).toHaveLength(
    1,
  )
  const url = `${list}/${at.county}/${at.id}`
  expect((await anybody.post(`${url}/objections`, { content: '太短' })).statusCode).toBe(400)
  expect((await anybody.post(`${url}/objections`, { content: '长'.repeat(1001) })).statusCode).toBe(400)
  expect(
    await codesOf(anybody.post(`${url}/objections`, { content: '我的电话是13812345678，请回复' })),
  ).toEqual(['objection.personal'])
  expect(
    (await anybody.post(`${list}/${draft.county}/${draft.id}/objections`, { content: '对草稿提出不同意见' }))
      .statusCode,
  ).toBe(404)
  await office.tell(`${path(at)}/withdraw`, { reason: '重新测算' })
  expect((await anybody.get(url)).statusCode).toBe(404)
})

test('the same submit is one objection; too many from one address are held back', async () => {
  const { house, office, anybody } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g)
  const at = await published(office, project.id)
  const url = `/api/public/announcements/${at.county}/${at.id}/objections`
  const send = () =>
    house.app.inject({
      method: 'POST',
      url,
      headers: { 'x-duikou': '1', 'idempotency-key': '0195c1f0-0000-7000-8000-000000000001' },
      payload: { content: '受益户数与实际不符' },
    })
  const [one, two] = [await send(), await send()]
  expect([one.statusCode, two.statusCode, one.body === two.body]).toEqual([200, 200, true])
  expect((await office.ask<View>(path(at))).objectionRows).toHaveLength(1)
  const codes = []
  for (let i = 0; i < 20; i++)
    codes.push((await anybody.post(url, { content: `受益户数与实际不符 ${i}` })).statusCode)
  expect(codes.slice(0, 18)).toEqual(Array.from({ length: 18 }, () => 200))
  expect(codes.slice(18)).toEqual([429, 429])
})

test('the database gives a visitor no row that is not published, and takes nothing but an objection to one', async () => {
  const { house, office } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g)
  await published(office, project.id)
  await office.tell<At>('/api/announcements', { kind: 'plan', areaCode: BANNER, year: 2019, ...OFFICE })
  const visit = async (hears: string, text: string) =>
    house.base
      .transaction(async client => {
        await client.query(scopeSql({ ...PUBLIC, visit: { hears } }))
        return (await client.query(text)).rows as unknown
      })
      .catch((error: Error) => error.message)
  expect(await visit('', 'select kind from announcement')).toEqual([{ kind: 'before' }])
  for (const table of ['project', 'household', 'person', 'allocation', 'file', 'audit_line', 'audit_head'])
    expect(await visit('', `select * from ${table} limit 1`), table).toEqual([])
  expect(await visit(BANNER, 'select * from announcement_objection')).toEqual([])
  const objection = (channel: string, county: string) => `insert into announcement_objection
    (county, id, area_code, announcement_id, reference, channel, content_sealed, raised_on, recorded_at)
    select '${county}', gen_random_uuid(), area_code, id, 'x', '${channel}', 'x', '2019-02-01', now() from announcement`
  expect(await visit(BANNER, objection('office', BANNER))).toContain('row-level security')
  expect(await visit('152527', objection('public', BANNER))).toContain('row-level security')
  expect(await visit('', `update announcement set retracted_at = now()`)).toEqual([])
})

test('who may not see it is refused, and who may not write it too', async () => {
  const { house, office } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g, { areaCode: VILLAGE })
  const at = await published(office, project.id)
  const far = house.as(stranger)
  expect((await far.get(path(at))).statusCode).toBe(404)
  expect((await far.post(`${path(at)}/withdraw`, { reason: '无关' })).statusCode).toBe(404)
  const neighbour = house.as(person('village_worker', '150125102201'))
  // It is public in its banner, and another village hangs it on its own board only.
  expect((await neighbour.get(path(at))).statusCode).toBe(200)
  const body = {
    level: 'village',
    areaCode: VILLAGE,
    place: '公告栏',
    fromOn: '2019-02-01',
    toOn: '2019-02-11',
  }
  expect((await neighbour.post(`${path(at)}/postings`, body)).statusCode).toBe(403)
  const view = await neighbour.ask<View>(path(at))
  expect([view.objections, view.may]).toEqual([null, { write: false, hang: true }])
})

test('boards that wait for their photo and objections for their answer stand among what waits', async () => {
  const { house, office, anybody } = await open()
  on('2019-02-01')
  const g = await ground(house.base)
  const { at: project } = await inLibrary(house.base, g, { areaCode: VILLAGE })
  const at = await published(office, project.id)
  const worker = house.as(village)
  await hung(worker, at, '2019-02-01', '2019-02-11')
  const waits = async (who: Person, key: string): Promise<number | undefined> =>
    (await who.ask<{ todo: { key: string; count: number }[] }>('/api/overview')).todo.find(x => x.key === key)
      ?.count
  expect([await waits(worker, 'announcement.due'), await waits(office, 'announcement.objected')]).toEqual([
    undefined,
    undefined,
  ])
  await anybody.tell(`/api/public/announcements/${at.county}/${at.id}/objections`, {
    content: '受益户数与实际不符',
  })
  on('2019-02-11')
  expect([await waits(worker, 'announcement.due'), await waits(office, 'announcement.objected')]).toEqual([
    1, 1,
  ])
})
