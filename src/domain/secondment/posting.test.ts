import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import type { Base } from '../../kernel/db.ts'
import { relation } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { changeTerm, openBatch, registerPosting, withdrawPosting } from './posting.commands.ts'
import { secondmentIndicators } from './posting.indicators.ts'
import { inPostOn, listPostings, postingOfUser } from './posting.queries.ts'
import { secondmentRecords } from './posting.record.ts'
import type { PostingInput } from './posting.schema.ts'

/** 武川县 and its paired district 门头沟区. */
const HOST = '150125'
const bureau = person('banner_bureau', HOST)
const region = person('region_office', '150000', ['150000', HOST])
const other = person('banner_bureau', '152527')

const input = (more: Partial<PostingInput> = {}): PostingInput => ({
  county: HOST,
  personName: '甲',
  kind: 'cadre',
  direction: 'to_steppe',
  senderUnit: '门头沟区某单位',
  districtCode: '110109',
  hostUnit: '武川县人民政府',
  post: '副县长（挂职）',
  fromOn: '2019-04-30',
  fromPrecision: 'month',
  toOn: '2021-05-31',
  toPrecision: 'day',
  origin: 'volunteered',
  userId: 'u-1',
  ...more,
})

const codesOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    error => (error instanceof Problem ? [error.code, ...error.details.map(d => d.code)] : error),
  )

const stock = (base: Base, asOf: string, knownAt = new Date()) =>
  within(base, bureau, async tx => {
    const asked = { area: HOST, side: 'receiver', asOf, knownAt } as const
    const place = { counties: [HOST], lo: HOST, hi: '150126' }
    return (await tx.db.execute(relation(secondmentIndicators[0]!, asked, place))).rows.length
  })

test('a batch is registered once and opens by its code with its ordinal', async () => {
  const base = await testBase()
  const batch = {
    code: 'beijing-inner-mongolia-5',
    ordinal: 5,
    giverCode: '110000',
    receiverCode: '150000',
    name: '北京第五批赴蒙挂职干部',
    source: '例',
  }
  await openBatch(base, region, batch)
  expect(await codesOf(openBatch(base, region, { ...batch, code: 'another-code' }))).toEqual(['input.unique'])
  const kind = secondmentRecords.find(k => k.type === 'batch')!
  const view = await within(base, other, async tx => {
    const ref = await kind.byCode!(tx, 'beijing-inner-mongolia-5')
    return kind.read(tx, ref!.county, ref!.id)
  })
  expect(view?.fields.find(f => f.key === 'ordinal')?.value).toBe(5)
  const made = await registerPosting(base, bureau, input({ batchCode: batch.code }))
  const read = (type: string, ref: { county: string; id: string }) =>
    within(base, bureau, tx => secondmentRecords.find(k => k.type === type)!.read(tx, ref.county, ref.id))
  const up = (await read('posting', made))!.links[0]!.link
  expect(up).toBe(view!.link)
  const [, , , county, id] = up.split('/')
  expect((await read('batch', { county: county!, id: id! }))?.links).toMatchObject([
    { link: `/records/posting/${HOST}/${made.id}` },
  ])
  expect(
    await codesOf(registerPosting(base, bureau, input({ personName: '乙', batchCode: 'no-such' }))),
  ).toEqual(['rule.refused', 'posting.batchUnknown'])
})

test('who is in post on a day follows the term, its extension and its early end, as known at an instant', async () => {
  const base = await testBase()
  const made = await registerPosting(base, bureau, input())
  const names = (on: string) =>
    within(base, bureau, async tx => (await inPostOn(tx, HOST, on)).map(p => p.personName))
  expect([await names('2019-04-29'), await names('2019-04-30'), await names('2021-06-01')]).toEqual([
    [],
    ['甲'],
    [],
  ])
  const before = new Date()
  await new Promise(done => setTimeout(done, 5))
  await changeTerm(base, bureau, made, { change: 'extended', toOn: '2021-12-31', reason: '工作需要' })
  expect(await names('2021-12-31')).toEqual(['甲'])
  expect([await stock(base, '2021-08-01'), await stock(base, '2021-08-01', before)]).toEqual([1, 0])
  await new Promise(done => setTimeout(done, 5))
  await changeTerm(base, bureau, made, { change: 'ended', toOn: '2020-12-31', reason: '返京' })
  expect([await names('2020-12-31'), await names('2021-01-01')]).toEqual([['甲'], []])
  const acting = (on: string) => within(base, bureau, tx => postingOfUser(tx, HOST, 'u-1', on))
  expect([(await acting('2020-12-31'))?.id, await acting('2021-01-01')]).toEqual([made.id, null])
})

test('a posting shows its month as a month, its sender, post and how it came about; it is registered once', async () => {
  const base = await testBase()
  const made = await registerPosting(base, bureau, input(), 'one-key-12345')
  expect(await registerPosting(base, bureau, input(), 'one-key-12345')).toEqual(made)
  expect(await codesOf(registerPosting(base, bureau, input()))).toEqual(['rule.refused', 'posting.twice'])
  const view = await within(base, bureau, tx => secondmentRecords[0]!.read(tx, HOST, made.id))
  const value = (key: string) => view?.fields.find(f => f.key === key)?.value
  expect([value('fromOn'), value('senderUnit'), value('post'), value('origin')]).toEqual([
    '2019-04',
    '门头沟区某单位',
    '副县长（挂职）',
    'volunteered',
  ])
  await withdrawPosting(base, bureau, made, '误登')
  expect(await codesOf(withdrawPosting(base, bureau, made, '误登'))).toEqual(['record.retracted'])
  expect((await within(base, bureau, tx => listPostings(tx, { limit: 50 }))).rows).toEqual([])
})

test('the roster pages by keyset, filters by the day, and another banner sees nothing of it', async () => {
  const base = await testBase()
  for (const [n, fromOn] of ['2018-05-01', '2019-05-01', '2020-05-01'].entries())
    await registerPosting(
      base,
      bureau,
      input({ personName: `第${n}人`, fromOn, toOn: `${fromOn.slice(0, 4)}-12-31` }),
    )
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await within(base, bureau, tx => listPostings(tx, { limit: 2, cursor }))
    seen.push(...page.rows.map(r => r.personName))
    cursor = page.next ?? undefined
    more = page.next !== null
  }
  expect(seen).toEqual(['第2人', '第1人', '第0人'])
  const on = await within(base, bureau, tx => listPostings(tx, { limit: 50, on: '2019-06-01' }))
  expect(on.rows.map(r => r.personName)).toEqual(['第1人'])
  expect((await within(base, other, tx => listPostings(tx, { limit: 50 }))).rows).toEqual([])
  expect(await codesOf(registerPosting(base, other, input()))).toEqual(['access.scope'])
})
