import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { chain } from './chain.queries.ts'
import { confirmPayments } from './confirmation.commands.ts'
import { allocate, appropriate, confirmPayment, pay, reversePayment } from './fund.commands.ts'
import { ledger } from './fund.queries.ts'

const BANNER = '150125'
const beijing = person('beijing_office', '110000', ['110000', BANNER])
const bureau = person('banner_bureau', BANNER)

const problemOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

/** An appropriation of 1,000 fen of which 900 are allocated to the banner, and payments of these amounts. */
async function paid(base: Base, amounts: readonly bigint[]) {
  const from = await appropriate(base, beijing, {
    source: 'municipal',
    giverCode: '110000',
    year: 2019,
    amountFen: 1000n,
    onDate: '2019-02-01',
    onPrecision: 'day',
    purpose: '扶贫协作',
  })
  const share = await allocate(base, beijing, {
    county: BANNER,
    appropriationCounty: from.county,
    appropriationId: from.id,
    amountFen: 900n,
    onDate: '2019-03-01',
    reason: '按任务',
  })
  const ids: string[] = []
  for (const [i, amountFen] of amounts.entries())
    ids.push(
      (
        await pay(base, beijing, {
          county: BANNER,
          allocationId: share.id,
          amountFen,
          onDate: '2019-04-01',
          voucher: `凭证-${i}`,
          payee: '旗财政局',
          purpose: '饮水工程',
        })
      ).id,
    )
  return { from, share, ids }
}

const basisOf = (base: Base, allocationId: string) =>
  within(base, bureau, async tx => {
    const page = await ledger(tx, 'payment', { of: allocationId, limit: 50 })
    return Object.fromEntries(page.rows.map(r => [r.voucher, r.basis]))
  })

test('payments on a list are confirmed together, once, and each says so', async () => {
  const base = await testBase()
  const { share, ids } = await paid(base, [100n, 200n, 300n])
  const two = { county: BANNER, ids: ids.slice(0, 2), amountFen: 300n }
  expect(await confirmPayments(base, bureau, two, 'once')).toEqual({ count: 2 })
  expect(await confirmPayments(base, bureau, two, 'once')).toEqual({ count: 2 })
  expect(await basisOf(base, share.id)).toEqual({
    '凭证-0': 'confirmed',
    '凭证-1': 'confirmed',
    '凭证-2': 'claimed',
  })
  const lines = await base.transaction(async c => {
    const found = await c.query<{ command: string; row_count: number }>(
      `select command, row_count from audit_line where county = $1 and command like 'confirmPayment%' order by seq`,
      [BANNER],
    )
    return found.rows.map(r => [r.command, r.row_count])
  })
  expect(lines).toEqual([
    ['confirmPayment', 1],
    ['confirmPayment', 1],
    ['confirmPayments', 2],
  ])
})

test('a list that no longer says what it said is refused whole', async () => {
  const base = await testBase()
  const { share, ids } = await paid(base, [100n, 200n, 300n])
  const all = { county: BANNER, ids, amountFen: 600n }
  expect(await problemOf(confirmPayments(base, bureau, { ...all, amountFen: 601n }))).toBe('rule.refused')
  await confirmPayment(base, bureau, { county: BANNER, id: ids[0]! }, { stance: 'disputed', reason: '少到' })
  expect(await problemOf(confirmPayments(base, bureau, all))).toBe('rule.refused')
  const reversed = { county: BANNER, ids: [ids[1]!], amountFen: 200n }
  await reversePayment(base, beijing, { county: BANNER, id: ids[1]! }, '重复登记')
  expect(await problemOf(confirmPayments(base, bureau, reversed))).toBe('rule.refused')
  expect((await basisOf(base, share.id))['凭证-2']).toBe('claimed')
})

test('only the receiver confirms, and only its own', async () => {
  const base = await testBase()
  const { ids } = await paid(base, [100n])
  const other = person('banner_bureau', '152527')
  const list = { county: BANNER, ids, amountFen: 100n }
  expect(await problemOf(confirmPayments(base, other, list))).toBe('access.scope')
})

test('the chain of an appropriation adds up; ledgers say what all pages sum to and what can still be drawn', async () => {
  const base = await testBase()
  const { from, share, ids } = await paid(base, [100n, 200n])
  await confirmPayment(base, bureau, { county: BANNER, id: ids[1]! }, { stance: 'confirmed' })
  const found = await within(base, beijing, tx => chain(tx, from.county, from.id))
  expect(found.appropriation).toMatchObject({ amountFen: 1000n, giverCode: '110000' })
  expect(found.rows).toEqual([
    expect.objectContaining({
      county: BANNER,
      allocatedFen: 900n,
      paidFen: 300n,
      confirmedFen: 200n,
      disputedFen: 0n,
    }),
  ])
  expect(await problemOf(within(base, bureau, tx => chain(tx, from.county, from.id)))).toBe('record.notFound')
  const page = await within(base, beijing, tx => ledger(tx, 'allocation', { of: from.id, limit: 1 }))
  expect(page).toMatchObject({ total: 1, sums: { amountFen: '900', drawnFen: '300' } })
  await pay(base, beijing, {
    county: BANNER,
    allocationId: share.id,
    amountFen: 600n,
    onDate: '2019-04-02',
    voucher: '凭证-末',
    payee: '旗财政局',
    purpose: '饮水工程',
  })
  const left = await within(base, beijing, tx =>
    ledger(tx, 'allocation', { of: from.id, left: true, limit: 1 }),
  )
  expect(left).toMatchObject({ rows: [], total: 0 })
})
