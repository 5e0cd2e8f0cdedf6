import { expect, test } from 'vitest'
import { registered } from '../../../test/household.ts'
import { person, testBase } from '../../../test/helper.ts'
import {
  BANNER,
  BUDGET,
  bureau,
  DAYS,
  ground,
  inLibrary,
  prove,
  settle,
  sign,
  through,
} from '../../../test/project.ts'
import { relation } from '../../kernel/contribution.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { indicators, records } from '../../programme.ts'
import { dossier } from '../household/dossier.queries.ts'
import { recordIncome } from '../household/income.commands.ts'
import { alarmRows } from './alarm.queries.ts'
import {
  changeAssetState,
  distributeReturn,
  inspectAsset,
  recordReturn,
  registerAsset,
} from './asset.commands.ts'
import { assetDetail, listAssets } from './asset.queries.ts'
import { passGate } from './gate.commands.ts'
import { joinHouseholds, payHouseholds, promise, signLinkage, withdrawPayout } from './linkage.commands.ts'
import { benefitsOf, listDues, listLinkages } from './linkage.queries.ts'
import type { At } from './opened.commands.ts'

const codesOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    error => (error instanceof Problem ? [error.code, ...error.details.map(d => d.code)] : error),
  )

async function villageOf(base: Awaited<ReturnType<typeof testBase>>): Promise<string> {
  const found = await base.client.query(
    `select code from area where county = $1 and level = 'village' order by code limit 1`,
    [BANNER],
  )
  return (found.rows[0] as { code: string }).code
}

/** A cattle project with a dividend contract and two households of one village in it. */
async function linked() {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g, { category: 'cattle' })
  const areaCode = await villageOf(base)
  const homes: At[] = []
  for (let n = 0; n < 2; n++) homes.push(await registered(base, { county: BANNER, areaCode }))
  const contract = await signLinkage(base, bureau, at, {
    type: 'dividend',
    operator: '某养殖合作社',
    signedOn: '2019-03-01',
    fromOn: '2019-03-01',
    toOn: '2022-02-28',
    principalFen: BUDGET,
    rate: 0.085,
  })
  await joinHouseholds(base, bureau, contract, { householdIds: homes.map(h => h.id), fromOn: '2019-03-01' })
  return { base, g, at, homes, contract }
}

const promised = (base: Base, contract: At, homes: readonly At[], amountFen = 42_500n) =>
  promise(base, bureau, contract, {
    rows: homes.map(h => ({ householdId: h.id, dueOn: '2019-12-20', amountFen })),
  })

const duesOf = async (base: Base, contract: At) =>
  (await within(base, bureau, tx => listDues(tx, contract, { limit: 50 }))).rows

const envelope = (dues: readonly { id: string; amountFen: bigint }[], more = {}) => ({
  onDate: '2019-12-25',
  voucher: '一卡通-1',
  count: dues.length,
  totalFen: dues.reduce((sum, d) => sum + d.amountFen, 0n),
  rows: dues.map(d => ({ dueId: d.id, amountFen: d.amountFen })),
  ...more,
})

const figure = (base: Base, id: string, asked: object) =>
  within(base, bureau, async tx => {
    const place = { counties: [BANNER], lo: BANNER, hi: '150126' }
    const question = { area: BANNER, side: 'receiver', knownAt: new Date(), ...asked } as const
    const found = await tx.db.execute<{ value: bigint; distinct_key: string }>(
      relation(indicators.find(i => i.id === id)!, question, place),
    )
    return found.rows
  })

