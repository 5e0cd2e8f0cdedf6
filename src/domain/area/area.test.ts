import { expect, test } from 'vitest'
import { ownerCodes, person, testBase } from '../../../test/helper.ts'
import type { Reader } from '../../kernel/access.ts'
import { readerOf } from '../../kernel/account/reader.rules.ts'
import { verifyAudit } from '../../kernel/audit.ts'
import { over } from '../../kernel/db.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { readArea, successorsOf } from './area.queries.ts'
import { places } from './ground.queries.ts'
import { setHolidays } from './holiday.commands.ts'
import { noticeEndOf } from './holiday.queries.ts'
import { endPairing, pair, pairedOn } from './pairing.commands.ts'
import { listPairings } from './pairing.queries.ts'
import { setParameter, undoParameter } from './parameter.commands.ts'
import { described, findParameter, listParameters, parameterOn } from './parameter.queries.ts'
import { mayFill } from './parameter.rules.ts'
import { PARAMETERS } from './parameter.terms.ts'
import { readReference } from './area.reference.ts'
import { reviseArea } from './revision.commands.ts'

const BANNER = '150125'
const bureau = person('banner_bureau', BANNER)
const admin: Reader = { ...person('administrator', '110000'), writable: [] }
const region = person('region_office', '150000', ['150000', BANNER, '152527'])

const refusal = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.catch((e: unknown) => e)
  expect(error).toBeInstanceOf(Problem)
  return error as Problem
}
const read = <T>(base: Base, work: Parameters<typeof within<T>>[2], reader = bureau): Promise<T> =>
  within(base, reader, work)

const line = (more: object = {}) => ({
  key: 'monitor_line',
  areaCode: '150000',
  year: 2022,
  purpose: '',
  value: 6900,
  source: '内农领发〔2022〕1号',
  ...more,
})

test('the table of parameters is complete: each row has its term, each term its rows, source and status', () => {
  const rows = readReference('parameters.csv')
  const keys = new Set(rows.map(r => r.key!))
  // The programme's own term is entered by the programme (and by the demonstration).
  expect(Object.keys(PARAMETERS).filter(k => !keys.has(k))).toEqual(['programme.from', 'programme.to'])
  for (const r of rows) {
    expect(PARAMETERS, r.key).toHaveProperty([r.key!])
    expect([r.key, r.source !== '', ['F', 'R', 'D', 'N'].includes(r.status!), r.unit !== '']).toEqual([
      r.key,
      true,
      true,
      true,
    ])
    // Never an invented value: what was not found is empty, and only that.
    expect([r.key, r.year, r.status === 'N']).toEqual([r.key, r.year, r.value === ''])
  }
})

test('an empty parameter blocks and says for which year and who can fill it', async () => {
  const base = await testBase()
  const empty = await refusal(read(base, tx => parameterOn(tx, 'monitor_line', BANNER, 2022)))
  expect(empty.code).toBe('rule.parameterEmpty')
  expect(empty.say('zh')).toContain('2022年，由自治区主管部门或系统管理员填报')
  expect(empty.say('en')).toContain('entered by the region office or the administrator')
})

