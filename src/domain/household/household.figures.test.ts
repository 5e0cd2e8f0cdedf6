import { expect, test } from 'vitest'
import { bureau, HONGYI, head, idNumber, later, registered } from '../../../test/household.ts'
import { person, testBase } from '../../../test/helper.ts'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { evidence } from '../report/evidence.queries.ts'
import { figure } from '../report/figure.queries.ts'
import { dossier } from './dossier.queries.ts'
import { correctHousehold, restoreHousehold, withdrawHousehold } from './household.commands.ts'
import { householdIndicators } from './household.indicators.ts'
import { householdRecords } from './household.record.ts'
import { recordIncome } from './income.commands.ts'
import { addMember, correctMember, memberLeaves, memberReturns } from './member.commands.ts'
import { moveHousehold } from './move.commands.ts'
import { recordStatus, withdrawStatus } from './status.commands.ts'

const BANNER = '152527'
const SECOND = '152527102200'
type At = { county: string; id: string }
type Asked = { area?: string; asOf?: string; from?: string; to?: string; knownAt?: Date; kind?: string }

const indicatorOf = (id: string) => householdIndicators.find(i => i.id === `household.${id}`)!
const kinds = new Map(householdRecords.map(k => [k.type, k]))

const ask = (base: Base, id: string, asked: Asked = {}, reader: Reader = bureau()) =>
  within(base, reader, tx =>
    figure(tx, indicatorOf(id), { area: BANNER, side: 'receiver', knownAt: new Date(), ...asked }),
  )
const value = async (base: Base, id: string, asked: Asked = {}, reader?: Reader) =>
  (await ask(base, id, asked, reader)).value

/** The figure and the number of rows it opens into, which must be the same thing. */
async function opened(base: Base, id: string, asked: Asked = {}) {
  const question = { area: BANNER, side: 'receiver' as const, knownAt: new Date(), ...asked }
  return within(base, bureau(), tx => evidence(tx, indicatorOf(id), kinds, question, { limit: 50 }))
}

const declared = (kind: Parameters<typeof recordStatus>[3]['kind'], onDate: string, detail?: string) =>
  ({ kind, onDate, detail: detail ?? null, basis: 'declared' }) as const
const event = (base: Base, at: At, ...args: Parameters<typeof declared>) =>
  recordStatus(base, bureau(), at, declared(...args))
const open = (base: Base, at: At, reader = bureau(at.county)) =>
  within(base, reader, tx => dossier(tx, at.county, at.id))
const refusal = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.catch((e: unknown) => e)
  expect(error).toBeInstanceOf(Problem)
  return error as Problem
}

test('registered households and people count from their day, and open into their facts', async () => {
  const base = await testBase()
  await registered(base)
  await registered(base, { areaCode: SECOND, registeredOn: '2016-12-01', members: [head()] })
  expect(await value(base, 'registered', { asOf: '2015-11-19' })).toBe(0)
  expect(await value(base, 'registered', { asOf: '2015-11-20' })).toBe(1)
  expect(await value(base, 'registered')).toBe(2)
  expect(await value(base, 'people', { asOf: '2016-01-01' })).toBe(2)
  expect(await value(base, 'people')).toBe(3)
  expect(await value(base, 'people', { area: HONGYI })).toBe(2)
  expect(await value(base, 'poor')).toBe(2)
  const rows = (await opened(base, 'people')).rows
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({ type: 'membership', title: { zh: '王凤莲' } })
  expect((await opened(base, 'registered')).rows.map(r => r.link)).toEqual(
    rows.map(r => r.link).filter((l, i, all) => all.indexOf(l) === i),
  )
})

test('a correction moves the figure from now on; with an earlier knownAt it answers as before', async () => {
  const base = await testBase()
  const at = await registered(base)
  const before = await later()
  await later()
  await correctHousehold(base, bureau(), at, { revision: 1, registeredOn: '2017-06-01' })
  expect(await value(base, 'registered', { asOf: '2016-01-01' })).toBe(0)
  expect(await value(base, 'registered', { asOf: '2016-01-01', knownAt: before })).toBe(1)
  await correctHousehold(base, bureau(), at, { revision: 2, areaCode: SECOND })
  expect(await value(base, 'registered', { area: HONGYI })).toBe(0)
  expect(await value(base, 'people', { area: SECOND })).toBe(2)
  expect(await value(base, 'people', { area: HONGYI, knownAt: before })).toBe(2)
  await later()
  const whole = await later()
  await later()
  await withdrawHousehold(base, bureau(), at, '重复登记')
  for (const id of ['registered', 'people', 'poor']) {
    expect([id, await value(base, id)]).toEqual([id, 0])
    expect([id, (await value(base, id, { knownAt: whole }))! > 0]).toEqual([id, true])
  }
  const gone = await later()
  await later()
  await restoreHousehold(base, bureau(), at)
  expect(await value(base, 'people')).toBe(2)
  expect(await value(base, 'people', { knownAt: gone })).toBe(0)
})

