import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import { relation } from '../../kernel/contribution.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { registerDocument } from '../notice/document.commands.ts'
import { allocate, appropriate, confirmPayment, pay, reversePayment } from './fund.commands.ts'
import { fundIndicators } from './fund.indicators.ts'
import { fundSummary, ledger } from './fund.queries.ts'
import type { Ledger } from './fund.queries.ts'
import { fundRecords } from './fund.record.ts'
import { withdraw } from './withdrawal.commands.ts'

/** 武川 is 门头沟's; 科右中旗 (152222) has no known district; 林西 (150424) is another district's. */
const BANNER = '150125'
const DISTRICT = '110109'
const beijing = person('beijing_office', '110000', ['110000', DISTRICT, BANNER, '152222', '150424'])
const district = person('district_office', DISTRICT, [DISTRICT, BANNER])
const bureau = person('banner_bureau', BANNER)

const problemOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

async function appropriated(base: Base, source: 'municipal' | 'district', amountFen = 1000n) {
  const who = source === 'municipal' ? beijing : district
  const document = await registerDocument(base, who, {
    number: '京财农指[2019]11号',
    title: '下达协作资金',
    kind: 'fund',
    issuer: '财政局',
    issuedOn: '2019-02-01',
    issuedPrecision: 'day',
  })
  const more = {
    giverCode: who.areaCode,
    year: 2019,
    amountFen,
    onDate: '2019-02-01',
    onPrecision: 'day',
    purpose: '扶贫协作',
    documentId: document.id,
  } as const
  const made = await appropriate(base, who, { source, ...more })
  const share = (county: string, amount: bigint, onDate = '2019-03-01') =>
    allocate(base, who, {
      county,
      appropriationCounty: made.county,
      appropriationId: made.id,
      amountFen: amount,
      onDate,
      reason: '按任务',
      documentCounty: document.county,
      documentId: document.id,
    })
  return { ...made, share }
}

const payment = (allocationId: string, amountFen: bigint) => ({
  county: BANNER,
  allocationId,
  amountFen,
  onDate: '2019-05-01',
  voucher: '付-1',
  payee: '武川县财政局',
  purpose: '产业',
})
const page = (base: Base, name: Ledger, more: object = {}) =>
  within(base, bureau, tx => ledger(tx, name, { limit: 50, ...more }))

test('money is appropriated, allocated, paid and confirmed; the receiver sees the document of the giver', async () => {
  const base = await testBase()
  const from = await appropriated(base, 'municipal')
  const to = await from.share(BANNER, 600n)
  const paid = await pay(base, beijing, payment(to.id, 250n))
  await confirmPayment(base, bureau, paid, { stance: 'confirmed' })
  expect((await page(base, 'payment', { state: 'confirmed' })).rows).toMatchObject([
    { id: paid.id, amountFen: 250n, basis: 'confirmed', giverCode: '110000' },
  ])
  expect((await page(base, 'allocation')).rows).toMatchObject([
    { amountFen: 600n, drawnFen: 250n, documentNumber: '京财农指〔2019〕11号' },
  ])
  expect((await within(base, beijing, tx => fundSummary(tx, { year: 2019 }))).rows).toMatchObject([
    {
      source: 'municipal',
      appropriatedFen: 1000n,
      allocatedFen: 600n,
      paidFen: 250n,
      confirmedFen: 250n,
    },
  ])
  const view = await within(base, bureau, tx => fundRecords[0]!.read(tx, BANNER, paid.id))
  expect(view?.fields.find(f => f.key === 'allocationNumber')?.value).toBe('京财农指〔2019〕11号')
  expect(view).toMatchObject({ state: { zh: '对方已确认' }, links: [{ rel: 'allocation' }] })
  expect(
    (await within(base, beijing, tx => fundRecords[0]!.read(tx, BANNER, paid.id)))?.links.map(l => l.rel),
  ).toEqual(['allocation', 'appropriation'])
})

test('nothing is drawn beyond what is there, of zero, or of another giver’s', async () => {
  const base = await testBase()
  const from = await appropriated(base, 'municipal')
  const to = await from.share(BANNER, 600n)
  expect(await problemOf(from.share(BANNER, 401n))).toBe('fund.overdrawn')
  expect(await problemOf(pay(base, beijing, payment(to.id, 601n)))).toBe('fund.overdrawn')
  expect(await problemOf(pay(base, beijing, payment(to.id, 0n)))).toBe('rule.refused')
  expect(
    await problemOf(
      appropriate(base, beijing, {
        source: 'district',
        giverCode: '110000',
        year: 2019,
        amountFen: 1n,
        onDate: '2019-01-01',
        onPrecision: 'day',
        purpose: 'x',
      }),
    ),
  ).toBe('rule.refused')
})

