/** Which step a finding allows, and whether it is late. Days are inclusive: on its last day it is not yet late. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import { ACTS, STATES } from './finding.terms.ts'
import type { Act, FindingState } from './finding.terms.ts'

/** What may be done in a state. Whoever puts it right asks; whoever found it answers. */
export const NEXT: Readonly<Record<FindingState, readonly Act[]>> = {
  raised: ['measures'],
  rectifying: ['measures', 'progress', 'request'],
  requested: ['verify', 'return'],
  returned: ['measures', 'progress', 'request'],
  closed: [],
}

export const stateAfter = (act: Act | null): FindingState => (act ? ACTS[act].to : 'raised')

export const isOverdue = (f: { readonly state: FindingState; readonly dueOn: string }, on: string): boolean =>
  f.state !== 'closed' && f.dueOn < on

export interface StepFacts {
  readonly state: FindingState
  readonly act: Act
  readonly onDate: string
  readonly foundOn: string
  /** The day of the last step; null before the first. */
  readonly lastOn: string | null
  readonly today: string
  /** Whether a document proves it. */
  readonly proved: boolean
}

export function mayStep(f: StepFacts): Reason[] {
  const found: Reason[] = []
  if (!NEXT[f.state].includes(f.act))
    found.push(
      reason(
        'finding.state',
        `当前状态为“${STATES[f.state].zh}”，不能${ACTS[f.act].words.zh}。`,
        `It is in the state “${STATES[f.state].en}”, which does not allow this step.`,
      ),
    )
  if (f.onDate > f.today)
    found.push(reason('finding.future', '日期不能晚于今天。', 'The day lies in the future.'))
  const since = f.lastOn ?? f.foundOn
  if (f.onDate < since)
    found.push(
      reason(
        'finding.before',
        f.lastOn ? '日期不能早于上一步。' : '日期不能早于发现日期。',
        'The day comes before the step before it.',
      ),
    )
  if (f.act === 'request' && !f.proved)
    found.push(
      reason(
        'finding.noProof',
        '申请销号须附整改佐证（登记文件或附件）。',
        'A request to close needs its proof: a document of the register or a file.',
      ),
    )
  return found
}

export function mayRaise(f: {
  readonly foundOn: string
  readonly dueOn: string
  readonly today: string
}): Reason[] {
  if (f.foundOn > f.today)
    return [reason('finding.future', '发现日期不能晚于今天。', 'It is found on a day in the future.')]
  if (f.dueOn < f.foundOn)
    return [reason('finding.due', '整改时限不能早于发现日期。', 'It is due before it was found.')]
  return []
}
