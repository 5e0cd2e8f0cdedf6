/** The picture of the money, its ribbons and the rows they open are one relation, and that of the headline figure. */
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testBase } from '../../../test/helper.ts'
import { BANNER, beijing, BUDGET, bureau, ground, inLibrary, through } from '../../../test/project.ts'
import { within } from '../../kernel/tx.ts'
import { pay, reversePayment } from '../fund/fund.commands.ts'
import { flowRows, flows } from './flow.queries.ts'
import { payForProject } from './payment.commands.ts'

test('ribbons, their rows and the payments of both Beijing sources add up to the same, reversals included', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at, fundingId } = await inLibrary(base, g)
  await through(base, g, at, 'initiation')
  await through(base, g, at, 'investment')
  const paid = { onDate: '2019-05-01', payee: '单位', purpose: '工程款' }
  await payForProject(base, beijing, at, { ...paid, fundingId, voucher: '甲', amountFen: 200_000n })
  const wrong = await payForProject(base, beijing, at, {
    ...paid,
    fundingId,
    voucher: '乙',
    amountFen: 70_000n,
  })
  await reversePayment(base, beijing, wrong, '重复拨付')
  // The reversal is of today, so the project's whole is what stands, and 2020 holds the plain payment alone.
  const plain = { county: BANNER, allocationId: g.allocation.id, voucher: '丙', amountFen: BUDGET }
  await pay(base, beijing, { ...paid, ...plain, onDate: '2020-02-01' })

  await within(base, bureau, async tx => {
    const direct = await tx.db.execute<{ fen: bigint }>(
      sql`select sum(amount_fen)::bigint as fen from payment where source in ('municipal', 'district') and retracted_at is null`,
    )
    const whole = await flows(tx, { area: BANNER })
    expect(whole.totalFen).toBe(direct.rows[0]!.fen)
    expect(whole.totalFen).toBe(200_000n + BUDGET)
    expect(whole.rows.map(r => [r.category, r.projectId, r.fen])).toEqual(
      expect.arrayContaining([
        ['water', at.id, 200_000n],
        [null, null, BUDGET],
      ]),
    )
    for (const r of whole.rows) {
      const ends = {
        source: r.source,
        banner: r.county,
        category: r.category ?? ('none' as const),
        ...(r.projectId ? { project: r.projectId } : {}),
      }
      const behind = await flowRows(tx, { area: BANNER, ...ends, limit: 200 })
      expect(behind.sums?.amountFen).toBe(r.fen)
      expect(behind.rows.reduce((sum, row) => sum + row.amountFen, 0n)).toBe(r.fen)
      expect(behind.total).toBe(r.payments)
    }
    // One year of it, a page at a time.
    const year = await flows(tx, { area: BANNER, year: 2020 })
    expect(year.totalFen).toBe(BUDGET)
    const first = await flowRows(tx, { area: BANNER, limit: 1 })
    const rest = await flowRows(tx, { area: BANNER, limit: 200, cursor: first.next! })
    expect([...first.rows, ...rest.rows].reduce((sum, row) => sum + row.amountFen, 0n)).toBe(whole.totalFen)
  })
})
