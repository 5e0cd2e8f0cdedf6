/** Many at once, on connections of their own: the locks hold what the rules say. */
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { testVault } from '../../../test/helper.ts'
import { BANNER, beijing, BUDGET, bureau, entry, ground, inLibrary, through } from '../../../test/project.ts'
import { openPool, poolBase } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { verifyBooks } from '../fund/bookCheck.queries.ts'
import { pay } from '../fund/fund.commands.ts'
import { addFunding } from './funding.commands.ts'
import { proposeProject } from './library.commands.ts'
import type { At } from './opened.commands.ts'
import { payForProject } from './payment.commands.ts'
import { projectDetail } from './project.queries.ts'

const PARALLEL = 64

const count = (results: readonly PromiseSettledResult<unknown>[]) => ({
  done: results.filter(r => r.status === 'fulfilled').length,
  refused: results
    .map(r => (r.status === 'rejected' && r.reason instanceof Problem ? r.reason.code : null))
    .filter(code => code !== null),
})

test(`${PARALLEL} payments at once, for the project and past it, never exceed ceiling, line or allocation`, async () => {
  const pool = openPool(await ownDatabase(), 16)
  const base = poolBase(pool, testVault)
  try {
    const g = await ground(base, BUDGET + 50_000n)
    const { at, fundingId } = await inLibrary(base, g)
    await through(base, g, at, 'initiation')
    await through(base, g, at, 'investment')
    // The ceiling is 300,000: forty payments of 7,500. Past it 50,000 are free: ten plain payments of 5,000.
    const rest = { onDate: '2019-12-01', payee: '单位', purpose: '工程款' }
    const results = await Promise.allSettled(
      Array.from({ length: PARALLEL }, (_, n) => {
        const voucher = `付-${n}`
        return n % 4 === 3
          ? pay(base, beijing, {
              ...rest,
              voucher,
              county: BANNER,
              allocationId: g.allocation.id,
              amountFen: 5_000n,
            })
          : payForProject(base, beijing, at, { ...rest, voucher, fundingId, amountFen: 7_500n })
      }),
    )
    const plain = count(results.filter((_, n) => n % 4 === 3))
    const own = count(results.filter((_, n) => n % 4 !== 3))
    expect(plain).toEqual({ done: 10, refused: Array.from({ length: 6 }, () => 'fund.overdrawn') })
    expect(own).toEqual({ done: 40, refused: Array.from({ length: 8 }, () => 'project.ceiling') })
    const { money } = await within(base, bureau, tx => projectDetail(tx, at))
    expect(money).toMatchObject({ paidFen: 300_000n, ceilingFen: 300_000n })
  } finally {
    await base.end()
  }
})

test(`${PARALLEL} projects that bind one allocation at once never bind more than it has`, async () => {
  const pool = openPool(await ownDatabase(), 16)
  const base = poolBase(pool, testVault)
  try {
    const g = await ground(base, 10n)
    const all: At[] = []
    for (let n = 0; n < 8; n++)
      all.push(await proposeProject(base, bureau, entry({ name: `第${n}个`, budgetFen: 100n })))
    const line = { source: 'municipal', allocationId: g.allocation.id, amountFen: 1n } as const
    const results = await Promise.allSettled(
      Array.from({ length: PARALLEL }, (_, n) => addFunding(base, bureau, all[n % 8]!, line)),
    )
    expect(count(results)).toEqual({
      done: 10,
      refused: Array.from({ length: PARALLEL - 10 }, () => 'fund.overdrawn'),
    })
    const bound = await within(base, bureau, tx =>
      tx.db.execute<{ fen: bigint }>(
        sql`select sum(balance_fen)::bigint as fen from book_lot where county = ${BANNER} and stage = 'earmarked'`,
      ),
    )
    expect(bound.rows[0]!.fen).toBe(10n)
    expect(await within(base, bureau, tx => verifyBooks(tx, booked))).toEqual([])
  } finally {
    await base.end()
  }
})
