import { expect, test } from 'vitest'
import { bureau, HONGYI, head, idNumber, later, registered } from '../../../test/household.ts'
import { person, testBase } from '../../../test/helper.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { dossier } from './dossier.queries.ts'
import { decideDuplicate, undoDecision } from './duplicate.commands.ts'
import { duplicates } from './duplicate.queries.ts'
import { recomputeDuplicates } from './duplicateSearch.commands.ts'
import { withdrawHousehold } from './household.commands.ts'
import { listHouseholds } from './household.queries.ts'
import { mergeHouseholds, partHousehold } from './merge.commands.ts'

const SECOND = '152527102200'
const cases = (base: Base, state: 'open' | 'merged' | 'different' = 'open', reader = bureau()) =>
  within(base, reader, async tx => (await duplicates(tx, { state, limit: 50 })).rows)
const open = (base: Base, at: { county: string; id: string }) =>
  within(base, bureau(), tx => dossier(tx, at.county, at.id))
const households = (base: Base) =>
  within(base, bureau(), async tx => (await listHouseholds(tx, { limit: 50 })).rows)
const son = (number: string) => ({ name: '那日苏', relation: 'son', idNumber: number }) as const

test('the same id number twice is one case, recomputed and never accumulated', async () => {
  const base = await testBase()
  const number = idNumber()
  await registered(base, { members: [head({ idNumber: number })] })
  const second = await registered(base, {
    areaCode: SECOND,
    members: [head({ name: '王风莲', idNumber: `${number}44` })],
  })
  expect(await cases(base)).toMatchObject([
    { reason: 'same_id', left: { name: '王风莲' }, right: { name: '王凤莲' } },
  ])
  for (let i = 0; i < 3; i++) await within(base, bureau(), tx => recomputeDuplicates(tx, '152527'))
  expect(await cases(base)).toHaveLength(1)
  await withdrawHousehold(base, bureau(), second, '重复登记')
  expect(await cases(base)).toEqual([])
})

test('name, birth and village alike: a case; one of them different: none', async () => {
  const base = await testBase()
  const alike = () => head({ idNumber: idNumber('1966-05-01') })
  await registered(base, { members: [alike()] })
  await registered(base, { areaCode: SECOND, members: [alike()] })
  await registered(base, { members: [head({ idNumber: idNumber('1966-05-02') })] })
  expect(await cases(base)).toEqual([])
  await registered(base, { members: [alike()] })
  expect(await cases(base)).toMatchObject([{ reason: 'same_name_birth_village' }])
})

test('on another banner’s file: the banner’s name and nothing of the person', async () => {
  const base = await testBase()
  const number = idNumber()
  const { rows } = await base.client.query<{ code: string }>(
    `select code from area where county = '150125' and level = 'village' limit 1`,
  )
  await registered(base, {
    county: '150125',
    areaCode: rows[0]!.code,
    members: [head({ name: '武川的人', idNumber: number })],
  })
  await registered(base, { members: [head({ idNumber: number })] })
  const [found] = await cases(base)
  expect(found).toMatchObject({ left: { name: '王凤莲' }, right: { bannerName: '武川县' } })
  expect(JSON.stringify(found)).not.toContain('武川的人')
  expect(await cases(base, 'open', person('township', '152527103'))).toEqual([])
  const merging = decideDuplicate(base, bureau(), found!, { decision: 'merged', note: '同一人' })
  await expect(merging).rejects.toBeInstanceOf(Problem)
})

test('decided as different, a pair stays decided; the decision can be undone', async () => {
  const base = await testBase()
  const number = idNumber()
  await registered(base, { members: [head({ idNumber: number })] })
  await registered(base, { areaCode: SECOND, members: [head({ idNumber: number })] })
  const [found] = await cases(base)
  await decideDuplicate(base, bureau(), found!, { decision: 'different', note: '证件号码填错' })
  await within(base, bureau(), tx => recomputeDuplicates(tx, '152527'))
  expect([await cases(base), (await cases(base, 'different')).length]).toEqual([[], 1])
  await expect(
    decideDuplicate(base, bureau(), found!, { decision: 'merged', note: '又改' }),
  ).rejects.toBeInstanceOf(Problem)
  await undoDecision(base, bureau(), found!)
  expect(await cases(base)).toHaveLength(1)
})