test('the procedure is kept step by step: what is refused says why and which document is missing', async () => {
  const base = await testBase()
  const at = await registered(base)
  const step = (
    kind: 'proposed_exit' | 'exited_enjoying' | 'moved_out' | 'natural_end' | 'monitored',
    onDate: string,
    more: object = {},
  ) => recordStatus(base, bureau(), at, { kind, onDate, basis: 'evidenced', ...more })
  const early = await refusal(step('exited_enjoying', '2018-12-01'))
  expect(early.details.map(d => d.code)).toEqual(['status.order', 'status.document'])
  expect((await refusal(step('proposed_exit', '2018-11-01'))).say('zh')).toContain('民主评议记录')
  expect((await refusal(step('proposed_exit', '2014-01-01', { basis: 'declared' }))).details[0]?.code).toBe(
    'status.beforeLast',
  )
  expect((await refusal(step('proposed_exit', '2099-01-01', { basis: 'declared' }))).details[0]?.code).toBe(
    'status.future',
  )
  expect((await refusal(step('moved_out', '2018-11-01'))).details[0]?.code).toBe('status.ownCommand')
  expect((await refusal(step('natural_end', '2018-11-01'))).say('zh')).toContain('仍有成员')
  expect((await refusal(step('monitored', '2021-05-01', { basis: 'declared' }))).details[0]?.code).toBe(
    'status.monitoredType',
  )
  const cited = { documentCounty: BANNER, documentId: '0193b0a0-0000-7000-8000-00000000000d' }
  expect((await refusal(step('proposed_exit', '2018-11-01', cited))).code).toBe('input.reference')
  await base.client.query(`insert into document (county, id, area_code, title, kind, issuer, recorded_at)
    values ('152527', '${cited.documentId}', '${HONGYI}', '民主评议会议记录', 'minutes', '红义村', now())`)
  await step('proposed_exit', '2018-11-01', cited)
  const page = await open(base, at)
  expect(page.household.state).toBe('proposed_exit')
  expect(page.events.at(-1)).toMatchObject({
    kind: 'proposed_exit',
    basis: 'evidenced',
    document: { title: '民主评议会议记录' },
  })
})

test('people lifted: members on the day of the exit, once each; later events do not count them again', async () => {
  const base = await testBase()
  const at = await registered(base)
  await addMember(base, bureau(), at, {
    ...head({ name: '后来的', relation: 'daughter' }),
    joinedOn: '2019-05-01',
  })
  await event(base, at, 'exited_enjoying', '2018-12-20')
  const y2018 = { from: '2018-01-01', to: '2018-12-31' }
  expect(await value(base, 'people_lifted', y2018)).toBe(2)
  expect((await opened(base, 'people_lifted', y2018)).rows).toHaveLength(2)
  expect(await value(base, 'poor')).toBe(0)
  expect(await value(base, 'poor', { asOf: '2018-12-19' })).toBe(1)
  await event(base, at, 'exited_not_enjoying', '2019-12-20')
  expect(await value(base, 'people_lifted', { from: '2019-01-01', to: '2019-12-31' })).toBe(0)
  await event(base, at, 'returned', '2020-03-01')
  expect(await value(base, 'poor')).toBe(1)
  await event(base, at, 'exited_not_enjoying', '2020-12-01')
  expect(await value(base, 'people_lifted', { from: '2020-01-01', to: '2020-12-31' })).toBe(3)
  expect(await value(base, 'people_lifted', { from: '2018-01-01', to: '2020-12-31' })).toBe(3)
})

test('the latest change of state can be taken back, an earlier one cannot', async () => {
  const base = await testBase()
  const at = await registered(base)
  const first = await event(base, at, 'exited_enjoying', '2018-12-20')
  await later()
  const second = await event(base, at, 'returned', '2019-05-01')
  const known = await later()
  await later()
  expect((await refusal(withdrawStatus(base, bureau(), at, first.eventId, '登记有误'))).code).toBe(
    'rule.refused',
  )
  await withdrawStatus(base, bureau(), at, second.eventId, '登记有误')
  expect((await open(base, at)).household.state).toBe('exited')
  expect(await value(base, 'poor')).toBe(0)
  expect(await value(base, 'poor', { knownAt: known })).toBe(1)
})

