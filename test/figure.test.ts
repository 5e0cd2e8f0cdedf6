/** What every figure promises, over random indicators, areas, periods, sides, kinds and instants of a lively history. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { evidence } from '../src/domain/report/evidence.queries.ts'
import type { Evidence } from '../src/domain/report/evidence.queries.ts'
import { figure } from '../src/domain/report/figure.queries.ts'
import type { By, Figure } from '../src/kernel/figure.ts'
import {
  compareRollups,
  markUnpublished,
  publishRollups,
  refreshStale,
} from '../src/domain/report/rollup.commands.ts'
import type { Reader } from '../src/kernel/access.ts'
import { BASES, RANKED } from '../src/kernel/contribution.ts'
import type { Basis, Indicator, Question } from '../src/kernel/contribution.ts'
import { openPool, poolBase } from '../src/kernel/db.ts'
import type { Base } from '../src/kernel/db.ts'
import { Problem } from '../src/kernel/problem.ts'
import { within } from '../src/kernel/tx.ts'
import { indicators, records } from '../src/programme.ts'
import { ownDatabase } from './database.ts'
import { person, testVault } from './helper.ts'
import { COUNTIES, lively } from './lively.ts'
import type { Lively } from './lively.ts'

let base: Base
let world: Lively
const kinds = new Map(records.map(k => [k.type, k]))
const open = indicators.filter(i => i.open)

beforeAll(async () => {
  base = poolBase(openPool(await ownDatabase(), 2), testVault)
  world = await lively(base)
  await within(base, world.all, tx => publishRollups(tx, indicators, world.all.counties))
  return () => base.end()
}, 120_000)

const ask = (
  i: Indicator,
  q: Question,
  by: readonly By[] = [],
  reader: Reader = world.all,
): Promise<Figure> => within(base, reader, tx => figure(tx, i, q, by))

const day = fc
  .integer({ min: 0, max: 2700 })
  .map(n => new Date(Date.UTC(2014, 8, 1) + n * 86_400_000).toISOString().slice(0, 10))
const anIndicator = fc.constantFrom(...indicators)

/** An area of any level that holds rows, or none. */
const area = fc.integer({ min: 0, max: 99 }).map(n => {
  const { villages } = world
  const at = villages[n % villages.length]!
  return [
    '150000',
    '150000',
    `${at.county.slice(0, 4)}00`,
    at.county,
    at.county,
    at.area.slice(0, 9),
    at.area,
    '150423',
  ][Math.floor(n / 13)]!
})

/** A question and its indicator: window or day, kind and instant at will. */
const question = fc
  .record({
    i: anIndicator,
    n: fc.nat(),
    place: fc.nat({ max: 99 }),
    from: fc.option(day, { nil: undefined }),
    to: fc.option(day, { nil: undefined }),
    whole: fc.boolean(),
    past: fc.nat({ max: 7 }),
    kind: fc.boolean(),
    giver: fc.boolean(),
  })
  .chain(({ i, n, from, to, whole, past, kind, giver }) =>
    area.map(where => {
      const names = Object.keys(i.kinds ?? {})
      const month = (on: string | undefined, end: boolean): string | undefined => {
        if (!on || !whole) return on
        const [y, m] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))]
        return end ? new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10) : `${on.slice(0, 7)}-01`
      }
      const [a, b] = from && to && from > to ? [to, from] : [from, to]
      const side = giver && i.sides.includes('giver') ? ('giver' as const) : ('receiver' as const)
      const knownAt = world.instants[past]
      const q: Question = {
        area: side === 'giver' ? ['110000', '110109', '110114'][n % 3]! : where,
        side,
        kind: kind && names.length ? names[n % names.length] : undefined,
        from: i.fold === 'stock' ? undefined : month(a, false),
        to: month(b, true),
        knownAt: knownAt ?? new Date(),
        latest: knownAt === undefined,
      }
      return { i, q }
    }),
  )

