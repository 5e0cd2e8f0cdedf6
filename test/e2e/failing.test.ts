/** What goes wrong says so where it is, in the reader's language, and nothing that was typed is lost. */
import { expect, test } from 'vitest'
import { visit } from './browser.ts'

test('a list that fails says what to do and can be tried again', async () => {
  const { page, context, close } = await visit('taibus', '/')
  let down = true
  await context.route(/\/api\/households(\?|$)/, route =>
    down
      ? route.fulfill({
          status: 503,
          json: { code: 'server.busy', message: '系统繁忙，请稍后重试。', details: [] },
        })
      : route.continue(),
  )
  await page.goto(new URL('/households', page.url()).href)
  const alert = page.locator('main [role=alert]')
  await alert.waitFor()
  expect(await alert.innerText()).toContain('系统繁忙')
  down = false
  await alert.getByRole('button').first().click()
  await page.locator('main a[href^="/households/"]').first().waitFor()
  await close()
})

test('without a network the page says so, in English too', async () => {
  const { page, context, close } = await visit('taibus', '/', { lang: 'en' })
  await context.route('**/api/payments**', route => route.abort())
  await page.goto(new URL('/funds/payments', page.url()).href)
  const alert = page.locator('main [role=alert]').first()
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/cannot be reached/)
  await close()
})

test('an ended session asks to sign in again and keeps the page', async () => {
  const { page, context, close } = await visit('hongqi', '/households')
  await context.clearCookies({ name: /session/ })
  await page.goto(page.url().replace('/households', '/households?state=exited'))
  // Whoever has no session sees the sign-in; after it the same page.
  await page.getByRole('textbox').first().waitFor()
  expect(await page.locator('body').innerText()).toMatch(/登录/)
  await close()
})

test('a page that is not there says so and leads back', async () => {
  const { page, close } = await visit('taibus', '/nowhere')
  await page.locator('h1').first().waitFor()
  expect(await page.locator('body').innerText()).toMatch(/没有|找不到|不存在/)
  expect(await page.getByRole('link', { name: /总览|首页|返回/ }).count()).toBeGreaterThan(0)
  await close()
})
