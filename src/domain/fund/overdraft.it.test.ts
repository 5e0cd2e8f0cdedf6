import { expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { person, testVault } from '../../../test/helper.ts'
import { openPool, poolBase } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { allocate, appropriate, pay } from './fund.commands.ts'
import { ledger } from './fund.queries.ts'

const BANNERS = ['150125', '150424']
const beijing = person('beijing_office', '110000', ['110000', ...BANNERS])
const PARALLEL = 64

const overdrawn = (results: readonly PromiseSettledResult<unknown>[]): number =>
  results.filter(
    r => r.status === 'rejected' && r.reason instanceof Problem && r.reason.code === 'fund.overdrawn',
  ).length

const done = (results: readonly PromiseSettledResult<unknown>[]): number =>
  results.filter(r => r.status === 'fulfilled').length

test(`${PARALLEL} payments at once never exceed their allocation, nor allocations their appropriation`, async () => {
  const pool = openPool(await ownDatabase(), 16)
  const base = poolBase(pool, testVault)
  try {
    const from = await appropriate(base, beijing, {
      source: 'municipal',
      giverCode: '110000',
      year: 2019,
      amountFen: 1000n,
      onDate: '2019-02-01',
      onPrecision: 'day',
      purpose: '扶贫协作',
    })
    const share = (n: number) =>
      allocate(base, beijing, {
        county: BANNERS[n % 2]!,
        appropriationCounty: '110000',
        appropriationId: from.id,
        amountFen: 45n,
        onDate: '2019-03-01',
        reason: '按任务',
      })
    const shares = await Promise.allSettled(Array.from({ length: PARALLEL }, (_, n) => share(n)))
    expect([done(shares), overdrawn(shares)]).toEqual([22, PARALLEL - 22])
    const to = shares.find(s => s.status === 'fulfilled')!.value
    const payments = await Promise.allSettled(
      Array.from({ length: PARALLEL }, (_, n) =>
        pay(base, beijing, {
          ...to,
          allocationId: to.id,
          amountFen: 7n,
          onDate: '2019-05-01',
          voucher: `付-${n}`,
          payee: '财政局',
          purpose: '产业',
        }),
      ),
    )
    expect([done(payments), overdrawn(payments)]).toEqual([6, PARALLEL - 6])
    const { rows } = await within(base, beijing, tx => ledger(tx, 'payment', { limit: 200 }))
    expect(rows.reduce((sum, r) => sum + BigInt(r.amountFen as bigint), 0n)).toBe(42n)
  } finally {
    await base.end()
  }
})
