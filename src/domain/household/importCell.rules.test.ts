import { expect, test } from 'vitest'
import { cellText } from './importCell.rules.ts'
import { parseNationalRow } from './nationalList.rules.ts'

const row = (cells: Record<string, string>) => parseNationalRow(cells).row

test('a cell is shown as the list had it, in the form’s own words', () => {
  const read = row({ relation: '长子', householdIdentifiedOn: '201406', perCapita: '6800', waterSafe: '是' })
  expect(cellText(read, 'relation', true)).toBe('之子')
  expect(cellText(read, 'householdIdentifiedOn', true)).toBe('2014-06')
  expect(cellText(read, 'perCapita', true)).toBe('6,800.00')
  expect(cellText(read, 'waterSafe', true)).toBe('是')
  expect(cellText(read, 'schooling', true)).toBe('')
})

test('what could not be read is shown as it came', () => {
  expect(cellText(row({ householdIdentifiedOn: '20141345' }), 'householdIdentifiedOn', true)).toBe('20141345')
})

test('numbers never leave in full, names only to whoever works with households', () => {
  const read = row({ name: '王凤莲', idNumber: '159910196605010021', personPhone: '13812345678' })
  expect(cellText(read, 'idNumber', true)).toMatch(/^159910\*{8}0021$/)
  expect(cellText(read, 'personPhone', true)).toBe('138****5678')
  expect(cellText(read, 'name', true)).toBe('王凤莲')
  expect(cellText(read, 'name', false)).toBe('王*莲')
})

test('a number that the spreadsheet destroyed is recognised by its form', () => {
  expect(cellText(row({ idNumber: '1.52527E+17' }), 'idNumber', true)).toBe('1.…E+17')
})