test('a payment against a promise is income of the household’s year, typed once, and its benefit is what it received', async () => {
  const { base, homes, contract } = await linked()
  await promised(base, contract, homes)
  const dues = await duesOf(base, contract)
  await payHouseholds(base, bureau, contract, envelope(dues), 'one-payout-1')
  await payHouseholds(base, bureau, contract, envelope(dues), 'one-payout-1')
  expect(await codesOf(payHouseholds(base, bureau, contract, envelope(dues)))).toEqual([
    'rule.refused',
    'payout.beyond',
  ])
  const benefit = await within(base, bureau, tx => benefitsOf(tx, homes[0]!))
  expect(benefit).toMatchObject({
    receivedFen: 42_500n,
    rows: [{ promisedFen: 42_500n, paidFen: 42_500n, year: 2019 }],
  })
  const page = await within(base, bureau, tx => dossier(tx, BANNER, homes[0]!.id))
  expect(page.income).toMatchObject([
    {
      year: 2019,
      netFen: 42_500n,
      lines: [{ line: 'c1', amountFen: 42_500n, note: '资产收益分红，某养殖合作社，凭证 一卡通-1' }],
    },
  ])
  expect((await figure(base, 'linkage.paid', { to: '2019-12-31' })).map(r => r.value)).toEqual([
    42_500n,
    42_500n,
  ])
  const keys = (await figure(base, 'linkage.households', { to: '2019-12-31' })).map(r => r.distinct_key)
  expect(new Set(keys)).toEqual(new Set(homes.map(h => h.id)))
})

test('a yearly statement gives the whole of a line: what was paid on record is not counted twice and not lost', async () => {
  const { base, homes, contract } = await linked()
  await promised(base, contract, homes)
  await payHouseholds(base, bureau, contract, envelope(await duesOf(base, contract)))
  const home = homes[0]!
  const state = (lines: { line: 'c1' | 'a1'; amountFen: bigint }[]) =>
    recordIncome(base, bureau, home, { year: 2019, lines })
  const net = async () => (await within(base, bureau, tx => dossier(tx, BANNER, home.id))).income[0]?.netFen
  await state([
    { line: 'c1', amountFen: 50_000n },
    { line: 'a1', amountFen: 1_000n },
  ])
  expect(await net()).toBe(51_000n)
  await state([{ line: 'c1', amountFen: 42_500n }])
  expect(await net()).toBe(42_500n)
  await state([])
  expect(await net()).toBe(42_500n)
  expect(await codesOf(state([{ line: 'c1', amountFen: 42_499n }]))).toEqual(['rule.refused'])
})

test('a payment that comes after the statement is part of what was stated, and gives it back when withdrawn', async () => {
  const { base, homes, contract } = await linked()
  await promised(base, contract, homes.slice(0, 1))
  const home = homes[0]!
  const state = (amountFen: bigint) =>
    recordIncome(base, bureau, home, { year: 2019, lines: [{ line: 'c1', amountFen, note: '村里分红' }] })
  const year = async () => (await within(base, bureau, tx => dossier(tx, BANNER, home.id))).income[0]
  const pay = async () => payHouseholds(base, bureau, contract, envelope(await duesOf(base, contract)))
  const takeBack = async () => {
    const view = await within(base, bureau, tx =>
      records.find(k => k.type === 'linkage')!.read(tx, BANNER, contract.id),
    )
    const paymentId = view!.links
      .find(l => l.rel === 'benefit')!
      .link.split('/')
      .at(-1)!
    await withdrawPayout(base, bureau, contract, paymentId, '退票')
  }
  await state(50_000n)
  await pay()
  expect(await year()).toMatchObject({ netFen: 50_000n })
  expect((await year())!.lines.map(l => l.amountFen).toSorted()).toEqual([42_500n, 7_500n].toSorted())
  await takeBack()
  expect(await year()).toMatchObject({ netFen: 50_000n, lines: [{ amountFen: 50_000n, note: '村里分红' }] })

  // A statement that was smaller than the payment is used up, and is there again when the payment is not.
  await state(40_000n)
  await pay()
  expect(await year()).toMatchObject({ netFen: 42_500n, lines: [{ amountFen: 42_500n }] })
  await takeBack()
  expect(await year()).toMatchObject({ netFen: 40_000n, lines: [{ amountFen: 40_000n, note: '村里分红' }] })

  // Stated anew with the payment in view, the payment takes its own amount with it and nothing comes back.
  await pay()
  await state(43_000n)
  await takeBack()
  expect(await year()).toMatchObject({ netFen: 500n })
})

