/** 绩效目标: what a project is to reach, and what it reached. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import { onProject } from './opened.commands.ts'
import type { At } from './opened.commands.ts'
import type { TargetInput } from './project.schema.ts'
import { performanceTarget } from './project.table.ts'

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
