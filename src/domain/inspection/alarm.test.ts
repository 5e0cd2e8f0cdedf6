/** Every alarm: a command makes it appear, another makes it go. */
import { expect, test } from 'vitest'
import { registered } from '../../../test/household.ts'
import { person, testBase } from '../../../test/helper.ts'
import { BANNER, beijing, BUDGET, bureau, ground, inLibrary, settle, through } from '../../../test/project.ts'
import type { Base } from '../../kernel/db.ts'
import { within } from '../../kernel/tx.ts'
import { setParameter } from '../area/parameter.commands.ts'
import { pay, reversePayment } from '../fund/fund.commands.ts'
import { spend } from '../fund/spending.commands.ts'
import { changeAssetState, recordReturn, registerAsset } from '../project/asset.commands.ts'
import { addFunding, withdrawFunding } from '../project/funding.commands.ts'
import { joinHouseholds, payHouseholds, promise, signLinkage } from '../project/linkage.commands.ts'
import { listDues } from '../project/linkage.queries.ts'
import type { At } from '../project/opened.commands.ts'
import { payForProject } from '../project/payment.commands.ts'
import { recordProgress } from '../project/progress.commands.ts'
import { alarmRows, listAlarms } from './alarm.queries.ts'
import type { AlarmKind } from './alarm.terms.ts'
import { raiseFinding } from './finding.commands.ts'

const region = person('region_office', '150000', ['150000', BANNER])
const BEFORE = '2019-12-31'
const AFTER = '2020-06-01'

/** How many rows it has, and that it opens into as many; null while its parameter is empty. */
async function raised(base: Base, kind: AlarmKind, asOf: string): Promise<number | null> {
  const asked = { area: BANNER, asOf }
  const { rows } = await within(base, bureau, tx => listAlarms(tx, asked))
  const { count } = rows.find(r => r.kind === kind)!
  if (count !== null) {
    const page = await within(base, bureau, tx => alarmRows(tx, kind, { ...asked, limit: 50 }))
    expect([kind, page.rows.length]).toEqual([kind, count])
  }
  return count
}

const filled = (base: Base, key: string, value: number) =>
  setParameter(base, region, {
    key,
    areaCode: '150000',
    year: null,
    purpose: '',
    value,
    source: '自治区通知',
  })

const voucher = { voucher: '付1', payee: '财政局', purpose: '工程款' }

/** A project past its investment gate; `allocated` is all that the banner has of the year. */
async function invested(allocated = BUDGET, category: 'water' | 'cattle' = 'water') {
  const base = await testBase()
  const g = await ground(base, allocated)
  const { at, fundingId } = await inLibrary(base, g, { category })
  await through(base, g, at, 'initiation')
  await through(base, g, at, 'investment')
  return { base, g, at, fundingId }
}

async function built() {
  const ready = await invested()
  const { base, g, at } = ready
  await through(base, g, at, 'construction')
  await settle(base, at, 'acceptance')
  const asset = await registerAsset(base, bureau, at, {
    name: '储窖',
    class: 'operating',
    originalFen: BUDGET,
    ownership: 'collective',
    owner: '村集体',
    agreedReturnFen: 5_000n,
    keeper: '村委会主任',
    registeredOn: '2019-11-10',
  })
  return { ...ready, asset }
}

async function home(base: Base): Promise<At> {
  const found = await base.transaction(c =>
    c.query<{ code: string }>(`select code from area where county = $1 and level = 'village' limit 1`, [
      BANNER,
    ]),
  )
  return registered(base, { county: BANNER, areaCode: found.rows[0]!.code })
}

async function tied(base: Base, at: At) {
  const household = await home(base)
  const contract = await signLinkage(base, bureau, at, {
    type: 'dividend',
    operator: '合作社',
    signedOn: '2019-03-25',
    fromOn: '2019-03-25',
    principalFen: BUDGET,
    rate: 0.08,
  })
  await joinHouseholds(base, bureau, contract, { householdIds: [household.id], fromOn: '2019-03-25' })
  return { household, contract }
}

