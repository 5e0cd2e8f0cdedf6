/** Files of the bank in a browser: a statement with differences, a card file with mistakes and corrected, its return, and all taken back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { overflow, settled, violations, visit } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'duikou-bank-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function sample(page: Page, words: RegExp): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words }).click(),
  ])
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

const main = (page: Page): Promise<string> => page.locator('main').innerText()

async function takeBack(page: Page, file: string): Promise<void> {
  await page.goto(new URL('/funds/bank/files', page.url()).href)
  await settled(page)
  const row = page.locator('.ledger-body tr', { hasText: file }).first()
  await row.getByRole('button', { name: '撤回' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '撤回' }).click()
  await expect.poll(() => page.locator('.ledger-body tr', { hasText: file }).count()).toBe(0)
}

test('a statement: what cannot be read, what agrees, what is left for people; it is taken back', async () => {
  const { page, wrong, close } = await visit('taibus', '/funds/bank')
  expect(await page.getByRole('link', { name: '空白模板' }).isVisible()).toBe(true)
  const file = await sample(page, /示例对账单/)
  await page.setInputFiles('.list-upload input[type=file]', file)
  await page.getByText(/行有错误/).waitFor()
  const looked = await main(page)
  for (const problem of ['交易日期无法识别', '金额无法识别', '流水号相同', '前后余额接不上'])
    expect(looked, problem).toContain(problem)
  const [, matched, surplus] = /相符 (\d+) 行，需要人工处理 (\d+) 行/.exec(looked)!
  expect(Number(matched)).toBeGreaterThan(5)
  expect(Number(surplus)).toBeGreaterThanOrEqual(2)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /只导入无误/ }).click()
  await page.getByText('已导入并核对').waitFor()
  await page.goto(new URL('/funds/bank/missing', page.url()).href)
  await settled(page)
  expect(await page.locator('.ledger-body tbody tr').count()).toBeGreaterThan(0)
  await takeBack(page, '示例对账单')
  expect(wrong).toEqual([])
  await close()
})

test('a card file with mistakes pays nobody; corrected it pays, the return fails one of two, and both are taken back', async () => {
  const { page, wrong, close } = await visit('taibus', '/funds/bank/cards')
  const faulty = await sample(page, /5 处错误/)
  const corrected = await sample(page, /已改正/)
  await page.getByLabel('利益联结合同').click()
  await page.locator('.ant-select-item-option', { hasText: '2018年肉牛养殖' }).click()
  await page.getByLabel('发放凭证号').fill('示补发-001')
  await page.setInputFiles('.list-upload input[type=file]', faulty)
  await page.getByText('全部改正后才能导入').waitFor()
  const looked = await main(page)
  for (const problem of ['账号缺失或位数不对', '没有找到', '没有尚未发放的约定金额', '出现两次'])
    expect(looked, problem).toContain(problem)
  await page.getByRole('button', { name: '换一份文件' }).click()
  await page.setInputFiles('.list-upload input[type=file]', corrected)
  await page.getByText('发放 2 户').waitFor()
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText('等待银行回盘').waitFor()

  await page.goto(new URL('/funds/bank/files?kind=card', page.url()).href)
  await settled(page)
  await page
    .locator('.ledger-body tr', { hasText: '补发' })
    .first()
    .locator('.ant-table-row-expand-icon')
    .click()
  const wrongReturn = await sample(page, /回盘（含 2 处错误）/)
  const rightReturn = await sample(page, /回盘（已改正）/)
  await page.setInputFiles('.list-upload input[type=file]', wrongReturn)
  await page.getByText('全部改正后才能导入').waitFor()
  expect(await main(page)).toContain('处理结果无法识别')
  expect(await main(page)).toContain('发放文件中没有这一行')
  await page.getByRole('button', { name: '换一份文件' }).click()
  await page.setInputFiles('.list-upload input[type=file]', rightReturn)
  await page.getByText('成功 1 户，失败 1 户').waitFor()
  const written = page.waitForResponse(r => /\/api\/bank\/returns\?/.test(r.url()) && r.status() === 200)
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await written
  await page.goto(new URL('/funds/bank/cards?state=failed', page.url()).href)
  await settled(page)
  expect(await main(page)).toContain('账户已销户')
  expect(await overflow(page)).toBe(0)
  await takeBack(page, '示例回盘')
  await takeBack(page, '示例补发文件')
  expect(wrong).toEqual([])
  await close()
})
