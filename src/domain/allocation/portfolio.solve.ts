/** One solve from question to plan, with progress, an end on request, and what the plan's prices say. */
import { openSolver } from '../../kernel/solver/solver.ts'
import type { Solver } from '../../kernel/solver/solver.ts'
import type { Progress, Solved } from '../../kernel/solver/solver.terms.ts'
import { planOf, portfolioOf } from './portfolio.rules.ts'
import type { Portfolio } from './portfolio.rules.ts'
import type { Limit, Plan, Question } from './portfolio.terms.ts'
import { purseWorth, reasonsOf } from './reason.rules.ts'
import type { Reason } from './reason.rules.ts'

export interface Ask {
  readonly question: Question
  readonly gap: number
  readonly seconds: number
  /** A plan to begin from. */
  readonly start?: ReadonlySet<string> | undefined
  /** What is proven already that no plan can exceed. */
  readonly bound?: number | undefined
  readonly signal?: AbortSignal | undefined
  onProgress?(progress: Progress): void
}

export interface Answered {
  readonly solved: Solved
  readonly plan: Plan | null
  readonly reasons: readonly Reason[]
  readonly worth: ReadonlyMap<string, number>
  readonly conflict: readonly Limit[]
}

export async function answer(ask: Ask): Promise<Answered> {
  const portfolio = portfolioOf(ask.question)
  const solver = await openSolver(portfolio.program)
  try {
    const solved = await solver.solve(
      {
        gap: ask.gap,
        seconds: ask.seconds,
        ...(ask.bound === undefined ? {} : { target: ask.bound / (1 + ask.gap) }),
      },
      {
        ...(ask.start ? { start: startOf(ask.question, portfolio, ask.start) } : {}),
        ...(ask.signal ? { signal: ask.signal } : {}),
        ...(ask.onProgress ? { onProgress: p => ask.onProgress!(p) } : {}),
      },
    )
    return await read(ask.question, portfolio, solver, proven(solved, ask))
  } finally {
    await solver.close()
  }
}

/** The better of the two proofs: near enough to what was proven before is as good as proven now. */
function proven(solved: Solved, { bound, gap: asked }: Ask): Solved {
  if (bound === undefined || (solved.outcome !== 'optimal' && solved.outcome !== 'best')) return solved
  const least = Math.min(solved.bound, bound)
  const gap = solved.objective > 0 ? Math.max(0, (least - solved.objective) / solved.objective) : solved.gap
  return { ...solved, bound: least, gap, outcome: gap <= asked ? 'optimal' : solved.outcome }
}

async function read(
  question: Question,
  portfolio: Portfolio,
  solver: Solver,
  solved: Solved,
): Promise<Answered> {
  const nothing = { solved, plan: null, reasons: [], worth: new Map<string, number>() }
  if (solved.outcome === 'infeasible') {
    const { rows, columns } = await solver.conflict()
    return {
      ...nothing,
      conflict: [...rows.map(row => portfolio.limits[row]!), ...columns.flatMap(pinOf(question, portfolio))],
    }
  }
  if (solved.outcome !== 'optimal' && solved.outcome !== 'best') return { ...nothing, conflict: [] }
  const plan = planOf(question, portfolio, solved.columns, solved.objective)
  const prices = await solver.prices()
  return {
    solved,
    plan,
    reasons: reasonsOf(question, portfolio, plan, prices),
    worth: purseWorth(portfolio, prices),
    conflict: [],
  }
}

/** A column of a contradiction is a pin or a ban; one that is merely between 0 and 1 is nobody's rule. */
const pinOf =
  ({ variants, wishes }: Question, { columns }: Portfolio) =>
  (column: number): Limit[] => {
    const variant = variants[columns.indexOf(column)]
    if (!variant) return []
    if (wishes.pinned.includes(variant.id)) return [{ kind: 'pinned', variant: variant.id }]
    return wishes.forbidden.includes(variant.id) ? [{ kind: 'forbidden', variant: variant.id }] : []
  }

/** Only what is in or out is told; the solver finds flows and bands to it. */
function startOf(question: Question, portfolio: Portfolio, taken: ReadonlySet<string>): Float64Array {
  const values = new Float64Array(portfolio.program.columns)
  question.variants.forEach((v, i) => {
    values[portfolio.columns[i]!] = taken.has(v.id) ? 1 : 0
  })
  return values
}
