import { expect, test } from 'vitest'
import { seeded } from '../../../demo/random.ts'
import { answer } from './portfolio.solve.ts'
import type { Question, Variant } from './portfolio.terms.ts'
import { bentTo, marginal } from './ruleSet.rules.ts'

const WAN = 1_000_000n
const BANNERS = ['150125', '150424', '152527']

/** Large enough that the search goes through its parts, small enough for a test. */
function question(seed: number, variants = 60): Question {
  const random = seeded(seed)
  return {
    variants: Array.from({ length: variants }, (_, i): Variant => {
      const cost = random.int(20, 200)
      return {
        id: `v${i}`,
        projectId: `p${Math.floor(i / 1.2)}`,
        banner: random.pick(BANNERS),
        title: `v${i}`,
        costFen: BigInt(cost) * WAN,
        tails: [],
        sources: random.chance(0.5) ? ['municipal', 'district'] : ['municipal'],
        households: Math.round(cost * (0.2 + random.next())),
        gainFen: BigInt(random.int(0, 60)) * WAN,
        onPoor: random.chance(0.8),
        industry: random.chance(0.7),
        requires: [],
      }
    }),
    purses: [
      { id: 'city', source: 'municipal', giverCode: '110000', amountFen: 2500n * WAN, banners: null },
      { id: 'own', source: 'district', giverCode: '110109', amountFen: 500n * WAN, banners: ['150125'] },
    ],
    wishes: {
      householdWeight: 1,
      gainWeight: 0.5,
      bands: [
        { upTo: 0.5, weight: 1 },
        { upTo: Number.POSITIVE_INFINITY, weight: 0.4 },
      ],
      banners: {},
      minOnPoor: 0.8,
      minIndustry: null,
      tails: {},
      pinned: [],
      forbidden: [],
      fairness: 0.5,
    },
    need: { '150125': 900, '150424': 700, '152527': 800 },
    baseline: Object.fromEntries(BANNERS.map(b => [b, 1000n * WAN])),
  }
}

const GAP = 0.001

test('solved again from the earlier plan with a pin: as good as anew, within the distance asked for', async () => {
  for (const seed of [1, 2]) {
    const asked = question(seed)
    const first = await answer({ question: asked, gap: GAP, seconds: 30 })
    expect(first.solved.outcome).toBe('optimal')
    const out = asked.variants.find(v => !first.plan!.taken.includes(v.id))!
    const pinned = { ...asked, wishes: { ...asked.wishes, pinned: [out.id] } }
    const anew = await answer({ question: pinned, gap: 1e-5, seconds: 30 })
    const again = await answer({
      question: pinned,
      gap: GAP,
      seconds: 30,
      start: { taken: bentTo(pinned, new Set(first.plan!.taken)), near: marginal(first.reasons, 20) },
      bound: first.solved.bound,
    })
    expect(again.plan!.taken).toContain(out.id)
    expect(again.solved.gap).toBeLessThanOrEqual(GAP + 1e-9)
    // The proof holds: what is best of all lies between what was found and the bound.
    expect(again.solved.bound).toBeGreaterThanOrEqual(anew.solved.objective - 1e-6)
    expect(again.solved.objective).toBeLessThanOrEqual(anew.solved.bound + 1e-6)
    expect(again.solved.objective * (1 + GAP)).toBeGreaterThanOrEqual(anew.solved.objective - 1e-6)
  }
})

test('asked to stop, it answers with the best so far and how far that may be from the best possible', async () => {
  const stop = new AbortController()
  const seen: (number | null)[] = []
  const found = await answer({
    question: question(4, 900),
    gap: 0,
    seconds: 60,
    signal: stop.signal,
    onProgress(p) {
      seen.push(p.best)
      if (p.best !== null) stop.abort()
    },
  })
  expect(seen.length).toBeGreaterThan(0)
  expect(found.plan!.taken.length).toBeGreaterThan(0)
  expect(found.solved.outcome).toBe('best')
  expect(found.solved.bound).toBeGreaterThanOrEqual(found.solved.objective)
  expect(found.reasons).toHaveLength(900)
})