test('fund_idle: bound longer than the months entered and not paid; a payment ends it', async () => {
  const { base, at, fundingId } = await invested()
  expect(await raised(base, 'fund_idle', BEFORE)).toBeNull()
  await filled(base, 'project.idle_months', 6)
  expect(await raised(base, 'fund_idle', '2019-06-30')).toBe(0)
  expect(await raised(base, 'fund_idle', BEFORE)).toBe(1)
  await payForProject(base, beijing, at, { fundingId, amountFen: 1_000n, onDate: '2019-04-01', ...voucher })
  expect(await raised(base, 'fund_idle', BEFORE)).toBe(0)
})

test('pace_behind: of a year that ended less is spent than was due; spending ends it', async () => {
  const base = await testBase()
  const { allocation } = await ground(base, BUDGET)
  expect([await raised(base, 'pace_behind', BEFORE), await raised(base, 'pace_behind', AFTER)]).toEqual([
    0, 1,
  ])
  const paid = await pay(base, beijing, {
    county: BANNER,
    allocationId: allocation.id,
    amountFen: BUDGET,
    onDate: '2019-06-01',
    ...voucher,
  })
  const spent = (amountFen: bigint) =>
    spend(base, bureau, { county: BANNER, paymentId: paid.id, amountFen, onDate: '2019-10-01', ...voucher })
  await spent((BUDGET * 91n) / 100n)
  expect(await raised(base, 'pace_behind', AFTER)).toBe(1)
  // What an auditor made of it stands beside the row, which is a place's money and no record.
  const open = async () => {
    const { rows } = await within(base, bureau, tx =>
      alarmRows(tx, 'pace_behind', { area: BANNER, asOf: AFTER, limit: 5 }),
    )
    return rows.map(r => r.openFindings)
  }
  expect(await open()).toEqual([0])
  await raiseFinding(base, person('auditor', '150000', ['150000', BANNER]), {
    county: BANNER,
    recordType: 'area',
    kind: 'money',
    severity: 'minor',
    content: '支出进度滞后',
    unit: '财政局',
    foundOn: AFTER,
    dueOn: AFTER,
    alarm: 'pace_behind',
  })
  expect(await open()).toEqual([1])
  await spent(BUDGET / 100n)
  expect(await raised(base, 'pace_behind', AFTER)).toBe(0)
})

test('poor_share and no_linkage: money without households in contracts; a household that joins ends both', async () => {
  const { base, at } = await invested(BUDGET, 'cattle')
  expect([await raised(base, 'poor_share', AFTER), await raised(base, 'no_linkage', AFTER)]).toEqual([1, 1])
  await tied(base, at)
  expect([await raised(base, 'poor_share', AFTER), await raised(base, 'no_linkage', AFTER)]).toEqual([0, 0])
})

test('gate_overdue: the planned start has passed; works reported to have begun are due at the planned end', async () => {
  const { base, at } = await invested()
  expect([
    await raised(base, 'gate_overdue', '2019-04-01'),
    await raised(base, 'gate_overdue', '2019-06-01'),
  ]).toEqual([0, 1])
  await recordProgress(base, bureau, at, { kind: 'started', onDate: '2019-04-10' })
  expect([
    await raised(base, 'gate_overdue', '2019-06-01'),
    await raised(base, 'gate_overdue', BEFORE),
  ]).toEqual([0, 1])
})

test('progress_silent: the last report lies further back than the days entered; a report or completion ends it', async () => {
  const { base, at } = await invested()
  await recordProgress(base, bureau, at, { kind: 'started', onDate: '2019-04-10' })
  expect(await raised(base, 'progress_silent', BEFORE)).toBeNull()
  await filled(base, 'project.report_days', 30)
  expect([
    await raised(base, 'progress_silent', '2019-05-10'),
    await raised(base, 'progress_silent', '2019-05-11'),
  ]).toEqual([0, 1])
  await recordProgress(base, bureau, at, { kind: 'progress', onDate: '2019-05-05', percent: 40 })
  expect([
    await raised(base, 'progress_silent', '2019-05-11'),
    await raised(base, 'progress_silent', BEFORE),
  ]).toEqual([0, 1])
  await recordProgress(base, bureau, at, { kind: 'completed', onDate: '2019-09-01' })
  expect(await raised(base, 'progress_silent', BEFORE)).toBe(0)
})

