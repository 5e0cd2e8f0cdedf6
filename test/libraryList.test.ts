/** The project library of an office: its sample's mistakes are found where they were planted; what is imported comes out again, and in again. */
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { correctProjects, faultyProjects, writeProjects } from '../demo/projectSample.ts'
import { demonstrationVillages, SAMPLE_BANNER } from '../demo/sampleList.ts'
import { villageAreas } from '../demo/village.ts'
import { insertRows } from '../src/domain/area/area.reference.ts'
import { registerDocument } from '../src/domain/notice/document.commands.ts'
import { PROJECT_LIST } from '../src/domain/project/projectList.words.ts'
import type { Look } from '../src/kernel/ledger/look.rules.ts'
import type { Cell } from '../src/kernel/sheet/cell.ts'
import { recogniseHeader } from '../src/kernel/sheet/header.rules.ts'
import { isFooterRow, isTotalsRow } from '../src/kernel/sheet/row.rules.ts'
import { openTestHouse, rowsOf } from './house.ts'
import type { Person, TestHouse } from './house.ts'
import { person } from './helper.ts'

const bureau = person('banner_bureau', SAMPLE_BANNER)
const place = { county: SAMPLE_BANNER }
const COLUMNS = Object.entries(PROJECT_LIST).map(([key, c]) => ({ key, names: [c.zh, ...c.aliases] }))

async function open(): Promise<{ house: TestHouse; office: Person }> {
  const house = await openTestHouse()
  const villages = demonstrationVillages().filter(v => v.county === SAMPLE_BANNER)
  await house.base.transaction(client => insertRows(client, 'area', villageAreas(villages)))
  return { house, office: house.as(bureau) }
}

const send = (office: Person, path: string, bytes: Buffer, fields = {}) =>
  office.upload(`/api/ledgers/projects${path}`, '项目库.xlsx', bytes, place, fields)

test('the twelve planted mistakes, each at its row and column, and nothing else', async () => {
  const { office } = await open()
  const { rows, planted } = faultyProjects()
  const answer = await send(office, '/preview', await buffer(writeProjects(rows)))
  expect(answer.statusCode, answer.body.slice(0, 400)).toBe(200)
  const look = answer.json<Look>()
  const found = look.problems.flatMap(r =>
    r.problems.map(p => `${r.rowNo} ${p.code} ${p.column?.zh} ${p.level}`),
  )
  const expected = planted.map(p => `${p.row} ${p.code} ${PROJECT_LIST[p.field].zh} ${p.level}`)
  expect(found.sort()).toEqual(expected.sort())
  expect(look).toMatchObject({ rows: 36, added: 24, errors: 10, asked: 2 })
  expect(look.unknown).toEqual(['资金规模和筹资方式/其中自筹(万元)', '备注'])
  const right = (await send(office, '/preview', await buffer(writeProjects(correctProjects())))).json<Look>()
  expect(right).toMatchObject({ rows: 36, added: 36, errors: 0, asked: 0, problems: [] })
})

/** The rows of an exported library by what the import reads, in the order of the codes. */
async function readBack(file: { name: string; bytes: Buffer }): Promise<Record<string, Cell>[]> {
  const { rows, opening } = await rowsOf(file.name, file.bytes)
  const header = recogniseHeader(rows, opening.merges, COLUMNS)
  return rows
    .slice(header.headerRows)
    .filter(r => !isTotalsRow(r) && !isFooterRow(r))
    .map(r => Object.fromEntries(header.mapping.flatMap(m => (m.key ? [[m.key, r[m.column] ?? null]] : []))))
    .toSorted((a, b) => String(a.code).localeCompare(String(b.code)))
}

test('what came in goes out, and comes into an emptied banner as the same rows', async () => {
  const { house, office } = await open()
  const document = await registerDocument(house.base, bureau, {
    number: '太扶组〔2020〕9号',
    title: '关于审定2021年度项目库的通知',
    kind: 'notice',
    issuer: '太仆寺旗扶贫开发领导小组',
    issuedOn: '2020-12-10',
    issuedPrecision: 'day',
  })
  const said = JSON.stringify({
    reviewedOn: '2020-11-20',
    admittedOn: '2020-12-10',
    document: document.id,
    documentCounty: document.county,
  })
  const first = (await send(office, '', await buffer(writeProjects(correctProjects())), { said })).json()
  expect(first).toMatchObject({ written: 36, leftOut: 0 })
  const asked = { area: SAMPLE_BANNER }
  const out = await office.download('/api/exports/projects', asked)
  const before = await readBack(out)
  expect(before).toHaveLength(36)
  expect(before[0]).toMatchObject({
    year: '2021',
    state: '已入库',
    document: '太扶组〔2020〕9号',
    admittedOn: '2020-12-10',
  })

  await office.tell(`/api/ledgers/projects/batches/${SAMPLE_BANNER}/${first.id}/takeBack`, {
    reason: '重新导入',
  })
  expect((await office.ask<{ rows: unknown[] }>('/api/projects', asked)).rows).toEqual([])

  // The export is itself a library: it says all that the list as a whole said.
  const again = await send(office, '', out.bytes)
  expect(again.json(), again.body.slice(0, 400)).toMatchObject({ written: 36, leftOut: 0 })
  expect(await readBack(await office.download('/api/exports/projects', asked))).toEqual(before)

  // Once more, and every row is there already.
  const csv = await office.download('/api/exports/projects', { ...asked, format: 'csv' })
  const third = await office.upload('/api/ledgers/projects/preview', csv.name, csv.bytes, place)
  expect(third.json<Look>(), third.body.slice(0, 400)).toMatchObject({ rows: 36, added: 0, errors: 36 })
})
