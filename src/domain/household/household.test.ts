import { expect, test } from 'vitest'
import { bureau, facts, HONGYI, head, idNumber, later, registered } from '../../../test/household.ts'
import { person, testBase } from '../../../test/helper.ts'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { narrow } from '../../kernel/wide.ts'
import { HOUSEHOLD_KINDS } from './household.terms.ts'
import { HOUSEHOLD_HISTORY } from './history.words.ts'
import { history } from '../report/history.queries.ts'
import type { HistoryChange } from '../../kernel/history.ts'
import { dossier } from './dossier.queries.ts'
import { correctMember } from './member.commands.ts'
import { correctHousehold, restoreHousehold, withdrawHousehold } from './household.commands.ts'
import { countHouseholds, listHouseholds } from './household.queries.ts'
import { householdRecords } from './household.record.ts'
import { registerHousehold } from './registration.commands.ts'
import { revealPersonal } from './reveal.commands.ts'

const list = (base: Base, reader: Reader, asked: object = {}) =>
  within(base, reader, tx => listHouseholds(tx, { limit: 50, ...asked }))
const open = (base: Base, reader: Reader, at: { county: string; id: string }) =>
  within(base, reader, tx => dossier(tx, at.county, at.id))
const problem = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(Problem)
  return error as Problem
}
const codeOf = async (work: Promise<unknown>): Promise<string> => (await problem(work)).code

const said = ({ changes }: { changes: readonly HistoryChange[] }): string[] =>
  changes.map(c => `${c.label.zh} ${c.after?.zh}`)