test('set by the administrator or the office whose it is, undone, never invented; the history tells all', async () => {
  const base = await testBase()
  for (const who of [bureau, person('beijing_office', '110000', ['110000'])])
    expect((await refusal(setParameter(base, who, line()))).code).toBe('access.scope')
  const { id } = await setParameter(base, admin, line())
  expect(await read(base, tx => parameterOn(tx, 'monitor_line', BANNER, 2022))).toEqual({
    value: 6900,
    source: '内农领发〔2022〕1号',
  })
  await new Promise(done => setTimeout(done, 5))
  const second = await setParameter(base, region, line({ value: 7000, source: '更正' }))
  expect((await read(base, tx => parameterOn(tx, 'monitor_line', BANNER, 2022))).value).toBe(7000)
  expect((await refusal(undoParameter(base, admin, id))).code).toBe('record.notFound')
  await new Promise(done => setTimeout(done, 5))
  const back = await undoParameter(base, admin, second.id)
  expect((await read(base, tx => parameterOn(tx, 'monitor_line', BANNER, 2022))).value).toBe(6900)
  await new Promise(done => setTimeout(done, 5))
  await undoParameter(base, region, back.id!)
  // The former setting of what was undone is the value that the undo replaced.
  expect((await read(base, tx => parameterOn(tx, 'monitor_line', BANNER, 2022))).value).toBe(7000)
  const rows = await read(base, tx => listParameters(tx, { key: 'monitor_line', year: 2022, all: true }))
  expect(rows.map(r => [r.value, r.recordedBy]).slice(0, 3)).toEqual([
    [null, 'reference'],
    [6900, admin.userName],
    [7000, region.userName],
  ])
  expect(rows.filter(r => r.retractedAt === null)).toHaveLength(1)
  const lines = await base.client.query<{ command: string; user_name: string }>(
    `select command, user_name from audit_line where county = '150000' order by seq`,
  )
  expect(lines.rows.map(r => r.command)).toEqual([
    'setParameter',
    'setParameter',
    'undoParameter',
    'undoParameter',
  ])
  const all = { ...region, counties: await ownerCodes(base) }
  expect((await verifyAudit(base, all)).find(v => v.county === '150000')?.brokenAt).toBeNull()
})

test('a first value undone leaves the parameter empty again; a reference value has nothing to undo', async () => {
  const base = await testBase()
  const own = {
    key: 'workshop.min_poor',
    areaCode: BANNER,
    year: null,
    purpose: '',
    value: 5,
    source: '武扶组发〔2019〕3号',
  }
  const { id } = await setParameter(base, bureau, own)
  expect((await read(base, tx => parameterOn(tx, 'workshop.min_poor', BANNER))).value).toBe(5)
  expect((await refusal(read(base, tx => parameterOn(tx, 'workshop.min_poor', '152527')))).code).toBe(
    'rule.parameterEmpty',
  )
  await undoParameter(base, bureau, id)
  expect((await refusal(read(base, tx => parameterOn(tx, 'workshop.min_poor', BANNER)))).code).toBe(
    'rule.parameterEmpty',
  )
  const shipped = await read(base, tx => findParameter(tx, 'poverty_line', BANNER, 2019))
  expect((await refusal(undoParameter(base, admin, shipped!.id))).code).toBe('rule.refused')
})

test('a banner cannot bend a line of the nation or the region for itself; values fit what they are', async () => {
  const base = await testBase()
  expect(mayFill(bureau, 'workshop.min_poor', BANNER)).toBe(true)
  for (const key of ['poverty_line', 'monitor_line', 'county_exit.max_incidence', 'stats.suppress_below'])
    expect([key, mayFill(bureau, key, BANNER)]).toEqual([key, false])
  expect(mayFill(bureau, 'workshop.min_poor', '152527')).toBe(false)
  expect(mayFill(admin, 'no.such.key', '000000')).toBe(false)
  const wrong = await refusal(
    setParameter(base, region, line({ key: 'county_exit.max_missed', year: null, value: 2 })),
  )
  expect(wrong.details[0]).toMatchObject({ field: 'value', code: 'parameter.value' })
  const shown = await read(
    base,
    async tx => described(tx, await listParameters(tx, { key: 'workshop.combine' })),
    region,
  )
  expect(shown[0]).toMatchObject({ mayFill: true, type: 'choice', value: null })
})

