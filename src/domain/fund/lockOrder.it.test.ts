/** Drawing on a record and reversing it want the same rows: both take the lot first. */
import { expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { testVault } from '../../../test/helper.ts'
import { lotOf, meet } from '../../../test/meet.ts'
import { BANNER, beijing, bureau, ground } from '../../../test/project.ts'
import { openPool, poolBase } from '../../kernel/db.ts'
import { pay, reversePayment } from './fund.commands.ts'
import { reverseSpent, settle, spend } from './spending.commands.ts'

const words = { voucher: '凭-1', payee: '单位', purpose: '用途' }
const REFUSED = { status: 'rejected', reason: { code: 'rule.refused' } }

test('a payment is spent, and a spending accounted for, while somebody reverses it', async () => {
  const base = poolBase(openPool(await ownDatabase(), 4), testVault)
  try {
    const { allocation } = await ground(base)
    const of = { county: BANNER, allocationId: allocation.id, amountFen: 100n, onDate: '2019-03-01' }
    const paid = await pay(base, beijing, { ...of, ...words })
    const what = { county: BANNER, amountFen: 60n, onDate: '2019-04-01' }
    const spent = await meet(
      base,
      lotOf(paid),
      () => spend(base, bureau, { ...what, paymentId: paid.id, ...words }),
      () => reversePayment(base, beijing, paid, '有误'),
    )
    expect(spent).toMatchObject([{ status: 'fulfilled' }, REFUSED])
    const spending = (spent[0] as PromiseFulfilledResult<typeof paid>).value
    const settled = await meet(
      base,
      lotOf(spending),
      () => settle(base, bureau, { ...what, spendingId: spending.id, number: '报-1' }),
      () => reverseSpent(base, bureau, 'spending', spending, '有误'),
    )
    expect(settled).toMatchObject([{ status: 'fulfilled' }, REFUSED])
  } finally {
    await base.end()
  }
})
