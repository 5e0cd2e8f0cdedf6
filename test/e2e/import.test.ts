/** The first import: a faulty sample list becomes a corrected one, is committed, moves the figures and is taken back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { home, overflow, violations, visit } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'duikou-lists-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Downloads a sample as a clerk does, from the link on the page. */
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
const headline = (page: Page): Promise<string> => page.locator('.batch-headline').innerText()

/** Households on record in the banner, as the preview states them. */
async function registered(page: Page): Promise<number> {
  const answer = await page.context().request.get(`${home()}/api/indicators/household.registered?area=152527`)
  return ((await answer.json()) as { value: number }).value
}

test('upload, see twelve mistakes, upload the corrected list, commit, take back: in under two minutes', async () => {
  const { page, wrong, close } = await visit('taibus', '/import')
  const began = Date.now()
  const faulty = await sample(page, /错误/)
  const corrected = await sample(page, /已改正/)
  const before = await registered(page)

  await page.setInputFiles('.list-upload input[type=file]', faulty)
  await page.locator('.batch-headline').waitFor()
  expect(await headline(page)).toMatch(/^将新增 \d+ 户 \d+ 人$/)
  const preview = await main(page)
  expect(preview).toContain('名单共 300 行')
  for (const mistake of [
    '有几个村名相符',
    '科学计数法',
    '校验位不符',
    '没有这个苏木乡镇',
    '必填，不能为空',
    '人数与名单中该户的行数不符',
    '一户应有且只有一名户主',
    '性别不符',
    '日期无法识别或不存在',
    '证件号码在名单中重复',
    '可能按万元填写',
    '适龄儿童不在校',
  ])
    expect(preview, mistake).toContain(mistake)
  // Row, column and the cell: the date that does not exist, and a number that is masked.
  const row = page.locator('.problem-rows tr', { hasText: '日期无法识别' })
  expect(await row.innerText()).toMatch(/\d+\s+\d{11,}\s+\S+\s+首次识别时间\s+20141345/)
  expect(await page.locator('.problem-rows tr', { hasText: '校验位不符' }).innerText()).toMatch(
    /\d{6}\*{8}\w{4}/,
  )
  expect(preview).not.toMatch(/\b\d{17}[\dX]\b/)
  // One kind at a time.
  await page.locator('.problem-kinds button', { hasText: '校验位不符' }).click()
  await expect.poll(() => page.locator('.problem-rows tbody tr').count()).toBe(1)
  expect(page.url()).toContain('problem=id.checkDigit')
  // All cannot be committed while rows have errors.
  expect(await page.getByRole('button', { name: '全部提交' }).count()).toBe(0)
  expect(await violations(page)).toEqual([])

  await page.setInputFiles('.commit-bar input[type=file]', corrected)
  await page.getByRole('button', { name: '全部提交' }).waitFor()
  expect(await main(page)).toContain('错误 0 行')
  const [, households] = /将新增 (\d+) 户/.exec(await headline(page))!
  expect(await main(page)).toContain(`+${households}`)
  expect(await registered(page), 'nothing is written by a preview').toBe(before)

  await page.getByRole('button', { name: '全部提交' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '全部提交' }).click()
  await expect.poll(() => headline(page), { timeout: 60_000 }).toContain(`已登记 ${households} 户`)
  expect(await registered(page)).toBe(before + Number(households))

  await page.getByRole('button', { name: '撤回本批次' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '撤回本批次' }).click()
  await expect.poll(() => headline(page), { timeout: 60_000 }).toContain('现已全部撤回')
  expect(await registered(page)).toBe(before)
  expect(Date.now() - began).toBeLessThan(120_000)
  expect(wrong).toEqual([])

  // What happened to each upload stays.
  await page.goto(new URL('/import', page.url()).href)
  await page.locator('.ledger-body').waitFor()
  const batches = await main(page)
  expect(batches).toContain('已撤回')
  expect(batches).toContain('已取消')
  await close()
})

test('a file that is no list says what to do, and the page can be used at once again', async () => {
  const { page, close } = await visit('hongqi', '/import', { size: 'phone' })
  await page.setInputFiles('.list-upload input[type=file]', {
    name: '名单.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('这不是电子表格'),
  })
  await page.getByText(/缺少必需的列.*请对照模板核对表头/).waitFor()
  expect(await page.getByRole('link', { name: '空白模板' }).isVisible()).toBe(true)
  expect(await page.locator('.list-upload input[type=file]').count()).toBe(1)
  expect(await overflow(page)).toBe(0)
  expect(await violations(page)).toEqual([])
  await close()
})
