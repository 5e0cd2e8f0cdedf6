/** 效率与公平曲线 as a job: the same question at rising fairness; what was solved before a stop stays. */
import type { Begun, JobKind, Work } from '../../kernel/job.ts'
import { STOPPING } from '../../kernel/job.ts'
import { within } from '../../kernel/tx.ts'
import type { Counts } from './factor.queries.ts'
import { answer } from './portfolio.solve.ts'
import type { Answered, Start } from './portfolio.solve.ts'
import { marginal } from './ruleSet.rules.ts'
import { askedOf } from './question.queries.ts'
import type { Asked } from './question.queries.ts'
import { leastRatioOf } from './result.rules.ts'
import type { Curve, CurvePoint, RuleSet } from './ruleSet.terms.ts'
import { CURVE, setScenario } from './scenario.commands.ts'
import { findScenario } from './scenario.queries.ts'
import type { ScenarioInput } from './solve.job.ts'

/** A point shows where it lies; it need not be as exact as a plan that is taken over. */
const POINT_GAP = 0.005

async function run(work: Work<ScenarioInput>, counts: Counts): Promise<unknown> {
  const { base, reader, county } = work
  const at = { county, id: work.input.scenarioId }
  const { row, asked } = await within(base, reader, async tx => {
    const found = await findScenario(tx, at)
    return { row: found, asked: await askedOf(tx, counts, found.year, found.rules as RuleSet) }
  })
  const rules = row.rules as RuleSet
  const points: CurvePoint[] = []
  const show = (state: Curve['state']): Promise<unknown> => {
    const curve: Curve = { state, jobId: work.jobId, revision: row.revision, points, of: CURVE.length }
    return within(base, reader, tx => setScenario(tx, at, { curve }))
  }
  let start: Start | undefined
  for (const fairness of CURVE) {
    if (work.signal.aborted) break
    const question = { ...asked.question, wishes: { ...asked.question.wishes, fairness } }
    const answered = await answer({
      question,
      gap: Math.max(rules.gap, POINT_GAP),
      seconds: rules.seconds,
      start,
      signal: work.signal,
    })
    if (work.signal.aborted) break
    points.push(pointOf(asked, fairness, answered))
    start = answered.plan
      ? { taken: new Set(answered.plan.taken), near: marginal(answered.reasons) }
      : undefined
    await show('running')
  }
  if (work.signal.reason === STOPPING) work.signal.throwIfAborted()
  await show(points.length < CURVE.length ? 'stopped' : 'done')
  return { points: points.length }
}

function pointOf(asked: Asked, fairness: number, { plan, solved }: Answered): CurvePoint {
  return {
    fairness,
    outcome: solved.outcome === 'unbounded' ? 'none' : solved.outcome,
    worth: plan?.worth ?? 0,
    bound: plan ? solved.bound : 0,
    households: plan?.households ?? 0,
    gainFen: (plan?.gainFen ?? 0n).toString(),
    leastRatio: plan ? leastRatioOf(asked, plan) : null,
  }
}

async function undo(begun: Begun<ScenarioInput>): Promise<void> {
  const at = { county: begun.county, id: begun.input.scenarioId }
  await within(begun.base, begun.reader, async tx => {
    const { curve } = await findScenario(tx, at, 'update')
    const known = curve as Curve | null
    if (known?.jobId === begun.jobId && known.state === 'running')
      await setScenario(tx, at, { curve: { ...known, state: 'stopped' } })
  })
}

export const curveJob = (counts: Counts): JobKind => ({
  kind: 'allocation.curve',
  run: work => run(work as Work<ScenarioInput>, counts),
  undo: begun => undo(begun as Begun<ScenarioInput>),
})
