/** The first click: a headline figure opens, step by step, into the records it is made of. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { settled, violations, visit } from './browser.ts'

/** Follows a link by its words; the page it leads to has answered when its heading stands. */
async function follow(page: Page, name: string | RegExp, within = 'main'): Promise<void> {
  const before = page.url()
  await page.locator(within).getByRole('link', { name }).first().click()
  await page.waitForURL(url => url.href !== before)
  await settled(page)
}

/** The parts of a figure are listed whole before one is looked for. */
async function intoPart(page: Page, name: string | RegExp): Promise<void> {
  const all = page.locator('main').getByRole('button', { name: /^显示全部/ })
  if (await all.count()) await all.first().click()
  await follow(page, name)
}

const text = (page: Page): Promise<string> => page.locator('main').innerText()

test('45.96 亿 → year × source → banner → payment → its voucher and document', async () => {
  const { page, wrong, close } = await visit('region', '/')
  await settled(page)
  await follow(page, /45\.96 亿/)
  expect(await text(page)).toContain('北京市区两级财政投入')
  expect(await text(page)).toContain('4,596,000,000')
  // Year × source: the cell of 2019's municipal money.
  await page
    .locator('main table', { hasText: '2019' })
    .first()
    .locator('tr', { hasText: '2019' })
    .getByRole('link')
    .nth(1)
    .click()
  await page.waitForURL(/from=2019-01-01.*kind=|kind=.*from=2019-01-01/)
  await settled(page)
  await intoPart(page, '太仆寺旗')
  await page.waitForURL(/area=152527/)
  const rows = page.locator('#rows')
  await rows.getByRole('link').first().waitFor()
  await rows.locator('a[href*="/records/payment/"]').first().click()
  await page.waitForURL(/\/records\/payment\/152527\//)
  await settled(page)
  const record = await text(page)
  expect(record).toMatch(/凭证/)
  expect(record).toMatch(/京.*〔\d{4}〕|文号/)
  expect(await violations(page)).toEqual([])
  expect(wrong).toEqual([])
  await close()
})

test('2,663 villages → banner → village → its evidence → its households', async () => {
  const { page, wrong, close } = await visit('region', '/')
  await settled(page)
  await follow(page, /2,663/)
  await intoPart(page, '太仆寺旗')
  await intoPart(page, '红旗镇')
  await intoPart(page, /红义村/)
  await page.waitForURL(/area=152527102216/)
  await page.locator('#rows a[href*="/records/"]').first().click()
  await page.waitForURL(/\/records\//)
  await settled(page)
  expect(await text(page)).toMatch(/红义村/)
  expect(await text(page)).toMatch(/文号|依据文件/)
  await page.goBack()
  await settled(page)
  // From the village to the households it had.
  await page.goto(new URL('/households?area=152527102216', page.url()).href)
  await settled(page)
  await page.locator('main a[href^="/households/152527/"]').first().click()
  await page.waitForURL(/\/households\/152527\//)
  await settled(page)
  expect(await text(page)).toMatch(/家庭成员|成员/)
  expect(wrong).toEqual([])
  await close()
})

test('by keyboard alone: from the first page into a figure and to its rows', async () => {
  const { page, close } = await visit('taibus', '/')
  await settled(page)
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  for (let i = 0; i < 80 && !(await focused()).startsWith('/figures/'); i++) await page.keyboard.press('Tab')
  expect(await focused()).toMatch(/^\/figures\//)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/figures\//)
  await settled(page)
  for (let i = 0; i < 200 && !(await focused()).startsWith('/records/'); i++) await page.keyboard.press('Tab')
  expect(await focused()).toMatch(/^\/(records|households)\//)
  await close()
})
