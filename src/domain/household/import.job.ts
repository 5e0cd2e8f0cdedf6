/** The two long steps of an import as jobs: reading into the stage, and committing the batch. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { JobKind, Work } from '../../kernel/job.ts'
import { failureOf } from '../../kernel/job.ts'
import { within } from '../../kernel/tx.ts'
import { commitBatch } from './import.commit.ts'
import { changeBatch, readBatch } from './import.queries.ts'
import { clearStage, stageList } from './import.read.ts'
import { checkStagedHouseholds, countProblems, countStage, figuresToMove } from './import.stage.ts'
import type { BatchDecisions } from './import.terms.ts'

export interface ReadInput {
  readonly batchId: string
  readonly hash: string
  readonly name: string
}

/** Reads the list; whatever was staged of it before goes first, so that reading again changes nothing. */
async function read(work: Work<ReadInput>): Promise<unknown> {
  const { batchId, hash, name } = work.input
  const folder = await mkdtemp(join(tmpdir(), 'duikou-list-'))
  const path = join(folder, 'list')
  try {
    await clearStage(work, batchId)
    const batch = await within(work.base, work.reader, tx => readBatch(tx, work.county, batchId))
    await pipeline(await work.files.get(hash), createWriteStream(path, { mode: 0o600 }))
    const { header, rows, finder } = await stageList(work, {
      batchId,
      path,
      name,
      decisions: (batch.decisions ?? {}) as BatchDecisions,
    })
    await checkStagedHouseholds(work, batchId, rows)
    await within(work.base, work.reader, async tx => {
      const counts = await countStage(tx, work.county, batchId)
      await changeBatch(tx, work.county, batchId, ['reading'], {
        state: 'preview',
        rowTotal: counts.rows,
        rowErrors: counts.rowErrors,
        rowWarnings: counts.rowWarnings,
        summary: {
          columns: header.mapping.map(m => ({ heading: m.heading, key: m.key })),
          missing: header.missing,
          newHouseholds: counts.newHouseholds,
          newPeople: counts.newPeople,
          knownHouseholds: counts.knownHouseholds,
          goodHouseholds: counts.goodHouseholds,
          problems: await countProblems(tx, work.county, batchId),
          villages: finder.questions().slice(0, 200),
          figures: await figuresToMove(tx, work.county, counts),
        },
      })
    })
    return { rows }
  } catch (error) {
    await clearStage(work, batchId)
    await within(work.base, work.reader, tx =>
      changeBatch(tx, work.county, batchId, ['reading'], {
        state: work.signal.aborted ? 'cancelled' : 'failed',
        failure: failureOf(error),
      }),
    )
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Commits; a failure leaves the batch as it was, ready to be committed again. */
async function commit(work: Work<{ batchId: string }>): Promise<unknown> {
  try {
    return await commitBatch(work, work.input.batchId)
  } catch (error) {
    const failure = work.signal.aborted ? null : failureOf(error)
    await within(work.base, work.reader, tx =>
      changeBatch(tx, work.county, work.input.batchId, ['committing'], { state: 'preview', failure }),
    )
    throw error
  }
}

export const importJobs: readonly JobKind[] = [
  { kind: 'import.read', run: work => read(work as Work<ReadInput>) },
  { kind: 'import.commit', run: work => commit(work as Work<{ batchId: string }>) },
]