/** All rows behind a figure, page by page through the cursor. */
async function rowsOf(
  i: Indicator,
  q: Question,
  limit: number,
  reader: Reader = world.all,
): Promise<Evidence[]> {
  const rows: Evidence[] = []
  let cursor: string | undefined
  do {
    const page = await within(base, reader, tx => evidence(tx, i, kinds, q, { cursor, limit }))
    rows.push(...page.rows)
    cursor = page.next ?? undefined
    if (cursor) expect(page.rows).toHaveLength(limit)
  } while (cursor)
  return rows
}

const cents = (n: number): number => Math.round(n * 100) / 100

/** The fold by hand, told from the rows alone. */
function folded(
  i: Indicator,
  rows: readonly Evidence[],
): { value: number | null; basis: Record<Basis, number> } {
  const sum = (list: readonly Evidence[]): number => cents(list.reduce((n, r) => n + r.value, 0))
  const mean = (list: readonly Evidence[]): number | null => {
    const weight = list.reduce((n, r) => n + (r.weight ?? 0), 0)
    return weight ? sum(list) / weight : null
  }
  const keyed = rows.filter(r => r.distinctKey !== null)
  if (i.fold === 'distinct') {
    const best = new Map<string, Basis>()
    for (const r of keyed) {
      const key = `${r.county}/${r.distinctKey}`
      const before = best.get(key)
      if (!before || RANKED.indexOf(r.basis) < RANKED.indexOf(before)) best.set(key, r.basis)
    }
    const of = (b: Basis): number =>
      [...best.values()].filter(x => x === b).length +
      sum(rows.filter(r => r.distinctKey === null && r.basis === b))
    return {
      value: best.size,
      basis: Object.fromEntries(BASES.map(b => [b, of(b)])) as Record<Basis, number>,
    }
  }
  const value = {
    sum: () => sum(rows),
    stock: () => sum(keyed),
    mean: () => mean(rows.filter(r => r.basis !== 'declared')),
  }[i.fold]()
  const of = (b: Basis): number => {
    const list = rows.filter(r => r.basis === b)
    return i.fold === 'mean' ? (mean(list) ?? 0) : sum(list)
  }
  return { value, basis: Object.fromEntries(BASES.map(b => [b, of(b)])) as Record<Basis, number> }
}

const near = (a: number | null): number | null => (a === null ? null : Math.round(a * 1e6) / 1e6)
const plain = (f: Pick<Figure, 'value' | 'basis' | 'rows'>) => ({
  value: near(f.value),
  basis: Object.fromEntries(BASES.map(b => [b, near(f.basis[b])])),
  rows: f.rows,
})

test('the history is lively: every indicator of money, exits, households and posts has rows', async () => {
  const quiet = ['exit.banners', 'fund.social', 'fund.appropriated']
  const own = indicators.filter(
    i => /^(fund|exit|household|secondment)\./.test(i.id) && !quiet.includes(i.id),
  )
  expect(own.length).toBeGreaterThan(12)
  for (const i of own)
    expect([
      i.id,
      (await ask(i, { area: '150000', side: 'receiver', knownAt: new Date() })).rows > 0,
    ]).toEqual([i.id, true])
})

test('total = fold of the evidence, page by page; each row once', async () => {
  await fc.assert(
    fc.asyncProperty(question, fc.integer({ min: 1, max: 9 }), async ({ i, q }, limit) => {
      const told = await ask(i, q)
      const rows = await rowsOf(i, q, limit)
      expect(new Set(rows.map(r => `${r.county}/${r.id}/${r.onDate}/${r.distinctKey}`)).size).toBe(
        rows.length,
      )
      const hand = folded(i, rows)
      expect(plain(told)).toEqual(plain({ ...hand, rows: rows.length }))
    }),
    { numRuns: 120 },
  )
})

