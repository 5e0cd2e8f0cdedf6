/**
 * The long steps of an import as jobs: reading into the stage, committing the batch, taking a large one back. Each may be
 * begun again after a killed server, and each ends with the batch in a state from which its owner can go on.
 */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { commandIn } from '../../kernel/audit.ts'
import type { Begun, Failure, JobKind, Work } from '../../kernel/job.ts'
import { within } from '../../kernel/tx.ts'
import { checkStage } from './import.check.ts'
import { commitBatch } from './import.commit.ts'
import { changeBatch, readBatch } from './import.queries.ts'
import type { Batch } from './import.queries.ts'
import { clearStage, stageList } from './import.read.ts'
import type { StagedList } from './import.read.ts'
import { takeBack } from './import.takeBack.ts'
import type { BatchSummary } from './import.reply.ts'
import type { BatchDecisions, BatchState } from './import.terms.ts'
import { householdIndicators } from './household.indicators.ts'
import { joiningKnown } from './importJoining.queries.ts'
import { sumMoves } from './importMoves.rules.ts'
import { inTurn } from './importTurn.ts'
import { countProblems, countStage, figuresToMove } from './importPreview.queries.ts'

export interface ReadInput {
  readonly batchId: string
  readonly hash: string
  readonly name: string
}

export interface BatchInput {
  readonly batchId: string
}

/** The batch as long as this job is the one that works on it; undefined when it is done, cancelled or another's. */
async function waitsFor(begun: Begun<BatchInput>, state: BatchState): Promise<Batch | undefined> {
  const batch = await within(begun.base, begun.reader, tx => readBatch(tx, begun.county, begun.input.batchId))
  return batch.state === state && batch.jobId === begun.jobId ? batch : undefined
}

const change = (begun: Begun<BatchInput>, from: BatchState, values: Partial<Batch>): Promise<void> =>
  within(begun.base, begun.reader, tx => changeBatch(tx, begun.county, begun.input.batchId, [from], values))

/** Reads the list; whatever was staged of it before goes first, so that reading again changes nothing. */
async function read(work: Work<ReadInput>): Promise<unknown> {
  const { batchId, hash, name } = work.input
  const batch = await waitsFor(work, 'reading')
  if (!batch) return null
  const folder = await mkdtemp(join(tmpdir(), 'duikou-list-'))
  const path = join(folder, 'list')
  try {
    await clearStage(work, batchId)
    await pipeline(await work.files.get(hash), createWriteStream(path, { mode: 0o600 }))
    const decisions = (batch.decisions ?? {}) as BatchDecisions
    const staged = await stageList(work, { batchId, path, name, decisions })
    await checkStage(work, batchId)
    work.signal.throwIfAborted()
    await preview(work, staged)
    return { rows: staged.rows }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function preview(work: Work<ReadInput>, { header, finder }: StagedList): Promise<void> {
  const { batchId } = work.input
  await within(work.base, work.reader, async tx => {
    const counts = await countStage(tx, work.county, batchId)
    const { rows, rowErrors, rowWarnings, moves, ...households } = counts
    const joining = await joiningKnown(tx, work.county, batchId, (done, total) =>
      work.progress(done, total, 'checking'),
    )
    const summary: BatchSummary = {
      ...households,
      generalHouseholds: households.newHouseholds - (moves['household.registered'] ?? 0),
      joiningPeople: joining.people,
      columns: header.mapping.map(m => ({ heading: m.heading, key: m.key })),
      missing: header.missing,
      problems: await countProblems(tx, work.county, batchId),
      villages: finder.questions().slice(0, 200),
      figures: await figuresToMove(tx, work.county, sumMoves([moves, joining.moves]), householdIndicators),
    }
    await changeBatch(tx, work.county, batchId, ['reading'], {
      state: 'preview',
      rowTotal: rows,
      rowErrors,
      rowWarnings,
      summary,
      failure: null,
    })
  })
}

async function unread(begun: Begun<BatchInput>, failure: Failure | null): Promise<void> {
  await clearStage(begun, begun.input.batchId)
  if (await waitsFor(begun, 'reading'))
    await change(begun, 'reading', { state: failure ? 'failed' : 'cancelled', failure })
}

async function commit(work: Work<BatchInput>): Promise<unknown> {
  if (await waitsFor(work, 'committing')) return commitBatch(work, work.input.batchId)
  // Killed between the commit and the job's own end: it is done.
  const batch = await within(work.base, work.reader, tx => readBatch(tx, work.county, work.input.batchId))
  return (batch.summary as BatchSummary | null)?.result ?? null
}

/** A failed commit leaves the batch as it was, ready to be committed again. */
async function uncommitted(begun: Begun<BatchInput>, failure: Failure | null): Promise<void> {
  if (await waitsFor(begun, 'committing')) await change(begun, 'committing', { state: 'preview', failure })
}

async function back(work: Work<BatchInput>): Promise<unknown> {
  const { county } = work
  const id = work.input.batchId
  const batch = await waitsFor(work, 'taking_back')
  if (!batch) return null
  const order = { command: 'takeBackBatch', county, areaCode: batch.areaCode }
  return inTurn(work, tx =>
    commandIn(tx, order, async () => {
      const result = await takeBack(tx, { county, id }, batch.committedAt!, (done, total) =>
        work.progress(done, total, 'writing'),
      )
      return { result, subject: { type: 'batch', id }, after: result }
    }),
  )
}

async function notTakenBack(begun: Begun<BatchInput>, failure: Failure | null): Promise<void> {
  if (await waitsFor(begun, 'taking_back'))
    await change(begun, 'taking_back', { state: 'committed', failure })
}

export const importJobs: readonly JobKind[] = [
  {
    kind: 'import.read',
    run: work => read(work as Work<ReadInput>),
    undo: (begun, failure) => unread(begun as Begun<ReadInput>, failure),
  },
  {
    kind: 'import.commit',
    run: work => commit(work as Work<BatchInput>),
    undo: (begun, failure) => uncommitted(begun as Begun<BatchInput>, failure),
  },
  {
    kind: 'import.takeBack',
    run: work => back(work as Work<BatchInput>),
    undo: (begun, failure) => notTakenBack(begun as Begun<BatchInput>, failure),
  },
]
