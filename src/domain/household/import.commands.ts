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
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { batch, villageAlias } from './household.table.ts'
import { changeBatch, readBatch } from './import.queries.ts'
import { villageKey } from './import.terms.ts'
import type { BatchDecisions } from './import.terms.ts'
import { HOUSEHOLD_FIGURES } from './opened.commands.ts'

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

interface At {
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

export interface VillageChoice {
  readonly township: string
  readonly text: string
  readonly code: string
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
    await tx.db.insert(villageAlias).values(
      choices.map(c => ({
        county: at.county,
        id: newId(),
        areaCode: c.code,
        townshipCode: c.township,
        alias: c.text,
        decidedBy: tx.reader.userId,
        decidedAt: tx.at,
      })),
    )
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

export function cancelBatch(desk: Desk, at: At): Promise<At> {
  return step(desk, 'cancelBatch', at, async tx => {
    const row = await readBatch(tx, at.county, at.id)
    if (row.state === 'reading' && row.jobId) await cancelJob(tx, at.county, row.jobId).catch(() => undefined)
    await changeBatch(tx, at.county, at.id, ['reading', 'preview', 'failed'], { state: 'cancelled' })
    await tx.db.execute(sql`delete from batch_row where county = ${at.county} and batch_id = ${at.id}`)
    return at
  })
}

const FACTS = [
  'household',
  'person',
  'membership',
  'person_condition',
  'household_condition',
  'household_cause',
  'income_line',
  'income_declared',
  'status_event',
] as const

/** Records of the batch's households and people that were entered after it: then it can't go as a whole. */
async function workedOnSince(tx: Tx, at: At, committedAt: Date): Promise<number> {
  const since = sql`t.county = ${at.county} and t.batch_id is distinct from ${at.id}::uuid and (t.recorded_at > ${committedAt.toISOString()} or t.retracted_at > ${committedAt.toISOString()})`
  const homes = sql`select id from household where county = ${at.county} and batch_id = ${at.id}`
  const people = sql`select id from person where county = ${at.county} and batch_id = ${at.id}`
  let n = 0
  for (const table of FACTS.slice(2)) {
    const of =
      table === 'person_condition' ? sql`t.person_id in (${people})` : sql`t.household_id in (${homes})`
    const found = await tx.db.execute<{ n: bigint }>(
      sql`select count(*) as n from ${sql.raw(table)} t where ${since} and ${of}`,
    )
    n += Number(found.rows[0]?.n ?? 0)
  }
  const own = await tx.db.execute<{ n: bigint }>(
    sql`select count(*) as n from household where county = ${at.county} and batch_id = ${at.id} and revision > 1`,
  )
  return n + Number(own.rows[0]?.n ?? 0)
}

/** 撤回本批次: every row of the batch is retracted, what it replaced stands again. */
export function takeBackBatch(desk: Desk, at: At): Promise<{ rows: number }> {
  return step(desk, 'takeBackBatch', at, async tx => {
    const row = await readBatch(tx, at.county, at.id)
    await changeBatch(tx, at.county, at.id, ['committed'], { state: 'taken_back', takenBackAt: tx.at })
    const worked = await workedOnSince(tx, at, row.committedAt!)
    if (worked) throw new Problem('import.cannotTakeBack', { count: worked })
    const now = tx.at.toISOString()
    await tx.db.execute(
      sql`delete from name_gram where county = ${at.county} and person_id in (select id from person where county = ${at.county} and batch_id = ${at.id})`,
    )
    await tx.db.execute(sql`delete from identity where county = ${at.county} and id in (
      select id from person where county = ${at.county} and batch_id = ${at.id} union all select id from household where county = ${at.county} and batch_id = ${at.id})`)
    await tx.db.execute(sql`delete from duplicate_case where county = ${at.county} and state = 'open' and (
      person_id in (select id from person where county = ${at.county} and batch_id = ${at.id}) or other_id in (select id from person where county = ${at.county} and batch_id = ${at.id}))`)
    await restore(tx, at, row.committedAt!)
    let rows = 0
    for (const table of FACTS) {
      const done = await tx.db.execute(
        sql`update ${sql.raw(table)} set retracted_at = ${now} where county = ${at.county} and batch_id = ${at.id} and retracted_at is null`,
      )
      rows += done.rowCount ?? 0
    }
    await staleRollup(tx, HOUSEHOLD_FIGURES, at.county)
    return { rows }
  })
}

/** Declared incomes that the batch replaced are recorded again. */
async function restore(tx: Tx, at: At, committedAt: Date): Promise<void> {
  const found = await tx.db.execute<{
    id: string
  }>(sql`select o.id from income_declared o where o.county = ${at.county} and o.retracted_at = ${committedAt.toISOString()}
    and exists (select 1 from income_declared n where n.county = o.county and n.household_id = o.household_id and n.year = o.year and n.batch_id = ${at.id} and n.retracted_at is null)`)
  for (const { id } of found.rows)
    await tx.db.execute(sql`insert into income_declared (county, id, area_code, household_id, year, per_capita_fen, recorded_at, batch_id)
      select county, ${newId()}::uuid, area_code, household_id, year, per_capita_fen, ${tx.at.toISOString()}, null from income_declared where county = ${at.county} and id = ${id}`)
}
