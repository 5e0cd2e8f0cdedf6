/** 测算 as a job: progress live, an end on request with the best plan so far, a solution that lasts. */
import { commandIn } from '../../kernel/audit.ts'
import { newId } from '../../kernel/clock.ts'
import { STOPPING } from '../../kernel/job.ts'
import type { Begun, Failure, JobKind, Work } from '../../kernel/job.ts'
import type { Progress } from '../../kernel/solver/solver.terms.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Counts } from './factor.queries.ts'
import { answer } from './portfolio.solve.ts'
import type { Answered, Start } from './portfolio.solve.ts'
import { askedOf } from './question.queries.ts'
import type { Asked } from './question.queries.ts'
import { linesOf, resultOf } from './result.rules.ts'
import type { Given, Line } from './result.rules.ts'
import { bentTo, isTighter, marginal } from './ruleSet.rules.ts'
import type { Result, RuleSet, SolveProgress } from './ruleSet.terms.ts'
import { setScenario } from './scenario.commands.ts'
import { findScenario, findSolution, weighedOf } from './scenario.queries.ts'
import type { At, ScenarioRow } from './scenario.queries.ts'
import { solution, solutionLine } from './scenario.table.ts'
import type { SolveOutcome } from './scenario.terms.ts'

export interface ScenarioInput {
  readonly scenarioId: string
}

const TELL_MS = 500

export const givenOf = (asked: Asked): Given => ({
  ...asked,
  unknownGain: asked.question.variants.filter(v => !v.gainKnown).length,
})

interface Earlier {
  readonly start?: Start
  readonly bound?: number
}

/** The earlier plan, bent to the rules of now, and what is proven already where they only became tighter. */
async function earlier(tx: Tx, row: ScenarioRow, asked: Asked): Promise<Earlier> {
  if (!row.solutionId) return {}
  const before = await findSolution(tx, row.county, row.solutionId)
  if (before.outcome === 'infeasible' || before.outcome === 'none') return {}
  const lines = await weighedOf(tx, row.county, row.solutionId)
  const taken = new Set(lines.filter(l => l.isIn).map(l => l.variant))
  const start = { taken: bentTo(asked.question, taken), near: marginal(lines) }
  // The proof holds for the same data only: pins are part of the hash, so that everything else is compared without them.
  const sameData = (before.result as Result).dataHash === asked.dataHash
  const holds = sameData && isTighter(before.rules as RuleSet, row.rules as RuleSet)
  return { start, ...(holds && before.bound !== null ? { bound: before.bound } : {}) }
}

async function run(work: Work<ScenarioInput>, counts: Counts): Promise<unknown> {
  const { base, reader, county } = work
  const at = { county, id: work.input.scenarioId }
  const begun = await within(base, reader, async tx => {
    const row = await findScenario(tx, at)
    if (row.state !== 'solving' || row.jobId !== work.jobId) return null
    const asked = await askedOf(tx, counts, row.year, row.rules as RuleSet)
    return { row, asked, ...(await earlier(tx, row, asked)) }
  })
  if (!begun) return null
  const { row, asked, start, bound } = begun
  const rules = row.rules as RuleSet
  const teller = telling(work, at)
  const answered = await answer({
    question: asked.question,
    gap: rules.gap,
    seconds: rules.seconds,
    start,
    bound,
    signal: work.signal,
    onProgress: teller.tell,
  })
  await teller.last()
  // The server goes away: it is solved again by the next one. A person's stop keeps the best plan so far.
  if (work.signal.reason === STOPPING) work.signal.throwIfAborted()
  const id = await within(base, reader, tx => keep(tx, row, asked, answered))
  return { solutionId: id }
}

