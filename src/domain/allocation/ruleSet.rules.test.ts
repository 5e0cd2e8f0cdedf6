import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bannersOf, pursesOf } from './purse.rules.ts'
import type { Question, Variant } from './portfolio.terms.ts'
import { baselinesOf, bentTo, isTighter, loosened, marginal, wishesOf } from './ruleSet.rules.ts'
import type { RuleSet } from './ruleSet.terms.ts'

const RULES: RuleSet = {
  householdWeight: 1,
  gainWeight: 0.5,
  bands: [
    { upTo: 0.5, weight: 1 },
    { upTo: null, weight: 0.4 },
  ],
  factors: {},
  minOnPoor: 0.8,
  minIndustry: null,
  fairness: 0.5,
  banners: { '150125': { floorFen: '100', ceilingFen: '900' } },
  tails: { '2022': '500' },
  pinned: ['a'],
  forbidden: ['b'],
  expected: [],
  gap: 0.001,
  seconds: 60,
}

const variant = (id: string, more: Partial<Variant> = {}): Variant => ({
  id,
  projectId: id,
  banner: '150125',
  title: id,
  costFen: 100n,
  tails: [],
  sources: ['municipal'],
  households: 10,
  gainFen: 0n,
  onPoor: true,
  industry: true,
  requires: [],
  ...more,
})

const question = (variants: readonly Variant[], rules: Partial<RuleSet>, amountFen = 1000n): Question => ({
  variants,
  purses: [{ id: 'city', source: 'municipal', giverCode: '110000', amountFen, banners: null }],
  wishes: wishesOf({ ...RULES, pinned: [], forbidden: [], ...rules }, variants),
  need: {},
  baseline: {},
})

test('what a person set becomes what is asked; what left the library is pinned no more', () => {
  const wishes = wishesOf(RULES, [variant('b')])
  expect(wishes).toMatchObject({
    pinned: [],
    forbidden: ['b'],
    banners: { '150125': { floorFen: 100n, ceilingFen: 900n } },
    tails: { 2022: 500n },
  })
  expect(wishes.bands.at(-1)!.upTo).toBe(Number.POSITIVE_INFINITY)
})

test('what was proven holds for more pins and bans only', () => {
  expect(isTighter(RULES, { ...RULES, pinned: ['a', 'c'], forbidden: ['b', 'd'] })).toBe(true)
  expect(isTighter(RULES, { ...RULES, gap: 0.01, seconds: 5 })).toBe(true)
  expect(isTighter(RULES, { ...RULES, pinned: [] })).toBe(false)
  expect(isTighter(RULES, { ...RULES, forbidden: ['d'] })).toBe(false)
  expect(isTighter(RULES, { ...RULES, fairness: 0.6 })).toBe(false)
  expect(isTighter(RULES, { ...RULES, minOnPoor: 0.9 })).toBe(false)
})

test('an earlier plan bent to a pin: its project’s other variant goes, and what no longer can be paid', () => {
  const variants = [
    variant('small', { projectId: 'p' }),
    variant('large', { projectId: 'p', costFen: 900n }),
    variant('poor', { households: 1 }),
    variant('rich', { households: 90 }),
    variant('after', { requires: ['poor'], households: 50 }),
  ]
  const asked = question(variants, { pinned: ['large'] })
  const bent = bentTo(asked, new Set(['small', 'poor', 'rich', 'after']))
  expect([...bent].sort()).toEqual(['large', 'rich'])
})

test('bent plans keep pins, bans and the order of projects, whatever was taken before', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  fc.assert(
    fc.property(
      fc.subarray(ids),
      fc.subarray(ids),
      fc.subarray(ids),
      fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 4 }),
      (before, pinned, forbidden, needs) => {
        const free = forbidden.filter(id => !pinned.includes(id))
        const variants = ids.map(id =>
          variant(id, { requires: needs.filter(([x, y]) => x === id && y !== id).map(([, y]) => y) }),
        )
        const bent = bentTo(question(variants, { pinned, forbidden: free }), new Set(before))
        for (const id of free) expect(bent.has(id)).toBe(false)
        for (const v of variants)
          if (bent.has(v.id)) for (const need of v.requires) expect(bent.has(need)).toBe(true)
      },
    ),
  )
})

