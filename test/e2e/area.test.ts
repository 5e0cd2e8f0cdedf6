/** A banner's population list in the browser, and the year whose holidays nobody entered. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { home, overflow, violations, visit } from './browser.ts'

const HEAD = '苏木乡镇,嘎查村,年度,户籍人口,农业户籍人口,常住人口'
const send = (page: Page, ...rows: string[]): Promise<void> =>
  page.setInputFiles('.list-upload input[type=file]', {
    name: '人口.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([HEAD, ...rows].join('\r\n')),
  })
const headline = (page: Page): Promise<string> => page.locator('.batch-headline').innerText()
const confirmed = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('button', { name }).click()
  await page.locator('.ant-modal').getByRole('button', { name }).click()
}

test('a population list with a mistake is told row by row, its good rows go in and come back out', async () => {
  const { page, wrong, close } = await visit('taibus', '/population')
  await send(page, '红旗镇,红义村,1999,1203,1150,640', '红旗镇,没有这个村,1999,1,1,1')
  await page.locator('.batch-headline').waitFor()
  expect(await headline(page)).toBe('将新增 1 条，替换 0 条')
  expect(await page.locator('.problem-rows tbody tr').innerText()).toMatch(
    /3\s+红旗镇没有这个村\s+嘎查村\s+本旗县没有这个嘎查村/,
  )
  expect(await page.getByRole('button', { name: '全部导入' }).count()).toBe(0)
  const good = page.getByRole('button', { name: '只导入无误的 1 条' })
  expect(await good.isDisabled(), 'not without its source').toBe(true)
  await page.getByLabel('名单出处').fill('旗统计局1999年年报')
  expect(await violations(page)).toEqual([])
  await confirmed(page, /只导入无误的 1 条/)
  await expect.poll(() => headline(page)).toBe('已新增 1 条，替换 0 条')
  await page.getByText('旗统计局1999年年报').waitFor()
  await send(page, '红旗镇,红义村,1999,1200,1150,640')
  await expect.poll(() => headline(page)).toBe('将新增 0 条，替换 1 条')
  expect(await page.locator('table.sheet').innerText()).toMatch(/1,203\s*→\s*变为\s*1,200/)
  await page.getByRole('button', { name: /放\s*弃/ }).click()
  await page.getByRole('button', { name: '展开行' }).first().click()
  await confirmed(page, /撤回该名单/)
  await expect.poll(() => page.getByText('旗统计局1999年年报').count()).toBe(0)
  expect(wrong).toEqual([])
  await close()
})

/** The first year that nobody entered: on a server that runs on, an earlier run may have entered one. */
async function unknownYear(page: Page): Promise<number> {
  for (let year = 2031; year < 2100; year += 1) {
    const answer = await page.context().request.get(`${home()}/api/holidays/${year}`)
    if (!((await answer.json()) as { known: boolean }).known) return year
  }
  throw new Error('every year is entered')
}

test('a year without an arrangement says what stands still; who enters it pastes the notice', async () => {
  const reading = await visit('hongqi', '/holidays', { size: 'phone' })
  const year = await unknownYear(reading.page)
  await reading.page.goto(`${home()}/holidays?year=${year}`)
  await reading.page.getByText(`${year}年的节假日安排还没有录入`).waitFor()
  expect(await reading.page.getByRole('button', { name: '录入本年安排' }).count()).toBe(0)
  expect([await overflow(reading.page), await violations(reading.page)]).toEqual([0, []])
  await reading.close()

  const { page, wrong, close } = await visit('admin', `/holidays?year=${year}`)
  await page.getByRole('button', { name: '录入本年安排' }).click()
  const days = page.getByLabel('放假和调休上班的日期')
  await days.fill('1月1日 放假 元旦\n2月30日 放假 春节')
  await page.getByLabel('依据').fill('国办发明电〔2030〕1号（示例）')
  await page.getByRole('button', { name: /^录\s*入$/ }).click()
  await page.getByText('第 2 行：没有这个日期。').waitFor()
  await days.fill('1月1日 放假 元旦\n1月22日至1月28日 放假 春节\n1月18日 上班 春节')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /^录\s*入$/ }).click()
  await page.getByText(`${year}年：放假 8 天，调休上班 1 天`).waitFor()
  expect(wrong).toEqual([])
  await close()
})
