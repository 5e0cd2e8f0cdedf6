/** Money between the two ends in a browser: appropriated, allocated, paid, confirmed by the receiver, reversed. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { home, settled, violations, visit } from './browser.ts'
import { area } from './form.ts'

const mark = `走查${Date.now()}`
const BANNER = '152527'
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

interface Figure {
  value: number
  basis: { claimed: number; confirmed: number; disputed: number }
}

/** What the banner received today, as the figure says it. */
async function received(page: Page): Promise<Figure> {
  const asked = new URLSearchParams({ area: BANNER, from: today, to: today })
  const answer = await page.request.get(`${home()}/api/indicators/fund.invested?${asked}`)
  expect(answer.status()).toBe(200)
  return (await answer.json()) as Figure
}

const drawer = (page: Page): Locator => page.getByRole('dialog').filter({ visible: true })

/** The form has done its work; when it has not, the test says what stands in it. */
async function closed(page: Page): Promise<void> {
  await drawer(page)
    .waitFor({ state: 'hidden', timeout: 30_000 })
    .catch(async () => expect(await drawer(page).innerText()).toBe('closed'))
}

async function choose(page: Page, label: string, words: string): Promise<void> {
  await drawer(page).getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: words, visible: true }).first().click()
  await drawer(page).getByTitle(words, { exact: true }).waitFor()
}

const row = (page: Page, words: string): Locator =>
  page.locator('tbody tr').filter({ hasText: words }).first()

test('appropriate → allocate → pay → the banner confirms → the split moves → reverse', async () => {
  const beijing = await visit('beijing', '/funds/appropriations')
  const { page } = beijing
  const before = await received(page)

  await page.getByRole('button', { name: '下达资金' }).first().click()
  await choose(page, '资金来源', '北京市级财政援助')
  await drawer(page).getByLabel('下达金额', { exact: true }).fill('120')
  await drawer(page).getByLabel('用途', { exact: true }).fill(`${mark}下达`)
  expect(await drawer(page).innerText()).toContain('1,200,000 元')
  expect(await violations(page)).toEqual([])
  await drawer(page).getByRole('button', { name: '下达', exact: true }).click()
  await closed(page)
  await row(page, `${mark}下达`).waitFor()
  expect(await row(page, `${mark}下达`).innerText()).toContain('1,200,000')

  await row(page, `${mark}下达`).getByRole('button', { name: '分配' }).click()
  await area(page, '受援旗县', '太仆寺旗')
  const amount = drawer(page).getByLabel('分配金额', { exact: true })
  await amount.fill('130')
  await drawer(page).getByLabel('分配理由', { exact: true }).fill(`${mark}分配`)
  await drawer(page).getByRole('button', { name: '分配', exact: true }).click()
  // More than there is: refused with what is available, and what was typed stays.
  await drawer(page).getByRole('alert').waitFor()
  expect(await drawer(page).getByRole('alert').first().innerText()).toContain('1,200,000')
  expect(await amount.inputValue()).toBe('130')
  await amount.fill('100')
  await drawer(page).getByRole('button', { name: '分配', exact: true }).click()
  await closed(page)

  await page.goto(`${home()}/funds/allocations?left=true&area=${BANNER}`)
  await settled(page)
  await row(page, `${mark}分配`).getByRole('button', { name: '拨付' }).click()
  await drawer(page).getByLabel('拨付金额', { exact: true }).fill('60')
  await drawer(page).getByLabel('凭证号', { exact: true }).fill(mark)
  await drawer(page).getByLabel('收款单位', { exact: true }).fill('太仆寺旗财政局')
  await drawer(page).getByLabel('用途', { exact: true }).fill('饮水工程')
  await drawer(page).getByRole('button', { name: '登记拨付' }).click()
  await closed(page)
  const claimed = await received(page)
  expect(claimed.value - before.value).toBe(600_000)
  expect(claimed.basis.claimed - before.basis.claimed).toBe(600_000)

  const banner = await visit('taibus', '/funds/payments?state=claimed')
  await row(banner.page, mark).getByRole('button', { name: '确认到账' }).click()
  expect(await drawer(banner.page).innerText()).toContain('600,000')
  await drawer(banner.page).getByRole('button', { name: '确认到账' }).click()
  await closed(banner.page)
  await banner.page.goto(`${home()}/funds/payments`)
  await row(banner.page, mark).getByText('对方已确认').waitFor()
  const confirmed = await received(banner.page)
  expect(confirmed.basis.confirmed - before.basis.confirmed).toBe(600_000)
  expect(confirmed.basis.claimed).toBe(before.basis.claimed)

  await page.goto(`${home()}/funds/payments?area=${BANNER}`)
  await settled(page)
  await row(page, mark).getByRole('button', { name: '冲销' }).click()
  await drawer(page).getByRole('button', { name: '冲销' }).click()
  // Without a reason nothing happens.
  await drawer(page).getByText('请写明理由').waitFor()
  await drawer(page).getByLabel('理由').fill('走查冲销')
  await drawer(page).getByRole('button', { name: '冲销' }).click()
  await closed(page)
  // The payment says that it was reversed; the reversal stands above it.
  await page.locator('tbody tr').filter({ hasText: mark }).getByText('已冲销').waitFor()
  expect((await received(page)).value).toBe(before.value)
  expect([...beijing.wrong.filter(w => !w.includes('422')), ...banner.wrong]).toEqual([])
  await beijing.close()
  await banner.close()
})
