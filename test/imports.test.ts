/** The house's import rules (design §3): modules only upwards, kinds only upwards, the kernel without domain, adapters through the programme. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** In import order; a module may import those named and no others. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  area: [],
  notice: ['area'],
  household: ['area', 'notice'],
  fund: ['area', 'notice'],
  secondment: ['area', 'notice'],
  partnership: ['area', 'secondment'],
  project: ['area', 'household', 'fund', 'secondment', 'notice'],
  bank: ['area', 'household', 'fund', 'project'],
  allocation: ['area', 'fund', 'project'],
  industry: ['area', 'household', 'project', 'secondment', 'notice'],
  market: ['area', 'household', 'project', 'industry', 'notice'],
  training: ['area', 'household', 'secondment', 'market'],
  monitoring: ['area', 'household', 'notice'],
  visit: ['area', 'household', 'secondment', 'monitoring'],
  assistance: ['area', 'household', 'project', 'industry', 'market', 'monitoring'],
  exit: ['area', 'household', 'monitoring', 'notice'],
  inspection: ['area', 'notice', 'household', 'fund', 'project'],
  report: ['area'],
}

/** Within a module each kind imports only kinds above it (or its own). */
const KINDS = [
  'terms',
  'table',
  'schema',
  'words',
  'rules',
  'queries',
  'commands',
  'routes',
  'sheet',
  'form',
  'indicators',
  'screen',
] as const

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path)
    return /\.tsx?$/.test(path) ? [path] : []
  })

const STATEMENT =
  /^(?:import|export)\s(type\s)?[^'"`;]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm

const imports: readonly Import[] = files('src').flatMap(from =>
  [...readFileSync(from, 'utf8').matchAll(STATEMENT)].map(m => ({
    from,
    to: normalize(join(dirname(from), m[2] ?? m[3] ?? m[4] ?? '')),
    typeOnly: Boolean(m[1]),
  })),
)

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)
const moduleOf = (path: string): string | undefined => /^src\/domain\/([^/]+)\//.exec(path)?.[1]
const kindOf = (path: string): string | undefined =>
  /\.([a-zA-Z]+)\.tsx?$/.exec(path.replace(/\.test(\.tsx?)$/, '$1'))?.[1]
/** What the browser is made of. */
const isScreen = (path: string): boolean =>
  path.startsWith('src/web/') || /\.(screen|part|act|fields)\.tsx?$/.test(path)
/** A package's import, with whether it is of types. */
const PACKAGE = /^import\s(type\s)?[^'"`;]*?from\s+'([^.'][^']*)'/gm
const SERVER = /^(node:|pg|drizzle|zod|fastify|@fastify|better-auth|@node-rs|hucre|xlsx|highs)/

const wrong = (which: (i: Import) => boolean): string[] =>
  imports.filter(which).map(i => `${i.from} → ${i.to}`)

test('the imports are found', () => {
  expect(imports.length).toBeGreaterThan(500)
  expect(imports).toContainEqual({
    from: 'src/domain/report/place.queries.ts',
    to: 'src/domain/area/area.rules.ts',
    typeOnly: false,
  })
})

test('every folder of the domain is a module of the table', () => {
  expect(readdirSync('src/domain').filter(name => !(name in MODULES))).toEqual([])
  const order = Object.keys(MODULES)
  for (const [name, list] of Object.entries(MODULES))
    for (const other of list)
      expect([name, other, order.indexOf(other) < order.indexOf(name)]).toEqual([name, other, true])
})

test('a module imports only the modules named for it', () => {
  expect(
    wrong(i => {
      const [own, other] = [moduleOf(i.from), moduleOf(i.to)]
      // A test looks at its module from outside, also through the report's figures.
      return (
        !isTest(i.from) &&
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        !MODULES[own]?.includes(other)
      )
    }),
  ).toEqual([])
})

test('within a module a kind imports only kinds above it', () => {
  expect(
    wrong(i => {
      if (isTest(i.from) || !moduleOf(i.from) || moduleOf(i.from) !== moduleOf(i.to)) return false
      const rank = (path: string): number => (KINDS as readonly string[]).indexOf(kindOf(path) ?? '')
      const [own, other] = [rank(i.from), rank(i.to)]
      // A type leaves no code behind: words are `satisfies Record<keyof Row, Word>`.
      return own >= 0 && other >= 0 && other > own && !i.typeOnly
    }),
  ).toEqual([])
})

test('the kernel knows no domain, and nothing of the adapters and the browser', () => {
  expect(
    wrong(i => i.from.startsWith('src/kernel/') && !isTest(i.from) && !i.to.startsWith('src/kernel/')),
  ).toEqual([])
})

test('the domain knows no adapter and no programme', () => {
  expect(
    wrong(
      i =>
        moduleOf(i.from) !== undefined &&
        !isTest(i.from) &&
        !i.to.startsWith('src/kernel/') &&
        moduleOf(i.to) === undefined &&
        // Parts of a screen are the browser's; others take no more than a type of its kit.
        !((isScreen(i.from) || i.typeOnly) && i.to.startsWith('src/web/')),
    ),
  ).toEqual([])
})

test('adapters see the domain only through the programme', () => {
  expect(
    wrong(i => i.from.startsWith('src/adapters/') && !isTest(i.from) && moduleOf(i.to) !== undefined),
  ).toEqual([])
})

test('the browser loads no server code: what it reaches imports nothing of Node, the database or the server', () => {
  const reached = new Set(files('src').filter(path => isScreen(path) && !isTest(path)))
  for (const path of reached) for (const i of imports) if (i.from === path && !i.typeOnly) reached.add(i.to)
  expect(reached.size).toBeGreaterThan(80)
  const servers = [...reached].flatMap(path =>
    [...readFileSync(path, 'utf8').matchAll(PACKAGE)]
      .filter(m => !m[1] && SERVER.test(m[2]!))
      .map(m => `${path} → ${m[2]}`),
  )
  expect(servers).toEqual([])
})

test('rules are pure: no database, no clock, no words of a screen', () => {
  expect(
    wrong(
      i =>
        kindOf(i.from) === 'rules' &&
        !isTest(i.from) &&
        !i.typeOnly &&
        ['table', 'queries', 'commands', 'routes', 'schema', 'screen'].includes(kindOf(i.to) ?? ''),
    ),
  ).toEqual([])
})
