/** A banner's project library through HTTP: template, look, problems, questions, import, take-back. */
import { expect, test } from 'vitest'
import { openTestHouse, rowsOf } from '../../../test/house.ts'
import type { Person } from '../../../test/house.ts'
import { person } from '../../../test/helper.ts'
import { registerDocument } from '../notice/document.commands.ts'
import type { Look } from '../../kernel/ledger/look.rules.ts'

const BANNER = '152527'
const HONGYI = '152527102216'
const bureau = person('banner_bureau', BANNER)
const place = { county: BANNER }
const said = JSON.stringify({ proposedOn: '2019-11-05' })

const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))
const HEAD =
  '项目年度,项目编号,项目名称,项目类别,建设性质,实施地点,建设内容,建设规模,计划开工,计划完工,责任单位,责任人,投资规模（万元）,受益户数,受益人数,其中贫困户数,其中贫困人口,群众参与,带贫减贫机制,备注'
const line = (more: Record<number, string> = {}): string => {
  const cells = [
    '2020',
    'XM2020001',
    '红义村肉牛养殖项目',
    '肉牛养殖',
    '新建',
    '红旗镇红义村',
    '购进基础母牛',
    '60 头',
    '202003',
    '2020.10.31',
    '红旗镇人民政府',
    '分管副镇长',
    '120.5',
    '86',
    '214',
    '60',
    '150',
    '村民代表会议讨论',
    '入股分红',
    '县级配套待定',
  ]
  for (const [i, text] of Object.entries(more)) cells[Number(i)] = text
  return cells.join(',')
}
const other = line({ 1: 'XM2020002', 2: '大山村通村道路', 3: '道路', 5: '大山村', 12: '80' })

async function look(office: Person, file: Buffer, fields: Record<string, string> = { said }): Promise<Look> {
  const answer = await office.upload('/api/ledgers/projects/preview', '项目库.csv', file, place, fields)
  expect(answer.statusCode, answer.body.slice(0, 600)).toBe(200)
  return answer.json()
}

interface Row {
  id: string
  name: string
  code: string | null
  areaCode: string
  plannedFrom: string | null
  plannedTo: string | null
  budgetFen: string
  library: string
  year: number | null
}
const projects = async (office: Person): Promise<Row[]> =>
  (await office.ask<{ rows: Row[] }>('/api/projects', { area: BANNER })).rows

const codesAt = (found: Look, rowNo: number): string[] =>
  found.problems.find(p => p.rowNo === rowNo)?.problems.map(p => p.code) ?? []

test('a library with title, merged unit, totals and footer is looked at, imported in one step and taken back', async () => {
  const office = (await openTestHouse()).as(bureau)
  const file = csv(
    '太仆寺旗项目库（2020年度）',
    HEAD,
    line(),
    other,
    '合计,,,,,,,,,,,,200.5',
    '填表人：,,审核人：',
  )
  const found = await look(office, file)
  expect(found).toMatchObject({
    rows: 2,
    added: 2,
    errors: 0,
    asked: 0,
    sumFen: '200500000',
    effect: { zh: '将新增 2 个项目，资金 200.50 万元' },
    unknown: ['备注'],
    problems: [],
  })
  expect(await projects(office), 'a look writes nothing').toEqual([])

  const done = (await office.upload('/api/ledgers/projects', '项目库.csv', file, place, { said })).json()
  expect(done).toMatchObject({ county: BANNER, written: 2, leftOut: 0 })
  const rows = await projects(office)
  expect(rows.find(r => r.code === 'XM2020001')).toMatchObject({
    name: '红义村肉牛养殖项目',
    areaCode: HONGYI,
    plannedFrom: '2020-03-01',
    plannedTo: '2020-10-31',
    budgetFen: '120500000',
    library: 'proposed',
    year: 2020,
  })
  // What nobody knows is kept with its row, which leads to its record; the record's history leads back.
  const batch = `/api/ledgers/batches/${BANNER}/${done.id}`
  const kept = await office.ask<{ rows: { recordId: string; rowNo: number; other: object }[] }>(
    `${batch}/rows`,
  )
  expect(kept.rows.map(r => [r.rowNo, r.other])).toEqual([
    [3, { 备注: '县级配套待定' }],
    [4, { 备注: '县级配套待定' }],
  ])
  const history = await office.ask<{ rows: { command: string }[] }>(
    `/api/records/project/${BANNER}/${kept.rows[0]!.recordId}/history`,
  )
  expect(history.rows.map(h => h.command)).toEqual(['importLedger'])
  // The same file stands imported once.
  const again = await office.upload('/api/ledgers/projects/preview', '项目库.csv', file, place, { said })
  expect([again.statusCode, again.json().code]).toEqual([409, 'input.unique'])

  const back = await office.tell<{ records: number }>(
    `/api/ledgers/projects/batches/${BANNER}/${done.id}/takeBack`,
    {
      reason: '选错了文件',
    },
  )
  expect(back.records).toBe(2)
  expect(await projects(office)).toEqual([])
  expect(await office.ask(batch)).toMatchObject({ takenBackReason: '选错了文件', written: 2 })
  expect((await look(office, file)).added).toBe(2)
})

