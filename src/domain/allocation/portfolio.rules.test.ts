import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSolver } from '../../kernel/solver/solver.ts'
import { absorbable, fairFloor, planOf, portfolioOf, pursesFor, wan, worthOf } from './portfolio.rules.ts'
import { BANDS } from './portfolio.terms.ts'
import type { Plan, Question, Variant, Wishes } from './portfolio.terms.ts'
import { purseWorth, reasonsOf } from './reason.rules.ts'

const WISHES: Wishes = {
  householdWeight: 1,
  gainWeight: 0.5,
  bands: BANDS,
  banners: {},
  minOnPoor: null,
  minIndustry: null,
  tails: {},
  pinned: [],
  forbidden: [],
  fairness: 0,
}

const variant = (id: string, more: Partial<Variant> = {}): Variant => ({
  id,
  projectId: id,
  banner: '150125',
  title: id,
  costFen: 100_000_000n,
  tails: [],
  sources: ['municipal', 'district'],
  households: 10,
  gainFen: 0n,
  onPoor: true,
  industry: true,
  requires: [],
  ...more,
})

const asked = (variants: readonly Variant[], more: Partial<Question> = {}): Question => ({
  variants,
  purses: [
    { id: 'city', source: 'municipal', giverCode: '110000', amountFen: 250_000_000n, banners: null },
    { id: 'mentougou', source: 'district', giverCode: '110109', amountFen: 80_000_000n, banners: ['150125'] },
  ],
  wishes: WISHES,
  need: { '150125': 1000, '152527': 1000 },
  baseline: { '150125': 165_000_000n, '152527': 165_000_000n },
  ...more,
})

async function solved(question: Question) {
  const portfolio = portfolioOf(question)
  const solver = await openSolver(portfolio.program)
  try {
    const found = await solver.solve({ gap: 0, seconds: 30 })
    if (found.outcome === 'infeasible')
      return { portfolio, found, plan: null, reasons: [], conflict: await solver.conflict() }
    const plan = planOf(question, portfolio, found.columns, found.objective)
    const prices = await solver.prices()
    return {
      portfolio,
      found,
      plan,
      reasons: reasonsOf(question, portfolio, plan, prices),
      worth: purseWorth(portfolio, prices),
    }
  } finally {
    await solver.close()
  }
}

/** The benefit by the definition, with diminishing returns, apart from the programme. */
function benefitOf({ variants, wishes, need }: Question, taken: ReadonlySet<string>): number {
  let sum = 0
  for (const banner of new Set(variants.map(v => v.banner))) {
    let worth = variants
      .filter(v => v.banner === banner && taken.has(v.id))
      .reduce((n, v) => n + worthOf(v, wishes), 0)
    let below = 0
    for (const band of wishes.bands) {
      const width = Math.max(0, band.upTo * need[banner]! - below)
      const part = Math.min(worth, width)
      sum += part * band.weight
      worth -= part
      below += width
    }
  }
  return sum
}

/** Whether the purses can pay: the sum of each set of purses against what only they may pay (Hall's condition). */
function payable({ variants, purses }: Question, taken: ReadonlySet<string>): boolean {
  for (let set = 1; set < 1 << purses.length; set++) {
    const some = purses.filter((_, i) => (set >> i) & 1)
    const only = variants.filter(v => taken.has(v.id) && pursesFor(v, purses).every(p => some.includes(p)))
    if (only.reduce((n, v) => n + v.costFen, 0n) > some.reduce((n, p) => n + p.amountFen, 0n)) return false
  }
  return variants.every(v => !taken.has(v.id) || pursesFor(v, purses).length > 0)
}

function keeps(question: Question, taken: ReadonlySet<string>): boolean {
  const { variants, wishes } = question
  const own = variants.filter(v => taken.has(v.id))
  const projects = own.map(v => v.projectId)
  const cost = (which: (v: Variant) => boolean): number =>
    own.filter(which).reduce((n, v) => n + wan(v.costFen), 0)
  const banners = [...new Set(variants.map(v => v.banner))]
  return (
    new Set(projects).size === projects.length &&
    own.every(v => v.requires.every(p => projects.includes(p))) &&
    wishes.pinned.every(id => taken.has(id)) &&
    !wishes.forbidden.some(id => taken.has(id)) &&
    (wishes.minOnPoor === null || cost(v => v.onPoor) >= wishes.minOnPoor * cost(() => true) - 1e-9) &&
    banners.every(b => cost(v => v.banner === b) >= wan(fairFloor(question, b)) - 1e-9) &&
    Object.entries(wishes.tails).every(
      ([year, fen]) =>
        own.flatMap(v => v.tails).reduce((n, t) => (t.year === Number(year) ? n + t.fen : n), 0n) <= fen,
    )
  )
}

const anyVariant = (i: number) =>
  fc
    .record({
      project: fc.integer({ min: 0, max: 5 }),
      banner: fc.constantFrom('150125', '152527'),
      cost: fc.integer({ min: 1, max: 200 }),
      households: fc.integer({ min: 0, max: 400 }),
      gain: fc.integer({ min: 0, max: 50 }),
      sources: fc.constantFrom(
        ['municipal'] as const,
        ['district'] as const,
        ['municipal', 'district'] as const,
      ),
      onPoor: fc.boolean(),
      tail: fc.integer({ min: 0, max: 60 }),
      needs: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 }),
    })
    .map(r =>
      variant(`v${i}`, {
        projectId: `p${r.project}`,
        banner: r.banner,
        costFen: BigInt(r.cost) * 1_000_000n + 7n,
        households: r.households,
        gainFen: BigInt(r.gain) * 1_000_000n,
        sources: [...r.sources],
        onPoor: r.onPoor,
        tails: r.tail ? [{ year: 2021, fen: BigInt(r.tail) * 1_000_000n }] : [],
        requires: r.needs === null || r.needs === r.project ? [] : [`p${r.needs}`],
      }),
    )

