/** Whoever moves several sums at once and whoever moves one of them by hand take their locks in one order. */
import { expect, test } from 'vitest'
import { lotOf, meet } from '../../../test/meet.ts'
import { office, WAN, WUCHUAN, YEAR } from '../../../test/scenario.ts'
import type { Office } from '../../../test/scenario.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly source: string
  readonly amountFen: string
}

const rows = async (o: Office, path: string): Promise<Row[]> =>
  (await o.beijing.ask<{ rows: Row[] }>(path)).rows

/** A plan of both purses, proposed; more money than it needs, so that a hand's allocation leaves enough. */
async function proposed(): Promise<{ o: Office; decide: string }> {
  const o = await office()
  await o.beijing.tell('/api/appropriations', {
    source: 'municipal',
    giverCode: '110000',
    year: YEAR,
    amountFen: (900n * WAN).toString(),
    onDate: '2019-02-02',
    purpose: '追加',
  })
  await o.rules({ minOnPoor: null })
  await o.solve()
  await o.beijing.tell(`${o.path}/propose`, { reason: '按测算结果分配' })
  const [at] = (await o.show()).takeOvers
  return { o, decide: `/api/takeOvers/${at!.county}/${at!.id}/decide` }
}

const codes = (results: readonly PromiseSettledResult<unknown>[]): number[] =>
  results.map(r => (r as PromiseFulfilledResult<{ statusCode: number }>).value.statusCode)

test('a plan is approved while somebody allocates from one of its appropriations by hand', async () => {
  const { o, decide } = await proposed()
  const last = (await rows(o, '/api/appropriations')).find(r => BigInt(r.amountFen) === 900n * WAN)!
  const results = await meet(
    o.house.base,
    lotOf(last),
    () =>
      o.beijing.post('/api/allocations', {
        county: WUCHUAN,
        appropriationCounty: last.county,
        appropriationId: last.id,
        amountFen: '100',
        onDate: '2019-03-01',
        reason: '急用',
      }),
    () => o.second.post(decide, { decision: 'approve' }),
  )
  expect(codes(results)).toEqual([200, 200])
})

test('a plan is undone while somebody withdraws one of its allocations by hand', async () => {
  const { o, decide } = await proposed()
  await o.second.tell(decide, { decision: 'approve' })
  const made = (await rows(o, '/api/allocations')).filter(r => r.source === 'municipal')
  const last = made.sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1)!
  const results = await meet(
    o.house.base,
    lotOf(last),
    () => o.beijing.post(`/api/allocations/${last.county}/${last.id}/withdraw`, { reason: '误登' }),
    () => o.second.post(decide, { decision: 'undo', reason: '重新测算' }),
  )
  expect(codes(results)).toEqual([200, 200])
  expect(await rows(o, '/api/allocations')).toEqual([])
  expect((await o.show()).takeOvers[0]!.state).toBe('undone')
})
