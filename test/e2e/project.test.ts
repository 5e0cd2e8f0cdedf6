/** A project in a browser: refused at a gate with what is missing, supplied, signed by both sides, passed, paid under its ceiling. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { home, overflow, settled, violations, visit } from './browser.ts'
import type { Visit } from './browser.ts'

const mark = `走查${Date.now()}`
const BANNER = '152527'
const SUM = 100_000_000n

const drawer = (page: Page): Locator => page.getByRole('dialog').filter({ visible: true })

async function closed(page: Page): Promise<void> {
  await drawer(page)
    .waitFor({ state: 'hidden', timeout: 30_000 })
    .catch(async () => expect(await drawer(page).innerText()).toBe('closed'))
}

/** What is not walked through a screen here is sent as the same person would. */
async function send<A>(who: Visit, path: string, body: unknown): Promise<A> {
  const answer = await who.page.request.post(home() + path, {
    data: JSON.stringify(body, (_, v) => (typeof v === 'bigint' ? v.toString() : v)),
    headers: { 'x-duikou': '1', 'content-type': 'application/json' },
  })
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200)
  return (await answer.json()) as A
}

const paper = (who: Visit, title: string) =>
  send<{ county: string; id: string }>(who, '/api/documents', {
    title: `${mark}${title}`,
    kind: 'other',
    issuer: '走查单位',
  })

async function day(page: Page, label: string, on: string): Promise<void> {
  const input = drawer(page).getByLabel(label, { exact: true })
  await input.fill(on)
  await input.press('Enter')
}

const line = (page: Page, words: string): Locator =>
  page.locator('.checks > li').filter({ hasText: words }).first()

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

interface Ground {
  readonly at: string
  readonly own: { readonly documentCounty: string; readonly documentId: string }
}

/** Money allocated to the banner, and a project in the library of 2020. */
async function ground(beijing: Visit, bureau: Visit): Promise<Ground> {
  const own = await paper(bureau, '纪要')
  const given = await send<{ id: string }>(beijing, '/api/appropriations', {
    source: 'municipal',
    giverCode: '110000',
    year: 2020,
    amountFen: SUM,
    onDate: '2020-01-05',
    purpose: mark,
  })
  await send(beijing, '/api/allocations', {
    county: BANNER,
    appropriationCounty: '110000',
    appropriationId: given.id,
    amountFen: SUM,
    onDate: '2020-01-10',
    reason: mark,
  })
  const made = await send<{ id: string }>(bureau, '/api/projects', {
    county: BANNER,
    areaCode: BANNER,
    name: `${mark}饮水工程`,
    category: 'water',
    nature: 'new',
    content: '铺设管线 12 公里',
    scale: '12 公里',
    plannedFrom: '2020-04-01',
    plannedTo: '2020-10-31',
    unit: '太仆寺旗水利局',
    head: '分管副旗长',
    budgetFen: SUM,
    households: 40,
    people: 110,
    participation: '村民代表会议通过',
    mechanism: '改善饮水条件',
    onDate: '2019-11-01',
  })
  const path = `/api/projects/${BANNER}/${made.id}`
  await send(bureau, `${path}/steps`, { step: 'review', onDate: '2019-11-10' })
  await send(bureau, `${path}/steps`, {
    step: 'admit',
    onDate: '2019-12-01',
    year: 2020,
    documentCounty: own.county,
    documentId: own.id,
  })
  return {
    at: `${BANNER}/${made.id}`,
    own: { documentCounty: own.county, documentId: own.id },
  }
}

async function signAs(who: Visit, page: string): Promise<void> {
  await who.page.goto(home() + page)
  await settled(who.page)
  await who.page.getByRole('button', { name: '签字', exact: true }).click()
  await day(who.page, '签字日期', '2020-03-10')
  await drawer(who.page).getByRole('button', { name: '签字', exact: true }).click()
  await closed(who.page)
}

async function pass(page: Page, on: string): Promise<void> {
  await page.getByRole('button', { name: /^通过.+环节$/ }).click()
  await day(page, '通过日期', on)
  await drawer(page).getByRole('button', { name: '通过', exact: true }).click()
}

