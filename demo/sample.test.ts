/** The shipped lists are what the generator makes, and honest. */
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { checkDigitOf } from '../src/domain/household/idNumber.rules.ts'
import { readReference } from '../src/domain/area/area.reference.ts'
import { rowsOf } from '../test/house.ts'
import { samplePath, SHIPPED } from './sample.ts'
import { correctedList, faultyList, FIRST_ROW } from './sampleFault.ts'

for (const { name, write } of SHIPPED)
  test(`${name}: shipped as generated (npm run samples after a change)`, async () => {
    const shipped = await rowsOf(`${name}.xlsx`, readFileSync(samplePath(name)))
    const made = await rowsOf(`${name}.xlsx`, await buffer(write()))
    expect(shipped.rows).toEqual(made.rows)
    expect(shipped.rows[0]?.[0]).toMatch(/^太仆寺旗.*20\d\d年/)
    // Lists of offices have headings of two rows; a bank's have a title only.
    expect(shipped.opening.merges.length).toBeGreaterThan(name.startsWith('bank') ? 0 : 10)
  })

test('300 people, each number right to the check digit and under an area that never was', () => {
  const rows = correctedList()
  const numbers = rows.map(r => String(r.idNumber))
  expect(new Set(numbers).size).toBe(300)
  for (const number of numbers) {
    expect(number).toMatch(/^1598/)
    expect(checkDigitOf(number.slice(0, 17))).toBe(number[17])
  }
  const assigned = readReference('nmg_townships.csv').map(t => t.code!.slice(0, 4))
  expect(assigned).not.toContain('1598')
  for (const row of rows) expect(row.village).toContain('（示例）')
})

test('twelve mistakes, each in a household that differs from the good list in that column', () => {
  const { rows, planted } = faultyList()
  const good = correctedList()
  expect(planted).toHaveLength(12)
  // A number that stands twice is right at its first place.
  for (const { rows: at, field, code } of planted)
    for (const row of code === 'list.sameId' ? at.slice(1) : at) {
      const home = good[row - FIRST_ROW]!.householdCode
      const differs = good.some((r, i) => r.householdCode === home && rows[i]![field] !== r[field])
      expect(differs, code).toBe(true)
    }
})
