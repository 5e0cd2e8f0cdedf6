/** A complaint lived through: sent by nobody in particular, handled, looked up, appealed, reviewed and closed. */
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { home, settled, violations, visit } from './browser.ts'
import type { Size } from './browser.ts'
import { area, choose, closed, day, dialog, row, send, today, write } from './form.ts'

type Lang = 'zh' | 'en'
const WALKS: readonly (readonly [Size, Lang])[] = [
  ['desk', 'zh'],
  ['phone', 'en'],
]

const SAY = {
  zh: {
    league: '盟市',
    banner: '旗县',
    matter: '反映事项',
    text: '反映的情况',
    send: '提交',
    lookUp: '查询',
    number: '编号',
    code: '查询码',
    kept: '已收到',
    answered: '已答复',
    reviewing: '复查中',
    closed: '已办结',
    appeal: '申请复查',
    why: '不服的理由',
    agree: '认可答复',
    again: '查看最新情况',
    accept: '受理',
    investigate: '登记调查',
    answer: '答复',
    found: '调查情况',
    reply: '答复（告知投诉人）',
    mine: '待办理的投诉举报',
  },
  en: {
    league: 'League',
    banner: 'Banner',
    matter: 'About what',
    text: 'What happened',
    send: 'Send',
    lookUp: 'Look up',
    number: 'Number',
    code: 'Code',
    kept: 'It was received',
    answered: 'Answered',
    reviewing: 'Under review',
    closed: 'Closed',
    appeal: 'Appeal',
    why: 'Why you are not content',
    agree: 'Accept the answer',
    again: 'See how it stands',
    accept: 'Accept',
    investigate: 'Record the investigation',
    answer: 'Answer',
    found: 'What was found',
    reply: 'Answer (told to the complainant)',
    mine: 'Complaints to handle',
  },
} as const

type Words = (typeof SAY)[Lang]

/** Opens the step’s drawer, says what it asks, and sends it. */
async function step(page: Page, name: string, said: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click()
  const drawer = page.getByRole('dialog')
  for (const [label, value] of Object.entries(said))
    await drawer.getByLabel(label, { exact: true }).fill(value)
  await drawer.getByRole('button', { name, exact: true }).click()
  await drawer.waitFor({ state: 'hidden' })
}

async function lookedUp(page: Page, w: Words, number: string, code: string): Promise<void> {
  await page.goto(`${home()}/public/complaint/status`)
  await settled(page)
  await page.getByLabel(w.number, { exact: true }).fill(number)
  await page.getByLabel(w.code, { exact: true }).fill(code)
  await page.getByRole('button', { name: w.lookUp, exact: true }).click()
  await page.getByText(number).first().waitFor()
}

/** What stands behind a heading that is pressed first. */
const opened = (page: Page, name: string) =>
  page.locator('details').filter({ has: page.locator('summary', { hasText: name }) })

for (const [size, lang] of WALKS)
  test(`anonymous, answered, appealed, reviewed and closed (${size}, ${lang})`, async () => {
    const w = SAY[lang]
    const how = { size, lang }
    const anybody = await visit(null, '/public/complaint', how)
    const { page } = anybody
    expect(await violations(page)).toEqual([])
    await page.getByLabel(w.league, { exact: true }).selectOption({ label: '锡林郭勒盟' })
    await page.getByLabel(w.banner, { exact: true }).selectOption({ label: '太仆寺旗' })
    await page.getByLabel(w.matter).selectOption('money')
    await page.getByLabel(w.text).fill('公示的务工补贴与实际发放不一致，请核实。')
    await page.getByRole('button', { name: w.send, exact: true }).click()
    await page.getByText(w.kept).waitFor()
    const [number, code] = await page.locator('.open-keep dd').allTextContents()
    expect([number, code]).toEqual([
      expect.stringMatching(/^TS152527-\d{4}-\d{4}$/),
      expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
    ])
    expect(await violations(page)).toEqual([])

    const bureau = await visit('taibus', '/complaints?state=mine', how)
    await bureau.page.getByRole('link', { name: number! }).click()
    await settled(bureau.page)
    await step(bureau.page, w.accept, {})
    await step(bureau.page, w.investigate, { [w.found]: '调取发放清册核对。' })
    await step(bureau.page, w.answer, { [w.reply]: '已核实，差额将于本月补发。' })
    await bureau.page.getByText('已核实，差额将于本月补发。').first().waitFor()
    expect(await violations(bureau.page)).toEqual([])

    await lookedUp(page, w, number!, code!)
    await page.getByText('已核实，差额将于本月补发。').waitFor()
    // The office’s own notes are not told.
    expect(await page.getByText('调取发放清册核对。').count()).toBe(0)
    const appeal = opened(page, w.appeal)
    await appeal.locator('summary').click()
    await appeal.getByLabel(w.why).fill('没有说明差额的原因。')
    await appeal.getByRole('button', { name: w.appeal, exact: true }).click()
    await page.getByRole('button', { name: w.again }).click()
    await page.getByText(w.reviewing).first().waitFor()

    // Whoever answered does not review it; the level above does.
    await bureau.page.reload()
    await settled(bureau.page)
    expect(await bureau.page.getByRole('button', { name: w.answer, exact: true }).count()).toBe(0)
    const league = await visit('xilingol', '/complaints?state=mine', how)
    await league.page.getByRole('link', { name: number! }).click()
    await settled(league.page)
    await step(league.page, w.answer, { [w.reply]: '复查：差额因卡号有误，已补发并告知。' })

    await lookedUp(page, w, number!, code!)
    await page.getByText('复查：差额因卡号有误，已补发并告知。').waitFor()
    const agree = opened(page, w.agree)
    await agree.locator('summary').click()
    await agree.getByRole('button', { name: w.agree, exact: true }).click()
    await page.getByRole('button', { name: w.again }).click()
    await page.getByText(w.closed).first().waitFor()
    for (const seen of [anybody, bureau, league]) {
      expect(seen.wrong).toEqual([])
      await seen.close()
    }
  })

