/** A data folder from before the books: its records are entered so that the books balance and say what the records say. */
import { expect, test } from 'vitest'
import { testBase } from '../../../test/helper.ts'
import { beijing, BUDGET, bureau, ground, inLibrary, through } from '../../../test/project.ts'
import { over } from '../../kernel/db.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { buildBooks } from '../fund/bookBuild.commands.ts'
import { verifyBooks } from '../fund/bookCheck.queries.ts'
import { allocate, appropriate, pay, reversePayment } from '../fund/fund.commands.ts'
import { withdraw } from '../fund/withdrawal.commands.ts'
import { addFunding, withdrawFunding } from './funding.commands.ts'
import { payForProject } from './payment.commands.ts'

const ON = '2020-06-01'
const words = { onDate: ON, voucher: '凭证', payee: '单位', purpose: '用途' }

type TestBase = Awaited<ReturnType<typeof testBase>>

/** Balances by lot: those that were kept as things happened, and those that are built afterwards. */
async function balances({ client }: TestBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ lot: string; fen: string }>(
    'select county || stage || id as lot, balance_fen::text as fen from book_lot',
  )
  return new Map(rows.map(r => [r.lot, r.fen]))
}

/** As an older version left it: no books, and payments that name their allocation and nothing else. */
async function forget({ client }: TestBase): Promise<void> {
  await client.query('delete from book_entry')
  await client.query('delete from book_lot')
  await client.query('update payment set drawn_id = null')
}

test('records from before the books: paid for a project out of its line, reversed, and withdrawn after reversal', async () => {
  const base = await testBase()
  const g = await ground(base, BUDGET)
  const { at, fundingId } = await inLibrary(base, g)
  for (const gate of ['initiation', 'investment', 'construction'] as const) await through(base, g, at, gate)
  // The whole allocation is bound by the line: money paid for the project and counted apart from it would overdraw.
  const first = await payForProject(base, beijing, at, { fundingId, amountFen: 300_000n, ...words })
  await payForProject(base, beijing, at, { fundingId, amountFen: 200_000n, ...words })
  await reversePayment(base, beijing, first, '重复登记')

  const from = await appropriate(base, beijing, {
    source: 'municipal',
    giverCode: '110000',
    year: 2020,
    amountFen: 900n,
    onDate: '2020-02-01',
    onPrecision: 'day',
    purpose: '协作',
  })
  const part = { appropriationCounty: from.county, appropriationId: from.id, onDate: '2020-03-01' }
  const share = (amountFen: bigint) =>
    allocate(base, beijing, { county: at.county, ...part, amountFen, reason: '按任务' })
  const [kept, dropped] = [await share(400n), await share(500n)]
  await pay(base, beijing, { county: at.county, allocationId: kept.id, amountFen: 100n, ...words })
  const wrong = await pay(base, beijing, {
    county: at.county,
    allocationId: dropped.id,
    amountFen: 50n,
    ...words,
  })
  await reversePayment(base, beijing, wrong, '误付')
  await withdraw(base, beijing, 'allocation', dropped, '误登')
  const line = await addFunding(base, bureau, at, {
    source: 'municipal',
    allocationId: kept.id,
    amountFen: 300n,
  })
  const back = await payForProject(base, beijing, at, { fundingId: line.id, amountFen: 10n, ...words })
  await reversePayment(base, beijing, back, '误付')
  await withdrawFunding(base, bureau, at, line.id, '改用其他来源')

  const kept0 = await balances(base)
  await forget(base)
  await buildBooks(over(base.client), booked)
  expect(await within(base, beijing, tx => verifyBooks(tx, booked))).toEqual([])
  const built = await balances(base)
  for (const [lot, fen] of built) expect([lot, fen]).toEqual([lot, kept0.get(lot)])
  for (const [lot, fen] of kept0) if (fen !== '0') expect([lot, built.get(lot)]).toEqual([lot, fen])

  // Built again, nothing is entered twice.
  await buildBooks(over(base.client), booked)
  expect(await balances(base)).toEqual(built)
})
