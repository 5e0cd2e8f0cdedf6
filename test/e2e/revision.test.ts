/** 更名、合并、拆分 in a browser: the new areas stand, the old codes lead to them, what cannot be is refused. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { home, settled, violations, visit } from './browser.ts'
import { area, areaIn, asked, closed, day, drawer, mark, refused, send, today, write } from './form.ts'

interface Area {
  readonly code: string
  readonly name: string
}

/** A township far from every other walk, in the league's north; its villages are revised once at most. */
const TOWNSHIP = '150721'

/** A village that no walk has revised, so that it can be walked again on a server that runs on. */
async function fresh(page: Page): Promise<Area> {
  const { rows: townships } = await asked<{ rows: Area[] }>(page, `/api/areas?under=${TOWNSHIP}`)
  for (const { code } of townships) {
    const { rows } = await asked<{ rows: Area[] }>(page, `/api/areas?under=${code}`)
    for (const village of rows.filter(v => !v.name.includes('走查'))) {
      // One whose name nobody else bears, since a person finds it by its name.
      const q = encodeURIComponent(village.name)
      const { rows: hits } = await asked<{ rows: Area[] }>(page, `/api/areas?q=${q}&under=150000`)
      if (hits.length === 1) return village
    }
  }
  throw new Error('every village was revised')
}

async function begin(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: '更名、合并或拆分' }).click()
  await drawer(page).locator('.ant-radio-wrapper', { hasText: kind }).click()
}

async function dated(page: Page, source: string): Promise<void> {
  await day(page, '起始日期', today)
  await write(page, '依据', source)
}

async function part(page: Page, n: number, { code, name }: Area): Promise<void> {
  await drawer(page).getByLabel(`第 ${n} 个的代码`).fill(code)
  await drawer(page).getByLabel(`第 ${n} 个的名称`).fill(name)
}

const facts = (page: Page, code: string): Promise<void> =>
  page.goto(`${home()}/areas?area=${code}`).then(() => settled(page))

/** A code of the same township that no area has. */
async function freeCode(page: Page, like: string): Promise<string> {
  for (let n = 899; n > 600; n -= 1) {
    const code = like.slice(0, 9) + String(n)
    const answer = await page.request.get(`${home()}/api/areas/${code}`)
    const became = await page.request.get(`${home()}/api/areas/${code}/successors`)
    if (answer.status() === 404 && ((await became.json()) as { rows: unknown[] }).rows.length === 0)
      return code
  }
  throw new Error('no code is free')
}

test('a village is renamed by the region: the tree and the page say the new name, its history the source', async () => {
  const { page, wrong, close } = await visit('region', '/areas')
  const village = await fresh(page)
  const name = `走查${mark()}嘎查`
  await begin(page, '更名')
  await refused(page, '请填写原地区')
  await area(page, '原地区', village.name)
  await write(page, '新名称', name)
  await dated(page, '走查批复一号')
  expect(await violations(page)).toEqual([])
  await send(page)
  await closed(page)
  await page.getByText('旧代码可查到新地区').waitFor()
  await close()
  expect(wrong).toEqual([])
})

test('split in two, the parts merged again: the old codes lead on; a part under another parent is refused', async () => {
  const { page, close } = await visit('region', '/areas')
  const village = await fresh(page)
  const [first, second] = [village.code, await freeCode(page, village.code)]
  const name = `走查${mark()}`
  await begin(page, '拆分')
  await area(page, '原地区', village.name)
  await part(page, 1, { code: first, name: `${name}东` })
  await drawer(page).getByRole('button', { name: '再加一个' }).click()
  await part(page, 2, { code: '152527102999', name: `${name}西` })
  await dated(page, '走查批复二号')
  await refused(page, '合并或拆分应在同一上级之内。')
  await part(page, 2, { code: second, name: `${name}西` })
  await send(page)
  await closed(page)
  await facts(page, first)
  await page.getByText(`${first} → ${second}`).waitFor()
  await page.getByText('走查批复二号').first().waitFor()

  await begin(page, '合并')
  const lines = drawer(page).locator('.part-line.one input[type=search], .part-line.one input')
  await areaIn(page, lines.nth(0), `${name}东`)
  await areaIn(page, lines.nth(1), `${name}西`)
  await part(page, 1, { code: first, name: `${name}合` })
  await dated(page, '走查批复三号')
  // On the same day the parts have only just begun.
  await refused(page, '日期应晚于上一次调整。')
  expect(await violations(page)).toEqual([])
  await close()
})
