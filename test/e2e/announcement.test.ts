/**
 * An announcement as people live it: the bureau drafts and publishes, the village hangs it, anybody objects on a phone,
 * the bureau answers; and one whose time is over is photographed at its end and then stands as proof.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { boardPicture } from '../../demo/boardPicture.ts'
import { home, overflow, settled, violations, visit } from './browser.ts'
import type { Size, Visit } from './browser.ts'
import { asked, BANNER, closed, drawer, main, mark, send, write } from './form.ts'
import type { At } from './form.ts'

const PHOTO = { name: '公告栏.png', mimeType: 'image/png', buffer: boardPicture('hung') }

async function open(page: Page, button: string): Promise<void> {
  await page.locator('main').getByRole('button', { name: button, exact: true }).first().click()
  await drawer(page).locator('button[type=submit]').waitFor()
}

/** The file is sent at once and its name stands in the form. */
async function photo(page: Page): Promise<void> {
  await drawer(page).locator('input[type=file]').setInputFiles(PHOTO)
  await drawer(page).getByText(PHOTO.name).first().waitFor()
}

async function sound({ page, wrong }: Visit): Promise<void> {
  expect([await overflow(page), wrong.splice(0), await violations(page)]).toEqual([0, [], []])
}

/** Drafted from the year’s plan, looked at, published; its number. */
async function announced(bureau: Visit): Promise<At> {
  const { page } = bureau
  await page.goto(`${home()}/announcements`)
  await settled(page)
  await open(page, '拟公告')
  await drawer(page).getByLabel('年度', { exact: true }).fill('2020')
  await page.keyboard.press('Enter')
  await send(page)
  await page.waitForURL(/\/announcements\/\d{6}\//)
  await settled(page)
  expect(await main(page)).toContain('太仆寺旗2020年度项目实施计划公告')
  await sound(bureau)
  await open(page, '发布')
  const checked = drawer(page).locator('input[type=checkbox]')
  if (await checked.count()) await checked.check()
  await send(page)
  await closed(page)
  await page.getByText('已发布，待张贴').first().waitFor()
  const [, county = '', id = ''] = /announcements\/(\d{6})\/([\w-]+)/.exec(page.url()) ?? []
  return { county, id }
}

async function hung(village: Visit, at: At): Promise<void> {
  const { page } = village
  await page.goto(`${home()}/announcements/${at.county}/${at.id}`)
  await settled(page)
  await open(page, '登记张贴')
  await write(page, '张贴地点', '党群服务中心公告栏')
  await photo(page)
  await send(page)
  await closed(page)
  await page.getByText('还有 10 天').first().waitFor()
  await sound(village)
}

/** By somebody without an account; the reference that he is given. */
async function objected(anybody: Visit, at: At, words: string): Promise<string> {
  const { page } = anybody
  await page.goto(`${home()}/public`)
  await settled(page)
  await sound(anybody)
  await page.locator(`a[href="/public/${at.county}/${at.id}"]`).click()
  await page.getByRole('button', { name: '提交异议' }).waitFor()
  expect(await main(page)).toContain('12317')
  await sound(anybody)
  await page.getByLabel('异议内容').fill('请打 13812345678 联系我')
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByText('请不要填写身份证号、手机号').waitFor()
  // The browser notes the refusal, and nothing else.
  expect(anybody.wrong.splice(0)).toEqual([expect.stringContaining('422')])
  await page.getByLabel('异议内容').fill(words)
  await page.getByRole('button', { name: '提交异议' }).click()
  const reference = (await page.locator('.open-reference').innerText()).trim()
  await page.getByRole('link', { name: '查询办理结果' }).click()
  await page.getByText('待答复').waitFor()
  await sound(anybody)
  return reference
}

test.each<Size>(['desk', 'phone'])(
  '%s: drafted, published, hung, objected to by anybody, answered, and followed by its reference',
  { timeout: 180_000 },
  async size => {
    const words = `受益户数与实际不符 ${mark()}`
    const bureau = await visit('taibus', '/announcements', { size })
    const village = await visit('hongyi', '/', { size })
    const anybody = await visit(null, '/public', { size: 'phone' })
    const at = await announced(bureau)
    await hung(village, at)
    const reference = await objected(anybody, at, words)
    const { page } = bureau
    await page.reload()
    await settled(page)
    expect(await main(page)).toContain(words)
    await open(page, '答复')
    await drawer(page).getByText('不属实', { exact: true }).click()
    await drawer(page).getByLabel('答复', { exact: true }).fill('经核实，受益户数无误。')
    await send(page)
    await closed(page)
    await page.getByText('经核实，受益户数无误。').first().waitFor()
    await sound(bureau)
    await anybody.page.goto(`${home()}/public/objections?reference=${reference}`)
    await anybody.page.getByText('经核实，受益户数无误。').waitFor()
    expect(await main(anybody.page)).not.toContain(words)
    for (const who of [bureau, village, anybody]) await who.close()
  },
)

test('a board whose time is over is photographed at its end and then proves the notice', async () => {
  const village = await visit('hongyi', '/announcements?state=due')
  const { page } = village
  const due = await asked<{ rows: At[] }>(page, `/api/announcements?state=due&area=${BANNER}`)
  expect(due.rows.length).toBeGreaterThan(0)
  const { county, id } = due.rows[0]!
  await page.goto(`${home()}/announcements/${county}/${id}`)
  await settled(page)
  await open(page, '期满核验')
  await photo(page)
  await send(page)
  await closed(page)
  await page.getByText('可作为环节依据').waitFor()
  await sound(village)
  const bureau = await visit('taibus', `/announcements/${county}/${id}`)
  await bureau.page.locator('dd a[href^="/projects/"]').first().click()
  await settled(bureau.page)
  await bureau.page.getByRole('button', { name: /验收/ }).click()
  await bureau.page.locator('.papers').getByText('公示期满').first().waitFor()
  await bureau.close()
  await village.close()
})