test('refused with what is missing and who supplies it → supplied → both sign → passed → paid under the ceiling', async () => {
  const beijing = await visit('beijing', '/funds')
  const bureau = await visit('taibus', '/projects')
  const g = await ground(beijing, bureau)
  const { page } = bureau
  await page.goto(`${home()}/projects?q=${mark}`)
  await page.getByRole('link', { name: `${mark}饮水工程` }).click()
  await page.waitForURL(/\/projects\/152527\//)
  await settled(page)
  // What is entered afterwards is checked as of its day: the library and the negative list are those of 2020.
  const checked = page.getByLabel('按哪一天核对')
  await checked.fill('2020-03-15')
  await checked.press('Enter')
  await page.waitForURL(/on=2020-03-15/)
  await line(page, '可研或实施方案').waitFor()

  await pass(page, '2020-03-15')
  const refusal = drawer(page).getByRole('alert')
  await refusal.waitFor()
  const said = await refusal.innerText()
  expect(said).toContain('可研或实施方案')
  expect(said).toContain('东部方同意意见')
  expect(said).toContain('负面清单未勾选')
  expect(said).toMatch(/由结对区支援合作部门或挂职干部办理/)
  expect(said).toMatch(/旗县主管部门未签字/)
  await drawer(page).getByRole('button', { name: '取消' }).click()
  await closed(page)

  // The study with its scan, attached on its line.
  await line(page, '可研或实施方案').getByRole('button', { name: '附材料' }).click()
  await day(page, '文件日期', '2020-02-01')
  await drawer(page)
    .locator('input[type=file]')
    .setInputFiles({ name: '方案.png', mimeType: 'image/png', buffer: PIXEL })
  await drawer(page).getByText('方案.png').waitFor()
  await drawer(page).getByRole('button', { name: '附上' }).click()
  await closed(page)
  await line(page, '可研或实施方案').locator('img').waitFor()

  // The negative list, item by item.
  await line(page, '负面清单').getByRole('button', { name: '逐项核对' }).click()
  for (const box of await drawer(page).getByRole('checkbox').all()) await box.check()
  expect(await violations(page)).toEqual([])
  await drawer(page).getByRole('button', { name: '确认核对' }).click()
  await closed(page)

  // The money it draws on.
  await line(page, '筹资方案').getByRole('button', { name: '登记筹资来源' }).click()
  await drawer(page).getByLabel('资金来源', { exact: true }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '北京市级财政援助', visible: true }).click()
  await drawer(page)
    .getByLabel(/对应的资金分配/)
    .click()
  await page
    .locator('.ant-select-item-option')
    .filter({ hasText: '余 1,000,000 元', visible: true })
    .first()
    .click()
  await drawer(page).getByRole('button', { name: '登记', exact: true }).click()
  await closed(page)
  const path = `/api/projects/${g.at}`
  await send(bureau, `${path}/proofs`, {
    item: 'notice_before',
    onDate: '2020-02-01',
    untilOn: '2020-02-15',
    place: '嘎查村公示栏',
    ...g.own,
  })

  const cadre = await visit('cadre', `/projects/${g.at}`)
  await line(cadre.page, '东部方同意意见').getByRole('button', { name: '附材料' }).click()
  await day(cadre.page, '文件日期', '2020-02-20')
  await drawer(cadre.page)
    .locator('input[type=file]')
    .setInputFiles({ name: '意见.png', mimeType: 'image/png', buffer: PIXEL })
  await drawer(cadre.page).getByText('意见.png').waitFor()
  await drawer(cadre.page).getByRole('button', { name: '附上' }).click()
  await closed(cadre.page)
  await signAs(bureau, `/projects/${g.at}`)
  await signAs(cadre, `/projects/${g.at}`)

  await page.goto(`${home()}/projects/${g.at}?on=2020-03-15`)
  await settled(page)
  await page.getByText('材料签字齐备').waitFor()
  expect(await violations(page)).toEqual([])
  await pass(page, '2020-03-15')
  await closed(page)
  await page.getByText('2020年3月15日').first().waitFor()

  // 投资: the same way, sent.
  for (const item of ['fund_document', 'contract', 'payment_plan'])
    await send(bureau, `${path}/proofs`, {
      item,
      onDate: '2020-03-16',
      ...(item === 'contract' ? { amountFen: SUM } : {}),
      ...g.own,
    })
  await send(bureau, `${path}/signatures`, { gate: 'investment', onDate: '2020-03-20' })
  await send(cadre, `${path}/signatures`, { gate: 'investment', onDate: '2020-03-20' })
  await send(bureau, `${path}/gates/investment/pass`, { onDate: '2020-03-21' })

  // Beijing pays: more than the ceiling is refused with what would raise it, what lies below is paid.
  await beijing.page.goto(`${home()}/projects/${g.at}`)
  await settled(beijing.page)
  await beijing.page.getByRole('button', { name: '拨付', exact: true }).click()
  const amount = drawer(beijing.page).getByLabel('拨付金额', { exact: true })
  await amount.fill('31')
  await drawer(beijing.page).getByLabel('凭证号', { exact: true }).fill(mark)
  await drawer(beijing.page).getByLabel('收款单位', { exact: true }).fill('太仆寺旗财政局')
  await drawer(beijing.page).getByRole('button', { name: '登记拨付' }).click()
  await drawer(beijing.page).getByRole('alert').waitFor()
  const why = await drawer(beijing.page).getByRole('alert').first().innerText()
  expect(why).toContain('300,000')
  expect(why).toContain('建设')
  await amount.fill('30')
  await drawer(beijing.page).getByRole('button', { name: '登记拨付' }).click()
  await closed(beijing.page)
  await beijing.page.locator('tbody tr').filter({ hasText: mark }).first().waitFor()
  expect(await beijing.page.locator('main .ceiling').innerText()).toMatch(/尚可拨付\s*0 元/)

  const noise = (w: string): boolean => !/422|409|400/.test(w)
  expect([...bureau.wrong, ...cadre.wrong, ...beijing.wrong].filter(noise)).toEqual([])
  await bureau.page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(bureau.page)).toBe(0)
  for (const who of [bureau, cadre, beijing]) await who.close()
})

