/** One solve from question to plan, with progress, an end on request, and what the plan's prices say. */
import { openSolver } from '../../kernel/solver/solver.ts'
import type { Solver } from '../../kernel/solver/solver.ts'
import type { Progress, Solved } from '../../kernel/solver/solver.terms.ts'
import { planOf, portfolioOf } from './portfolio.rules.ts'
import type { Portfolio } from './portfolio.rules.ts'
import type { Limit, Plan, Question } from './portfolio.terms.ts'
import { purseWorth, reasonsOf } from './reason.rules.ts'
import type { Reason } from './reason.rules.ts'

/** A plan to begin from, and what of it was closest to being decided otherwise: there the better plan is looked for first. */
export interface Start {
  readonly taken: ReadonlySet<string>
  readonly near: ReadonlySet<string>
}

export interface Ask {
  readonly question: Question
  readonly gap: number
  readonly seconds: number
  readonly start?: Start | undefined
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
    const begun = ask.start && (await nearBy(ask, portfolio, solver, ask.start))
    const solved = begun && isEnough(begun, ask) ? begun : await whole(ask, solver, begun)
    const seconds = begun && begun !== solved ? begun.seconds + solved.seconds : solved.seconds
    return await read(ask.question, portfolio, solver, proven({ ...solved, seconds }, ask))
  } finally {
    await solver.close()
  }
}

const FOUND: readonly Solved['outcome'][] = ['optimal', 'best']

/** Near enough to what was proven already that no plan can exceed. */
const isEnough = (found: Solved, { bound, gap }: Ask): boolean =>
  bound !== undefined && found.objective * (1 + gap) >= bound

const heard = ({ signal, onProgress }: Ask) => ({
  ...(signal ? { signal } : {}),
  ...(onProgress ? { onProgress: (p: Progress) => onProgress(p) } : {}),
})

/** A small part of the whole search may take. */
const NEAR_SHARE = 0.2
/** Closer than asked, so that something is left for what the rest may add. */
const NEAR_GAP = 0.3

/**
 * The plan of before where it was clear, open where it was close: solved in a moment, often good enough, and otherwise a
 * whole plan for the search to begin from. Nothing when the new rules leave no such plan.
 */
async function nearBy(
  ask: Ask,
  portfolio: Portfolio,
  solver: Solver,
  { taken, near }: Start,
): Promise<Solved | undefined> {
  const { variants, wishes } = ask.question
  const pinned = new Set(wishes.pinned)
  const forbidden = new Set(wishes.forbidden)
  const free = (id: string): readonly [number, number] => [Number(pinned.has(id)), Number(!forbidden.has(id))]
  const moved = new Set(variants.filter(v => pinned.has(v.id)).map(v => v.projectId))
  const bounds = (held: boolean) =>
    variants.map((v, i) => {
      const value = Number(taken.has(v.id))
      const open = !held || near.has(v.id) || moved.has(v.projectId)
      const [lower, upper] = open ? free(v.id) : [value, value]
      return [portfolio.columns[i]!, lower, upper] as const
    })
  await solver.change({ columns: bounds(true) })
  const found = await solver.solve(
    {
      gap: ask.gap * NEAR_GAP,
      seconds: Math.max(1, ask.seconds * NEAR_SHARE),
      ...(ask.bound === undefined ? {} : { target: ask.bound / (1 + ask.gap) }),
    },
    heard(ask),
  )
  await solver.change({ columns: bounds(false) })
  // What is proven of the part is not proven of the whole.
  return FOUND.includes(found.outcome)
    ? { ...found, outcome: 'best', bound: ask.bound ?? Infinity }
    : undefined
}

async function whole(ask: Ask, solver: Solver, begun: Solved | undefined): Promise<Solved> {
  // Stopped already: what was found near by is the best so far.
  if (ask.signal?.aborted && begun && Number.isFinite(begun.bound)) return begun
  return solver.solve(
    {
      gap: ask.gap,
      seconds: ask.seconds,
      ...(ask.bound === undefined ? {} : { target: ask.bound / (1 + ask.gap) }),
    },
    { ...heard(ask), ...(begun ? { start: begun.columns } : {}) },
  )
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
