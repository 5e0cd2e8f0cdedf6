/** 开工、进度、完工、质保期满 and performance targets. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Reason } from '../../kernel/reason.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import { citedBy, onProject } from './opened.commands.ts'
import type { At } from './opened.commands.ts'
import type { ProgressInput, TargetInput } from './project.schema.ts'
import { performanceTarget, projectProgress } from './project.table.ts'
import { passedOf, progressOf } from './state.queries.ts'
import type { Passed, Progress } from './state.queries.ts'

const FIGURES = ['project.started']

/** The whole when complete, nothing yet at the start; in between as reported. */
const percentOf = (input: ProgressInput): number =>
  input.kind === 'completed' || input.kind === 'retention_released' ? 100 : (input.percent ?? 0)

export function mayProgress(input: ProgressInput, now: Progress, passed: Passed, on: string): Reason[] {
  const found: Reason[] = []
  if (input.onDate > on)
    found.push(reason('progress.future', '日期不能晚于今天。', 'The date lies in the future.'))
  if (input.kind === 'started' && now.startedOn)
    found.push(reason('progress.twice', '开工日期已登记。', 'The start is recorded already.'))
  if (input.kind === 'started' && !passed.investment)
    found.push(
      reason(
        'progress.investment',
        '通过“投资”环节后方可开工。',
        'It starts once the gate “Investment” is passed.',
      ),
    )
  if (input.kind !== 'started' && !now.startedOn)
    found.push(reason('progress.notStarted', '请先登记开工日期。', 'Record the start first.'))
  if (input.kind === 'progress' && percentOf(input) < (now.percent ?? 0))
    found.push(
      reason(
        'progress.back',
        '进度不能低于已登记的 {percent}%。',
        'Progress cannot fall below {percent} %.',
        {
          percent: now.percent ?? 0,
        },
      ),
    )
  if (input.kind === 'completed' && now.completedOn)
    found.push(reason('progress.twice', '完工已登记。', 'Completion is recorded already.'))
  if (input.kind === 'retention_released' && !passed.acceptance)
    found.push(
      reason(
        'progress.acceptance',
        '验收通过后方可登记质保期满。',
        'The retention is released after acceptance.',
      ),
    )
  if (input.kind === 'retention_released' && !input.documentId)
    found.push(
      reason('progress.document', '质保期满须附验收意见。', 'The release of the retention needs its paper.'),
    )
  return found
}

export function recordProgress(
  base: Base,
  reader: Reader,
  at: At,
  input: ProgressInput,
  key?: string,
): Promise<At> {
  const ordered = { command: 'recordProgress', key, request: input, figures: FIGURES }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    refuseFor(mayProgress(input, await progressOf(tx, at), await passedOf(tx, at), today(tx.at)))
    const id = newId()
    await tx.db.insert(projectProgress).values({
      county: at.county,
      id,
      areaCode: row.areaCode,
      projectId: at.id,
      kind: input.kind,
      onDate: input.onDate,
      percent: percentOf(input),
      note: input.note ?? null,
      ...(await citedBy(tx, input, at.county)),
      recordedAt: tx.at,
    })
    return { result: { county: at.county, id }, subject: { type: 'project', id: at.id }, after: input }
  })
}

export function setTarget(base: Base, reader: Reader, at: At, input: TargetInput, key?: string): Promise<At> {
  return onProject(base, reader, at, { command: 'setTarget', key, request: input }, async (tx, row) => {
    const id = newId()
    const { baseline, target, ...rest } = input
    await tx.db.insert(performanceTarget).values({
      county: at.county,
      id,
      areaCode: row.areaCode,
      projectId: at.id,
      ...rest,
      baseline: baseline == null ? null : String(baseline),
      target: String(target),
      recordedAt: tx.at,
    })
    return {
      result: { county: at.county, id },
      subject: { type: 'project', id: at.id },
      after: { ...input, id },
    }
  })
}

/** What was reached, beside the target; said again, the last word counts and the audit keeps the ones before. */
export function recordAchieved(
  base: Base,
  reader: Reader,
  at: At,
  targetId: string,
  input: { readonly achieved: number; readonly achievedOn: string },
  key?: string,
): Promise<At> {
  const ordered = { command: 'recordAchieved', key, request: { targetId, ...input } }
  return onProject(base, reader, at, ordered, async tx => {
    refuseFor(
      input.achievedOn > today(tx.at)
        ? [reason('target.future', '日期不能晚于今天。', 'The date lies in the future.')]
        : [],
    )
    const which = and(
      eq(performanceTarget.county, at.county),
      eq(performanceTarget.projectId, at.id),
      eq(performanceTarget.id, targetId),
      isNull(performanceTarget.retractedAt),
    )
    const [before] = await tx.db.select().from(performanceTarget).where(which)
    if (!before) throw new Problem('record.notFound')
    await tx.db
      .update(performanceTarget)
      .set({ achieved: String(input.achieved), achievedOn: input.achievedOn })
      .where(which)
    return { result: at, subject: { type: 'project', id: at.id }, before, after: input }
  })
}