test('monitored by type: a change of type leaves the one and enters the other, elimination ends it', async () => {
  const base = await testBase()
  const at = await registered(base)
  await event(base, at, 'exited_enjoying', '2018-12-20')
  await event(base, at, 'monitored', '2021-05-01', 'unstable')
  await event(base, at, 'monitored', '2022-05-01', 'sudden')
  const by = async (asOf: string) => [
    await value(base, 'monitored', { asOf, kind: 'unstable' }),
    await value(base, 'monitored', { asOf, kind: 'sudden' }),
    await value(base, 'monitored', { asOf }),
  ]
  expect(await by('2021-12-31')).toEqual([1, 0, 1])
  expect(await by('2022-12-31')).toEqual([0, 1, 1])
  await event(base, at, 'risk_eliminated', '2023-05-01', 'assisted')
  expect(await by('2023-12-31')).toEqual([0, 0, 0])
  expect((await open(base, at)).household.state).toBe('risk_eliminated')
})

test('members come and go by the day; the head hands over; a wrong leaving is undone', async () => {
  const base = await testBase()
  const at = await registered(base)
  const [first, son] = (await open(base, at)).members
  const leaving = { leftOn: '2020-06-01', reason: 'death' } as const
  expect((await refusal(memberLeaves(base, bureau(), at, first!.id, leaving))).say('zh')).toContain(
    '新的户主',
  )
  await memberLeaves(base, bureau(), at, first!.id, { ...leaving, newHeadId: son!.id })
  const page = await open(base, at)
  expect(page.household.headName).toBe('那日苏')
  expect(page.members.map(m => [m.name, m.relation, m.leftOn])).toEqual([
    ['那日苏', 'head', null],
    ['王凤莲', 'head', '2020-06-01'],
  ])
  expect([await value(base, 'people'), await value(base, 'people', { asOf: '2020-05-31' })]).toEqual([1, 2])
  await memberReturns(base, bureau(), at, first!.id)
  expect(await value(base, 'people')).toBe(2)
  expect(
    (await refusal(memberLeaves(base, bureau(), at, son!.id, { leftOn: '2001-01-01', reason: 'moved_out' })))
      .code,
  ).toBe('rule.refused')
  const late = await refusal(
    addMember(base, bureau(), at, { ...head(), relation: 'head', joinedOn: '2020-07-01' }),
  )
  expect(late.say('zh')).toContain('已有户主')
})

test('a corrected id number is found, the former one is not; birth and sex follow it', async () => {
  const base = await testBase()
  const wrong = idNumber('1970-01-01', 'male')
  const right = idNumber('1966-05-01', 'female')
  const at = await registered(base, { members: [head({ idNumber: wrong })] })
  const [member] = (await open(base, at)).members
  const input = { revision: member!.revision, idNumber: right, name: '王凤兰' }
  await correctMember(base, bureau(), at, member!.id, input)
  expect((await refusal(correctMember(base, bureau(), at, member!.id, input))).code).toBe('input.stale')
  const page = await open(base, at)
  expect(page.members[0]).toMatchObject({
    name: '王凤兰',
    sex: 'female',
    birthOn: '1966-05-01',
    relation: 'head',
  })
  expect(page.household.headName).toBe('王凤兰')
})

test('income: lines make the net and the mean; what is only declared stands apart; a correction keeps knownAt', async () => {
  const base = await testBase()
  const at = await registered(base)
  const line = (name: 'a1' | 'b1' | 'd5' | 'd5.1' | 'e1', yuan: number) => ({
    line: name,
    amountFen: BigInt(yuan * 100),
    note: '凭证',
  })
  const lines = [line('a1', 8000), line('b1', 5000), line('d5', 600), line('d5.1', 600), line('e1', 1600)]
  await recordIncome(base, bureau(), at, { year: 2019, lines, declaredPerCapitaFen: 650_000n })
  const known = await later()
  await later()
  const page = await open(base, at)
  expect(page.income[0]).toMatchObject({
    year: 2019,
    netFen: 1_200_000n,
    perCapitaFen: 600_000n,
    declaredPerCapitaFen: 650_000n,
    members: 2,
  })
  expect(page.income[0]!.steps.at(-1)?.zh).toContain('人均 6,000.00 元')
  const asked = { from: '2019-01-01', to: '2019-12-31' }
  const told = await ask(base, 'income_mean', asked)
  expect([told.value, told.basis.evidenced, told.basis.declared]).toEqual([6000, 6000, 6500])
  await recordIncome(base, bureau(), at, { year: 2019, lines: [line('a1', 10_000), line('b1', 5000)] })
  expect(await value(base, 'income_mean', asked)).toBe(7500)
  expect(await value(base, 'income_mean', { ...asked, knownAt: known })).toBe(6000)
  const wrong = recordIncome(base, bureau(), at, { year: 2019, lines: [line('d5', 600), line('d5.1', 500)] })
  expect((await refusal(wrong)).details[0]?.code).toBe('income.wholeAndParts')
})

