/** From what a person set to what is asked of the solver, and when an earlier plan may help. Pure. */
import { baselineOf } from './baseline.rules.ts'
import type { Factor, Share } from './baseline.rules.ts'
import type { Purse, Question, Variant, Wishes } from './portfolio.terms.ts'
import type { Loosen, RuleSet } from './ruleSet.terms.ts'

const fenOf = (text: string | undefined): bigint | undefined =>
  text === undefined ? undefined : BigInt(text)

export function wishesOf(rules: RuleSet, variants: readonly Variant[]): Wishes {
  const known = new Set(variants.map(v => v.id))
  return {
    householdWeight: rules.householdWeight,
    gainWeight: rules.gainWeight,
    bands: rules.bands.map(b => ({ upTo: b.upTo ?? Number.POSITIVE_INFINITY, weight: b.weight })),
    banners: Object.fromEntries(
      Object.entries(rules.banners).map(([banner, b]) => [
        banner,
        { floorFen: fenOf(b.floorFen), ceilingFen: fenOf(b.ceilingFen) },
      ]),
    ),
    minOnPoor: rules.minOnPoor,
    minIndustry: rules.minIndustry,
    fairness: rules.fairness,
    tails: Object.fromEntries(Object.entries(rules.tails).map(([year, fen]) => [Number(year), BigInt(fen)])),
    // What left the library meanwhile can be neither pinned nor forbidden any more.
    pinned: rules.pinned.filter(id => known.has(id)),
    forbidden: rules.forbidden.filter(id => known.has(id)),
  }
}

export interface Baselines {
  readonly shares: readonly Share[]
  readonly missing: readonly { readonly factor: string; readonly banner: string }[]
}

/**
 * Each purse is divided by the same factors among the banners it may go to, so that a district's money counts only where
 * it can go. Without any weight there is no baseline; an unknown factor blocks it and is named.
 */
export function baselinesOf(
  purses: readonly Purse[],
  banners: readonly string[],
  factors: readonly Factor[],
): Baselines {
  if (!factors.some(f => f.weight > 0)) return { shares: [], missing: [] }
  const sums = new Map<string, { fen: bigint; parts: Map<string, bigint> }>(
    banners.map(b => [b, { fen: 0n, parts: new Map() }]),
  )
  for (const purse of purses) {
    const to = purse.banners ?? banners
    if (!to.length) continue
    const divided = baselineOf(purse.amountFen, to, factors)
    if (divided.missing.length) return { shares: [], missing: baselineOf(0n, banners, factors).missing }
    for (const share of divided.shares) {
      const sum = sums.get(share.banner)!
      sum.fen += share.fen
      for (const { key, fen } of share.parts) sum.parts.set(key, (sum.parts.get(key) ?? 0n) + fen)
    }
  }
  return {
    missing: [],
    shares: [...sums].map(([banner, { fen, parts }]) => ({
      banner,
      fen,
      parts: [...parts].map(([key, part]) => ({ key, fen: part })),
    })),
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const holds = (all: readonly string[], some: readonly string[]): boolean => some.every(id => all.includes(id))

/**
 * Whether a plan under `now` is a plan under `before` as well: then what was proven that no plan could exceed holds still,
 * and a plan close enough to it needs no further proof. Only pins and forbidden ones may have been added.
 */
export function isTighter(before: RuleSet, now: RuleSet): boolean {
  const { pinned: p, forbidden: f, gap: _g, seconds: _s, ...rest } = before
  const { pinned: p2, forbidden: f2, gap: _g2, seconds: _s2, ...rest2 } = now
  return same(rest, rest2) && holds(p2, p) && holds(f2, f)
}

/**
 * An earlier plan bent to new pins: forbidden ones out, pinned ones in, each in place of its project's other variant, and
 * what must come first or can no longer be paid gives way, the least good for its money first. A beginning for the solver,
 * which checks it.
 */
export function bentTo(question: Question, taken: ReadonlySet<string>): Set<string> {
  const { variants, wishes, purses } = question
  const byId = new Map(variants.map(v => [v.id, v]))
  const pinned = new Set(wishes.pinned)
  const now = new Set([...taken].filter(id => byId.has(id) && !wishes.forbidden.includes(id)))
  for (const id of pinned) {
    for (const other of now) if (byId.get(other)!.projectId === byId.get(id)!.projectId) now.delete(other)
    now.add(id)
  }
  const good = (v: Variant): number => v.households / Number(v.costFen)
  const loose = [...now]
    .map(id => byId.get(id)!)
    .filter(v => !pinned.has(v.id))
    .sort((a, b) => good(a) - good(b))
  const total = purses.reduce((sum, p) => sum + p.amountFen, 0n)
  let cost = [...now].reduce((sum, id) => sum + byId.get(id)!.costFen, 0n)
  for (const v of loose) {
    if (cost <= total) break
    now.delete(v.id)
    cost -= v.costFen
  }
  return inOrder(question, now)
}

/** Takes out what lacks the project that must come first, until nothing does. */
function inOrder({ variants }: Question, now: Set<string>): Set<string> {
  for (;;) {
    const projects = new Set(variants.filter(v => now.has(v.id)).map(v => v.projectId))
    const lacking = variants.filter(v => now.has(v.id) && v.requires.some(p => !projects.has(p)))
    if (!lacking.length) return now
    for (const v of lacking) now.delete(v.id)
  }
}

/** The rules without one of their limits. */
export function loosened(rules: RuleSet, what: Loosen): RuleSet {
  switch (what.kind) {
    case 'floor':
    case 'ceiling': {
      const { floorFen, ceilingFen } = rules.banners[what.banner] ?? {}
      const { [what.banner]: _, ...others } = rules.banners
      const left = what.kind === 'floor' ? { ceilingFen } : { floorFen }
      const isLeft = Object.values(left).some(v => v !== undefined)
      return { ...rules, banners: isLeft ? { ...others, [what.banner]: left } : others }
    }
    case 'fairness':
      return { ...rules, fairness: 0 }
    case 'minOnPoor':
    case 'minIndustry':
      return { ...rules, [what.kind]: null }
    case 'tail': {
      const { [what.year]: _, ...tails } = rules.tails
      return { ...rules, tails }
    }
    case 'pinned':
    case 'forbidden':
      return { ...rules, [what.kind]: rules[what.kind].filter(id => id !== what.variant) }
  }
}

/** How many variants are looked at anew first: more than what a pin moves, few enough to be solved in a moment. */
const NEAR = 300

/** Those whose worth lies closest to the price of what they use: the first to change places. */
export function marginal(
  list: readonly { readonly variant: string; readonly worth: number; readonly price: number }[],
  most = NEAR,
): Set<string> {
  const distance = (one: { worth: number; price: number }): number =>
    Math.abs(one.worth - one.price) / Math.max(1e-6, one.price)
  return new Set(
    list
      .toSorted((a, b) => distance(a) - distance(b))
      .slice(0, most)
      .map(one => one.variant),
  )
}