test('each mistake is told at its row and column, worst first; the good rows can go alone', async () => {
  const office = (await openTestHouse()).as(bureau)
  const file = csv(
    HEAD,
    line(),
    line({ 1: 'B', 2: '甲', 12: '一百二十万' }),
    line({ 1: 'C', 2: '乙', 8: '20201345' }),
    line({ 1: 'D', 2: '丙', 3: '养猪' }),
    line({ 1: 'E', 2: '丁', 5: '乌鲁布铁镇红义村' }),
    line({ 1: 'F', 2: '', 4: '' }),
    line({ 1: 'G', 2: '戊', 13: '50', 15: '60' }),
    line({ 1: 'H', 2: '己', 8: '2020' }),
    line({ 1: 'I', 2: '庚', 9: '201912' }),
    line({ 1: 'XM2020001', 2: '辛' }),
    line({ 1: 'J', 2: '壬', 12: '0' }),
    line({ 1: 'K', 2: '癸', 0: '二〇二〇' }),
  )
  const found = await look(office, file)
  expect([found.rows, found.added, found.errors]).toEqual([12, 1, 11])
  const at = (row: number): string[][] =>
    found.problems.find(p => p.rowNo === row)!.problems.map(p => [p.code, p.column?.zh ?? ''])
  expect(at(3)).toEqual([['cell.notMoney', '投资规模']])
  expect(at(4)).toEqual([['cell.noSuchDate', '计划开工']])
  expect(at(5)).toEqual([['cell.notAChoice', '项目类别']])
  expect(at(6)).toEqual([['place.notFound', '实施地点']])
  expect(at(7)).toEqual([
    ['cell.required', '项目名称'],
    ['cell.required', '建设性质'],
  ])
  expect(at(8)).toEqual([['project.part', '其中建档立卡户（计划）']])
  expect(at(9)).toEqual([['cell.monthNeeded', '计划开工']])
  expect(at(10)).toEqual([['project.order', '计划完工']])
  expect(at(11)).toEqual([['project.codeTwice', '项目编号']])
  expect(at(12)).toEqual([['cell.notPositive', '投资规模']])
  expect(at(13)).toEqual([['cell.notAYear', '项目年度']])
  const all = await office.upload('/api/ledgers/projects', '项目库.csv', file, place, { said })
  expect([all.statusCode, all.json().code]).toEqual([422, 'import.hasErrors'])
  expect(await projects(office)).toEqual([])
  const good = { ...place, goodRowsOnly: 'true' }
  const done = await office.upload('/api/ledgers/projects', '项目库.csv', file, good, { said })
  expect(done.json()).toMatchObject({ written: 1, leftOut: 11 })
  expect((await projects(office)).map(r => r.code)).toEqual(['XM2020001'])
})

test('the template as it is holds nothing but its example', async () => {
  const office = (await openTestHouse()).as(bureau)
  const template = await office.download('/api/templates/projects')
  const { rows, opening } = await rowsOf(template.name, template.bytes)
  expect(opening.sheet).toBe('项目库')
  const head = rows.findIndex(r => r.includes('*项目名称'))
  expect(head).toBeGreaterThan(0)
  // The template as it is holds nothing but its example.
  const empty = await office.upload('/api/ledgers/projects/preview', template.name, template.bytes, place, {
    said,
  })
  expect(empty.json().code).toBe('sheet.empty')
  // CSV has texts only: 2020.1 is January there.
  const found = await look(office, csv(HEAD, line({ 8: '2020.1', 9: '2020.5' })))
  expect(found).toMatchObject({ added: 1, errors: 0 })
})

