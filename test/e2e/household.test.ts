/** A household's life in a real browser: registered, corrected, income stated, exit begun on a document, a duplicate decided. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { checkDigitOf } from '../../src/domain/household/idNumber.rules.ts'
import { overflow, violations, visit } from './browser.ts'

/** Right to the check digit and nobody's; another at every run, also on a server that has seen the test before. */
function idNumber(birthOn: string): string {
  const body = `1599${String(10 + Math.floor(Math.random() * 80))}${birthOn.replaceAll('-', '')}${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`
  return body + checkDigitOf(body)
}

const drawer = (page: Page): Locator => page.locator('.ant-drawer-open').last()
const main = (page: Page): Promise<string> => page.locator('main').innerText()

/** Types into a list that is searched and takes the first that fits. */
async function pick(page: Page, field: Locator, text: string): Promise<void> {
  await field.click()
  await field.fill(text)
  const found = page.locator('.ant-select-dropdown:visible')
  await found.getByText(text).first().click()
}

async function day(field: Locator, on: string): Promise<void> {
  await field.fill(on)
  await field.press('Enter')
}

/** The registration form, all but its people. */
async function placed(page: Page): Promise<void> {
  const form = drawer(page)
  await pick(page, form.getByRole('combobox', { name: '嘎查村' }), '红义')
  await day(
    form.locator('.ant-form-item', { hasText: '识别日期' }).locator('.ant-picker input'),
    '2024-05-01',
  )
  await form.locator('button[type=submit]').click()
  await page.waitForURL(/\/households\/152527\//)
  await page.locator('.timeline').waitFor()
}

const NAME = `额尔敦${String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 2000))}`
const ID = idNumber('1971-04-02')

test('registered with a number that is read while it is typed; what cannot be right is said at its field', async () => {
  const { page, wrong, close } = await visit('taibus', '/households')
  await page.getByRole('button', { name: '登记建档户' }).click()
  const form = drawer(page)
  const person = form.locator('.member-block').first()
  const last = ID.at(-1) === '5' ? '6' : '5'
  await person.getByLabel('证件号码').fill(ID.slice(0, 17) + last)
  await person.getByLabel('姓名').fill(NAME)
  await form.locator('button[type=submit]').click()
  await form.getByText('校验位不符').waitFor()
  await form.getByText('请填写嘎查村').waitFor()
  expect(await violations(page)).toEqual([])
  // What was typed stays; the number is corrected and says what it knows.
  expect(await person.getByLabel('姓名').inputValue()).toBe(NAME)
  await person.getByLabel('证件号码').fill(ID)
  await form.getByText('1971年4月2日出生').waitFor()
  await placed(page)
  const text = await main(page)
  expect(text).toContain(NAME)
  expect(text).toContain('在册未脱贫')
  expect(text).toContain('下一步：民主评议提出退出，需民主评议记录')
  expect(text).not.toContain(ID)
  expect(wrong).toEqual([])
  await close()
})

/** The household of the first test, found by its id number as a clerk would. */
async function found(page: Page): Promise<void> {
  await page.getByLabel('姓名、户编号或证件号码').fill(ID)
  await page.getByLabel('姓名、户编号或证件号码').press('Enter')
  await page.locator('.ledger-body').getByRole('link', { name: NAME }).first().click()
  await page.locator('.timeline').waitFor()
}

test('corrected: what changed is written, and its history says so', async () => {
  const { page, close } = await visit('taibus', '/households')
  await found(page)
  await page.locator('.page-actions').getByRole('button', { name: '办理' }).click()
  await page.getByRole('menuitem', { name: '更正户信息' }).click()
  await drawer(page).getByLabel('自然村').fill('东浩特')
  await drawer(page).locator('button[type=submit]').click()
  await page.getByRole('definition').filter({ hasText: '东浩特' }).waitFor()
  await expect.poll(() => main(page)).toContain('更正户信息')
  await close()
})

test('income by line with its running sum; the year then stands in the picture with its sum written out', async () => {
  const { page, close } = await visit('taibus', '/households')
  await found(page)
  await page.getByRole('button', { name: '登记收入' }).click()
  const form = drawer(page)
  await form.getByLabel('务工收入', { exact: true }).fill('12000')
  await form.getByLabel('务工收入的说明').fill('锡林浩特务工八个月')
  await form.getByLabel('养殖业收入', { exact: true }).fill('6000.5')
  await form.getByLabel('养殖业支出', { exact: true }).fill('2000')
  await expect.poll(() => form.locator('.income-sum').innerText()).toContain('16,000.5')
  expect(await violations(page)).toEqual([])
  await form.locator('button[type=submit]').click()
  await page.locator('.income-year').first().waitFor()
  const year = await page.locator('.income-year').first().innerText()
  expect(year).toContain('锡林浩特务工八个月')
  expect(year).toContain('16,000.50 元 ÷ 1 人 = 人均 16,000.50 元')
  await close()
})

test('an exit is proposed on its document: without it the form says which; it is taken back with one click', async () => {
  const { page, close } = await visit('taibus', '/households')
  await found(page)
  await page.getByRole('button', { name: '民主评议提出退出' }).click()
  const form = drawer(page)
  await day(form.locator('.ant-picker input'), '2025-11-01')
  await form.locator('button[type=submit]').click()
  await form.getByText('请填写依据文件：民主评议记录').waitFor()
  await form.getByRole('button', { name: '登记', exact: true }).first().click()
  const paper = drawer(page)
  await paper.getByLabel('标题').fill(`${NAME}户退出民主评议记录`)
  await pick(page, paper.getByRole('combobox', { name: '种类' }), '会议纪要')
  await paper.getByLabel('印发机关').fill('红义村村民委员会')
  await paper.locator('button[type=submit]').click()
  await page.getByText('文件已登记').waitFor()
  await drawer(page).locator('button[type=submit]').click()
  await page.locator('h1').getByText('拟退出').waitFor()
  expect(await page.locator('.timeline').innerText()).toContain('民主评议记录')
  await page.locator('.ant-notification').getByRole('button', { name: '撤销' }).click()
  await page.locator('h1').getByText('在册未脱贫').waitFor()
  await close()
})

test('the same number twice is a possible duplicate: decided as one, and taken back', async () => {
  const { page, wrong, close } = await visit('taibus', '/households')
  await page.getByRole('button', { name: '登记建档户' }).click()
  const person = drawer(page).locator('.member-block').first()
  await person.getByLabel('姓名').fill(NAME)
  await person.getByLabel('证件号码').fill(ID)
  await placed(page)
  expect(await main(page)).toContain('1 条疑似重复待判定')
  await page.goto(new URL('/duplicates', page.url()).href)
  const one = page.locator('.duplicate', { hasText: NAME })
  await one.waitFor()
  expect(await one.innerText()).toContain('证件号码相同')
  expect(await violations(page)).toEqual([])
  await one.getByRole('button', { name: '同一人，保留甲' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByLabel('判定说明').fill('入户核实为同一人')
  await dialog.getByRole('button', { name: '同一人，保留甲' }).click()
  await one.waitFor({ state: 'detached' })
  await page.locator('.ant-notification').getByRole('button', { name: '撤销' }).click()
  await one.waitFor()
  expect(wrong).toEqual([])
  await close()
})

test('a village worker’s own households on a phone, without an area to choose', async () => {
  const { page, close } = await visit('hongyi', '/households', { size: 'phone', theme: 'dark' })
  await page.locator('.ledger-cards').waitFor()
  expect(await page.getByLabel('地区').count()).toBe(0)
  await page.locator('.ledger-card-head a').first().click()
  await page.locator('.timeline').waitFor()
  expect(await overflow(page)).toBe(0)
  expect(await violations(page)).toEqual([])
  await close()
})
