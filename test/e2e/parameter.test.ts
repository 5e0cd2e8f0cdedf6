/** A line of the rules in a browser: set with its source, seen in its history, undone; refused where it cannot be. */
import { expect, test } from 'vitest'
import { settled, violations, visit } from './browser.ts'
import { closed, confirmed, drawer, field, mark, refused, row, send, write } from './form.ts'

const NAME = '资金闲置预警月数'

test('a parameter is set with its source, stands in its history, and goes back to what it was', async () => {
  const { page, wrong, close } = await visit('region', '/parameters')
  const line = row(page, NAME)
  await line.waitFor()
  const before = await line.innerText()
  const source = `自治区走查办法〔2026〕${mark()}号`
  await line.getByRole('button', { name: /设定/ }).click()
  await field(page, '值').fill('')
  await write(page, '出处', '')
  await refused(page, '请填写值')
  await drawer(page).getByText('请填写出处').waitFor()
  expect(await violations(page)).toEqual([])
  await write(page, '值', '7')
  await write(page, '出处', source)
  await send(page)
  await closed(page)
  const set = row(page, source)
  await set.waitFor()
  expect(await set.innerText()).toContain('7')
  await set.getByRole('button', { name: '展开行' }).click()
  const history = page.locator('.ant-table-expanded-row').filter({ visible: true })
  await history.getByText(source).waitFor()
  expect(await violations(page)).toEqual([])
  await confirmed(page, history.getByRole('button', { name: '撤销设定' }))
  await set.waitFor({ state: 'detached' })
  await settled(page)
  expect((await row(page, NAME).innerText()).replace(/\s+/g, ' ')).toBe(before.replace(/\s+/g, ' '))
  expect(wrong).toEqual([])
  await close()
})

test('a reader of parameters sees them on a phone and is offered nothing to set', async () => {
  const { page, close } = await visit('taibus', '/parameters', { size: 'phone' })
  await page.locator('.ledger-cards').waitFor()
  expect(await page.getByText(NAME).count()).toBeGreaterThan(0)
  expect(await violations(page)).toEqual([])
  await close()
})