test('district money goes to the district’s banners of that day only; an unknown district takes municipal money', async () => {
  const base = await testBase()
  const own = await appropriated(base, 'district')
  expect(await problemOf(own.share(BANNER, 1n, '2017-12-31'))).toBe('rule.refused')
  await own.share(BANNER, 1n)
  const asBeijing = {
    appropriationCounty: own.county,
    appropriationId: own.id,
    amountFen: 1n,
    onDate: '2019-03-01',
    reason: '按任务',
  }
  for (const county of ['150424', '152222'])
    expect(await problemOf(allocate(base, beijing, { county, ...asBeijing }))).toBe('rule.refused')
  const municipal = await appropriated(base, 'municipal')
  expect(await problemOf(municipal.share('152222', 1n))).toBe('done')
})

test('a payment is reversed once by a posting of the opposite sign, and its allocation can be drawn again', async () => {
  const base = await testBase()
  const to = await (await appropriated(base, 'municipal')).share(BANNER, 600n)
  const paid = await pay(base, beijing, payment(to.id, 600n))
  const reversal = await reversePayment(base, beijing, paid, '凭证有误')
  expect(await problemOf(reversePayment(base, beijing, paid, '再次'))).toBe('rule.refused')
  expect(await problemOf(reversePayment(base, beijing, reversal, '再次'))).toBe('rule.refused')
  const again = await pay(base, beijing, payment(to.id, 600n))
  const rows = (await page(base, 'payment')).rows
  expect(rows.map(r => BigInt(r.amountFen as bigint)).reduce((a, b) => a + b, 0n)).toBe(600n)
  expect(await problemOf(withdraw(base, beijing, 'allocation', to, '误登'))).toBe('rule.refused')
  await reversePayment(base, beijing, again, '凭证有误')
  await withdraw(base, beijing, 'allocation', to, '误登')
  expect(await problemOf(pay(base, beijing, payment(to.id, 1n)))).toBe('record.notFound')
})

test('what the receiver said last counts, as it was known at an instant', async () => {
  const base = await testBase()
  const to = await (await appropriated(base, 'municipal')).share(BANNER, 600n)
  const paid = await pay(base, beijing, payment(to.id, 300n))
  const basisAt = (knownAt: Date) =>
    within(base, bureau, async tx => {
      const asked = { area: BANNER, side: 'receiver', knownAt } as const
      const place = { counties: [BANNER], lo: BANNER, hi: '150126' }
      const found = await tx.db.execute<{ basis: string; value: string }>(
        relation(fundIndicators[0]!, asked, place),
      )
      return found.rows.map(r => `${r.basis} ${r.value}`)
    })
  const before = new Date()
  await new Promise(done => setTimeout(done, 5))
  expect(await problemOf(confirmPayment(base, bureau, paid, { stance: 'disputed' }))).toBe('rule.refused')
  await confirmPayment(base, bureau, paid, { stance: 'disputed', amountFen: 290n })
  expect([await basisAt(before), await basisAt(new Date())]).toEqual([['claimed 300'], ['disputed 300']])
  await new Promise(done => setTimeout(done, 5))
  await confirmPayment(base, bureau, paid, { stance: 'confirmed' })
  expect(await basisAt(new Date())).toEqual(['confirmed 300'])
})

test('ledgers page by keyset without gaps, and another banner sees nothing', async () => {
  const base = await testBase()
  const to = await (await appropriated(base, 'municipal')).share(BANNER, 600n)
  for (let n = 1n; n <= 5n; n++) await pay(base, beijing, payment(to.id, n))
  const seen: unknown[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const one = await page(base, 'payment', { limit: 2, cursor })
    seen.push(...one.rows.map(r => r.amountFen))
    cursor = one.next
  }
  expect(seen).toEqual([5n, 4n, 3n, 2n, 1n])
  const other = person('banner_bureau', '152527')
  expect((await within(base, other, tx => ledger(tx, 'payment', { limit: 50 }))).rows).toEqual([])
})

test('the same key pays once', async () => {
  const base = await testBase()
  const to = await (await appropriated(base, 'municipal')).share(BANNER, 600n)
  const first = await pay(base, beijing, payment(to.id, 10n), 'one-key-12345')
  expect(await pay(base, beijing, payment(to.id, 10n), 'one-key-12345')).toEqual(first)
  expect((await page(base, 'payment')).rows).toHaveLength(1)
})