test('a wrong code opens nothing; statistics and inquiries stand', async () => {
  const anybody = await visit(null, '/public/complaint/status', { lang: 'zh' })
  const { page } = anybody
  await page.getByLabel('编号', { exact: true }).fill('TS152527-2020-0001')
  await page.getByLabel('查询码', { exact: true }).fill('ABCD-EFGH-JKMN')
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await page.getByRole('alert').waitFor()
  await anybody.close()

  const region = await visit('region', '/complaints/statistics', { lang: 'zh' })
  await region.page.getByRole('row', { name: /武川县/ }).waitFor()
  expect(await violations(region.page)).toEqual([])
  await region.close()

  const township = await visit('hongqi', '/inquiries', { lang: 'zh' })
  await township.page.getByRole('heading', { name: '函询', level: 1 }).waitFor()
  expect(township.wrong).toEqual([])
  await township.close()
})

test('registered at an office, the number and code are told once; who complained is shown for a reason on record', async () => {
  const bureau = await visit('taibus', '/complaints', { lang: 'zh' })
  const { page } = bureau
  await page.getByRole('button', { name: '登记投诉', exact: true }).click()
  await choose(page, '来源', '来信')
  await area(page, '地点', '太仆寺旗')
  await choose(page, '事项', '公告公示')
  await write(page, '内容', '公示栏钉在锁着的院子里，看不到公示内容。')
  await write(page, '投诉人姓名', '示例丁')
  await write(page, '投诉人电话', '13800000009')
  await send(page)
  await closed(page)
  const told = dialog(page)
  const number = (await told.locator('dd').first().innerText()).trim()
  expect(number).toMatch(/^TS152527-/)
  expect(await told.locator('dd').last().innerText()).toMatch(/^\w{4}-\w{4}-\w{4}$/)
  await told.getByRole('button', { name: '已告知' }).click()
  await page.getByRole('link', { name: number }).click()
  await settled(page)
  await page.getByText('138****0009').waitFor()
  await page.getByRole('button', { name: '查看电话' }).click()
  await dialog(page).getByLabel('查看理由').fill('回电核实公示地点')
  await dialog(page).getByRole('button', { name: '查看电话' }).click()
  await page.getByText('13800000009', { exact: true }).waitFor()
  await page.reload()
  await settled(page)
  await page.getByText('查看投诉人信息').first().waitFor()
  expect(await page.getByText('13800000009', { exact: true }).count()).toBe(0)
  expect(await violations(page)).toEqual([])
  expect(bureau.wrong).toEqual([])
  await bureau.close()
})

test('about a township: it is asked, and answers, and never sees the complaint', async () => {
  const bureau = await visit('taibus', '/complaints', { lang: 'zh' })
  const { page } = bureau
  await page.getByRole('button', { name: '登记投诉', exact: true }).click()
  await choose(page, '来源', '来访')
  await area(page, '地点', '红义村')
  await choose(page, '事项', '干部作风')
  await choose(page, '被反映单位', '苏木乡镇')
  await write(page, '内容', '办事人员态度不好，让跑了三趟。')
  await send(page)
  await closed(page)
  const number = (await dialog(page).locator('dd').first().innerText()).trim()
  await dialog(page).getByRole('button', { name: '已告知' }).click()
  await page.getByRole('link', { name: number }).click()
  await settled(page)
  await step(page, '受理', {})
  await page.getByRole('button', { name: '函询', exact: true }).click()
  const question = `请说明办事材料清单的公开情况（${number.slice(-4)}）。`
  await write(page, '函询内容', question)
  await day(page, '答复期限', today)
  await send(page)
  await closed(page)

  const township = await visit('hongqi', '/inquiries', { lang: 'zh' })
  const asked = row(township.page, question)
  await asked.getByRole('button', { name: '说明情况' }).click()
  await write(township.page, '情况说明', '清单已于本周公开，并向群众道歉。')
  await send(township.page)
  await closed(township.page)
  expect(await township.page.getByText('让跑了三趟').count()).toBe(0)
  const refused = await township.context.request.get(`${home()}/api/complaints`)
  expect(refused.status()).toBe(403)
  expect(await violations(township.page)).toEqual([])

  await page.reload()
  await settled(page)
  await page.getByText('清单已于本周公开，并向群众道歉。').waitFor()
  expect([bureau.wrong, township.wrong]).toEqual([[], []])
  await bureau.close()
  await township.close()
})
