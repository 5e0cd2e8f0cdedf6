/** A year's money divided in a browser: a floor, a solve, the reasons, a pin, again; compared, proposed, approved by another, undone. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { home, settled, violations, visit } from './browser.ts'

const mark = `走查${Date.now()}`
const BANNER = '武川县'

const dialog = (page: Page): Locator => page.getByRole('dialog').filter({ visible: true })

/** The run has ended: its result stands on the page, for the rules as they are now. */
async function solved(page: Page): Promise<void> {
  await page.getByRole('button', { name: '停止' }).waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '提出采用' }).waitFor()
}

async function confirm(page: Page, words: string, reason?: string): Promise<void> {
  await page.getByRole('button', { name: words, exact: true }).click()
  if (reason) await dialog(page).getByRole('textbox').fill(reason)
  await dialog(page).getByRole('button', { name: words, exact: true }).click()
  await dialog(page).waitFor({ state: 'hidden' })
}

const wan = (text: string): number => Number(text.replaceAll(',', ''))

test('a floor → solve → reasons → pin → again → compare → propose → another approves → undo', async () => {
  const beijing = await visit('beijing', '/funds/scenarios')
  const { page } = beijing
  await page.getByRole('link', { name: '效益优先' }).waitFor()
  await page.getByRole('button', { name: '新建方案' }).click()
  await dialog(page).getByLabel('年度', { exact: true }).fill('2021')
  await page.keyboard.press('Enter')
  await dialog(page).getByLabel('方案名称', { exact: true }).fill(mark)
  await dialog(page).getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('heading', { name: mark }).waitFor()
  await settled(page)

  await page.getByLabel('选一个旗县设定下限或上限').fill(BANNER)
  await page.keyboard.press('Enter')
  await page.getByLabel(`${BANNER}下限`).fill('1800')
  await page.getByLabel('差距（%）').fill('1')
  await page.getByRole('button', { name: '测算', exact: true }).click()
  await solved(page)
  const row = page.locator('.banner-table tbody tr').filter({ hasText: BANNER })
  expect(wan(await row.locator('td').nth(2).innerText())).toBeGreaterThanOrEqual(1800)
  expect(await page.getByText('已证明：任何方案的总效益都不会比它高出').innerText()).toMatch(/[\d.]+%/)
  expect(await violations(page)).toEqual([])

  const address = page.url().split('?')[0]!
  await page.goto(`${address}?in=out`)
  await settled(page)
  const out = page.locator('.ledger tbody tr.ant-table-row').first()
  await out.getByText(/^未入选：/).waitFor()
  const title = await out.getByRole('link').innerText()
  await out.getByRole('button', { name: '指定入选' }).click()
  await page.getByText('规则已改动，测算时一并保存。').waitFor()
  await page.getByRole('button', { name: '重新测算' }).click()
  await solved(page)
  await page.goto(`${address}?why=pinned`)
  await settled(page)
  expect(await page.locator('.ledger tbody tr.ant-table-row').getByRole('link').allInnerTexts()).toEqual([
    title,
  ])

  await page.goto(`${home()}/funds/scenarios`)
  await settled(page)
  await page.getByLabel(`对比 ${mark}`).check()
  await page.getByLabel('对比 效益优先').check()
  await page.getByRole('button', { name: '对比（2）' }).click()
  await page.getByRole('heading', { name: '各旗县资金（万元）' }).waitFor()
  expect(await page.locator('.compare').first().innerText()).toContain(mark)
  expect(await violations(page)).toEqual([])

  await page.goto(address)
  await settled(page)
  await confirm(page, '提出采用', `${mark}分配`)
  await page.getByText('请由另一人批准。').waitFor()
  expect(await page.getByRole('button', { name: '批准', exact: true }).count()).toBe(0)

  const second = await visit('beijing2', new URL(address).pathname)
  await confirm(second.page, '批准')
  await second.page.getByText('已批准').first().waitFor()
  await second.page.goto(`${home()}/funds/allocations?year=2021`)
  await settled(second.page)
  await second.page.getByText(`${mark}分配`).first().waitFor()

  await second.page.goto(address)
  await settled(second.page)
  await confirm(second.page, '撤销这批分配', '走查结束')
  await second.page.getByText('已撤销').first().waitFor()
  await second.page.goto(`${home()}/funds/allocations?year=2021`)
  await settled(second.page)
  expect(await second.page.getByText(`${mark}分配`).count()).toBe(0)
  expect([...beijing.wrong, ...second.wrong]).toEqual([])
  await beijing.close()
  await second.close()
})

test('a banner enters another way to carry out a project: what comes first, what later years it binds', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const taibus = await visit('taibus', '/projects/variants', { size })
    const { page } = taibus
    const title = `跨年${size}${mark}`
    await page.getByRole('button', { name: '登记备选方案' }).click()
    const form = dialog(page)
    const choose = async (label: string, at: number): Promise<string> => {
      await form.getByLabel(new RegExp(`^${label}`)).click()
      const option = page.locator('.ant-select-dropdown:visible .ant-select-item-option').nth(at)
      const words = await option.innerText()
      await option.click()
      return words
    }
    await choose('项目', 0)
    await form.getByLabel('方案名称').fill(title)
    await form.getByLabel('所需资金', { exact: true }).fill('100')
    await form.getByLabel('带动建档立卡户', { exact: true }).fill('20')
    const first = await choose('前置项目', 1)
    await page.keyboard.press('Escape')
    await form.getByRole('button', { name: '添加年度' }).click()
    await form.getByLabel('第 1 个后续年度', { exact: true }).fill('2022')
    await form.getByLabel('第 1 个后续年度的资金').fill('35.5')
    expect(await violations(page)).toEqual([])
    await form.getByRole('button', { name: '登记', exact: true }).click()
    await form.waitFor({ state: 'hidden' })
    const line = page
      .locator('.ledger')
      .getByText(title)
      .locator('xpath=ancestor::*[self::tr or self::li or self::article][1]')
    await line.waitFor()
    const said = await line.innerText()
    for (const part of [first, '2022', '35.5']) expect(said).toContain(part)
    await line.getByRole('button', { name: '撤回' }).click()
    await dialog(page).getByRole('textbox').fill('走查结束')
    await dialog(page).getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByText(title).waitFor({ state: 'detached' })
    expect(taibus.wrong).toEqual([])
    await taibus.close()
  }
})