test('taking a limit away leaves the others', () => {
  expect(loosened(RULES, { kind: 'ceiling', banner: '150125' }).banners).toEqual({
    '150125': { floorFen: '100' },
  })
  const neither = loosened(loosened(RULES, { kind: 'ceiling', banner: '150125' }), {
    kind: 'floor',
    banner: '150125',
  })
  expect(neither.banners).toEqual({})
  expect(loosened(RULES, { kind: 'minOnPoor' }).minOnPoor).toBeNull()
  expect(loosened(RULES, { kind: 'fairness' }).fairness).toBe(0)
  expect(loosened(RULES, { kind: 'tail', year: '2022' }).tails).toEqual({})
  expect(loosened(RULES, { kind: 'pinned', variant: 'a' }).pinned).toEqual([])
})

test('the closest to its price is looked at first', () => {
  const list = [
    { variant: 'far', worth: 1, price: 10 },
    { variant: 'close', worth: 9.9, price: 10 },
    { variant: 'above', worth: 12, price: 10 },
  ]
  expect([...marginal(list, 2)]).toEqual(['close', 'above'])
})

const BANNERS = ['150125', '150424', '152527']
const PAIRS = [
  { giver: '110109', receiver: '150125' },
  { giver: '110106', receiver: '150424' },
]

test('a district’s money goes to its pairs, a league’s stays in it, the city’s, region’s and centre’s is free', () => {
  expect(bannersOf('district', '110109', BANNERS, PAIRS)).toEqual(['150125'])
  expect(bannersOf('social_money', '110106', BANNERS, PAIRS)).toEqual(['150424'])
  expect(bannersOf('league', '150400', BANNERS, PAIRS)).toEqual(['150424'])
  expect(bannersOf('banner', '152527', BANNERS, PAIRS)).toEqual(['152527'])
  for (const giver of ['110000', '150000', '100000'])
    expect(bannersOf('municipal', giver, BANNERS, PAIRS)).toBeNull()
})

test('an expectation takes the place of the ledger’s sum; nothing is divided of an empty purse', () => {
  const purses = pursesOf(
    [
      { source: 'municipal', giverCode: '110000', amountFen: 100n },
      { source: 'district', giverCode: '110109', amountFen: 0n },
    ],
    [{ source: 'municipal', giverCode: '110000', amountFen: '700' }],
    BANNERS,
    PAIRS,
  )
  expect(purses.map(p => [p.id, p.amountFen, p.expected])).toEqual([['municipal:110000', 700n, true]])
})

test('a baseline divides each purse among the banners it may go to, and adds up to all of them', () => {
  const even = {
    key: 'equal',
    weight: 1,
    values: Object.fromEntries(BANNERS.map(b => [b, 1])),
    words: { zh: '均等', en: 'even' },
  }
  const purses = [
    { id: 'a', source: 'municipal' as const, giverCode: '110000', amountFen: 300n, banners: null },
    { id: 'b', source: 'district' as const, giverCode: '110109', amountFen: 50n, banners: ['150125'] },
  ]
  const { shares } = baselinesOf(purses, BANNERS, [even])
  expect(Object.fromEntries(shares.map(s => [s.banner, s.fen]))).toEqual({
    '150125': 150n,
    '150424': 100n,
    '152527': 100n,
  })
  const unknown = { ...even, values: { ...even.values, '152527': null } }
  expect(baselinesOf(purses, BANNERS, [unknown])).toMatchObject({
    shares: [],
    missing: [{ banner: '152527' }],
  })
  expect(baselinesOf(purses, BANNERS, [{ ...even, weight: 0 }])).toEqual({ shares: [], missing: [] })
})
