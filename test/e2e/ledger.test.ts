/** A project library by sheet, as a clerk lives through it: the faulty sample, its problems, the answers, the corrected list, the batch taken back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { home, overflow, settled, violations, visit } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'duikou-ledgers-'))
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
const headline = (page: Page): Promise<string> => page.locator('.batch-headline').first().innerText()

async function projectsIn(page: Page): Promise<number> {
  const answer = await page.context().request.get(`${home()}/api/projects?area=152527&year=2021`)
  return ((await answer.json()) as { total: number }).total
}

test('upload the faulty library, see twelve problems, answer, correct, import, open a project, take the batch back', async () => {
  const { page, wrong, close } = await visit('taibus', '/projects')
  await page.getByRole('link', { name: '整表导入' }).click()
  await page.waitForURL(/\/ledgers\?into=projects/)
  await settled(page)
  const faulty = await sample(page, /12 处问题/)
  const corrected = await sample(page, /已改正/)
  const before = await projectsIn(page)

  await page.setInputFiles('.list-upload input[type=file]', faulty)
  await page.locator('.batch-headline').waitFor()
  expect(await headline(page)).toMatch(/^将新增 24 个项目，资金 [\d,.]+ 万元$/)
  const looked = await main(page)
  expect(looked).toContain('共 36 行，错误 10 行，待定 2 行')
  expect(looked).toContain('其中自筹')
  for (const problem of [
    '金额无法识别',
    '“养驼”无法识别',
    '日期不存在',
    '分不清是 1 月还是 10 月',
    '完工早于计划开工',
    '没有这个苏木乡镇',
    '必填，不能为空',
    '其中数大于总数',
    '项目编号与第 28 行重复',
    '日期不能晚于今天',
    '对不上唯一的嘎查村',
    '已有同名项目',
  ])
    expect(looked, problem).toContain(problem)
  // Row, column and what the cell holds.
  const row = page.locator('.problem-rows tr', { hasText: '金额无法识别' })
  expect(await row.innerText()).toMatch(/7\s+\S+\s+投资规模\s+约 85 万/)
  await page.locator('.problem-kinds button', { hasText: '金额无法识别' }).click()
  await expect.poll(() => page.locator('.problem-rows tbody tr').count()).toBe(1)
  expect(await page.getByRole('button', { name: '全部导入' }).count()).toBe(0)
  expect(await violations(page)).toEqual([])
  expect(await overflow(page)).toBe(0)

  // What only a person can decide.
  await page.locator('.village-questions li', { hasText: '同名项目' }).getByRole('combobox').click()
  await page.locator('.ant-select-item-option', { hasText: '跳过' }).last().click()
  await page.getByRole('button', { name: '按此重新核对' }).click()
  await page.getByText('待定 1 行，跳过 1 行').waitFor()
  expect(await projectsIn(page), 'nothing is written by a look').toBe(before)

  await page.getByRole('button', { name: '换一份文件' }).click()
  await page.setInputFiles('.list-upload input[type=file]', corrected)
  await page.getByRole('button', { name: '全部导入' }).waitFor()
  expect(await main(page)).toContain('没有发现问题')
  await page.getByRole('button', { name: '全部导入' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '全部导入' }).click()
  await expect.poll(() => headline(page), { timeout: 60_000 }).toContain('已导入 36 行')
  expect(await projectsIn(page)).toBe(before + 36)

  await page.getByRole('link', { name: '查看本批次' }).click()
  await page.locator('.ledger-body').waitFor()
  expect(await main(page)).toContain('未读取而保留的列')
  expect(await violations(page)).toEqual([])
  await page.locator('.ledger-body').getByRole('link').first().click()
  await page.waitForURL(/\/projects\/152527\//)
  await settled(page)
  expect(await main(page)).toContain('导入台账')
  await page.goBack()
  await page.getByRole('button', { name: '整批撤回' }).click()
  await page.locator('.ant-modal textarea').fill('示例，撤回')
  await page.locator('.ant-modal').getByRole('button', { name: '整批撤回' }).click()
  await page.getByText('整批撤回：示例，撤回').waitFor()
  expect(await projectsIn(page)).toBe(before)
  expect(wrong).toEqual([])
  await close()
})

test('a giver chooses among its own ledgers, a file that is none says what is missing; on a phone too', async () => {
  const { page, close } = await visit('beijing', '/ledgers', { size: 'phone' })
  await page.getByRole('combobox').first().click()
  const offered = await page.locator('.ant-select-item-option').allInnerTexts()
  expect(offered).toEqual(['资金下达台账', '资金分配台账'])
  await page.locator('.ant-select-item-option', { hasText: '资金分配' }).click()
  await page.waitForURL(/into=allocations/)
  await page.setInputFiles('.list-upload input[type=file]', {
    name: '分配.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('甲,乙\r\n1,2\r\n'),
  })
  await page.getByText(/缺少必需的列.*请对照模板核对表头/).waitFor()
  expect(await page.getByRole('link', { name: '空白模板' }).isVisible()).toBe(true)
  expect(await overflow(page)).toBe(0)
  expect(await violations(page)).toEqual([])
  await close()
})

test('who may import nothing reads the batches, and English is complete', async () => {
  const { page, wrong, close } = await visit('auditor', '/ledgers', { lang: 'en' })
  expect(await page.locator('.list-upload').count()).toBe(0)
  expect(await main(page)).toContain('Batches')
  expect(await main(page)).not.toMatch(/导入|台账/)
  expect(wrong).toEqual([])
  await close()
})