const anyQuestion = fc
  .record({
    variants: fc
      .integer({ min: 1, max: 8 })
      .chain(n => fc.tuple(...Array.from({ length: n }, (_, i) => anyVariant(i)))),
    minOnPoor: fc.option(fc.constantFrom(0.5, 0.8)),
    tail: fc.option(fc.integer({ min: 0, max: 80 })),
    forbid: fc.boolean(),
    fairness: fc.constantFrom(0, 0, 0.3),
  })
  .map(r =>
    asked(r.variants, {
      wishes: {
        ...WISHES,
        minOnPoor: r.minOnPoor,
        tails: r.tail === null ? {} : { 2021: BigInt(r.tail) * 1_000_000n },
        forbidden: r.forbid ? ['v0'] : [],
        fairness: r.fairness,
      },
    }),
  )

test('the plan is the best of all that keep every limit, and is paid to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(anyQuestion, async question => {
      const { plan, found } = await solved(question)
      let best: number | null = null
      for (let set = 0; set < 1 << question.variants.length; set++) {
        const taken = new Set(question.variants.filter((_, i) => (set >> i) & 1).map(v => v.id))
        if (keeps(question, taken) && payable(question, taken))
          best = Math.max(best ?? 0, benefitOf(question, taken))
      }
      expect(plan === null).toBe(best === null)
      if (!plan) return
      expect(found.objective).toBeCloseTo(best!, 4)
      const taken = new Set(plan.taken)
      expect(keeps(question, taken)).toBe(true)
      expect(benefitOf(question, taken)).toBeCloseTo(best!, 4)
      paidToTheFen(question, plan)
    }),
    { numRuns: 25 },
  )
})

function paidToTheFen(question: Question, plan: Plan): void {
  for (const purse of question.purses) {
    const drawn = plan.draws.filter(d => d.purse === purse.id)
    expect(drawn.reduce((n, d) => n + d.fen, 0n)).toBeLessThanOrEqual(purse.amountFen)
    for (const d of drawn) expect(purse.banners === null || purse.banners.includes(d.banner)).toBe(true)
  }
  for (const banner of new Set(question.variants.map(v => v.banner))) {
    const cost = question.variants
      .filter(v => v.banner === banner && plan.taken.includes(v.id))
      .reduce((n, v) => n + v.costFen, 0n)
    expect(plan.draws.filter(d => d.banner === banner).reduce((n, d) => n + d.fen, 0n)).toBe(cost)
  }
}

test('why: each project in or out has its reason, its price and what it would take', async () => {
  const question = asked(
    [
      variant('good', { households: 100 }),
      variant('fair', { households: 60 }),
      variant('large', { households: 120, costFen: 240_000_000n, sources: ['municipal'] }),
      variant('dear', { households: 30, costFen: 200_000_000n, sources: ['municipal'] }),
      variant('bigger', { projectId: 'good', households: 101, costFen: 240_000_000n }),
      variant('after', { requires: ['dear'] }),
      variant('own', { sources: ['central'] }),
      variant('unwanted'),
    ],
    { wishes: { ...WISHES, forbidden: ['unwanted'] } },
  )
  const { reasons, worth } = await solved(question)
  const why = Object.fromEntries(reasons.map(r => [r.variant, r.why]))
  expect(why).toMatchObject({
    good: 'worth',
    fair: 'worth',
    large: 'room',
    dear: 'price',
    bigger: 'otherVariant',
    after: 'requires',
    own: 'noSource',
    unwanted: 'forbidden',
  })
  const dear = reasons.find(r => r.variant === 'dear')!
  expect(dear.price).toBeGreaterThan(dear.worth)
  expect(dear.parts[0]?.limit).toEqual({ kind: 'purse', purse: 'city' })
  expect(dear.takes!.costFen!).toBeLessThan(200_000_000n)
  // At the cost named it is worth its price.
  const cheaper = {
    ...question,
    variants: question.variants.map(v =>
      v.id === 'dear' ? { ...v, costFen: dear.takes!.costFen! - 1_000_000n } : v,
    ),
  }
  expect((await solved(cheaper)).plan!.taken).toContain('dear')
  expect(worth!.get('city')).toBeGreaterThan(0)
})

test('limits that contradict each other are named in words', async () => {
  const question = asked([variant('a'), variant('b', { banner: '152527' })], {
    wishes: { ...WISHES, pinned: ['a'], banners: { '150125': { ceilingFen: 50_000_000n } } },
  })
  const { found, conflict, portfolio } = await solved(question)
  expect(found.outcome).toBe('infeasible')
  expect(conflict!.rows.map(row => portfolio.limits[row])).toEqual([{ kind: 'ceiling', banner: '150125' }])
  expect(conflict!.columns).toEqual([portfolio.columns[0]])
})

test('a banner is never asked to take more than its library holds', () => {
  const question = asked([variant('a'), variant('b', { projectId: 'a', costFen: 30_000_000n })], {
    wishes: { ...WISHES, fairness: 1 },
  })
  expect(absorbable(question, '150125')).toBe(100_000_000n)
  expect(fairFloor(question, '150125')).toBe(100_000_000n)
})
