/** 退出 of villages and banners in a browser: back into poverty, out again, refused over the line, and all withdrawn. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { home, settled, violations, visit } from './browser.ts'
import {
  asked,
  BANNER,
  closed,
  confirmed,
  day,
  dayBefore,
  drawer,
  refused,
  row,
  send,
  today,
  write,
} from './form.ts'

interface Exits {
  readonly rows: readonly { readonly areaCode: string; readonly onDate: string; readonly kind: string }[]
}

async function year(page: Page, label: string, of: string): Promise<void> {
  const input = drawer(page).locator('.ant-form-item', { hasText: label }).locator('.ant-picker input')
  await input.fill(of)
  await input.press('Enter')
}

/** Withdraws what this walk declared of a place, the last first, until it stands as it did. */
async function withdrawn(page: Page, name: string, path: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await page.goto(home() + path)
    await settled(page)
    await confirmed(page, row(page, name).getByRole('button', { name: '撤回' }), '走查')
    await page.getByText('公告已撤回').first().waitFor()
  }
}

test('a village falls back, cannot come out above the line, comes out on its declaration, and both are withdrawn', async () => {
  const { page, wrong, close } = await visit('taibus', '/villages?q=红义')
  const line = row(page, '红义')
  await line.waitFor()
  const before = await line.innerText()
  expect(before).toContain('退出')
  await line.getByRole('button', { name: '登记返贫' }).click()
  await refused(page, '请填写退出年度')
  await year(page, '退出年度', today.slice(0, 4))
  await day(page, '公告日期', '2010-01-01')
  await refused(page, /日期应晚于上一次公告/)
  expect(await violations(page)).toEqual([])
  await day(page, '公告日期', dayBefore(today, 2))
  await send(page)
  await closed(page)
  await line.getByText('返贫').first().waitFor()
  await line.getByRole('button', { name: '公告退出' }).click()
  await year(page, '退出年度', today.slice(0, 4))
  await day(page, '公告日期', dayBefore(today, 1))
  await write(page, '贫困发生率', '5')
  await refused(page, /不低于|应低于|高于/)
  await write(page, '贫困发生率', '0.8')
  await send(page)
  await closed(page)
  await line.getByRole('button', { name: '登记返贫' }).waitFor()
  await withdrawn(page, '红义', `/exits?area=${BANNER}`, 2)
  await page.goto(`${home()}/villages?q=红义`)
  await line.waitFor()
  expect((await line.innerText()).replace(/\s+/g, ' ')).toBe(before.replace(/\s+/g, ' '))
  expect(wrong.filter(w => !w.includes('422'))).toEqual([])
  await close()
})

test('a banner is declared by the region and by nobody below; what it declares it withdraws', async () => {
  const bureau = await visit('taibus', `/banners/${BANNER}`)
  expect(await bureau.page.getByRole('button', { name: /登记返贫|公告退出/ }).count()).toBe(0)
  await bureau.close()
  const { page, close } = await visit('region', '/banners')
  const line = row(page, '太仆寺旗')
  await line.waitFor()
  await line.getByRole('button', { name: '登记返贫' }).click()
  await year(page, '退出年度', today.slice(0, 4))
  await day(page, '公告日期', dayBefore(today, 1))
  await send(page)
  await closed(page)
  await line.getByRole('button', { name: '公告退出' }).waitFor()
  await withdrawn(page, '太仆寺旗', `/exits?area=${BANNER}&object=banner`, 1)
  const { rows } = await asked<Exits>(page, `/api/exits?area=${BANNER}&object=banner`)
  expect(rows[0]?.kind).toBe('exited')
  await close()
})