test('a village that fits two is asked once and remembered; a project of the same year and name is asked', async () => {
  const office = (await openTestHouse()).as(bureau)
  const file = csv(
    HEAD,
    line({ 5: '红旗镇红一村' }),
    line({ 1: 'B', 2: '乙', 5: '红旗镇红一村' }),
    line({ 1: 'C' }),
  )
  const found = await look(office, file)
  expect([found.added, found.asked, found.errors]).toEqual([0, 3, 0])
  const [village, twin] = found.questions
  expect(village).toMatchObject({ kind: 'place', rows: 2 })
  expect(village!.choices.map(c => c.value)).toContain(HONGYI)
  expect(twin).toMatchObject({
    kind: 'twin',
    key: 'twin:4',
    words: { zh: expect.stringContaining('本表第 2 行') },
  })
  expect(codesAt(found, 2)).toEqual(['place.ask'])
  // An answer that was not offered is none.
  const wrong = await look(office, file, {
    said,
    answers: JSON.stringify({ [village!.key]: '150125101201' }),
  })
  expect(wrong.asked).toBe(3)
  const answers = JSON.stringify({ [village!.key]: HONGYI, twin: 'skip' })
  expect(await look(office, file, { said, answers })).toMatchObject({ added: 2, asked: 0, skipped: 1 })
  const done = await office.upload('/api/ledgers/projects', '项目库.csv', file, place, { said, answers })
  expect(done.json()).toMatchObject({ written: 2, leftOut: 1 })
  // The next list is not asked about the village any more, but about projects that stand now.
  const next = await look(
    office,
    csv(HEAD, line({ 5: '红旗镇红一村', 1: 'X' }), line({ 1: 'Y', 2: '新项目', 5: '红旗镇红一村' })),
  )
  expect([next.added, next.asked]).toEqual([1, 1])
  expect(next.questions.map(q => q.words.zh)).toEqual([expect.stringContaining('项目库中')])
})

test('an admitted list rests on its decision and its days, by the rule of the hand', async () => {
  const house = await openTestHouse()
  const office = house.as(bureau)
  const file = csv(`${HEAD},入库状态,审定文号`, `${line()},已入库,太扶组〔2019〕12号`, `${other},乡镇已审核,`)
  const bare = await look(office, file)
  expect(codesAt(bare, 2)).toContain('project.document')
  expect(codesAt(bare, 2)).toContain('project.dateNeeded')
  expect(codesAt(bare, 3)).toEqual(['project.dateNeeded'])
  await registerDocument(house.base, bureau, {
    number: '太扶组〔2019〕12号',
    title: '关于审定2020年度项目库的通知',
    kind: 'notice',
    issuer: '太仆寺旗扶贫开发领导小组',
    issuedOn: '2019-12-10',
    issuedPrecision: 'day',
  })
  const early = { proposedOn: '2019-11-05', reviewedOn: '2019-11-20', admittedOn: '2019-11-19' }
  expect(codesAt(await look(office, file, { said: JSON.stringify(early) }), 2)).toEqual([
    'library.beforeLast',
  ])
  const days = JSON.stringify({ ...early, admittedOn: '2019-12-10' })
  // The township's review asks for what the entry still lacks.
  const lacking = csv(`${HEAD},入库状态`, `${line({ 7: '', 18: '' })},乡镇已审核`)
  expect(codesAt(await look(office, lacking, { said: days }), 2)).toEqual([
    'library.missing.scale',
    'library.missing.mechanism',
  ])
  const done = await office.upload('/api/ledgers/projects', '项目库.csv', file, place, { said: days })
  expect(done.json()).toMatchObject({ written: 2 })
  expect((await projects(office)).map(r => [r.code, r.library, r.year]).sort()).toEqual([
    ['XM2020001', 'in_library', 2020],
    ['XM2020002', 'reviewed', 2020],
  ])
  // Once something was done with one of them, the batch stays.
  const one = (await projects(office)).find(r => r.code === 'XM2020002')!
  await office.tell(`/api/projects/${BANNER}/${one.id}/steps`, { step: 'return', onDate: '2019-12-12' })
  const back = await office.post(`/api/ledgers/projects/batches/${BANNER}/${done.json().id}/takeBack`, {
    reason: '重来',
  })
  expect([back.statusCode, back.json().code]).toEqual([422, 'rule.refused'])
  expect(back.json().message).toContain('第 3 行“大山村通村道路”导入后又办理过')
  expect(await projects(office)).toHaveLength(2)
})

test('who may not admit projects may not import them, and no one into another banner', async () => {
  const house = await openTestHouse()
  const file = csv(HEAD, line())
  const township = house.as(person('township', '152527102'))
  expect(
    (await township.upload('/api/ledgers/projects/preview', 'a.csv', file, place, { said })).statusCode,
  ).toBe(403)
  const stranger = house.as(person('banner_bureau', '150125'))
  expect((await stranger.upload('/api/ledgers/projects', 'a.csv', file, place, { said })).statusCode).toBe(
    403,
  )
})
