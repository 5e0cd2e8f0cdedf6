/** An uploaded list on its way: received, decided, committed, taken back, cancelled. */
import { createReadStream } from 'node:fs'
import { sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import { mustWrite } from '../../kernel/access.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import type { FileStore } from '../../kernel/file.ts'
import type { Jobs } from '../../kernel/job.ts'
import { cancelJob } from '../../kernel/job.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Upload } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { batch } from './household.table.ts'
import { changeBatch, readBatch } from './import.queries.ts'
import { villageKey } from './import.terms.ts'
import { takeTurn } from './importTurn.ts'
import { takeBack, workedOnSince } from './import.takeBack.ts'
import type { BatchDecisions, BatchState } from './import.terms.ts'
import { rememberVillages } from './villageAlias.commands.ts'
import type { VillageChoice } from './villageAlias.commands.ts'

/** Where the work is done. */
export interface Desk {
  readonly base: Base
  readonly reader: Reader
  readonly jobs: Jobs
  readonly files: FileStore
}

export const LIST_MAX_BYTES = 64 * 1024 * 1024

/** A list belongs to its uploader's place: a township's to the township, a bureau's to the banner. */
const placeOf = (reader: Reader, county: string): string =>
  reader.areaCode.startsWith(county) && reader.areaCode.length > 6 ? reader.areaCode : county

export interface At {
  readonly county: string
  readonly id: string
}

export async function receiveList(
  desk: Desk,
  place: { readonly county: string; readonly areaCode?: string | undefined },
  upload: Upload,
  key?: string,
): Promise<At & { jobId: string }> {
  const { county } = place
  const areaCode = place.areaCode ?? placeOf(desk.reader, county)
  mustWrite(desk.reader, county, areaCode)
  const { hash, bytes } = await desk.files.put(createReadStream(upload.path), LIST_MAX_BYTES)
  const order = { command: 'receiveList', county, areaCode, key, request: { hash, name: upload.name } }
  return command(desk.base, desk.reader, order, async tx => {
    const id = newId()
    const jobId = await desk.jobs.send(tx, {
      kind: 'import.read',
      county,
      areaCode,
      input: { batchId: id, hash, name: upload.name },
    })
    await tx.db.insert(batch).values({
      county,
      id,
      areaCode,
      kind: 'national-list',
      fileName: upload.name.slice(0, 200),
      fileHash: hash,
      state: 'reading',
      jobId,
      createdBy: tx.reader.userId,
      createdAt: tx.at,
    })
    return { result: { county, id, jobId }, subject: { type: 'batch', id }, after: { file: hash, bytes } }
  })
}

/** Acts at the batch's own place: whoever may not see it is told that there is none. */
const step = async <T>(desk: Desk, name: string, at: At, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { areaCode } = await within(desk.base, desk.reader, tx => readBatch(tx, at.county, at.id))
  return command(desk.base, desk.reader, { command: name, county: at.county, areaCode }, async tx => ({
    result: await work(tx),
    subject: { type: 'batch', id: at.id },
  }))
}

/** Remembers which village a spelling means, and reads the list again with it. */
export function decideVillages(
  desk: Desk,
  at: At,
  choices: readonly VillageChoice[],
): Promise<{ jobId: string }> {
  return step(desk, 'decideVillages', at, async tx => {
    const row = await readBatch(tx, at.county, at.id)
    for (const c of choices) {
      const fits = await tx.db.execute(
        sql`select 1 from area where code = ${c.code} and parent_code = ${c.township} and county = ${at.county} and valid_to is null`,
      )
      if (!fits.rows.length) throw new Problem('input.reference', { what: c.code })
    }
    await rememberVillages(tx, at.county, choices)
    const before = (row.decisions ?? {}) as BatchDecisions
    const villages = {
      ...before.villages,
      ...Object.fromEntries(choices.map(c => [villageKey(c.township, c.text), c.code])),
    }
    const jobId = await desk.jobs.send(tx, {
      kind: 'import.read',
      county: at.county,
      areaCode: row.areaCode,
      input: { batchId: at.id, hash: row.fileHash, name: row.fileName },
    })
    await changeBatch(tx, at.county, at.id, ['preview'], {
      state: 'reading',
      jobId,
      decisions: { ...before, villages },
    })
    return { jobId }
  })
}

/** @throws Problem import.hasErrors, when rows have errors and not only the good ones are asked for */
export function sendCommit(desk: Desk, at: At, goodRowsOnly: boolean): Promise<{ jobId: string }> {
  return step(desk, 'sendCommit', at, async tx => {
    const row = await readBatch(tx, at.county, at.id)
    if ((row.rowErrors ?? 0) > 0 && !goodRowsOnly)
      throw new Problem('import.hasErrors', { count: row.rowErrors ?? 0 })
    const jobId = await desk.jobs.send(tx, {
      kind: 'import.commit',
      county: at.county,
      areaCode: row.areaCode,
      input: { batchId: at.id },
    })
    const decisions = { ...((row.decisions ?? {}) as BatchDecisions), goodRowsOnly }
    await changeBatch(tx, at.county, at.id, ['preview'], { state: 'committing', jobId, decisions })
    return { jobId }
  })
}

/**
 * A list that is not yet committed goes; a commit or take-back on its way is asked to stop, and then stands as before.
 */
export function cancelBatch(desk: Desk, at: At): Promise<At> {
  return step(desk, 'cancelBatch', at, async tx => {
    const row = await readBatch(tx, at.county, at.id)
    if (UNDER_WAY.includes(row.state) && row.jobId)
      await cancelJob(tx, at.county, row.jobId).catch(() => undefined)
    if (row.state === 'committing' || row.state === 'taking_back') return at
    await changeBatch(tx, at.county, at.id, ['reading', 'preview', 'failed'], { state: 'cancelled' })
    await tx.db.execute(sql`delete from batch_row where county = ${at.county} and batch_id = ${at.id}`)
    return at
  })
}

const UNDER_WAY: readonly BatchState[] = ['reading', 'committing', 'taking_back']

/** Rows that are taken back within a moment; more of them are a job with progress. */
const AT_ONCE = 5000

/** 撤回本批次: a small batch at once, a large one as a job. */
export async function takeBackBatch(
  desk: Desk,
  at: At,
  atOnce = AT_ONCE,
): Promise<{ rows: number } | { jobId: string }> {
  const { rowTotal } = await within(desk.base, desk.reader, tx => readBatch(tx, at.county, at.id))
  return (rowTotal ?? 0) > atOnce ? sendTakeBack(desk, at) : takeBackNow(desk, at)
}

const takeBackNow = (desk: Desk, at: At): Promise<{ rows: number }> =>
  step(desk, 'takeBackBatch', at, async tx => {
    if (!(await takeTurn(tx, at.county))) throw new Problem('server.busy')
    const { committedAt } = await readBatch(tx, at.county, at.id)
    await changeBatch(tx, at.county, at.id, ['committed'], { state: 'taking_back', failure: null })
    return takeBack(tx, at, committedAt!)
  })

const sendTakeBack = (desk: Desk, at: At): Promise<{ jobId: string }> =>
  step(desk, 'sendTakeBack', at, async tx => {
    const { areaCode, state, committedAt } = await readBatch(tx, at.county, at.id)
    const worked = state === 'committed' ? await workedOnSince(tx, at, committedAt!) : 0
    if (worked) throw new Problem('import.cannotTakeBack', { count: worked })
    const jobId = await desk.jobs.send(tx, {
      kind: 'import.takeBack',
      county: at.county,
      areaCode,
      input: { batchId: at.id },
    })
    await changeBatch(tx, at.county, at.id, ['committed'], { state: 'taking_back', jobId, failure: null })
    return { jobId }
  })
