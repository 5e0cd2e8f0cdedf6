/** A plan as it is kept and shown: purses, banners against their baseline, and a line for each variant. Pure. */
import { becauseOf } from './because.rules.ts'
import type { Naming } from './because.rules.ts'
import { departureReasons } from './departure.rules.ts'
import { settleDraws } from './draw.rules.ts'
import { absorbable, pursesFor } from './portfolio.rules.ts'
import type { Limit, Plan, Purse, Question, Variant } from './portfolio.terms.ts'
import type { Reason } from './reason.rules.ts'
import type { Baselines } from './ruleSet.rules.ts'
import type { BannerResult, BaselinePart, Because, Missing, PurseResult, Result } from './ruleSet.terms.ts'
import type { FactorKey } from './scenario.terms.ts'
import { conflictOf } from './because.rules.ts'

export interface Given {
  readonly question: Question
  readonly purses: readonly (Purse & { readonly expected: boolean })[]
  readonly baselines: Baselines
  readonly factors: ReadonlyMap<FactorKey, Readonly<Record<string, number | null>>>
  readonly banners: readonly string[]
  readonly names: ReadonlyMap<string, string>
  /** Variants of which nobody said what they bring. */
  readonly unknownGain: number
}

const EMPTY: Plan = { taken: [], draws: [], households: 0, gainFen: 0n, costFen: 0n, worth: 0 }
const sum = (list: readonly bigint[]): bigint => list.reduce((a, b) => a + b, 0n)

export const namingOf = (given: Pick<Given, 'question' | 'purses' | 'names'>): Naming => ({
  names: given.names,
  purses: given.purses,
  variants: given.question.variants,
})

export function resultOf(
  given: Given,
  plan: Plan | null,
  worth: ReadonlyMap<string, number>,
  conflict: readonly Limit[],
): Result {
  const made = plan ?? EMPTY
  const taken = new Set(made.taken)
  const cost = (which: (v: Variant) => boolean): bigint =>
    sum(given.question.variants.filter(v => taken.has(v.id) && which(v)).map(v => v.costFen))
  const banners = given.banners.map(code => bannerOf(given, made, taken, code))
  return {
    purses: given.purses.map(p => purseOf(given, made, p, worth)),
    banners,
    baseline: partsOf(given),
    missing: missingOf(given),
    conflict: conflictOf(conflict, namingOf(given), given.question),
    variants: given.question.variants.length,
    projects: new Set(given.question.variants.map(v => v.projectId)).size,
    unknownGain: given.unknownGain,
    onPoorFen: cost(v => v.onPoor).toString(),
    industryFen: cost(v => v.industry).toString(),
    leastRatio: plan ? leastRatioOf(given, plan) : null,
  }
}

function purseOf(
  { names }: Given,
  plan: Plan,
  p: Given['purses'][number],
  worth: ReadonlyMap<string, number>,
): PurseResult {
  return {
    id: p.id,
    source: p.source,
    giverCode: p.giverCode,
    giverName: names.get(p.giverCode) ?? p.giverCode,
    amountFen: p.amountFen.toString(),
    usedFen: sum(plan.draws.filter(d => d.purse === p.id).map(d => d.fen)).toString(),
    worth: worth.get(p.id) ?? null,
    expected: p.expected,
    banners: p.banners?.length ?? null,
  }
}

function bannerOf(given: Given, plan: Plan, taken: ReadonlySet<string>, code: string): BannerResult {
  const { question, names } = given
  const own = question.variants.filter(v => v.banner === code)
  const chosen = own.filter(v => taken.has(v.id))
  const projects = new Set(own.map(v => v.projectId)).size
  return {
    code,
    name: names.get(code) ?? code,
    baselineFen: question.baseline[code]?.toString() ?? null,
    planFen: sum(chosen.map(v => v.costFen)).toString(),
    households: chosen.reduce((n, v) => n + v.households, 0),
    gainFen: sum(chosen.map(v => v.gainFen)).toString(),
    projectsIn: chosen.length,
    projectsOut: projects - chosen.length,
    absorbableFen: absorbable(question, code).toString(),
    need: question.need[code] ?? 0,
    draws: plan.draws
      .filter(d => d.banner === code)
      .map(({ purse, fen }) => ({ purse, fen: fen.toString() })),
    reasons: departureReasons(question, plan, code),
  }
}

const partsOf = ({ baselines, factors }: Given): BaselinePart[] =>
  baselines.shares.map(s => ({
    banner: s.banner,
    parts: s.parts.map(({ key, fen }) => ({
      factor: key as FactorKey,
      value: factors.get(key as FactorKey)?.[s.banner] ?? 0,
      fen: fen.toString(),
    })),
  }))

const missingOf = ({ baselines, names }: Given): Missing[] =>
  baselines.missing.map(m => ({
    factor: m.factor as FactorKey,
    banner: m.banner,
    name: names.get(m.banner) ?? m.banner,
  }))

/** The worst placed banner's plan in terms of its baseline; null without one. */
export function leastRatioOf({ question }: Pick<Given, 'question'>, plan: Plan): number | null {
  const taken = new Set(plan.taken)
  const ratios = Object.entries(question.baseline)
    .filter(([, fen]) => fen > 0n)
    .map(([banner, fen]) => {
      const own = sum(
        question.variants.filter(v => v.banner === banner && taken.has(v.id)).map(v => v.costFen),
      )
      return Number(own) / Number(fen)
    })
  return ratios.length ? Math.min(...ratios) : null
}

export interface Line {
  readonly variant: Variant
  readonly isIn: boolean
  readonly why: Reason['why']
  readonly because: Because
  /** What each purse pays of it. */
  readonly paidBy: Readonly<Record<string, string>>
}

export function linesOf(given: Given, plan: Plan, reasons: readonly Reason[]): Line[] {
  const naming = namingOf(given)
  const paid = paidBy(given.question, plan)
  return given.question.variants.map((variant, i) => {
    const reason = reasons[i]!
    return {
      variant,
      isIn: reason.isIn,
      why: reason.why,
      because: becauseOf(reason, variant, naming),
      paidBy: paid.get(variant.id) ?? {},
    }
  })
}

/** Who pays for which variant: what a banner draws of each purse, shared out to its variants, to the fen. */
function paidBy({ variants, purses }: Question, plan: Plan): Map<string, Record<string, string>> {
  const taken = new Set(plan.taken)
  const shares = new Map<string, Record<string, string>>()
  for (const banner of new Set(plan.draws.map(d => d.banner))) {
    const own = variants.filter(v => v.banner === banner && taken.has(v.id))
    const drawn = new Map(plan.draws.filter(d => d.banner === banner).map(d => [d.purse, d.fen]))
    const classes = own.map(v => ({ banner: v.id, purses: pursesFor(v, purses).map(p => p.id) }))
    const draws = settleDraws(
      classes,
      own.map(v => v.costFen),
      own.map(() => new Map()),
      drawn,
    )
    for (const d of draws) shares.set(d.banner, { ...shares.get(d.banner), [d.purse]: d.fen.toString() })
  }
  return shares
}
