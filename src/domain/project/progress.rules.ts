/** What may be reported about works, when a photo proves it, and when a report may be taken back. Pure. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { PhotoInput, ProgressInput } from './project.schema.ts'
import type { ProgressKind } from './project.terms.ts'
import type { Passed, Progress } from './state.queries.ts'

/** The whole when complete, nothing yet at the start; in between as reported. */
export const percentOf = (input: Pick<ProgressInput, 'kind' | 'percent'>): number =>
  input.kind === 'completed' || input.kind === 'retention_released' ? 100 : (input.percent ?? 0)

type Facts = readonly [input: ProgressInput, now: Progress, passed: Passed, today: string]

const STARTS = (...[input, now, passed]: Facts): Reason[] => [
  ...(now.startedOn ? [reason('progress.twice', '开工日期已登记。', 'The start is recorded already.')] : []),
  ...(passed.investment
    ? []
    : [
        reason(
          'progress.investment',
          '通过“投资”环节后方可开工。',
          'It starts once the gate “Investment” is passed.',
        ),
      ]),
  ...(passed.investment && input.onDate < passed.investment
    ? [
        reason(
          'progress.early',
          '开工日期不能早于通过“投资”环节之日（{on}）。',
          'It cannot have started before the gate “Investment” was passed ({on}).',
          { on: passed.investment },
        ),
      ]
    : []),
]

const ADVANCES = (...[input, now]: Facts): Reason[] =>
  percentOf(input) < (now.percent ?? 0)
    ? [
        reason(
          'progress.back',
          '进度不能低于已登记的 {percent}%。',
          'Progress cannot fall below {percent} %.',
          { percent: now.percent ?? 0 },
        ),
      ]
    : []

const COMPLETES = (...[, now]: Facts): Reason[] =>
  now.completedOn ? [reason('progress.twice', '完工已登记。', 'Completion is recorded already.')] : []

const RELEASES = (...[input, , passed]: Facts): Reason[] => [
  ...(passed.acceptance
    ? []
    : [
        reason(
          'progress.acceptance',
          '验收通过后方可登记质保期满。',
          'The retention is released after acceptance.',
        ),
      ]),
  ...(input.documentId
    ? []
    : [
        reason(
          'progress.document',
          '质保期满须附验收意见。',
          'The release of the retention needs its paper.',
        ),
      ]),
]

const OF: Record<ProgressKind, (...facts: Facts) => Reason[]> = {
  started: STARTS,
  progress: ADVANCES,
  completed: COMPLETES,
  retention_released: RELEASES,
}

export function mayProgress(...facts: Facts): Reason[] {
  const [input, now, , on] = facts
  const found: Reason[] = []
  if (input.onDate > on)
    found.push(reason('progress.future', '日期不能晚于今天。', 'The date lies in the future.'))
  if (input.kind !== 'started' && !now.startedOn)
    found.push(reason('progress.notStarted', '请先登记开工日期。', 'Record the start first.'))
  if (now.lastOn && input.onDate < now.lastOn)
    found.push(
      reason(
        'progress.before',
        '日期不能早于上一次登记（{last}）。',
        'The date comes before the last report ({last}).',
        { last: now.lastOn },
      ),
    )
  return [...found, ...OF[input.kind](...facts)]
}

export const mayPhoto = (photo: PhotoInput, on: string): Reason[] =>
  photo.takenOn > on
    ? [reason('photo.future', '拍摄日期不能晚于今天。', 'The photo would be of a day to come.')]
    : []

export interface UnsaidFacts {
  readonly kind: ProgressKind
  readonly onDate: string
  /** No report comes after it. */
  readonly last: boolean
  readonly passed: Passed
  /** More is paid than would be allowed without it. */
  readonly paidOnIt: boolean
}

export function mayUnsay(f: UnsaidFacts): Reason[] {
  if (!f.last)
    return [reason('progress.notLast', '只能撤回最后一次登记。', 'Only the last report can be taken back.')]
  const gate = f.kind === 'completed' ? f.passed.acceptance : f.passed.construction
  if (f.kind !== 'retention_released' && gate && f.onDate <= gate)
    return [
      reason(
        'progress.passed',
        '环节已据此通过，请先撤回环节。',
        'A gate was passed on it; take the passage back first.',
      ),
    ]
  return f.paidOnIt
    ? [
        reason(
          'gate.paid',
          '撤回后已拨付将超过上限，请先冲销。',
          'More is paid than would then be allowed; reverse first.',
        ),
      ]
    : []
}
