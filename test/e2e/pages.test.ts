/** Every page in the navigation: opens without an error, fits the window, says what it is, and is open to everybody (WCAG 2.2 AA). */
import { expect, test } from 'vitest'
import { home, overflow, settled, SIZES, violations, visit } from './browser.ts'
import type { Visit } from './browser.ts'

type How = NonNullable<Parameters<typeof visit>[2]> & {
  /** Asked of axe as well: costs a second or two a page. */
  readonly axe?: boolean
}

/** Paths that axe has looked at, by size: components are the same for every role. */
const looked = new Set<string>()

/** What is wrong with the page that stands there now. */
async function faultsOf({ page, wrong }: Visit, path: string, how: How): Promise<string[]> {
  const faults = wrong.splice(0)
  const headings = await page.locator('h1').allInnerTexts()
  if (headings.length !== 1) faults.push(`not one h1 but ${JSON.stringify(headings)}`)
  for (const alert of await page.locator('main [role=alert]').allInnerTexts()) faults.push(`alert: ${alert}`)
  const wide = await overflow(page)
  if (wide > 0) faults.push(`${wide} px wider than the window`)
  const key = `${path} ${JSON.stringify(how)}`
  if (how.axe && !looked.has(key)) faults.push(...(await violations(page)))
  looked.add(key)
  return faults
}

/** Each role's own navigation, read from the page itself, so that no page is forgotten. */
async function all(user: string | null, ways: readonly How[]): Promise<string[]> {
  const faults: string[] = []
  for (const how of ways) {
    const here = await visit(user, '/', { ...how, size: 'desk' })
    const links = await here.page
      .locator('nav a[href^="/"]')
      .evaluateAll(found => found.map(a => (a as HTMLAnchorElement).getAttribute('href')!))
    await here.page.setViewportSize(SIZES[how.size ?? 'desk'])
    for (const path of new Set(['/', user ? '/me' : '/sign-in', ...links])) {
      await here.page.goto(home() + path)
      await settled(here.page)
      for (const fault of await faultsOf(here, path, how))
        faults.push(`${user} ${path} ${JSON.stringify(how)}: ${fault}`)
    }
    await here.close()
  }
  return faults
}

test.each(['taibus', 'region', 'admin'])('%s: every page, desk and phone, with axe', async user => {
  expect(
    await all(user, [
      { size: 'desk', axe: true },
      { size: 'phone', axe: true },
    ]),
  ).toEqual([])
})

test('the banner bureau in English and in the dark', async () => {
  expect(
    await all('taibus', [
      { lang: 'en', theme: 'dark', axe: true },
      { lang: 'en', size: 'phone' },
    ]),
  ).toEqual([])
})

test('one village on a phone', async () => {
  expect(await all('hongyi', [{ size: 'phone', axe: true }])).toEqual([])
})

test.each(['beijing', 'changping', 'xilingol', 'hongqi', 'cadre', 'auditor'])(
  '%s: every page',
  async user => {
    expect(await all(user, [{ size: 'desk' }])).toEqual([])
  },
)

test('the public: what is open, and the sign-in', async () => {
  expect(
    await all(null, [
      { size: 'desk', axe: true },
      { size: 'phone', axe: true },
    ]),
  ).toEqual([])
})
