/** A real browser, signed in as a named person of the demonstration. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { DEMO_PASSWORD } from '../../demo/account.ts'

export const home = (): string => process.env.DUIKOU_E2E_URL!

export const SIZES = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const
export type Size = keyof typeof SIZES

let browser: Promise<Browser> | undefined

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

afterAll(async () => {
  await (await browser)?.close()
  browser = undefined
  states.clear()
})

type State = Awaited<ReturnType<BrowserContext['storageState']>>
const states = new Map<string, State>()

/** Signs in once a person; more would meet the sign-in's rate limit. */
async function stateOf(user: string): Promise<State> {
  const known = states.get(user)
  if (known) return known
  const context = await (await browser!).newContext()
  const answer = await context.request.post(`${home()}/api/auth/sign-in/username`, {
    data: { username: user, password: DEMO_PASSWORD },
    headers: { 'x-duikou': '1' },
  })
  expect(answer.status(), `${user} signs in`).toBe(200)
  const state = await context.storageState()
  await context.close()
  states.set(user, state)
  return state
}

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the page: script errors, refused styles, failed requests. */
  readonly wrong: string[]
  close(): Promise<void>
}

/** Opens a page as a person (`null`: the public) in a size, language and theme. */
export async function visit(
  user: string | null,
  path: string,
  how: { size?: Size; lang?: 'zh' | 'en'; theme?: 'light' | 'dark' } = {},
): Promise<Visit> {
  browser ??= launch()
  const context = await (await browser).newContext({
    viewport: SIZES[how.size ?? 'desk'],
    colorScheme: how.theme ?? 'light',
    locale: how.lang === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(user ? { storageState: await stateOf(user) } : {}),
  })
  await context.addCookies([{ name: 'duikou_lang', value: how.lang ?? 'zh', url: home() }])
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', error => wrong.push(`error: ${error.message}`))
  page.on('console', line => line.type() === 'error' && wrong.push(`console: ${line.text()}`))
  await page.goto(home() + path)
  await settled(page)
  return { page, context, wrong, close: () => context.close() }
}

/** A page has settled when its heading stands and nothing holds the place of what is still coming. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.waiting, .ant-skeleton'))
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Violation {
  id: string
  help: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** What axe finds against WCAG 2.2 AA, a line each. */
export async function violations(page: Page): Promise<string[]> {
  // What fades in has no contrast yet; what turns for ever is waited for by nobody.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(a => a.playState !== 'running' || a.effect?.getTiming().iterations === Infinity),
  )
  // Through the debugger, which the page's own content security policy does not bind.
  await page.evaluate(axe)
  const found = await page.evaluate(
    tags =>
      (globalThis as unknown as { axe: { run(o: unknown): Promise<{ violations: Violation[] }> } }).axe
        .run({ runOnly: { type: 'tag', values: tags } })
        .then(r => r.violations),
    WCAG,
  )
  return found.flatMap(v =>
    v.nodes.map(
      n => `${v.id}: ${n.target.join(' ')} — ${n.failureSummary?.split('\n')[1]?.trim() ?? v.help}`,
    ),
  )
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