test('a person merged belongs to one household; undone, to both again', async () => {
  const base = await testBase()
  const number = idNumber('1990-02-03', 'male')
  const one = await registered(base, { members: [head(), son(number)] })
  const two = await registered(base, { areaCode: SECOND, members: [head({ name: '李桂英' }), son(number)] })
  const [found] = await cases(base)
  const keep = (await open(base, one)).members[1]!.id
  await later()
  await decideDuplicate(base, bureau(), found!, { decision: 'merged', keep, note: '同一人，随母亲' })
  const names = async () => [(await open(base, one)).members.length, (await open(base, two)).members.length]
  expect(await names()).toEqual([2, 1])
  expect(await cases(base)).toEqual([])
  await undoDecision(base, bureau(), found!)
  expect(await names()).toEqual([2, 2])
  expect(await cases(base)).toHaveLength(1)
})

test('a head with others at home is not merged away', async () => {
  const base = await testBase()
  const number = idNumber()
  const one = await registered(base, { members: [head({ idNumber: number })] })
  await registered(base, {
    areaCode: SECOND,
    members: [head({ idNumber: number }), son(idNumber('1990-02-03', 'male'))],
  })
  const [found] = await cases(base)
  const keep = (await open(base, one)).members[0]!.id
  await expect(
    decideDuplicate(base, bureau(), found!, { decision: 'merged', keep, note: '同一人' }),
  ).rejects.toMatchObject({ code: 'rule.refused' })
  expect(await households(base)).toHaveLength(2)
})

test('a household of one merged away goes with its person, and comes back with the undo', async () => {
  const base = await testBase()
  const number = idNumber()
  const one = await registered(base, { householdCode: 'B1', members: [head({ idNumber: number })] })
  await registered(base, { areaCode: SECOND, householdCode: 'B2', members: [head({ idNumber: number })] })
  const [found] = await cases(base)
  const keep = (await open(base, one)).members[0]!.id
  await later()
  await decideDuplicate(base, bureau(), found!, { decision: 'merged', keep, note: '一户两登' })
  expect((await households(base)).map(h => h.householdCode)).toEqual(['B1'])
  await later()
  await undoDecision(base, bureau(), found!)
  expect((await households(base)).map(h => [h.householdCode, h.members, h.status])).toEqual([
    ['B2', 1, 'registered'],
    ['B1', 1, 'registered'],
  ])
  expect(await cases(base)).toHaveLength(1)
})

test('two records of one household: people on both are one, the others come along; taken apart, all is as before', async () => {
  const base = await testBase()
  const number = idNumber()
  const one = await registered(base, { members: [head({ idNumber: number })] })
  const two = await registered(base, {
    areaCode: SECOND,
    members: [head({ idNumber: number }), son(idNumber('1990-02-03', 'male'))],
  })
  const before = await open(base, two)
  await later()
  await mergeHouseholds(base, bureau(), two, one.id)
  expect((await open(base, one)).members.map(m => [m.name, m.relation])).toEqual([
    ['王凤莲', 'head'],
    ['那日苏', 'son'],
  ])
  expect((await households(base)).map(h => h.areaCode)).toEqual([HONGYI])
  expect(await cases(base)).toEqual([])
  await later()
  await partHousehold(base, bureau(), two)
  const after = await open(base, two)
  expect(after.members.map(m => [m.id, m.name, m.relation])).toEqual(
    before.members.map(m => [m.id, m.name, m.relation]),
  )
  expect((await open(base, one)).members).toHaveLength(1)
  expect(await households(base)).toHaveLength(2)
  expect(await cases(base)).toHaveLength(1)
})
