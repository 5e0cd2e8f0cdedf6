/** What happens to a household as a whole, in a browser: masked numbers emptied, moved, merged and parted, monitored. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { home, settled, SIZES, violations, visit } from './browser.ts'
import {
  area,
  asked,
  BANNER,
  choose,
  closed,
  confirmed,
  day,
  drawer,
  field,
  household,
  main,
  mark,
  option,
  refused,
  send,
  undo,
  write,
} from './form.ts'
import type { At } from './form.ts'

async function open(page: Page, at: At): Promise<void> {
  await page.goto(`${home()}/households/${at.county}/${at.id}`)
  await page.locator('.timeline').waitFor()
}

async function act(page: Page, name: string): Promise<void> {
  await page.locator('.page-actions').getByRole('button', { name: '办理' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  await drawer(page).waitFor()
}

/** A household leaves no trace in the figures when its walk is over. */
async function withdrawn(page: Page): Promise<void> {
  await act(page, '撤回户记录')
  await write(page, '撤回理由', '走查用户，撤回')
  await send(page)
  await page.getByText('户记录已撤回，不计入任何数字').waitFor()
}

interface Areas {
  readonly rows: readonly { readonly code: string; readonly name: string }[]
}

test('a masked phone and account are kept, replaced or emptied, and the history tells', async () => {
  const { page, wrong, close } = await visit('taibus', '/households')
  const at = await household(page, `电话${mark()}`, { phone: '13812345678', bank: '6217000012345678' })
  await open(page, at)
  expect(await main(page)).toContain('138****5678')
  await act(page, '更正户信息')
  await drawer(page).getByText('现为 138****5678，不改则留空。').waitFor()
  expect(await violations(page)).toEqual([])
  // A new number makes the question of emptying the old one idle.
  await write(page, '联系电话', '13900001111')
  expect(await drawer(page).getByText('删去原联系电话').count()).toBe(0)
  await write(page, '联系电话', '')
  await drawer(page)
    .getByLabel(/删去原联系电话/)
    .check()
  await drawer(page)
    .getByLabel(/删去原银行账号/)
    .check()
  await send(page)
  await closed(page)
  await expect.poll(() => main(page)).not.toContain('138****5678')
  const { household: kept } = await asked<{ household: Record<string, unknown> }>(
    page,
    `/api/households/${at.county}/${at.id}`,
  )
  expect([kept.phoneMasked, kept.bankMasked]).toEqual([null, null])
  expect(await main(page)).toContain('更正户信息')
  await withdrawn(page)
  expect(wrong).toEqual([])
  await close()
})

test('moved within the banner by its bureau: the page is at the new village; a day before it was there is refused', async () => {
  const { page, close } = await visit('taibus', '/households')
  const at = await household(page, `迁移${mark()}`)
  const { rows } = await asked<Areas>(page, `/api/areas?under=${BANNER}101`)
  const to = rows[0]!
  await open(page, at)
  await act(page, '整户迁移')
  await send(page)
  await drawer(page).getByText('请填写迁入嘎查村').waitFor()
  await area(page, '迁入嘎查村', to.name)
  await day(page, '迁移日期', '2019-04-01')
  await refused(page, /早于/)
  expect(await violations(page)).toEqual([])
  await day(page, '迁移日期', '2020-06-01')
  await send(page)
  await closed(page)
  await page.locator('.crumbs').getByText(to.name).waitFor()
  expect(await page.locator('.timeline').innerText()).toContain('迁')
  await withdrawn(page)
  await close()
})

