/** An account in a browser: made by the administrator, its one-time password changed at the first sign-in, its post taken up. */
import { expect, test } from 'vitest'
import { home, settled, violations, visit } from './browser.ts'
import { areaIn } from './form.ts'

const username = `walk${Date.now()}`
const NEXT = 'Caoyuan-2026-shi'

test('create an account → first sign-in → change the password → the post it was given', async () => {
  const admin = await visit('admin', '/accounts')
  const { page } = admin
  const dialog = page.getByRole('dialog').filter({ visible: true })
  await page.getByRole('button', { name: '新建账号' }).first().click()
  await dialog.getByLabel('用户名', { exact: true }).fill(username)
  await dialog.getByLabel('姓名或单位', { exact: true }).fill('走查人员')
  await dialog.getByLabel('岗位', { exact: true }).click()
  await page
    .locator('.ant-select-item-option')
    .filter({ hasText: '旗县主管部门', visible: true })
    .first()
    .click()
  await areaIn(page, dialog.getByLabel('地区', { exact: true }), '太仆寺旗')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: '建立账号' }).click()
  const secret = page.locator('.one-time code')
  await secret.waitFor()
  const password = (await secret.innerText()).trim()
  expect(password.length).toBeGreaterThanOrEqual(10)
  await page.getByRole('button', { name: '我已转交' }).click()
  expect(await page.locator('tbody tr').filter({ hasText: username }).innerText()).toContain('须改密码')

  const person = await visit(null, '/sign-in')
  await person.page.getByLabel('用户名').fill(username)
  await person.page.getByLabel('密码', { exact: true }).fill(password)
  await person.page.getByRole('button', { name: '登录', exact: true }).click()
  await person.page.getByRole('heading', { name: '请先修改密码' }).waitFor()
  // Nothing else is open until it is changed.
  await person.page.goto(`${home()}/funds/payments`)
  await person.page.getByRole('heading', { name: '请先修改密码' }).waitFor()
  await person.page.getByLabel('现在的密码').fill(password)
  await person.page.getByLabel('新密码').fill(NEXT)
  await person.page.getByRole('button', { name: '修改密码' }).click()
  await person.page.getByRole('heading', { name: '资金拨付台账' }).waitFor()
  await settled(person.page)
  const me = (await (await person.page.request.get(`${home()}/api/me`)).json()) as {
    acting: { role: string; areaCode: string }
  }
  expect(me.acting).toMatchObject({ role: 'banner_bureau', areaCode: '152527' })
  expect(await person.page.locator('header').first().innerText()).toContain('旗县主管部门')

  // Locked: signed out at once, and the old password opens nothing.
  await page.reload()
  await page.locator('tbody tr').filter({ hasText: username }).getByRole('button', { name: '停用' }).click()
  await dialog.getByRole('button', { name: '停用' }).click()
  await page.locator('tbody tr').filter({ hasText: username }).getByText('已停用').waitFor()
  expect((await person.page.request.get(`${home()}/api/payments`)).status()).toBe(401)
  expect(admin.wrong).toEqual([])
  await admin.close()
  await person.close()
})