test('a registered household has its line in the list and everything on one page', async () => {
  const base = await testBase()
  const at = await registered(base, { householdCode: '1500000001', phone: '13812345678' })
  const { rows } = await list(base, bureau())
  expect(rows).toMatchObject([
    {
      ...at,
      areaCode: HONGYI,
      householdCode: '1500000001',
      headName: '王凤莲',
      members: 2,
      status: 'registered',
      mainCause: 'illness',
      registeredOn: '2015-11-20',
      perCapitaFen: null,
    },
  ])
  const page = await open(base, bureau(), at)
  expect(page.household).toMatchObject({ state: 'registered', phoneMasked: '138****5678', revision: 1 })
  expect(page.members.map(m => [m.name, m.relation, m.sex, m.birthOn])).toEqual([
    ['王凤莲', 'head', 'female', '1966-05-01'],
    ['那日苏', 'son', 'male', '1990-02-03'],
  ])
  expect(page.members[0]!.idMasked).toMatch(/^1599\d\d\*{8}\d{3}[\dX]$/)
  expect(page.causes).toMatchObject([
    { cause: 'illness', rank: 0 },
    { cause: 'no_labour', rank: 1 },
  ])
  expect(page.allowedEvents.map(e => e.kind)).toContain('proposed_exit')
  expect(JSON.stringify(page, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toContain(
    'idSealed',
  )
})

test('another banner, and another village, see nothing: list, count, search, page, record, history', async () => {
  const base = await testBase()
  const number = idNumber()
  const at = await registered(base, { householdCode: '1500000002', members: [head({ idNumber: number })] })
  const others = [bureau('150125'), person('township', '152527103'), person('village_worker', '152527102217')]
  for (const other of others) {
    for (const q of [undefined, '王凤莲', '凤', '1500000002', number])
      expect((await list(base, other, { q })).rows).toEqual([])
    expect(await within(base, other, tx => countHouseholds(tx, { limit: 1 }))).toBe(0)
    expect(await codeOf(open(base, other, at))).toBe('record.notFound')
    const [household] = householdRecords
    expect(await within(base, other, tx => household!.read(tx, at.county, at.id))).toBeNull()
    expect(
      (await within(base, other, tx => history(tx, { type: 'household', ...at }, HOUSEHOLD_HISTORY))).rows,
    ).toEqual([])
    expect(await codeOf(correctHousehold(base, other, at, { revision: 1, kind: 'allowance' }))).toMatch(
      /record.notFound|access.scope/,
    )
  }
  for (const own of [bureau(), person('township', '152527102'), person('village_worker', HONGYI)])
    expect((await list(base, own)).rows).toHaveLength(1)
  expect(await codeOf(registerHousehold(base, bureau('150125'), facts()))).toBe('access.scope')
  expect(await codeOf(registerHousehold(base, person('township', '152527103'), facts()))).toBe('access.scope')
})

test('a number on file elsewhere leads to the banner’s name and nothing else', async () => {
  const base = await testBase()
  const number = idNumber()
  await registered(base, { members: [head({ idNumber: number })] })
  const found = await list(base, bureau('150125'), { q: number })
  expect(found).toEqual({ rows: [], next: null, elsewhere: [{ bannerName: '太仆寺旗' }] })
  expect((await list(base, bureau(), { q: number })).elsewhere).toEqual([])
})

test('who does not work with households sees masked names, and nobody sees a number', async () => {
  const base = await testBase()
  const at = await registered(base, { members: [head({ name: '阿拉坦其其格' })], bank: '6228480012345678' })
  const office = person('league_office', '152500', ['152500', '152527'])
  expect((await list(base, office)).rows[0]?.headName).toBe('阿***格')
  const page = await open(base, office, at)
  expect(page.members[0]).toMatchObject({ name: '阿***格', birthOn: '1966' })
  expect(page.household).toMatchObject({ headName: '阿***格', bankMasked: '**** 5678', extra: null })
  const told = await within(base, office, tx => householdRecords[0]!.read(tx, at.county, at.id))
  expect(JSON.stringify(told)).not.toContain('坦其其')
  expect(
    (await within(base, office, tx => history(tx, { type: 'household', ...at }, HOUSEHOLD_HISTORY))).rows[0]
      ?.changes,
  ).toEqual([])
})

test('search by a part of a name, by code, by id number in any writing, by disability card', async () => {
  const base = await testBase()
  const number = idNumber()
  const at = await registered(base, {
    householdCode: 'TPS-7',
    members: [head({ name: '乌云·其木格', idNumber: number })],
  })
  await registered(base, { members: [head({ name: '云其' })] })
  const ids = async (q: string) => (await list(base, bureau(), { q })).rows.map(r => r.id)
  expect(await ids('云其木')).toEqual([at.id])
  expect(await ids('格')).toEqual([at.id])
  expect(await ids('乌云其木格')).toEqual([at.id])
  expect(await ids('云其')).toHaveLength(2)
  expect(await ids('木云')).toEqual([])
  expect(await ids('TPS-7')).toEqual([at.id])
  expect(await ids(` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()} `)).toEqual([at.id])
  expect(await ids(`${number}43`)).toEqual([at.id])
  for (const odd of ["'", '%', '\\', '"', '{}', '，', 'NULL']) expect(await ids(odd)).toEqual([])
})

test('paging by keyset meets each household once, in the order of villages', async () => {
  const base = await testBase()
  for (let i = 0; i < 7; i++)
    await registered(base, { areaCode: i % 2 ? HONGYI : '152527102200', members: [head()] })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list(base, bureau(), { limit: 3, cursor })
    seen.push(...page.rows.map(r => `${r.areaCode}_${r.id}`))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(seen.toSorted())
  expect(new Set(seen).size).toBe(7)
  expect(await codeOf(list(base, bureau(), { cursor: 'x' }))).toBe('input.invalid')
})

test('a stale form is refused, a correction is recorded with before and after', async () => {
  const base = await testBase()
  const at = await registered(base)
  await correctHousehold(base, bureau(), at, { revision: 1, kind: 'allowance', naturalVillage: '东营子' })
  expect(await codeOf(correctHousehold(base, bureau(), at, { revision: 1, kind: 'destitute' }))).toBe(
    'input.stale',
  )
  const page = await open(base, bureau(), at)
  expect(page.household).toMatchObject({ kind: 'allowance', naturalVillage: '东营子', revision: 2 })
  const told = await within(base, bureau(), tx =>
    history(tx, { type: 'household', ...at }, HOUSEHOLD_HISTORY),
  )
  expect(told.rows.map(r => r.command)).toEqual(['correctHousehold', 'registerHousehold'])
  expect(told.rows[0]!.changes).toMatchObject([
    {
      key: 'kind',
      before: { zh: HOUSEHOLD_KINDS.general_poor.zh },
      after: { zh: HOUSEHOLD_KINDS.allowance.zh },
    },
    { key: 'naturalVillage', after: { zh: '东营子' } },
  ])
})

test('a phone and a bank account are emptied, and the history says by whom', async () => {
  const base = await testBase()
  const at = await registered(base, { bank: '6217000012345678' })
  await correctHousehold(base, bureau(), at, { revision: 1, phone: null, bank: null })
  const page = await open(base, bureau(), at)
  expect(page.household).toMatchObject({ phoneMasked: null, bankMasked: null, revision: 2 })
  const told = await within(base, bureau(), tx =>
    history(tx, { type: 'household', ...at }, HOUSEHOLD_HISTORY),
  )
  expect(told.rows[0]).toMatchObject({
    command: 'correctHousehold',
    changes: [{ key: 'bank', before: { zh: '（已隐去）' }, after: null }],
  })
  const person = page.members[0]!
  const change = { revision: person.revision, phone: '13900001111' }
  await correctMember(base, bureau(), at, person.id, change)
  expect((await open(base, bureau(), at)).members[0]?.phoneMasked).toBe('139****1111')
  await correctMember(base, bureau(), at, person.id, { revision: person.revision + 1, phone: null })
  expect((await open(base, bureau(), at)).members[0]?.phoneMasked).toBeNull()
})

test('the same key registers once; another request under it is refused', async () => {
  const base = await testBase()
  const key = '0193b0a0-0000-7000-8000-000000000001'
  const form = facts()
  const once = await registerHousehold(base, bureau(), form, key)
  expect(await registerHousehold(base, bureau(), form, key)).toEqual(once)
  expect((await list(base, bureau())).rows).toHaveLength(1)
  expect(await codeOf(registerHousehold(base, bureau(), facts({ naturalVillage: '别处' }), key))).toBe(
    'input.duplicateKey',
  )
})

test('what cannot be right is refused with every reason', async () => {
  const base = await testBase()
  const number = idNumber()
  const refused = await problem(
    registerHousehold(
      base,
      bureau(),
      facts({
        members: [
          head({ idNumber: number }),
          head({ idNumber: number, sex: 'male' }),
          head({ idNumber: '152527199002300021' }),
        ],
        causes: ['illness', 'no_labour', 'no_skill', 'no_water'],
      }),
    ),
  )
  expect(refused.code).toBe('rule.refused')
  expect(refused.details.map(d => d.code)).toEqual(
    expect.arrayContaining(['member.oneHead', 'member.twice', 'id.sex', 'id.birth']),
  )
  const causes = await problem(
    registerHousehold(base, bureau(), facts({ causes: ['illness', 'no_labour', 'no_skill', 'no_water'] })),
  )
  expect(causes.say('zh')).toContain('最多 2 项')
  expect(await codeOf(registerHousehold(base, bureau(), facts({ areaCode: '152527999999' })))).toBe(
    'input.reference',
  )
  await registered(base, { householdCode: 'A1' })
  expect(await codeOf(registered(base, { householdCode: 'A1' }))).toBe('input.unique')
  expect((await list(base, bureau())).rows).toHaveLength(1)
})

test('a withdrawn household is gone from list and search, and comes back whole', async () => {
  const base = await testBase()
  const number = idNumber()
  const at = await registered(base, { householdCode: 'A2', members: [head({ idNumber: number })] })
  await later()
  await withdrawHousehold(base, bureau(), at, '登记到了别的旗县')
  for (const q of [undefined, '王凤莲', 'A2', number])
    expect((await list(base, bureau(), { q })).rows).toEqual([])
  expect((await open(base, bureau(), at)).household.retractedAt).not.toBeNull()
  expect(await codeOf(correctHousehold(base, bureau(), at, { revision: 2 }))).toBe('record.retracted')
  await later()
  await restoreHousehold(base, bureau(), at)
  for (const q of [undefined, '王凤莲', 'A2', number])
    expect((await list(base, bureau(), { q })).rows).toHaveLength(1)
  const page = await open(base, bureau(), at)
  expect([page.members.length, page.causes.length, page.events.length]).toEqual([1, 2, 1])
  expect(await codeOf(restoreHousehold(base, bureau(), at))).toBe('rule.refused')
})

test('a number is revealed for a reason that stays on record; the value does not', async () => {
  const base = await testBase()
  const number = idNumber()
  const at = await registered(base, { members: [head({ idNumber: number })], phone: '13812345678' })
  const personId = (await open(base, bureau(), at)).members[0]!.id
  const asked = { field: 'idNumber', personId, reason: '核对医保参保' } as const
  expect(await revealPersonal(base, bureau(), at, asked)).toEqual({ value: number })
  expect(await revealPersonal(base, bureau(), at, { field: 'phone', reason: '联系入户核实' })).toEqual({
    value: '13812345678',
  })
  const told = await within(base, bureau(), tx =>
    history(tx, { type: 'household', ...at }, HOUSEHOLD_HISTORY),
  )
  expect(told.rows.filter(r => r.command === 'revealPersonal').map(said)).toEqual([
    ['查看的内容 联系电话', '原因 联系入户核实'],
    ['查看的内容 证件号码', `原因 ${asked.reason}`],
  ])
  expect(await codeOf(revealPersonal(base, bureau('150125'), at, asked))).toBe('record.notFound')
})

test('numbers lie encrypted: no column of any table holds one in the clear', async () => {
  const base = await testBase()
  const number = idNumber()
  await registered(base, {
    members: [head({ idNumber: number, phone: '13912345678' })],
    phone: '13812345678',
    bank: '6228480012345678',
  })
  const { rows } = await base.client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  for (const { name } of rows) {
    const found = await base.client.query(`select 1 from "${name}" t where t::text ~ $1 limit 1`, [
      `${number}|13912345678|13812345678|6228480012345678`,
    ])
    expect([name, found.rows.length]).toEqual([name, 0])
  }
})

test('a scope can be narrowed for a while and never widened', async () => {
  const base = await testBase()
  await registered(base)
  const seen = (reader: Reader, counties: readonly string[]) =>
    within(base, reader, async tx => [
      await narrow(tx, counties, () => countHouseholds(tx, { limit: 1 })),
      await countHouseholds(tx, { limit: 1 }),
    ])
  const region = person('region_office', '150000', ['150125', '152527'])
  expect(await seen(region, ['152527'])).toEqual([1, 1])
  expect(await seen(region, ['150125'])).toEqual([0, 1])
  expect(await seen(person('banner_bureau', '150125'), ['152527', '150125'])).toEqual([0, 0])
})
