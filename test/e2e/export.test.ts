/** 导出 in a browser: one sees how far the file is, may stop it, and gets a file that holds the list as it is filtered. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSheet } from '../../src/kernel/sheet/read.ts'
import { violations, visit } from './browser.ts'
import { asked } from './form.ts'

const folder = mkdtempSync(join(tmpdir(), 'duikou-exports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a long list says how many rows are written and can be stopped; then nothing is downloaded', async () => {
  const { page, wrong, close } = await visit('region', '/households')
  const downloads: string[] = []
  page.on('download', file => downloads.push(file.suggestedFilename()))
  await page.locator('.ledger-tools').getByRole('button', { name: '导出', exact: true }).click()
  const written = page.getByRole('status').filter({ hasText: /已写 [\d,]+ 行/ })
  await written.waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '取消导出' }).click()
  await written.waitFor({ state: 'hidden' })
  await page.locator('.ledger-tools .ant-btn-loading').waitFor({ state: 'detached' })
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(downloads).toEqual([])
  expect(wrong).toEqual([])
  await close()
})

test('the file has a row for each household that the filter leaves, and its name says whose', async () => {
  const { page, wrong, close } = await visit('taibus', '/households?year=2016')
  const found = await asked<{ value: number }>(page, '/api/indicators/household.registered?area=152527')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.ledger-tools').getByRole('button', { name: '导出', exact: true }).click(),
  ])
  const name = file.suggestedFilename()
  expect(name).toMatch(/^太仆寺旗建档立卡户台账（截至.+）\.xlsx$/)
  const path = join(folder, name)
  await file.saveAs(path)
  const read: string[][] = []
  for await (const { rows } of readSheet(path, name)) read.push(...rows.map(row => row.map(String)))
  const total = read.findLast(row => row.some(cell => /合计（共/.test(cell)))!
  const count = Number(/共 ([\d,]+) 户/.exec(total.join())![1]!.replaceAll(',', ''))
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(found.value)
  expect(read.filter(row => row.some(cell => cell.startsWith('2016')))).toHaveLength(count)
  // What it is narrowed to is said once.
  const said = read.flat().find(cell => cell.startsWith('筛选条件'))!
  expect(said.match(/2016/g)).toHaveLength(1)
  expect(wrong).toEqual([])
  await close()
})