test('published cells = rows: what is known now is the same from both, grouped in any way', async () => {
  const by = fc.constantFrom<readonly By[]>(
    [],
    ['area'],
    ['month'],
    ['year'],
    ['kind'],
    ['giver'],
    ['basis'],
    ['year', 'kind'],
  )
  await fc.assert(
    fc.asyncProperty(question, by, async ({ i, q }, by) => {
      fc.pre(!(i.fold === 'stock' && by.length > 1))
      const now = { ...q, knownAt: new Date() }
      const [fast, slow] = [
        await ask(i, { ...now, latest: true }, by),
        await ask(i, { ...now, latest: false }, by),
      ]
      expect(plain(fast)).toEqual(plain(slow))
      // A group without any row is no group of the rows, but may be a cell of nothing.
      const groups = (f: Figure) =>
        (f.groups ?? []).filter(g => g.rows || g.value).map(g => ({ key: g.key, ...plain(g) }))
      expect(groups(fast)).toEqual(groups(slow))
    }),
    { numRuns: 120 },
  )
})

test('after any change, before and after the cells are refreshed, a figure equals its rows', async () => {
  for (let n = 0; n < 25; n++) {
    await world.change()
    if (n % 5 === 4) {
      await within(base, world.all, tx => refreshStale(tx, indicators))
      expect(await within(base, world.all, tx => compareRollups(tx, indicators, world.all.counties))).toEqual(
        [],
      )
    }
    for (const i of open) {
      const q: Question = { area: '150000', side: 'receiver', knownAt: new Date() }
      expect([i.id, plain(await ask(i, { ...q, latest: true }))]).toEqual([i.id, plain(await ask(i, q))])
    }
  }
})

test('parts add up to the whole: areas, and months where the unit allows', async () => {
  await fc.assert(
    fc.asyncProperty(
      question,
      fc.constantFrom<By>('area', 'month', 'year', 'kind', 'giver'),
      async ({ i, q }, by) => {
        const told = await ask(i, q, [by])
        const values = (told.groups ?? []).map(g => g.value ?? 0)
        if (i.fold === 'mean') return
        if (i.fold === 'stock' && (by === 'month' || by === 'year')) {
          // The stock at the last period's end is the stock.
          if (values.length) expect(values.at(-1)).toBe(told.value)
          return
        }
        const counties = q.side === 'receiver' && q.area.endsWith('00')
        if (i.fold === 'distinct' && !(by === 'area' && counties)) return
        expect(cents(values.reduce((a, b) => a + b, 0))).toBe(told.value)
        expect((told.groups ?? []).reduce((n, g) => n + g.rows, 0)).toBe(told.rows)
      },
    ),
    { numRuns: 120 },
  )
})

test('a part is what is answered when it is asked for by itself', async () => {
  await fc.assert(
    fc.asyncProperty(question, async ({ i, q }) => {
      fc.pre(q.side === 'receiver' && q.area.length < 12)
      const told = await ask(i, q, ['area'])
      for (const g of (told.groups ?? []).slice(0, 3)) {
        // A fact of the county itself has no township.
        if (g.key.length === 6 && q.area.length === 6 && g.key === q.area) continue
        expect(plain(await ask(i, { ...q, area: g.key }))).toEqual(plain(g))
      }
    }),
    { numRuns: 60 },
  )
})

test('a distinct count of any months is exact from the cells: each month asked for by itself is its group', async () => {
  const lifted = indicators.find(i => i.id === 'household.people_lifted')!
  const q: Question = { area: '150000', side: 'receiver', knownAt: new Date(), latest: true }
  const told = await ask(lifted, q, ['month'])
  expect(told.groups!.length).toBeGreaterThan(3)
  for (const g of told.groups!) {
    const end = new Date(Date.UTC(Number(g.key.slice(0, 4)), Number(g.key.slice(5)), 0))
      .toISOString()
      .slice(0, 10)
    const own = await ask(lifted, { ...q, latest: false, from: `${g.key}-01`, to: end })
    expect([g.key, g.value]).toEqual([g.key, own.value])
  }
})

