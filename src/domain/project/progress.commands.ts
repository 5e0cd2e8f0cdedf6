/** 开工、进度、完工、质保期满, each with its photos; the last one is taken back where it was entered by mistake. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { file } from '../notice/document.table.ts'
import { ceilingOf } from './ceiling.rules.ts'
import { citedBy, onProject } from './opened.commands.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import { mayPhoto, mayProgress, mayUnsay, percentOf } from './progress.rules.ts'
import type { PhotoInput, ProgressInput } from './project.schema.ts'
import { progressPhoto, projectProgress } from './project.table.ts'
import { moneyOf, passedOf, progressOf } from './state.queries.ts'

const FIGURES = ['project.started']

/** A picture that was uploaded for this place. */
async function mustBePicture(tx: Tx, county: string, fileId: string): Promise<void> {
  const [found] = await tx.db
    .select({ mediaType: file.mediaType })
    .from(file)
    .where(and(eq(file.county, county), eq(file.id, fileId)))
  if (!found?.mediaType.startsWith('image/'))
    throw new Problem('input.reference', {}, [{ field: 'fileId', code: 'unknown' }], {
      zh: '照片',
      en: 'the photo',
    })
}

async function keepPhoto(tx: Tx, row: ProjectRow, progressId: string, photo: PhotoInput): Promise<void> {
  await mustBePicture(tx, row.county, photo.fileId)
  await tx.db.insert(progressPhoto).values({
    county: row.county,
    id: newId(),
    areaCode: row.areaCode,
    projectId: row.id,
    progressId,
    ...photo,
    takenBy: tx.reader.userName,
    recordedAt: tx.at,
  })
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
    const on = today(tx.at)
    refuseFor([
      ...mayProgress(input, await progressOf(tx, at), await passedOf(tx, at), on),
      ...(input.photo ? mayPhoto(input.photo, on) : []),
    ])
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
    if (input.photo) await keepPhoto(tx, row, id, input.photo)
    return { result: { county: at.county, id }, subject: { type: 'project', id: at.id }, after: input }
  })
}

async function reportOf(tx: Tx, at: At, id: string) {
  const which = and(
    eq(projectProgress.county, at.county),
    eq(projectProgress.projectId, at.id),
    eq(projectProgress.id, id),
    isNull(projectProgress.retractedAt),
  )
  const [report] = await tx.db.select().from(projectProgress).where(which)
  if (!report) throw new Problem('record.notFound')
  return { report, which }
}

/** Another photo of a report. */
export function addPhoto(
  base: Base,
  reader: Reader,
  at: At,
  progressId: string,
  photo: PhotoInput,
  key?: string,
): Promise<At> {
  const ordered = { command: 'addPhoto', key, request: { progressId, photo } }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    await reportOf(tx, at, progressId)
    refuseFor(mayPhoto(photo, today(tx.at)))
    await keepPhoto(tx, row, progressId, photo)
    return { result: at, subject: { type: 'project', id: at.id }, after: photo }
  })
}

/** Takes the last report back with its photos; what a gate or a payment stands on stays. */
export function withdrawProgress(
  base: Base,
  reader: Reader,
  at: At,
  progressId: string,
  why: string,
  key?: string,
): Promise<At> {
  const ordered = { command: 'withdrawProgress', key, request: { progressId, why }, figures: FIGURES }
  return onProject(base, reader, at, ordered, async tx => {
    const { report, which } = await reportOf(tx, at, progressId)
    const later =
      await tx.db.execute(sql`select 1 from project_progress p where p.county = ${at.county} and p.project_id = ${at.id}
      and p.retracted_at is null and (p.on_date, p.id) > (${report.onDate}::date, ${report.id}::uuid) limit 1`)
    const money = await moneyOf(tx, at, tx.at.getFullYear())
    const without = ceilingOf({ ...money.facts, retentionReleased: false })
    refuseFor(
      mayUnsay({
        ...report,
        last: later.rows.length === 0,
        passed: await passedOf(tx, at),
        paidOnIt: report.kind === 'retention_released' && money.paidFen > without.fen,
      }),
    )
    await tx.db.update(projectProgress).set({ retractedAt: tx.at }).where(which)
    await tx.db
      .update(progressPhoto)
      .set({ retractedAt: tx.at })
      .where(and(eq(progressPhoto.county, at.county), eq(progressPhoto.progressId, progressId)))
    return { result: at, subject: { type: 'project', id: at.id }, before: report, after: { why } }
  })
}