test('payment_early: dated before the investment gate; its reversal ends it', async () => {
  const { base, at, fundingId } = await invested()
  const paid = await payForProject(base, beijing, at, {
    fundingId,
    amountFen: 1_000n,
    onDate: '2019-03-01',
    ...voucher,
  })
  expect(await raised(base, 'payment_early', BEFORE)).toBe(1)
  await reversePayment(base, beijing, paid, '早于投资环节')
  expect(await raised(base, 'payment_early', BEFORE)).toBe(0)
})

test('payment_without_project: tied to none; its reversal ends it', async () => {
  const base = await testBase()
  const { allocation } = await ground(base)
  const paid = await pay(base, beijing, {
    county: BANNER,
    allocationId: allocation.id,
    amountFen: 7n,
    onDate: '2019-05-01',
    ...voucher,
  })
  expect(await raised(base, 'payment_without_project', BEFORE)).toBe(1)
  await reversePayment(base, beijing, paid, '未对应项目')
  expect(await raised(base, 'payment_without_project', BEFORE)).toBe(0)
})

test('parts_differ: a source too many; taken back, the parts make the whole again', async () => {
  const { base, at } = await invested()
  expect(await raised(base, 'parts_differ', BEFORE)).toBe(0)
  const line = await addFunding(base, bureau, at, { source: 'own', amountFen: 500n })
  expect(await raised(base, 'parts_differ', BEFORE)).toBe(1)
  await withdrawFunding(base, bureau, at, line.id, '误登')
  expect(await raised(base, 'parts_differ', BEFORE)).toBe(0)
})

test('asset_idle and return_unpaid: idle from its day on, the return short of what was agreed; both are put right', async () => {
  const { base, asset } = await built()
  expect(await raised(base, 'asset_idle', AFTER)).toBe(0)
  await changeAssetState(base, bureau, asset, { state: 'idle', onDate: '2020-01-10', reason: '停产' })
  expect([await raised(base, 'asset_idle', BEFORE), await raised(base, 'asset_idle', AFTER)]).toEqual([0, 1])
  await changeAssetState(base, bureau, asset, { state: 'in_use', onDate: '2020-03-10' })
  expect(await raised(base, 'asset_idle', AFTER)).toBe(0)

  // It did not stand through 2019, and did through 2020.
  expect([
    await raised(base, 'return_unpaid', AFTER),
    await raised(base, 'return_unpaid', '2021-02-01'),
  ]).toEqual([0, 1])
  const back = { year: 2020, onDate: '2020-12-20', payer: '合作社' }
  await recordReturn(base, bureau, asset, { ...back, amountFen: 4_999n })
  expect(await raised(base, 'return_unpaid', '2021-02-01')).toBe(1)
  await recordReturn(base, bureau, asset, { ...back, amountFen: 1n })
  expect(await raised(base, 'return_unpaid', '2021-02-01')).toBe(0)
})

test('promise_unpaid: due and not paid; paid to the household it ends', async () => {
  const { base, at } = await invested(BUDGET, 'cattle')
  const { household, contract } = await tied(base, at)
  await promise(base, bureau, contract, {
    rows: [{ householdId: household.id, dueOn: '2019-12-20', amountFen: 8_000n }],
  })
  expect([
    await raised(base, 'promise_unpaid', '2019-12-20'),
    await raised(base, 'promise_unpaid', BEFORE),
  ]).toEqual([0, 1])
  const [due] = (await within(base, bureau, tx => listDues(tx, contract, { limit: 5 }))).rows
  await payHouseholds(base, bureau, contract, {
    onDate: '2019-12-25',
    voucher: '一卡通-1',
    count: 1,
    totalFen: 8_000n,
    rows: [{ dueId: due!.id, amountFen: 8_000n }],
  })
  expect(await raised(base, 'promise_unpaid', BEFORE)).toBe(0)
})