test('a notice of working days waits for the year’s arrangement of holidays, and ends when it is entered', async () => {
  const base = await testBase()
  const term = { key: 'county_exit.notice_days', area: BANNER, workdaysOnly: true }
  expect((await read(base, tx => noticeEndOf(tx, { ...term, from: '2020-02-24' }))).on).toBe('2020-03-03')
  const blocked = await refusal(read(base, tx => noticeEndOf(tx, { ...term, from: '2022-01-25' })))
  expect(blocked.say('zh')).toContain('2022年节假日安排')
  const days = ['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'].map(onDate => ({
    onDate,
    kind: 'off' as const,
    name: '春节',
  }))
  const input = {
    year: 2022,
    source: '国办发明电〔2021〕11号',
    days: [...days, { onDate: '2022-01-29', kind: 'workday' as const, name: '春节' }],
  }
  expect((await refusal(setHolidays(base, bureau, input))).code).toBe('access.scope')
  await setHolidays(base, admin, input)
  expect((await read(base, tx => noticeEndOf(tx, { ...term, from: '2022-01-25' }))).on).toBe('2022-02-08')
})

test('a village that keeps its code in a split stays its own successor beside the new one', async () => {
  const base = await testBase()
  const found = await base.client.query<{ code: string; name: string }>(
    `select code, name from area where level = 'village' and county = $1 order by code limit 1`,
    [BANNER],
  )
  const { code, name } = found.rows[0]!
  const fresh = `${code.slice(0, 9)}899`
  await reviseArea(base, region, {
    kind: 'split',
    onDate: '2020-06-01',
    before: [code],
    after: [
      { code, name },
      { code: fresh, name: '新村村民委员会' },
    ],
    source: '武政发〔2020〕9号',
  })
  const on = (day: string) => read(base, tx => successorsOf(tx, code, day))
  expect((await on('2020-05-31')).codes).toEqual([code])
  expect((await on('2020-06-01')).codes).toEqual([code, fresh])
  expect((await read(base, tx => readArea(tx, code, '2019-01-01'))).name).toBe(name)
  await reviseArea(base, region, {
    kind: 'merged',
    onDate: '2021-06-01',
    before: [code, fresh],
    after: [{ code: fresh, name: '联合村村民委员会' }],
    source: '武政发〔2021〕9号',
  })
  expect((await on('2021-06-01')).codes).toEqual([fresh])
})

test('pairings say how well they are known; an ended one is read by its district and written by it no more', async () => {
  const base = await testBase()
  const listed = await read(base, tx => listPairings(tx, '2019-06-01'))
  expect(new Set(listed.map(p => p.status))).toEqual(new Set(['found', 'inferred', 'recalled', 'unknown']))
  expect(listed.find(p => p.status === 'unknown')).toMatchObject({ receiverCode: '152222', giverCode: null })
  const own = listed.find(p => p.receiverCode === BANNER && p.giverCode === '110109')!
  await endPairing(base, region, BANNER, own.id, '2021-05-01')
  await pair(base, region, {
    receiverCode: BANNER,
    giverCode: '110115',
    validFrom: '2021-05-01',
    status: 'found',
    source: '2021年结对关系调整',
  })
  const as = (areaCode: string, on: string): Promise<Reader> =>
    base.transaction(async client =>
      readerOf(
        { userId: 'u', userName: '区' },
        { role: 'district_office', areaCode, partyId: null },
        on,
        await places.ground(over(client)),
      ),
    )
  const [before, after, next] = [
    await as('110109', '2021-04-30'),
    await as('110109', '2021-05-01'),
    await as('110115', '2021-05-01'),
  ]
  expect([before.writable.includes(BANNER), before.counties.includes(BANNER)]).toEqual([true, true])
  expect([after.writable.includes(BANNER), after.counties.includes(BANNER)]).toEqual([false, true])
  expect(next.writable.includes(BANNER)).toBe(true)
  expect((await as('110115', '2021-04-30')).counties.includes(BANNER)).toBe(false)
  const held = (giver: string, on: string) => read(base, tx => pairedOn(tx, giver, BANNER, on))
  expect(
    await Promise.all([
      held('110109', '2021-04-30'),
      held('110109', '2021-05-01'),
      held('110115', '2021-05-01'),
    ]),
  ).toEqual([true, false, true])
})
