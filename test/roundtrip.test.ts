/** What an office imports it can export and import again: every column of the national list comes back as it was read. */
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { writeSample } from '../demo/sample.ts'
import { correctedList } from '../demo/sampleFault.ts'
import { richPeople } from './roundtrip.example.ts'
import { demonstrationVillages, SAMPLE_BANNER } from '../demo/sampleList.ts'
import { villageAreas } from '../demo/village.ts'
import { insertRows } from '../src/domain/area/area.reference.ts'
import type { Cells } from '../src/domain/household/cellReader.rules.ts'
import { parseNationalRow } from '../src/domain/household/nationalList.rules.ts'
import type { NationalRow } from '../src/domain/household/nationalList.rules.ts'
import { NATIONAL_KEYS, columnOf } from '../src/domain/household/nationalList.terms.ts'
import type { Cell } from '../src/kernel/sheet/cell.ts'
import type { SheetOpening } from '../src/kernel/sheet/cell.ts'
import { recogniseHeader } from '../src/kernel/sheet/header.rules.ts'
import { isFooterRow, isTotalsRow } from '../src/kernel/sheet/row.rules.ts'
import { openTestHouse, rowsOf } from './house.ts'
import { person } from './helper.ts'

const clerk = person('banner_bureau', SAMPLE_BANNER)
const COLUMNS = NATIONAL_KEYS.map(key => ({ key, names: [columnOf(key).zh] }))

/** The rows of a list by 人编号, as facts; without the number of the row. */
function factsIn({ rows, opening }: { rows: Cell[][]; opening: SheetOpening }): Map<string, NationalRow> {
  const header = recogniseHeader(rows, opening.merges, COLUMNS)
  expect(header.missing).toEqual([])
  expect(header.mapping.map(m => m.key)).toEqual(NATIONAL_KEYS)
  const records = rows.slice(header.headerRows).filter(r => !isTotalsRow(r) && !isFooterRow(r))
  return new Map(
    records.map(record => {
      const cells = Object.fromEntries(header.mapping.map(m => [m.key, record[m.column] ?? null])) as Cells
      const { row } = parseNationalRow(cells)
      return [row.personCode!, { ...row, seq: null }]
    }),
  )
}

test('a list comes back from the register in all 32 columns, and again from its own export', async () => {
  const house = await openTestHouse({ own: true })
  const villages = demonstrationVillages().filter(v => v.county === SAMPLE_BANNER)
  await house.base.transaction(client => insertRows(client, 'area', villageAreas(villages)))
  const office = house.as(clerk)
  const list = [...correctedList(), ...richPeople()]
  const sent = await buffer(writeSample(list))
  const upload = await office.upload('/api/imports', '名单.xlsx', sent, { county: SAMPLE_BANNER })
  await house.work()
  const { county, id } = upload.json<{ county: string; id: string }>()
  const batch = await office.ask<{ rowErrors: number; summary: unknown }>(`/api/imports/${county}/${id}`)
  expect(batch.rowErrors, JSON.stringify(batch.summary)).toBe(0)
  await office.tell(`/api/imports/${county}/${id}/commit`, { goodRowsOnly: false })
  await house.work()

  const asked = { area: SAMPLE_BANNER, on: '2020-12-31', full: 'true', reason: '年度核对' }
  const file = await office.download('/api/exports/members', asked)
  const before = factsIn(await rowsOf('a.xlsx', sent))
  const exported = await rowsOf(file.name, file.bytes)
  const after = factsIn(exported)
  expect(after.size).toBe(list.length)
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
  for (const [code, row] of before) expect(after.get(code), code).toEqual(row)

  // The export is itself a list: nobody new, nothing wrong.
  const second = await office.upload('/api/imports', file.name, file.bytes, { county: SAMPLE_BANNER })
  await house.work()
  const again = await office.ask<{ rowTotal: number; rowErrors: number; summary: object }>(
    `/api/imports/${county}/${second.json<{ id: string }>().id}`,
  )
  expect(again).toMatchObject({
    rowTotal: list.length,
    rowErrors: 0,
    summary: { newHouseholds: 0, newPeople: 0 },
  })

  // CSV carries the same facts; codes keep their digits.
  const csv = await office.download('/api/exports/members', { ...asked, format: 'csv' })
  const fromCsv = factsIn(await rowsOf(csv.name, csv.bytes))
  for (const [code, row] of before) expect(fromCsv.get(code), code).toEqual(row)
})