test('moved to another banner by the league: what is left behind says where it went, and the link leads there', async () => {
  const bureau = await visit('taibus', '/households')
  const at = await household(bureau.page, `远迁${mark()}`)
  await open(bureau.page, at)
  await act(bureau.page, '整户迁移')
  await area(bureau.page, '迁入嘎查村', '红义')
  await bureau.close()

  const { page, close } = await visit('xilingol', `/households/${at.county}/${at.id}`)
  const { rows } = await asked<Areas>(page, '/api/areas?under=152528101')
  await page.getByRole('button', { name: '整户迁移' }).click()
  await area(page, '迁入嘎查村', rows[0]!.name)
  await day(page, '迁移日期', '2020-06-01')
  await send(page)
  await closed(page)
  await page.getByText('整户已迁往').waitFor()
  await page.locator('.note').getByRole('link').click()
  await page.locator('.note', { hasText: '整户迁入' }).waitFor()
  expect(page.url()).toContain('/households/152528/')
  await settled(page)
  await close()
})

test('two households become one and two again; a merged one is for reading only', async () => {
  const { page, wrong, close } = await visit('taibus', '/households')
  const [stays, goes] = [`甲${mark()}`, `乙${mark()}`]
  const into = await household(page, stays)
  const at = await household(page, goes)
  await open(page, at)
  await act(page, '并入另一户')
  await refused(page, '请填写并入哪一户')
  await field(page, '并入哪一户').fill(stays)
  await option(page, stays)
  expect(await violations(page)).toEqual([])
  await send(page)
  await page.getByText('已并入').waitFor()
  expect(await page.locator('.page-actions').getByRole('button', { name: '办理' }).count()).toBe(0)
  await page.locator('.note').getByRole('link', { name: '另一户' }).click()
  await page.waitForURL(new RegExp(into.id))
  await expect.poll(() => main(page)).toContain(goes)
  await page.goBack()
  await page.getByText('已并入').waitFor()
  await confirmed(page, page.getByRole('button', { name: '撤销合并' }))
  await page.locator('.page-actions').getByRole('button', { name: '办理' }).waitFor()
  expect(await main(page)).toContain(goes)
  await withdrawn(page)
  await open(page, into)
  expect(await main(page)).not.toContain(goes)
  await withdrawn(page)
  expect(wrong).toEqual([])
  await close()
})

test('a change of state by what happened: each asks for what it needs, declared or on a document, and is taken back', async () => {
  const { page, close } = await visit('taibus', '/households', { size: 'phone' })
  const at = await household(page, `状态${mark()}`)
  await open(page, at)
  await act(page, '登记状态变化')
  await refused(page, '请填写办理事项')
  await choose(page, '办理事项', '整户自然减少')
  await day(page, '日期', '2020-03-01')
  // The refusal says what has to be done first.
  await refused(page, '本户仍有成员。请先逐人登记成员减少及原因。')
  await choose(page, '办理事项', '民主评议提出退出')
  await day(page, '日期', '2020-03-01')
  await drawer(page).getByText('仅填报，暂无文件').click()
  expect(page.viewportSize()).toEqual(SIZES.phone)
  await send(page)
  await closed(page)
  await page.locator('h1').getByText('拟退出').waitFor()
  await undo(page)
  await page.locator('h1').getByText('在册未脱贫').waitFor()
  await withdrawn(page)
  await close()
})

test('a statement of income is corrected and emptied line by line; the declared figure stays beside it', async () => {
  const { page, close } = await visit('taibus', '/households')
  const at = await household(page, `收入${mark()}`)
  await open(page, at)
  // Registered in 2019, in a programme whose data end with 2020: that year, and not the last one of the clock.
  await page.getByText('2020 年收入未登记').waitFor()
  await page.locator('.page-actions').getByRole('button', { name: '办理' }).click()
  await page.getByRole('menuitem', { name: '2020 年度收入' }).click()
  await refused(page, '没有填写收入。')
  await write(page, '务工收入', '12000')
  await write(page, '填报的人均纯收入', '11800')
  await send(page)
  await closed(page)
  await page.locator('.income-year').first().waitFor()
  expect(await page.locator('.income-year').first().innerText()).toContain('人均 12,000.00 元')
  await expect.poll(() => main(page)).not.toContain('2020 年收入未登记')
  await withdrawn(page)
  await close()
})
