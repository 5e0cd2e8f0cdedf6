/** 64 requests at once over a real socket, at each stage: exactly what is there is drawn, and the books say so. */
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { person } from '../../../test/helper.ts'
import { openTestHouse } from '../../../test/house.ts'
import type { TestHouse } from '../../../test/house.ts'
import type { Reader } from '../../kernel/access.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { verifyBooks } from './bookCheck.queries.ts'

const BANNER = '150125'
const beijing = person('beijing_office', '110000', ['110000', BANNER])
const bureau = person('banner_bureau', BANNER)
const PARALLEL = 64

interface Answer {
  readonly status: number
  readonly body: { readonly id?: string; readonly code?: string }
}

async function opened(): Promise<{
  house: TestHouse
  post: (who: Reader, path: string, body: object) => Promise<Answer>
}> {
  const house = await openTestHouse({ own: true })
  for (const who of [beijing, bureau]) house.as(who)
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = house.app.server.address() as AddressInfo
  return {
    house,
    async post(who, path, body) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-test-user': who.userId, 'x-duikou': '1' },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: (await answer.json()) as Answer['body'] }
    },
  }
}

test(`${PARALLEL} overdraws at once, of an appropriation, an allocation, a payment and a spending`, async () => {
  const { house, post } = await opened()
  const made = await post(beijing, '/api/appropriations', {
    source: 'municipal',
    giverCode: '110000',
    year: 2020,
    amountFen: '1000',
    onDate: '2020-02-01',
    purpose: '协作',
  })
  /** All at once; each asks for more than a 64th, and so many fit. @returns the id of one that did. */
  const rush = async (who: Reader, path: string, body: object, fits: number): Promise<string> => {
    const answers = await Promise.all(
      Array.from({ length: PARALLEL }, (_, n) =>
        post(who, path, { ...body, voucher: `凭-${n}`, number: `报-${n}` }),
      ),
    )
    const refused = answers.filter(a => a.status === 422 && a.body.code === 'fund.overdrawn')
    const done = answers.filter(a => a.status === 200)
    expect([done.length, refused.length], JSON.stringify(answers[0])).toEqual([fits, PARALLEL - fits])
    return done[0]!.body.id!
  }
  const words = { payee: '单位', purpose: '用途' }
  const allocationId = await rush(
    beijing,
    '/api/allocations',
    {
      county: BANNER,
      appropriationCounty: '110000',
      appropriationId: made.body.id,
      amountFen: '300',
      onDate: '2020-03-01',
      reason: '任务',
    },
    3,
  )
  const paymentId = await rush(
    beijing,
    '/api/payments',
    { county: BANNER, allocationId, amountFen: '70', onDate: '2020-04-01', ...words },
    4,
  )
  const spendingId = await rush(
    bureau,
    '/api/spendings',
    { county: BANNER, paymentId, amountFen: '13', onDate: '2020-05-01', ...words },
    5,
  )
  await rush(
    bureau,
    '/api/settlements',
    { county: BANNER, spendingId, amountFen: '3', onDate: '2020-06-01' },
    4,
  )
  expect(await within(house.base, beijing, tx => verifyBooks(tx, booked))).toEqual([])
})