test('a payment taken back takes its income with it and is owed again', async () => {
  const { base, homes, contract } = await linked()
  await promised(base, contract, homes.slice(0, 1))
  await payHouseholds(base, bureau, contract, envelope(await duesOf(base, contract)))
  const kind = records.find(k => k.type === 'linkage')!
  const view = await within(base, bureau, tx => kind.read(tx, BANNER, contract.id))
  const paymentId = view!.links
    .find(l => l.rel === 'benefit')!
    .link.split('/')
    .at(-1)!
  await withdrawPayout(base, bureau, contract, paymentId, '退票')
  expect(await codesOf(withdrawPayout(base, bureau, contract, paymentId, '退票'))).toEqual([
    'record.notFound',
  ])
  expect((await within(base, bureau, tx => dossier(tx, BANNER, homes[0]!.id))).income).toEqual([])
  expect(await figure(base, 'linkage.paid', {})).toEqual([])
  await payHouseholds(base, bureau, contract, envelope(await duesOf(base, contract)))
  expect((await within(base, bureau, tx => benefitsOf(tx, homes[0]!))).receivedFen).toBe(42_500n)
})

test('a payout that does not add up, names no promise or pays one twice is refused whole', async () => {
  const { base, homes, contract } = await linked()
  await promised(base, contract, homes)
  const dues = await duesOf(base, contract)
  const pay = (more: object) => codesOf(payHouseholds(base, bureau, contract, envelope(dues, more)))
  expect(await pay({ totalFen: 1n })).toEqual(['rule.refused', 'payout.total'])
  const twice = [dues[0]!, dues[0]!].map(d => ({ dueId: d.id, amountFen: d.amountFen }))
  expect(await pay({ rows: twice })).toEqual(['rule.refused', 'payout.beyond'])
  const strange = [{ dueId: homes[0]!.id, amountFen: 1n }]
  expect(await pay({ rows: strange, count: 1, totalFen: 1n })).toEqual(['rule.refused', 'payout.noDue'])
  expect(await figure(base, 'linkage.paid', {})).toEqual([])
  expect(
    await codesOf(
      promise(base, bureau, contract, {
        rows: [{ householdId: contract.id, dueOn: '2019-12-20', amountFen: 1n }],
      }),
    ),
  ).toEqual(['rule.refused', 'due.household'])
  expect(
    await codesOf(
      joinHouseholds(base, bureau, contract, { householdIds: [contract.id], fromOn: '2019-03-01' }),
    ),
  ).toEqual(['input.reference', 'unknown'])
})

test('a promise unpaid and a project without linkage are warnings with their rows', async () => {
  const { base, at, homes, contract } = await linked()
  await promised(base, contract, homes)
  const rows = (kind: 'promise_unpaid' | 'no_linkage', asOf: string) =>
    within(base, bureau, async tx => (await alarmRows(tx, kind, { area: BANNER, asOf, limit: 50 })).rows)
  expect(await rows('promise_unpaid', '2019-12-20')).toEqual([])
  expect(await rows('promise_unpaid', '2020-01-31')).toMatchObject([
    { id: contract.id, type: 'linkage', amountFen: 85_000n, sinceOn: '2019-12-20' },
  ])
  await payHouseholds(base, bureau, contract, envelope((await duesOf(base, contract)).slice(0, 1)))
  expect(await rows('promise_unpaid', '2020-01-31')).toMatchObject([{ amountFen: 42_500n }])
  expect(await rows('no_linkage', '2020-01-31')).toEqual([])
  expect(
    (await within(base, bureau, tx => listLinkages(tx, { projectId: at.id, limit: 50 }))).rows,
  ).toMatchObject([{ households: 2n, promisedFen: 85_000n, paidFen: 42_500n }])
})

