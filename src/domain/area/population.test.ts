/** A banner's population list through HTTP: template, preview, import, replacement, take-back. */
import { expect, test } from 'vitest'
import { openTestHouse, rowsOf } from '../../../test/house.ts'
import { person } from '../../../test/helper.ts'

const BANNER = '152527'
const bureau = person('banner_bureau', BANNER)
const HONGYI = '152527102216'

const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))
const HEAD = '苏木乡镇,嘎查村,年度,户籍人口,农业户籍人口,常住人口'
const place = { county: BANNER }
const written = { ...place, source: '太仆寺旗统计局2019年报' }

interface Line {
  areaCode: string
  areaName: string
  year: number
  registered: number | null
  agricultural: number | null
  resident: number | null
}

test('a list is previewed, imported, replaced in part and taken back', async () => {
  const office = (await openTestHouse()).as(bureau)
  const standing = async () => (await office.ask<{ rows: Line[] }>('/api/population', { area: BANNER })).rows
  const first = csv(
    '太仆寺旗嘎查村人口（2019年度）',
    HEAD,
    '红旗镇,红义村,,1203,1150,640',
    '红旗镇,大山村委会,2019,900,,',
    '合计,,,2103,1150,640',
    '填表人：,,审核人：',
  )
  const preview = await office.upload('/api/population/preview', '人口.csv', first, place)
  expect(preview.json()).toMatchObject({ rows: 2, errors: 0, added: 2, same: 0, changed: [], problems: [] })
  expect(await standing()).toEqual([])
  const done = await office.upload('/api/population', '人口.csv', first, written)
  expect(done.json()).toMatchObject({ added: 2, changed: 0 })
  expect(await standing()).toMatchObject([
    { areaName: '大山村委会', year: 2019, registered: 900, agricultural: null, resident: null },
    { areaCode: HONGYI, year: 2019, registered: 1203, agricultural: 1150, resident: 640 },
  ])
  // The same again changes nothing; a correction replaces one village.
  const same = await office.upload('/api/population/preview', '人口.csv', first, place)
  expect(same.json()).toMatchObject({ added: 0, same: 2, changed: [] })
  const second = csv(HEAD, '红旗镇,红义,2019,1200,1140,640')
  const changed = await office.upload('/api/population/preview', '人口.csv', second, place)
  expect(changed.json().changed).toEqual([
    {
      areaCode: HONGYI,
      name: '红旗镇红义村委会',
      year: 2019,
      before: { registered: 1203, agricultural: 1150, resident: 640 },
      after: { registered: 1200, agricultural: 1140, resident: 640 },
    },
  ])
  const replaced = (await office.upload('/api/population', '人口.csv', second, written)).json()
  expect((await standing())[1]).toMatchObject({ registered: 1200 })
  const early = await office.post(`/api/population/${BANNER}/${done.json().batchId}/takeBack`)
  expect([early.statusCode, early.json().code]).toEqual([409, 'import.cannotTakeBack'])
  await office.tell(`/api/population/${BANNER}/${replaced.batchId}/takeBack`)
  expect((await standing())[1]).toMatchObject({ registered: 1203, agricultural: 1150 })
  const twice = await office.post(`/api/population/${BANNER}/${replaced.batchId}/takeBack`)
  expect(twice.statusCode).toBe(409)
})

test('each mistake is told at its row and column; the good rows can go alone', async () => {
  const house = await openTestHouse()
  const office = house.as(bureau)
  const list = csv(
    HEAD,
    '红旗镇,红义村,2019,1203,1150,640',
    '红旗镇,没有这个村,2019,1,1,1',
    '红旗镇,大山村,19,1,1,1',
    '红旗镇,大山村,2019,一千,1,1',
    '红旗镇,水泉村,2019,100,120,',
    '红旗镇,友谊村,2019,,,',
    '红旗镇,红义,2019,1203,1150,640',
  )
  const preview = (await office.upload('/api/population/preview', '人口.csv', list, place)).json()
  const told = preview.problems.map((r: { rowNo: number; problems: { column: string; code: string }[] }) => [
    r.rowNo,
    ...r.problems.map(p => `${p.column} ${p.code}`),
  ])
  expect(told).toEqual([
    [3, '嘎查村 population.place'],
    [4, '年度 population.year'],
    [5, '户籍人口 population.number'],
    [6, '农业户籍人口 population.part'],
    [7, '户籍人口 population.none'],
    [8, '嘎查村 population.twice'],
  ])
  const whole = await office.upload('/api/population', '人口.csv', list, written)
  expect([whole.statusCode, whole.json().code]).toEqual([422, 'import.hasErrors'])
  const good = await office.upload('/api/population', '人口.csv', list, { ...written, goodRowsOnly: 'true' })
  expect(good.json()).toMatchObject({ added: 1 })
  const columns = await office.upload('/api/population/preview', '人口.csv', csv('姓名,年龄', '王,3'), place)
  expect(columns.statusCode).toBe(422)
  const foreign = await house
    .as(person('banner_bureau', '150125'))
    .upload('/api/population', '人口.csv', list, written)
  expect(foreign.statusCode).toBe(403)
})

test('the template’s example is left out, and an export can be imported again', async () => {
  const office = (await openTestHouse()).as(bureau)
  const blank = await office.download('/api/templates/population')
  const { rows } = await rowsOf(blank.name, blank.bytes)
  expect(rows.flat()).toContain('示例')
  const empty = await office.upload('/api/population/preview', blank.name, blank.bytes, place)
  expect([empty.statusCode, empty.json().code]).toEqual([422, 'sheet.empty'])
  await office.upload('/api/population', '人口.csv', csv(HEAD, '红旗镇,红义村,2019,1203,1150,640'), written)
  const file = await office.download('/api/exports/population', { area: BANNER, year: '2019' })
  const again = await office.upload('/api/population/preview', file.name, file.bytes, place)
  expect(again.json()).toMatchObject({ rows: 1, errors: 0, same: 1, added: 0 })
})