test('a move within the banner: one village loses what the other gains, on the day', async () => {
  const base = await testBase()
  const at = await registered(base)
  await event(base, at, 'exited_enjoying', '2018-12-20')
  await event(base, at, 'monitored', '2020-05-01', 'unstable')
  await moveHousehold(base, bureau(), at, { toCounty: BANNER, toArea: SECOND, onDate: '2021-03-01' })
  for (const [id, n] of [
    ['registered', 1],
    ['people', 2],
    ['monitored', 1],
    ['poor', 0],
  ] as const) {
    const at2020 = [
      await value(base, id, { area: HONGYI, asOf: '2020-12-31' }),
      await value(base, id, { area: SECOND, asOf: '2020-12-31' }),
    ]
    const now = [await value(base, id, { area: HONGYI }), await value(base, id, { area: SECOND })]
    expect([id, at2020, now, await value(base, id)]).toEqual([id, [n, 0], [0, n], n])
  }
  const page = await open(base, at)
  expect(page.household).toMatchObject({ areaCode: SECOND, state: 'monitored' })
  expect(page.allowedEvents.map(e => e.kind)).toContain('risk_eliminated')
  await event(base, at, 'risk_eliminated', '2021-06-01', 'assisted')
  expect(await value(base, 'monitored')).toBe(0)
  expect(await value(base, 'people_lifted', { from: '2018-01-01', to: '2021-12-31' })).toBe(2)
})

test('a move to another banner keeps the id, needs both in scope, and counts once in the region', async () => {
  const base = await testBase()
  const at = await registered(base, { householdCode: 'TPS-9' })
  const move = { toCounty: '152528', toArea: '', onDate: '2020-05-01' }
  const found = await base.client.query<{ code: string }>(
    `select code from area where county = '152528' and level = 'village' order by code limit 1`,
  )
  move.toArea = found.rows[0]!.code
  expect((await refusal(moveHousehold(base, bureau(), at, move))).code).toBe('access.scope')
  const league = person('league_office', '152500', ['152500', BANNER, '152528'])
  const to = await moveHousehold(base, league, at, move)
  expect(to).toEqual({ county: '152528', id: at.id })
  const [there, here] = [await open(base, to), await open(base, at)]
  expect(there.household).toMatchObject({
    areaCode: move.toArea,
    movedFromCounty: BANNER,
    state: 'registered',
    headName: '王凤莲',
  })
  expect(there.members.map(m => m.name)).toEqual(['王凤莲', '那日苏'])
  expect(here).toMatchObject({ household: { state: 'closed' }, movedTo: { county: '152528' } })
  expect([
    await value(base, 'people'),
    await value(base, 'people', { area: '152528' }, bureau('152528')),
  ]).toEqual([0, 2])
  expect(await value(base, 'people', { asOf: '2020-04-30' })).toBe(2)
  expect(await value(base, 'poor', { area: '152528' }, bureau('152528'))).toBe(1)
})

test('every figure equals its evidence over all villages, days and instants of a lively history', async () => {
  const base = await testBase()
  const one = await registered(base)
  const two = await registered(base, { areaCode: SECOND, registeredOn: '2016-03-01' })
  await event(base, one, 'exited_enjoying', '2018-12-20')
  await event(base, two, 'exited_enjoying', '2019-12-20')
  const mid = await later()
  await later()
  await event(base, two, 'monitored', '2020-06-01', 'unstable')
  await correctHousehold(base, bureau(), two, { revision: 3, areaCode: HONGYI })
  await recordIncome(base, bureau(), one, { year: 2019, lines: [{ line: 'a1', amountFen: 900_000n }] })
  for (const indicator of householdIndicators)
    for (const asOf of ['2015-12-31', '2018-12-20', '2019-12-31', '2020-12-31'])
      for (const knownAt of [mid, new Date()]) {
        const asked =
          indicator.fold === 'stock' ? { asOf, knownAt } : { from: '2015-01-01', to: asOf, knownAt }
        const id = indicator.id.replace('household.', '')
        const [whole, first, second] = [
          await ask(base, id, asked),
          await ask(base, id, { ...asked, area: HONGYI }),
          await ask(base, id, { ...asked, area: SECOND }),
        ]
        expect([id, asOf, (await opened(base, id, asked)).rows.length]).toEqual([id, asOf, whole.rows])
        if (indicator.fold !== 'mean')
          expect([id, asOf, first.value! + second.value!]).toEqual([id, asOf, whole.value])
      }
})
