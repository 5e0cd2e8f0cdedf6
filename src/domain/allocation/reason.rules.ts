/**
 * Why a project is in the plan or not, from the prices of the relaxed programme: what it is worth where it stands, what
 * the limits it uses are worth to others, which limit weighs most, and what it would take. Pure.
 */
import type { Prices } from '../../kernel/solver/solver.terms.ts'
import { pursesFor } from './portfolio.rules.ts'
import type { Portfolio } from './portfolio.rules.ts'
import type { Limit, Plan, Question, Variant } from './portfolio.terms.ts'

export type Why =
  /** in: worth more than the money and limits it uses */
  | 'worth'
  | 'pinned'
  | 'forbidden'
  /** another variant of the project is in */
  | 'otherVariant'
  /** a project that must come first is out */
  | 'requires'
  /** others do more good with the same money and limits */
  | 'price'
  /** worth its price, but what is left of its sources does not pay for it whole */
  | 'room'
  /** no purse may pay for it */
  | 'noSource'

export interface Part {
  readonly limit: Limit
  /** In weighted benefit; negative where the limit speaks for the project. */
  readonly price: number
}

export interface Reason {
  readonly variant: string
  readonly isIn: boolean
  readonly why: Why
  /** Its benefit at the margin of its banner's diminishing returns. */
  readonly worth: number
  readonly price: number
  /** Dearest limit first. */
  readonly parts: readonly Part[]
  /** For `price`: it would come in at this cost, or with this many times its benefit; for `room`: at what is left. Null where no cost would do. */
  readonly takes: { readonly costFen: bigint | null; readonly benefitTimes: number | null } | null
}

const EPSILON = 1e-6

export function reasonsOf(
  question: Question,
  portfolio: Portfolio,
  plan: Plan,
  prices: Prices,
): readonly Reason[] {
  const { program, limits } = portfolio
  const taken = new Set(plan.taken)
  const projects = new Set(question.variants.filter(v => taken.has(v.id)).map(v => v.projectId))
  const left = leftOf(question, plan)

  return question.variants.map((v, i) => {
    const column = portfolio.columns[i]!
    let worth = 0
    const parts: Part[] = []
    for (let k = program.starts[column]!; k < program.starts[column + 1]!; k++) {
      const row = program.indices[k]!
      const price = prices.rows[row]! * program.values[k]!
      const limit = limits[row]!
      if (limit.kind === 'worth') worth -= price
      else if (Math.abs(price) > EPSILON) parts.push({ limit: atPurse(limit, portfolio, prices), price })
    }
    parts.sort((a, b) => b.price - a.price)
    const price = parts.reduce((sum, part) => sum + part.price, 0)
    const why = whyOf({ question, v, isIn: taken.has(v.id), projects, worth, price, left })
    return {
      variant: v.id,
      isIn: taken.has(v.id),
      why,
      worth,
      price,
      parts,
      takes:
        why === 'price' ? takes(v, worth, price, parts) : why === 'room' ? fits(question, v, left) : null,
    }
  })
}

/** Money has the price of the cheapest purse that is open to it. */
function atPurse(limit: Limit, { limits }: Portfolio, prices: Prices): Limit {
  if (limit.kind !== 'paid') return limit
  let best: { purse: string; price: number } | undefined
  limits.forEach((other, row) => {
    if (other.kind !== 'purse' || !limit.purses.includes(other.purse)) return
    const price = prices.rows[row]!
    if (!best || price < best.price) best = { purse: other.purse, price }
  })
  return best ? { kind: 'purse', purse: best.purse } : limit
}

function leftOf({ purses }: Question, plan: Plan): ReadonlyMap<string, bigint> {
  const left = new Map(purses.map(p => [p.id, p.amountFen]))
  for (const draw of plan.draws) left.set(draw.purse, left.get(draw.purse)! - draw.fen)
  return left
}

function whyOf(at: {
  question: Question
  v: Variant
  isIn: boolean
  projects: ReadonlySet<string>
  worth: number
  price: number
  left: ReadonlyMap<string, bigint>
}): Why {
  const { question, v, isIn, projects, worth, price, left } = at
  const { wishes, purses } = question
  if (wishes.pinned.includes(v.id) && isIn) return 'pinned'
  if (isIn) return 'worth'
  if (wishes.forbidden.includes(v.id)) return 'forbidden'
  const paying = pursesFor(v, purses)
  if (paying.length === 0) return 'noSource'
  if (projects.has(v.projectId)) return 'otherVariant'
  if (v.requires.some(project => !projects.has(project))) return 'requires'
  return worth + EPSILON >= price && roomFor(question, v, left) < v.costFen ? 'room' : 'price'
}

/** What is left in all purses that may pay for it. */
const roomFor = ({ purses }: Question, v: Variant, left: ReadonlyMap<string, bigint>): bigint =>
  pursesFor(v, purses).reduce((sum, p) => sum + left.get(p.id)!, 0n)

function fits(question: Question, v: Variant, left: ReadonlyMap<string, bigint>): Reason['takes'] {
  const room = roomFor(question, v, left)
  return { costFen: room > 0n ? room : null, benefitTimes: null }
}

/** Every limit but the choice between variants and the order of projects is used in proportion to the cost. */
function takes(v: Variant, worth: number, price: number, parts: readonly Part[]): Reason['takes'] {
  const fixed = parts
    .filter(({ limit }) => limit.kind === 'variants' || limit.kind === 'requires')
    .reduce((sum, part) => sum + part.price, 0)
  const byCost = price - fixed
  const share = byCost > EPSILON ? (worth - fixed) / byCost : 0
  return {
    costFen: share > 0 && share < 1 ? BigInt(Math.floor(Number(v.costFen) * share)) : null,
    benefitTimes: worth > EPSILON ? Math.max(1, price / worth) : null,
  }
}

/** How much one more 万元 of each purse would do, in weighted benefit. */
export const purseWorth = ({ limits }: Portfolio, prices: Prices): ReadonlyMap<string, number> =>
  new Map(limits.flatMap((limit, row) => (limit.kind === 'purse' ? [[limit.purse, prices.rows[row]!]] : [])))