test('names of households are masked for those who may not see them, and another banner sees nothing', async () => {
  const { base, homes, contract } = await linked()
  await promised(base, contract, homes)
  const auditor = person('auditor', '150000', [BANNER])
  const seen = await within(base, auditor, tx => listDues(tx, contract, { limit: 50 }))
  expect(seen.rows.map(r => r.headName)).toEqual(['王*莲', '王*莲'])
  const other = person('banner_bureau', '152527')
  expect((await within(base, other, tx => listDues(tx, contract, { limit: 50 }))).rows).toEqual([])
  expect(await codesOf(within(base, other, tx => benefitsOf(tx, homes[0]!)))).toEqual(['record.notFound'])
})

const asset = {
  name: '肉牛 130 头',
  class: 'operating',
  originalFen: BUDGET,
  ownership: 'collective',
  owner: '村集体',
  operator: '某养殖合作社',
  operation: 'contracted',
  agreedReturnFen: 85_000n,
  keeper: '村委会主任',
  registeredOn: '2019-11-10',
} as const

test('an asset is registered when built, its returns are shared out, its states and inspections kept', async () => {
  const { base, g, at, contract } = await linked()
  expect(await codesOf(registerAsset(base, bureau, at, asset))).toEqual(['rule.refused', 'asset.notBuilt'])
  for (const gate of ['initiation', 'investment', 'construction'] as const) await through(base, g, at, gate)
  await settle(base, at, 'acceptance')
  await prove(base, g, at, 'acceptance')
  await sign(base, at, 'acceptance')
  const accept = () => codesOf(passGate(base, bureau, at, { gate: 'acceptance', onDate: DAYS.acceptance }))
  expect(await accept()).toEqual(['rule.refused', 'gate.missing.assets'])
  const made = await registerAsset(base, bureau, at, asset)
  expect(await codesOf(registerAsset(base, bureau, at, { ...asset, originalFen: 1n }))).toEqual([
    'rule.refused',
    'asset.beyond',
  ])
  expect(await accept()).toBe('done')
  const back = await recordReturn(base, bureau, made, {
    year: 2019,
    onDate: '2019-12-20',
    amountFen: 85_000n,
    payer: '某养殖合作社',
  })
  const share = (amountFen: bigint) =>
    codesOf(
      distributeReturn(base, bureau, made, back.id, {
        use: 'households',
        amountFen,
        onDate: '2019-12-25',
        linkageId: contract.id,
      }),
    )
  expect([await share(80_000n), await share(5_001n), await share(5_000n)]).toEqual([
    'done',
    ['rule.refused', 'asset.overShared'],
    'done',
  ])
  await inspectAsset(base, bureau, made, { onDate: '2020-03-01', found: '在养', sound: true })
  await changeAssetState(base, bureau, made, { state: 'idle', onDate: '2020-04-01', reason: '疫情停产' })
  const stock = async (asOf: string) => (await figure(base, 'asset.in_use', { asOf })).length
  expect([await stock('2020-03-31'), await stock('2020-04-01')]).toEqual([1, 0])
  await changeAssetState(base, bureau, made, { state: 'in_use', onDate: '2020-06-01' })
  expect(await stock('2020-06-01')).toBe(1)
  const detail = await within(base, bureau, tx => assetDetail(tx, made))
  expect(detail).toMatchObject({
    asset: { state: 'in_use', returnedFen: 85_000n },
    states: [{ state: 'in_use' }, { state: 'idle' }, { state: 'in_use' }],
    distributions: [{ amountFen: 80_000n }, { amountFen: 5_000n }],
    inspections: [{ sound: true }],
  })
  expect(
    (await within(base, bureau, tx => listAssets(tx, { state: 'in_use', limit: 50 }))).rows,
  ).toHaveLength(1)
  const view = await within(base, bureau, tx =>
    records.find(k => k.type === 'asset')!.read(tx, made.county, made.id),
  )
  expect(view?.links.map(l => l.rel)).toEqual(['project', 'linkage'])
})
