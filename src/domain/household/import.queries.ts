import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Failure } from '../../kernel/job.ts'
import { Problem, PROBLEMS } from '../../kernel/problem.ts'
import type { ProblemCode } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { say } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { job } from '../../kernel/job.table.ts'
import { batch } from './household.table.ts'
import type { Finding } from './finding.terms.ts'
import { wordsOf } from './importPreview.queries.ts'
import { BATCH_STATES } from './import.terms.ts'
import type { BatchState } from './import.terms.ts'
import type { BatchFailure, BatchSummary, ProblemRow } from './import.reply.ts'
import { unpackRow } from './import.rules.ts'
import { cellText } from './importCell.rules.ts'
import { maskName } from '../../kernel/mask.ts'
import { maskIdNumber } from './mask.rules.ts'
import { NATIONAL_COLUMNS } from './nationalList.terms.ts'

export type Batch = typeof batch.$inferSelect

export async function readBatch(tx: Tx, county: string, id: string): Promise<Batch> {
  const [row] = await tx.db
    .select()
    .from(batch)
    .where(and(eq(batch.county, county), eq(batch.id, id)))
  if (!row) throw new Problem('record.notFound')
  return row
}

/** Changes a batch that is in one of the states; says which one it is in otherwise. */
export async function changeBatch(
  tx: Tx,
  county: string,
  id: string,
  from: readonly BatchState[],
  values: Partial<Batch>,
): Promise<void> {
  const changed = await tx.db
    .update(batch)
    .set({ ...values, revision: sql`${batch.revision} + 1` as never })
    .where(and(eq(batch.county, county), eq(batch.id, id), inArray(batch.state, [...from])))
    .returning({ id: batch.id })
  if (changed.length) return
  const row = await readBatch(tx, county, id)
  throw new Problem('import.wrongState', {}, [], BATCH_STATES[row.state])
}

/** What went wrong and what to do, in the catalogue's words. */
function failureWords(failure: Failure | null): Word | null {
  const entry = failure ? PROBLEMS[failure.code as ProblemCode] : undefined
  if (!entry) return null
  const values = failure!.values as Readonly<Record<string, string | number>>
  return { zh: say(entry, 'zh', values), en: say(entry, 'en', values) }
}

/** A batch with the progress of the job that works on it. */
export async function showBatch(tx: Tx, county: string, id: string) {
  const row = await readBatch(tx, county, id)
  const [work] = row.jobId
    ? await tx.db
        .select()
        .from(job)
        .where(and(eq(job.county, county), eq(job.id, row.jobId)))
    : []
  const { decisions: _, fileHash: __, ...shown } = row
  return {
    ...shown,
    summary: row.summary as BatchSummary | null,
    failure: row.failure as BatchFailure | null,
    stateWords: BATCH_STATES[row.state],
    failureWords: failureWords(row.failure as Failure | null),
    progress: work ? { done: work.done, total: work.total, step: work.step, state: work.state } : null,
  }
}

export async function listBatches(tx: Tx, cursor: string | undefined, limit: number) {
  const [at, id] = cursor?.split('_') ?? []
  const found = await tx.db
    .select({
      county: batch.county,
      id: batch.id,
      fileName: batch.fileName,
      state: batch.state,
      rowTotal: batch.rowTotal,
      rowErrors: batch.rowErrors,
      createdAt: batch.createdAt,
      committedAt: batch.committedAt,
      takenBackAt: batch.takenBackAt,
    })
    .from(batch)
    .where(at && id ? sql`(${batch.createdAt}, ${batch.id}) < (${at}::timestamptz, ${id}::uuid)` : sql`true`)
    .orderBy(sql`${batch.createdAt} desc, ${batch.id} desc`)
    .limit(limit + 1)
  const rows = found.slice(0, limit).map(r => ({ ...r, stateWords: BATCH_STATES[r.state] }))
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? `${last.createdAt.toISOString()}_${last.id}` : null }
}

interface StageRow extends Record<string, unknown> {
  row_no: number
  level: number
  problems: Finding[]
  row_sealed: string
}

const WORST = 2

interface AskedRows {
  readonly level?: number | undefined
  /** Only rows with this problem. */
  readonly code?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Worst first: level by level along the index, so that any depth of a long list costs the same. */
async function stageRows(tx: Tx, county: string, batchId: string, asked: AskedRows): Promise<StageRow[]> {
  const [first = WORST, after = 0] = asked.cursor?.split('_').map(Number) ?? []
  const of = asked.code ? sql`problems @> ${JSON.stringify([{ code: asked.code }])}::jsonb` : sql`true`
  const rows: StageRow[] = []
  for (let level = first; level >= (asked.level ?? 1) && rows.length <= asked.limit; level--) {
    const found = await tx.db.execute<StageRow>(sql`select row_no, level, problems, row_sealed from batch_row
      where county = ${county} and batch_id = ${batchId} and level = ${level} and row_no > ${level === first ? after : 0} and ${of}
      order by row_no limit ${asked.limit + 1 - rows.length}`)
    rows.push(...found.rows)
  }
  return rows
}

/** Rows with problems, worst first; names and numbers masked by the reader's right. */
export async function problemRows(tx: Tx, county: string, batchId: string, asked: AskedRows) {
  await readBatch(tx, county, batchId)
  const found = await stageRows(tx, county, batchId, asked)
  const rows: ProblemRow[] = found.slice(0, asked.limit).map(r => {
    const { row } = unpackRow(tx.vault.open(r.row_sealed))
    return {
      rowNo: r.row_no,
      level: r.level,
      cells: {
        village: row.village,
        householdCode: row.householdCode,
        name: tx.reader.seesNames ? (row.name ?? '') : maskName(row.name ?? ''),
        idNumber: maskIdNumber(row.idNumber.value),
      },
      problems: r.problems.map(p => ({
        ...p,
        column: p.field ? NATIONAL_COLUMNS[p.field].zh : null,
        value: p.field ? cellText(row, p.field, tx.reader.seesNames) : null,
        words: wordsOf(p.code),
      })),
    }
  })
  const last = rows.at(-1)
  return { rows, next: found.length > asked.limit && last ? `${last.level}_${last.rowNo}` : null }
}
