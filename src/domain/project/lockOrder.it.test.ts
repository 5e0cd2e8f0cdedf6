/** Two projects that bind two allocations in opposite order give them back at once. */
import { expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { testVault } from '../../../test/helper.ts'
import { lotOf, meet } from '../../../test/meet.ts'
import { BANNER, beijing, bureau, entry, ground } from '../../../test/project.ts'
import { openPool, poolBase } from '../../kernel/db.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { verifyBooks } from '../fund/bookCheck.queries.ts'
import { allocate, appropriate } from '../fund/fund.commands.ts'
import { addFunding } from './funding.commands.ts'
import { proposeProject, withdrawProject } from './library.commands.ts'
import type { At } from './opened.commands.ts'

const money = { source: 'municipal', giverCode: '110000', year: 2019, onPrecision: 'day' } as const

test('projects that are withdrawn give back what they had bound in one order', async () => {
  const base = poolBase(openPool(await ownDatabase(), 4), testVault)
  try {
    const g = await ground(base)
    const from = await appropriate(base, beijing, {
      ...money,
      amountFen: 100n,
      onDate: '2019-01-06',
      purpose: '追加',
    })
    const other = await allocate(base, beijing, {
      county: BANNER,
      appropriationCounty: from.county,
      appropriationId: from.id,
      amountFen: 100n,
      onDate: '2019-01-10',
      reason: '按任务',
    })
    const binding = async (...of: At[]): Promise<At> => {
      const at = await proposeProject(base, bureau, entry({ name: `安排${of[0]!.id}`, budgetFen: 100n }))
      for (const { id } of of)
        await addFunding(base, bureau, at, { source: 'municipal', allocationId: id, amountFen: 1n })
      return at
    }
    const [one, two] = [await binding(g.allocation, other), await binding(other, g.allocation)]
    // The index by allocation may happen to sort the lines; the order must not hang on it.
    await base.transaction(client => client.query('drop index project_funding_allocation'))
    const results = await meet(
      base,
      lotOf(other),
      () => withdrawProject(base, bureau, two, '误报'),
      () => withdrawProject(base, bureau, one, '误报'),
    )
    expect(results.map(r => r.status)).toEqual(['fulfilled', 'fulfilled'])
    expect(await within(base, beijing, tx => verifyBooks(tx, booked))).toEqual([])
  } finally {
    await base.end()
  }
})
