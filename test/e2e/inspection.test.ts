/** Inspection in a browser: alarm → finding with a photo → measures → asked → returned → asked again → 销号; a sample drawn, taken along and drawn again; works reported with a photo. */
import { expect, test } from 'vitest'
import { home, overflow, settled, violations, visit } from './browser.ts'
import {
  BANNER,
  area,
  choose,
  closed,
  day,
  dayBefore,
  drawer,
  main,
  mark,
  refused,
  row,
  send,
  today,
  write,
} from './form.ts'
import type { Page } from 'playwright-core'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

async function photo(page: Page, name: string): Promise<void> {
  await drawer(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: PIXEL })
  await drawer(page).getByText(name).waitFor()
}

const press = (page: Page, name: string) =>
  page.locator('.page-actions').getByRole('button', { name, exact: true }).click()

async function step(page: Page, button: string, label: string, note: string, name?: string): Promise<void> {
  await press(page, button)
  await write(page, label, note)
  if (name) await photo(page, name)
  await send(page)
  await closed(page)
  await page.getByText(note).first().waitFor()
}

test('alarm → finding → measures → asked → returned → asked again → closed, by auditor and bureau', async () => {
  const said = `走查${mark()}：计划日期已过，未通过下一环节`
  const auditor = await visit('auditor', `/alarms?area=${BANNER}`)
  expect(await main(auditor.page)).toContain('此参数未填，预警不算')
  await auditor.page.getByRole('link', { name: '资金闲置预警月数' }).click()
  await auditor.page.waitForURL(/\/parameters\?.*key=project\.idle_months/)
  await settled(auditor.page)
  expect(await auditor.page.locator('tbody tr.ant-table-row').count()).toBe(1)
  await auditor.page.goto(`${home()}/alarms?area=${BANNER}`)
  await settled(auditor.page)
  await auditor.page.getByRole('link', { name: '环节超期' }).click()
  await auditor.page.waitForURL(/\/alarms\/gate_overdue/)
  await settled(auditor.page)
  expect(await violations(auditor.page)).toEqual([])

  await auditor.page.getByRole('button', { name: '登记问题' }).first().click()
  await choose(auditor.page, '问题类别', '项目进度')
  await choose(auditor.page, '严重程度', '较重')
  await write(auditor.page, '问题描述', said)
  await write(auditor.page, '责任单位', '太仆寺旗农牧部门（示例）')
  await day(auditor.page, '整改时限', dayBefore(today, -30))
  await photo(auditor.page, '取证.png')
  expect(await violations(auditor.page)).toEqual([])
  await send(auditor.page)
  await closed(auditor.page)

  const bureau = await visit('taibus', '/findings?state=raised&order=due')
  await row(bureau.page, said).getByRole('link').first().click()
  await bureau.page.waitForURL(/\/findings\/152527\//)
  await settled(bureau.page)
  const at = new URL(bureau.page.url()).pathname
  await bureau.page.locator('.finding-photo img').first().waitFor()
  expect(await violations(bureau.page)).toEqual([])
  await step(bureau.page, '制定整改措施', '整改措施', '十日内补齐材料')
  await press(bureau.page, '申请销号')
  await write(bureau.page, '整改结果', '材料已补齐')
  await refused(bureau.page, /须附整改佐证/)
  await photo(bureau.page, '佐证.png')
  await send(bureau.page)
  await closed(bureau.page)
  await bureau.page.getByText('待核实').first().waitFor()

  await auditor.page.goto(home() + at)
  await settled(auditor.page)
  await step(auditor.page, '退回整改', '退回原因', '照片看不清，请重拍')
  await bureau.page.goto(home() + at)
  await settled(bureau.page)
  await step(bureau.page, '申请销号', '整改结果', '已重拍', '重拍.png')
  await auditor.page.goto(home() + at)
  await settled(auditor.page)
  await step(auditor.page, '核实销号', '核实情况', '现场核实，整改到位')
  await auditor.page.getByText('已销号').first().waitFor()
  expect(await auditor.page.locator('.page-actions').getByRole('button').allInnerTexts()).toEqual([
    '打印整改单',
  ])
  await auditor.page.emulateMedia({ media: 'print' })
  expect(await auditor.page.getByText('责任单位（盖章）：').isVisible()).toBe(true)
  await auditor.page.emulateMedia({ media: 'screen' })

  // A record says what stands on it, and no longer what is closed.
  const project = auditor.page.locator('main a[href^="/projects/"]').first()
  await project.click()
  await auditor.page.waitForURL(/\/projects\//)
  await settled(auditor.page)
  expect(await main(auditor.page)).not.toContain(said)
  for (const who of [auditor, bureau]) {
    expect(who.wrong.filter(w => !/422/.test(w))).toEqual([])
    await who.page.setViewportSize({ width: 390, height: 844 })
    expect(await overflow(who.page)).toBe(0)
    await who.close()
  }
})

test('a sample is drawn, opened by its records, taken along as a sheet and drawn again the same', async () => {
  const { page, wrong, close } = await visit('auditor', '/samples')
  const name = `走查抽样${mark()}`
  await page.getByRole('button', { name: '抽样', exact: true }).click()
  await write(page, '样本名称', name)
  await area(page, '地区', '太仆寺旗')
  await choose(page, '台账', '资金拨付')
  await choose(page, '方法', '货币单位')
  await write(page, '样本量', '5')
  await write(page, '种子', '2026-1')
  await send(page)
  await closed(page)
  await page.getByRole('link', { name }).click()
  await page.waitForURL(/\/samples\/152527\//)
  await settled(page)
  await page.getByRole('button', { name: '重抽核对' }).click()
  await page.getByText('重抽结果一致').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出' }).click(),
  ])
  expect(download.suggestedFilename()).toContain(name)
  expect(await violations(page)).toEqual([])
  await page.locator('tbody tr.ant-table-row a').first().click()
  await page.waitForURL(/\/records\/payment\/152527\//)
  await settled(page)
  await page.getByRole('button', { name: '登记问题' }).waitFor()
  expect(wrong).toEqual([])
  await close()
})

test('the village reports works with a photo that says where and when; and takes it back', async () => {
  const { page, wrong, close } = await visit('hongyi', '/projects?gate=investment', { size: 'phone' })
  await page
    .getByRole('link', { name: /马铃薯储窖/ })
    .first()
    .click()
  await page.waitForURL(/\/projects\/152527\//)
  await settled(page)
  const note = `走查${mark()}：3 号窖封顶`
  await page.getByRole('button', { name: '登记进度' }).first().click()
  await day(page, '日期', today)
  await write(page, '形象进度', '60')
  await write(page, '进展情况', note)
  await photo(page, '现场.png')
  await write(page, '拍摄地点', '3 号窖')
  expect(await violations(page)).toEqual([])
  await send(page)
  await closed(page)
  const report = page
    .getByRole('region', { name: '建设进度' })
    .locator('.history > li')
    .filter({ hasText: note })
  await report.locator('img').waitFor()
  expect(await report.locator('figcaption').innerText()).toContain('3 号窖')
  expect(await overflow(page)).toBe(0)
  await report.getByRole('button', { name: '撤回' }).click()
  const asked = page.locator('.ant-modal').filter({ visible: true })
  await asked.locator('textarea').fill('走查')
  await asked.locator('.ant-modal-footer button').last().click()
  await report.waitFor({ state: 'detached' })
  expect(wrong).toEqual([])
  await close()
})
