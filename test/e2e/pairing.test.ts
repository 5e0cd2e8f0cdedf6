/** Who helps whom, in a browser: a pairing begun, seen on both ends, ended; what cannot be is refused with its reason. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { home, settled, violations, visit } from './browser.ts'
import {
  area,
  asked,
  closed,
  day,
  dayBefore,
  drawer,
  main,
  mark,
  refused,
  row,
  send,
  sent,
  today,
  write,
} from './form.ts'

/** Two that nobody paired; ended at once, so that the walk can be walked again. */
const [GIVER, RECEIVER] = ['延庆区', '阿荣旗']

interface Pairings {
  readonly rows: readonly {
    readonly id: string
    readonly giverName: string | null
    readonly receiverCode: string
    readonly receiverName: string
    readonly validTo: string | null
  }[]
}

/** What a walk that was broken off left paired is ended first. */
async function cleared(page: Page): Promise<void> {
  const { rows } = await asked<Pairings>(page, '/api/pairings')
  for (const p of rows.filter(p => p.giverName === GIVER && p.receiverName === RECEIVER && !p.validTo))
    await sent(page, `/api/pairings/${p.receiverCode}/${p.id}/end`, { validTo: today })
}

test('paired from a day, shown on the banner’s page, not twice, and ended', async () => {
  const { page, wrong, close } = await visit('beijing', '/pairings')
  const source = `走查结对协议${mark()}`
  await cleared(page)
  await page.locator('.page-actions').getByRole('button', { name: '建立结对' }).click()
  await refused(page, '请填写起始日期')
  await area(page, '支援方（北京市区）', GIVER)
  await area(page, '受援旗县', RECEIVER)
  await day(page, '起始日期', dayBefore(today, 2))
  await drawer(page).getByText('待核实').click()
  await write(page, '出处', source)
  expect(await violations(page)).toEqual([])
  await send(page)
  await closed(page)
  const line = row(page, source)
  await line.waitFor()
  expect(await line.innerText()).toContain('至今')

  await page.locator('.page-actions').getByRole('button', { name: '建立结对' }).click()
  await area(page, '支援方（北京市区）', GIVER)
  await area(page, '受援旗县', RECEIVER)
  await day(page, '起始日期', today)
  await drawer(page).locator('.ant-radio-wrapper').first().click()
  await write(page, '出处', source)
  await refused(page, '这两地已经结对，尚未结束。')
  await drawer(page).getByRole('button', { name: '取消' }).click()

  await page.goto(`${home()}/areas/150721`)
  await settled(page)
  await page.getByText(GIVER).first().waitFor()
  expect(await main(page)).toContain('结对帮扶的区')
  await page.goto(`${home()}/pairings`)
  await line.getByRole('button', { name: '结束' }).click()
  await day(page, '结束日期', dayBefore(today, 3))
  await refused(page, '结束日期应晚于开始日期。')
  await day(page, '结束日期', dayBefore(today, 1))
  await send(page)
  await closed(page)
  await expect.poll(() => page.getByText(source).count()).toBe(0)
  await page.goto(`${home()}/pairings?on=${dayBefore(today, 2)}`)
  await line.waitFor()
  expect(wrong.filter(w => !w.includes('422'))).toEqual([])
  await close()
})
