/** What the walks through forms share: a drawer's fields by their labels, and what a person does first by another way. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { checkDigitOf } from '../../src/domain/household/idNumber.rules.ts'
import { home } from './browser.ts'

export const BANNER = '152527'
export const HONGYI = '152527102216'
export const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

const DAY_MS = 86_400_000
export const dayBefore = (on: string, days: number): string =>
  new Date(Date.parse(on) - days * DAY_MS).toISOString().slice(0, 10)

/** Another at every run, so that a server that has seen the walk before can see it again. */
export const mark = (): string => Date.now().toString(36).slice(-6)

/** Right to the check digit and nobody's. */
export function idNumber(birthOn: string): string {
  const digits = (n: number, width: number): string =>
    String(Math.floor(Math.random() * n)).padStart(width, '0')
  const body = `1599${10 + Number(digits(80, 1))}${birthOn.replaceAll('-', '')}${digits(1000, 3)}`
  return body + checkDigitOf(body)
}

export const drawer = (page: Page): Locator => page.locator('.ant-drawer-open').last()
export const dialog = (page: Page): Locator => page.locator('.ant-modal').filter({ visible: true })
export const main = (page: Page): Promise<string> => page.locator('main').innerText()
export const row = (page: Page, words: string | RegExp): Locator =>
  page.locator('tbody tr.ant-table-row').filter({ hasText: words }).first()

/** The form has done its work; when it has not, the walk says what stands in it. */
export async function closed(page: Page): Promise<void> {
  await drawer(page)
    .waitFor({ state: 'hidden', timeout: 20_000 })
    .catch(async () => expect(await drawer(page).innerText()).toBe('closed'))
}

export const send = (page: Page): Promise<void> => drawer(page).locator('button[type=submit]').click()

/** Sends what cannot be right: the drawer stays and says why. */
export async function refused(page: Page, words: string | RegExp): Promise<void> {
  await send(page)
  await drawer(page).getByText(words).first().waitFor()
}

/** A question that may be left open says so behind its label. */
export const field = (page: Page, label: string): Locator =>
  drawer(page).getByLabel(new RegExp(`^${label}(（可选）)?$`))

/** Takes what a list offers, and waits until it has gone again. */
export async function option(page: Page, words: string): Promise<void> {
  const found = page.locator('.ant-select-item-option').filter({ hasText: words, visible: true })
  await found.first().click()
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}

export async function write(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).fill(text)
}

export async function choose(page: Page, label: string, words: string): Promise<void> {
  await field(page, label).click()
  await option(page, words)
}

export async function area(page: Page, label: string, name: string): Promise<void> {
  await areaIn(page, field(page, label), name)
}

/** A tree that is drawn anew while it is pressed takes nothing: then it is asked and pressed again. */
export async function areaIn(page: Page, input: Locator, name: string): Promise<void> {
  const found = page.locator('.ant-select-tree-title').filter({ hasText: name, visible: true })
  const list = page
    .locator('.ant-select-dropdown')
    .filter({ has: page.locator('.ant-select-tree'), visible: true })
  for (let turn = 1; ; turn++) {
    await input.fill(name)
    await found.first().click()
    const taken = await list.waitFor({ state: 'hidden', timeout: 5_000 }).then(
      () => true,
      () => false,
    )
    if (taken) return
    if (turn === 3) throw new Error(`the list of places stays open: ${name}`)
  }
}

export async function day(page: Page, label: string, on: string): Promise<void> {
  const input = drawer(page).locator('.ant-form-item', { hasText: label }).locator('.ant-picker input')
  await input.fill(on)
  await input.press('Enter')
  await page.locator('.ant-picker-dropdown:visible').first().waitFor({ state: 'hidden' })
}

/** 撤销 in the note that follows an act. */
export const undo = (page: Page): Promise<void> =>
  page.locator('.ant-notification').getByRole('button', { name: '撤销' }).last().click()

/** Presses a button that asks first, and says yes, with a reason where one is due. */
export async function confirmed(page: Page, button: Locator, reason?: string): Promise<void> {
  await button.click()
  const asked = dialog(page)
  if (reason) await asked.locator('textarea').fill(reason)
  await asked.locator('.ant-modal-footer button').last().click()
  await asked.waitFor({ state: 'hidden' })
}

/** What somebody would do in another form first, done without looking on. */
export async function sent<T>(page: Page, path: string, body: unknown): Promise<T> {
  const answer = await page.request.post(home() + path, { data: body, headers: { 'x-duikou': '1' } })
  expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([path, 200, ''])
  return (await answer.json()) as T
}

export async function asked<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(home() + path)
  expect([path, answer.status()]).toEqual([path, 200])
  return (await answer.json()) as T
}

export interface At {
  readonly county: string
  readonly id: string
}

/** A household of 红义村 with its head; registered long enough ago for everything that follows. */
export const household = (page: Page, name: string, more: Record<string, unknown> = {}): Promise<At> =>
  sent<At>(page, '/api/households', {
    county: BANNER,
    areaCode: HONGYI,
    kind: 'general_poor',
    registeredOn: '2019-05-01',
    members: [{ name, relation: 'head', idNumber: idNumber('1971-04-02') }],
    ...more,
  })
