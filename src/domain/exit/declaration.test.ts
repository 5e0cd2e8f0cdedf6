import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import { within } from '../../kernel/tx.ts'
import { exitLine, listDeclarations, progress } from './declaration.queries.ts'
import { declareExit, designate } from './exit.commands.ts'
import { listVillages } from './village.queries.ts'

const BANNER = '150125'
const bureau = person('banner_bureau', BANNER)

async function ground() {
  const base = await testBase()
  const found = await base.client.query<{ code: string }>(
    `select code from area where level = 'village' and county = $1 order by code limit 3`,
    [BANNER],
  )
  const villages = found.rows.map(r => r.code)
  for (const areaCode of villages)
    await designate(base, bureau, {
      county: BANNER,
      areaCode,
      object: 'village',
      level: 'national',
      year: 2014,
    })
  const declare = (areaCode: string, kind: 'exited' | 'returned', round: number, onDate: string) =>
    declareExit(base, bureau, {
      county: BANNER,
      areaCode,
      object: 'village',
      kind,
      round,
      onDate,
      onPrecision: 'day',
    })
  return { base, villages, declare }
}

test('declarations are listed newest first, and only the last one of an area can be withdrawn', async () => {
  const { base, villages, declare } = await ground()
  await declare(villages[0]!, 'exited', 2018, '2018-12-20')
  await declare(villages[1]!, 'exited', 2019, '2019-12-20')
  await declare(villages[0]!, 'returned', 2020, '2020-03-01')
  const list = (more: object) => within(base, bureau, tx => listDeclarations(tx, { limit: 50, ...more }))
  expect((await list({})).rows.map(r => [r.areaCode, r.kind, r.last])).toEqual([
    [villages[0], 'returned', true],
    [villages[1], 'exited', true],
    [villages[0], 'exited', false],
  ])
  expect((await list({ round: 2019 })).rows.map(r => r.areaCode)).toEqual([villages[1]])
  expect((await list({ kind: 'returned' })).rows).toHaveLength(1)
  const first = await list({ limit: 2 })
  expect(first.next).not.toBeNull()
  expect((await list({ limit: 2, cursor: first.next! })).rows.map(r => r.round)).toEqual([2018])
})

test('progress by round counts what stands today, and adds up to all designated villages', async () => {
  const { base, villages, declare } = await ground()
  await declare(villages[0]!, 'exited', 2018, '2018-12-20')
  await declare(villages[1]!, 'exited', 2019, '2019-12-20')
  await declare(villages[0]!, 'returned', 2020, '2020-03-01')
  expect(await within(base, bureau, tx => progress(tx, BANNER))).toEqual({
    villages: 3,
    rounds: [{ round: 2019, villages: 1 }],
    poor: 2,
  })
  const states = async (state: 'poor' | 'exited' | 'returned') =>
    (await within(base, bureau, tx => listVillages(tx, { state, limit: 50 }))).rows.map(r => r.code)
  expect(await states('returned')).toEqual([villages[0]])
  expect(await states('exited')).toEqual([villages[1]])
  expect(await states('poor')).toEqual([villages[0], villages[2]])
})

test('the line is said before anything is declared; an empty one has no value', async () => {
  const { base } = await ground()
  const line = () => within(base, bureau, tx => exitLine(tx, { object: 'village', area: BANNER }))
  expect(await line()).toMatchObject({ key: 'village_exit.max_incidence', value: 0.03 })
  await base.client.query(`update parameter set value = null where key = 'village_exit.max_incidence'`)
  expect(await line()).toMatchObject({ value: null, source: null })
})