test('from 45.96 亿 on: payment → project → its gates → linkage → a household', async () => {
  const { page, wrong, close } = await visit('region', '/')
  await settled(page)
  const follow = async (link: Locator, to: RegExp): Promise<void> => {
    await link.click()
    await page.waitForURL(to)
    await settled(page)
  }
  await follow(
    page
      .locator('main')
      .getByRole('link', { name: /45\.96 亿/ })
      .first(),
    /\/figures\//,
  )
  await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}area=${BANNER}`)
  await settled(page)
  await follow(page.locator('#rows a[href*="/records/payment/"]').first(), /\/records\/payment\/152527\//)
  await follow(
    page
      .locator('main')
      .getByRole('link', { name: /^项目：/ })
      .first(),
    /\/projects\/152527\//,
  )
  // Its gates, with what each was passed on.
  expect(await page.locator('.gate-path > li').count()).toBe(4)
  await page.locator('.gate-path button').first().click()
  await page.locator('.gate-open').getByText('可研或实施方案').waitFor()
  expect(await page.locator('.signature').count()).toBe(2)
  expect(await violations(page)).toEqual([])
  // A linked project of the banner, its contract and a household that it pays.
  await page.goto(`${home()}/linkages?area=${BANNER}`)
  await settled(page)
  await follow(page.locator('main a[href^="/linkages/152527/"]').first(), /\/linkages\/152527\//)
  await page.locator('main a[href^="/households/152527/"]').first().waitFor()
  expect(await violations(page)).toEqual([])
  await follow(page.locator('main a[href^="/households/152527/"]').first(), /\/households\/152527\//)
  await page.locator('main').getByText('受益与发放').waitFor()
  await follow(page.locator('main a[href^="/linkages/152527/"]').first(), /\/linkages\/152527\//)
  expect(wrong).toEqual([])
  await close()
})

test('an empty list teaches, a failing one says what to do', async () => {
  const { page, context, close } = await visit('taibus', '/projects?q=没有这个项目')
  expect(await page.locator('.empty').innerText()).toContain('没有符合筛选条件')
  await context.route(/\/api\/linkages(\?|$)/, route =>
    route.fulfill({
      status: 503,
      json: { code: 'server.busy', message: '系统繁忙，请稍后重试。', details: [] },
    }),
  )
  await page.goto(`${home()}/linkages`)
  await page.locator('main [role=alert]').waitFor()
  expect(await page.locator('main [role=alert]').innerText()).toContain('系统繁忙')
  await close()
})