test('what all givers gave is what all receivers got', async () => {
  await fc.assert(
    fc.asyncProperty(question, async ({ i, q }) => {
      fc.pre(i.sides.includes('giver'))
      const given = await ask(i, { ...q, side: 'giver', area: '110000' })
      const received = await ask(i, { ...q, side: 'receiver', area: '150000' })
      expect(plain(given)).toEqual(plain(received))
    }),
    { numRuns: 80 },
  )
})

test('a figure outside the scope is refused or the published total, and its rows are refused', async () => {
  const reader = person('banner_bureau', COUNTIES[0])
  await within(base, world.all, tx => refreshStale(tx, indicators))
  await fc.assert(
    fc.asyncProperty(question, async ({ i, q }) => {
      fc.pre(q.side === 'receiver' && !q.area.startsWith(COUNTIES[0]))
      const refusal = async (work: Promise<unknown>): Promise<string> =>
        work.then(
          () => 'answered',
          (e: unknown) => (e instanceof Problem ? e.code : String(e)),
        )
      expect(await refusal(within(base, reader, tx => evidence(tx, i, kinds, q, { limit: 5 })))).toBe(
        'access.scope',
      )
      if (!i.open || q.area.length > 6) expect(await refusal(ask(i, q, [], reader))).toBe('access.scope')
      else {
        const told = await ask(i, q, [], reader).catch((e: unknown) => e)
        if (told instanceof Problem) expect(told.code).toBe('input.invalid')
        else {
          expect((told as Figure).published).toBe(true)
          if ((told as Figure).suppressed) return
          expect(plain(told as Figure)).toEqual(plain(await ask(i, { ...q, knownAt: new Date() })))
        }
      }
    }),
    { numRuns: 120 },
  )
})

test('readers without the rows are shown no group of one or two people, and none that follows from what they are shown', async () => {
  const stranger = person('banner_bureau', '150423')
  await within(base, world.all, tx => refreshStale(tx, indicators))
  let hidden = 0
  for (const i of open.filter(i => i.unit === 'person' || i.unit === 'household'))
    for (const to of ['2015-12-31', '2016-12-31', '2018-12-31', '2021-12-31']) {
      const at = (code: string, by: readonly By[] = []): Promise<Figure> =>
        ask(i, { area: code, side: 'receiver', to, knownAt: new Date() }, by, stranger)
      const table = await at('150000', ['area'])
      for (const g of table.groups ?? []) {
        const alone = await at(g.key)
        expect([i.id, g.key, alone.value, alone.suppressed]).toEqual([i.id, g.key, g.value, g.suppressed])
        if (g.suppressed) hidden += 1
        else expect([i.id, to, g.key, g.value! === 0 || g.value! >= 3]).toEqual([i.id, to, g.key, true])
      }
      for (const league of ['152500', '150100']) {
        const own = await at(league, ['area'])
        const gone = (own.groups ?? []).filter(g => g.suppressed)
        // With its total shown, one hidden county alone would be the difference.
        if (own.value !== null)
          expect([i.id, to, league, gone.length === 1]).toEqual([i.id, to, league, false])
        if (own.value !== null) expect(own.value === 0 || own.value >= 3).toBe(true)
      }
    }
  expect(hidden).toBeGreaterThan(0)
})

test('what a newer rule of counting made, or nobody yet, is published by itself; until then rows answer', async () => {
  const [i] = open
  const q: Question = { area: '150000', side: 'receiver', knownAt: new Date(), latest: true }
  const newer = { ...i!, version: i!.version + 1 }
  const before = plain(await ask(newer, q))
  expect(before).toEqual(plain(await ask(i!, q)))
  await within(base, world.all, tx => markUnpublished(tx, [newer], world.all.counties))
  await within(base, world.all, tx => markUnpublished(tx, [newer], world.all.counties))
  expect(await within(base, world.all, tx => refreshStale(tx, [newer]))).toBe(world.all.counties.length)
  expect(await within(base, world.all, tx => refreshStale(tx, [newer]))).toBe(0)
  expect(await within(base, world.all, tx => compareRollups(tx, [newer], world.all.counties))).toEqual([])
  expect(plain(await ask(newer, q))).toEqual(before)
})
