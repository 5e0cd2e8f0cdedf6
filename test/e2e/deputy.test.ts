/** A deputy in a browser: appointed for a time, acts under both names, and stops when it is over. */
import { expect, test } from 'vitest'
import { home, settled, violations, visit } from './browser.ts'
import { closed, confirmed, day, field, option, refused, row, send, today } from './form.ts'

const DEPUTY = '挂职干部（演示）'

test('appointed with an end, chosen in the head of the page, told in its posts, ended', async () => {
  const admin = await visit('admin', '/accounts?q=taibus')
  const { page } = admin
  await row(page, 'taibus').getByRole('button', { name: '展开行' }).click()
  await page.locator('.posts').getByRole('button', { name: '设代理' }).first().click()
  await refused(page, '请填写代理人')
  await field(page, '代理人').fill('cadre')
  await option(page, DEPUTY)
  // A deputy's time must end, and the form says so before the server does.
  await refused(page, /请填写结束日期/)
  await day(page, '结束日期（含当日）', today)
  // Off the date's field, whose button to clear it shows only under the pointer.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(400)
  expect(await violations(page)).toEqual([])
  await send(page)
  await closed(page)

  const cadre = await visit('cadre', '/')
  const head = cadre.page.locator('header')
  await head.locator('.account').click()
  const post = cadre.page.locator('.account-menu button', { hasText: /代 / })
  expect(await post.innerText()).toContain('太仆寺旗')
  await post.click()
  await head.getByText('（代 ').first().waitFor()
  await cadre.page.goto(`${home()}/households`)
  await settled(cadre.page)
  // What only the bureau may do is offered now.
  await cadre.page.getByRole('button', { name: '登记建档户' }).waitFor()
  expect(cadre.wrong).toEqual([])

  await page.goto(`${home()}/accounts?q=cadre`)
  await row(page, 'cadre').getByRole('button', { name: '展开行' }).click()
  const posts = page.locator('.posts li').filter({ hasText: /代 / })
  await confirmed(page, posts.getByRole('button', { name: '结束' }))
  await cadre.page.goto(`${home()}/households`)
  await settled(cadre.page)
  expect(await cadre.page.getByRole('button', { name: '登记建档户' }).count()).toBe(0)
  await cadre.close()
  await admin.close()
})
