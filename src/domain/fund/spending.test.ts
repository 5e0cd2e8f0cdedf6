import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { accounts, entries } from './book.queries.ts'
import { verifyBooks } from './bookCheck.queries.ts'
import { allocate, appropriate, pay, reversePayment } from './fund.commands.ts'
import { carryOver, pace } from './pace.queries.ts'
import { reverseSpent, settle, spend } from './spending.commands.ts'
import { spendings } from './spending.queries.ts'

const BANNER = '150125'
const beijing = person('beijing_office', '110000', ['110000', BANNER])
const bureau = person('banner_bureau', BANNER)
const words = { voucher: '凭证', payee: '单位', purpose: '用途' }

const codeOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

/** A payment of 1,000 fen on 2019-04-01, of money of 2019. */
async function paid(base: Base) {
  const from = await appropriate(base, beijing, {
    source: 'municipal',
    giverCode: '110000',
    year: 2019,
    amountFen: 2000n,
    onDate: '2019-02-01',
    onPrecision: 'day',
    purpose: '协作',
  })
  const to = await allocate(base, beijing, {
    county: BANNER,
    appropriationCounty: from.county,
    appropriationId: from.id,
    amountFen: 1500n,
    onDate: '2019-03-01',
    reason: '任务',
  })
  return pay(base, beijing, {
    county: BANNER,
    allocationId: to.id,
    amountFen: 1000n,
    onDate: '2019-04-01',
    ...words,
  })
}

const spent = (base: Base, paymentId: string, amountFen: bigint, onDate: string) =>
  spend(base, bureau, { county: BANNER, paymentId, amountFen, onDate, ...words })

test('spending follows a payment and stays within it; accounts follow spending; each is reversed once, from the end', async () => {
  const base = await testBase()
  const payment = await paid(base)
  expect(await codeOf(spent(base, payment.id, 1n, '2019-03-31'))).toBe('rule.refused')
  expect(await codeOf(spent(base, payment.id, 1001n, '2019-05-01'))).toBe('fund.overdrawn')
  const first = await spent(base, payment.id, 600n, '2019-05-01')
  expect(await codeOf(spent(base, payment.id, 401n, '2019-05-02'))).toBe('fund.overdrawn')
  expect(await codeOf(reversePayment(base, beijing, payment, '有误'))).toBe('rule.refused')
  const render = (amountFen: bigint, onDate = '2019-06-01') =>
    settle(base, bureau, { county: BANNER, spendingId: first.id, amountFen, onDate, number: '报-1' })
  expect(await codeOf(render(1n, '2019-04-30'))).toBe('rule.refused')
  const accountsRendered = await render(500n)
  expect(await codeOf(render(101n))).toBe('fund.overdrawn')
  expect(await codeOf(reverseSpent(base, bureau, 'spending', first, '有误'))).toBe('rule.refused')
  await reverseSpent(base, bureau, 'settlement', accountsRendered, '有误')
  expect(await codeOf(reverseSpent(base, bureau, 'settlement', accountsRendered, '再次'))).toBe(
    'rule.refused',
  )
  await reverseSpent(base, bureau, 'spending', first, '有误')
  expect(await codeOf(reverseSpent(base, bureau, 'spending', first, '再次'))).toBe('rule.refused')
  await reversePayment(base, beijing, payment, '有误')
  expect(await within(base, beijing, tx => verifyBooks(tx, booked))).toEqual([])
  // All is back where it was allocated; seven entries tell how.
  const [row] = (await within(base, bureau, tx => accounts(tx, { limit: 9 }))).rows
  expect(row).toMatchObject({ origin: -1500n, allocated: 1500n, paid: 0n, spent: 0n, settled: 0n })
  expect((await within(base, bureau, tx => entries(tx, { limit: 50 }))).rows).toHaveLength(7)
})

test('an account’s entries sum to its balance, whichever account', async () => {
  const base = await testBase()
  const payment = await paid(base)
  await spent(base, payment.id, 600n, '2019-05-01')
  const { sums } = (await within(base, bureau, tx => accounts(tx, { limit: 9 }))) as {
    sums: Record<string, string>
  }
  for (const stage of ['origin', 'allocated', 'paid', 'spent', 'settled'] as const) {
    const page = (await within(base, bureau, tx => entries(tx, { stage, limit: 50 }))) as {
      sums: Record<string, string>
    }
    expect([stage, page.sums.amountFen]).toEqual([stage, sums[stage]])
  }
})

test('pace counts by month what was spent of the year’s money; what is left is carried over and judged by its age', async () => {
  const base = await testBase()
  const payment = await paid(base)
  await spent(base, payment.id, 600n, '2019-05-20')
  await spent(base, payment.id, 300n, '2020-02-10')
  const year = await within(base, bureau, tx => pace(tx, { year: 2019 }))
  expect(year.wholeFen).toBe(1500n)
  expect(year.rows.map(r => r.spentFen)).toEqual([0n, 0n, 0n, 0n, ...Array.from({ length: 8 }, () => 600n)])
  expect(year.rows[11]).toMatchObject({
    expected: 0.92,
    judgement: 'beyond',
    allocatedFen: 1500n,
    paidFen: 1000n,
  })
  // Nobody entered an expectation for May: it is not judged.
  expect(year.rows[4]).toMatchObject({ share: 0.4, expected: null, judgement: 'unknown' })
  const over = (on: number) => within(base, bureau, tx => carryOver(tx, { year: on }))
  expect((await over(2019)).rows).toMatchObject([
    { year: 2019, leftFen: 900n, age: '1y', limit: 0.08, judgement: 'beyond' },
  ])
  expect((await over(2020)).rows).toMatchObject([
    { leftFen: 600n, age: '1-2y', limit: 0.02, judgement: 'beyond' },
  ])
  expect((await over(2021)).rows).toMatchObject([{ leftFen: 600n, age: '>2y', limit: 0 }])
  expect((await over(2018)).rows).toEqual([])
  const other = person('banner_bureau', '152527')
  expect((await within(base, other, tx => spendings(tx, { limit: 9 }))).rows).toEqual([])
})