/** Progress goes to the scenario's row, one write at a time and not more often than people can read. */
function telling(work: Work<ScenarioInput>, at: At) {
  let told = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    tell: (p: Progress): void => {
      if (Date.now() - told < TELL_MS) return
      told = Date.now()
      const progress: SolveProgress = { seconds: p.seconds, best: p.best, bound: p.bound, gap: p.gap }
      writing = writing
        .then(() => within(work.base, work.reader, tx => setScenario(tx, at, { progress })))
        // A word of progress that is lost is no loss.
        .catch(() => undefined)
    },
    last: () => writing,
  }
}

const outcomeOf = (answered: Answered): SolveOutcome => {
  const { outcome } = answered.solved
  return outcome === 'unbounded' ? 'none' : outcome
}

/** Writes the solution with its lines, and lets the scenario speak of it. */
export async function keep(tx: Tx, row: ScenarioRow, asked: Asked, answered: Answered): Promise<string> {
  const given = givenOf(asked)
  const { plan, solved } = answered
  const id = newId()
  const at = { county: row.county, id: row.id }
  const outcome = outcomeOf(answered)
  const order = { command: 'keepSolution', county: row.county, areaCode: row.county }
  await commandIn(tx, order, async () => {
    await tx.db.insert(solution).values({
      county: row.county,
      id,
      areaCode: row.county,
      scenarioId: row.id,
      revision: row.revision,
      rules: row.rules,
      outcome,
      knownAt: asked.knownAt,
      inputHash: asked.hash,
      objective: plan ? solved.objective : null,
      bound: plan ? solved.bound : null,
      gap: plan ? solved.gap : null,
      seconds: solved.seconds,
      households: plan?.households ?? 0,
      gainFen: plan?.gainFen ?? 0n,
      costFen: plan?.costFen ?? 0n,
      result: { ...resultOf(given, plan, answered.worth, answered.conflict), dataHash: asked.dataHash },
      solvedBy: tx.reader.userName,
      recordedAt: tx.at,
    })
    if (plan) await insertLines(tx, row.county, id, linesOf(given, plan, answered.reasons))
    await setScenario(tx, at, {
      state: outcome === 'infeasible' ? 'infeasible' : 'solved',
      solutionId: id,
      progress: null,
    })
    return {
      result: id,
      subject: { type: 'scenario', id: row.id },
      after: { solutionId: id, outcome, inputHash: asked.hash, objective: solved.objective },
    }
  })
  return id
}

const LINES_AT_ONCE = 500

async function insertLines(
  tx: Tx,
  county: string,
  solutionId: string,
  lines: readonly Line[],
): Promise<void> {
  const rows = lines.map(({ variant: v, ...line }) => ({
    county,
    id: newId(),
    areaCode: county,
    solutionId,
    banner: v.banner,
    projectId: v.projectId,
    variantId: v.id,
    title: v.title,
    costFen: v.costFen,
    households: v.households,
    gainFen: v.gainFen,
    onPoor: v.onPoor,
    industry: v.industry,
    ...line,
    recordedAt: tx.at,
  }))
  for (let i = 0; i < rows.length; i += LINES_AT_ONCE)
    await tx.db.insert(solutionLine).values(rows.slice(i, i + LINES_AT_ONCE))
}

/** A solve that came to nothing leaves the scenario as it was before. */
async function undo(begun: Begun<ScenarioInput>, failure: Failure | null): Promise<void> {
  const at = { county: begun.county, id: begun.input.scenarioId }
  await within(begun.base, begun.reader, async tx => {
    const row = await findScenario(tx, at, 'update')
    if (row.state !== 'solving' || row.jobId !== begun.jobId) return
    await setScenario(tx, at, {
      state: failure ? 'failed' : row.solutionId ? 'solved' : 'draft',
      failure,
      progress: null,
    })
  })
}

export const solveJob = (counts: Counts): JobKind => ({
  kind: 'allocation.solve',
  run: work => run(work as Work<ScenarioInput>, counts),
  undo: (begun, failure) => undo(begun as Begun<ScenarioInput>, failure),
})
