/** Batches of ledgers and the records that came of them. */
import { and, eq, sql } from 'drizzle-orm'
import { Problem } from '../problem.ts'
import type { Tx } from '../tx.ts'
import { reason } from '../refusal.ts'
import type { Held, Imported } from './ledger.ts'
import { ledgerBatch } from './ledger.table.ts'

interface At {
  readonly county: string
  readonly id: string
}

/** @throws Problem input.unique when the file stands imported already. */
export async function mustBeNewFile(tx: Tx, county: string, list: string, hash: string): Promise<void> {
  // Two uploads of one file wait for each other here; the second one finds the first.
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${county}:${list}:${hash}`}, 0))`)
  const found = await tx.db.execute<{ fileName: string }>(sql`select file_name as "fileName" from ledger_batch
    where county = ${county} and list = ${list} and file_hash = ${hash} and retracted_at is null`)
  if (found.rows[0])
    throw new Problem('input.unique', {}, [], {
      zh: `该文件已导入（${found.rows[0].fileName}），可先撤回该批次`,
      en: `this file is imported already (${found.rows[0].fileName}); take that batch back first`,
    })
}

/** The batch, held, that still stands. */
export async function batchOf(tx: Tx, at: At, list: string) {
  const [batch] = await tx.db
    .select()
    .from(ledgerBatch)
    .where(and(eq(ledgerBatch.county, at.county), eq(ledgerBatch.id, at.id), eq(ledgerBatch.list, list)))
    .for('update')
  if (!batch) throw new Problem('record.notFound')
  if (batch.retractedAt) throw new Problem('record.retracted')
  return batch
}

/** The batch's records, the last made first: what was drawn last goes back first. */
export async function importedBy(tx: Tx, at: At): Promise<Imported[]> {
  const found = await tx.db.execute<Imported & Record<string, unknown>>(sql`
    select county, record_type as type, record_id as id, row_no as "rowNo", text from ledger_row
    where batch_county = ${at.county} and batch_id = ${at.id} order by id desc`)
  return found.rows
}

/** Records that a command was about since they came in: the audit knows them, whichever module's command it was. */
export const workedOn =
  (at: At): Held =>
  async tx => {
    const found = await tx.db.execute<{ rowNo: number; text: string }>(sql`
      select distinct t.row_no as "rowNo", t.text from ledger_row t join audit_line l
        on l.county = t.county and l.subject_type = t.record_type and l.subject_id = t.record_id::text
      where t.batch_county = ${at.county} and t.batch_id = ${at.id} order by 1 limit 10`)
    return found.rows.map(row =>
      reason(
        'ledger.workedOn',
        '第 {rowNo} 行“{text}”导入后又办理过，不能撤回。',
        'Row {rowNo}, “{text}”: something was done with it since; it cannot be taken back.',
        { ...row },
      ),
    )
  }

export interface BatchFilter {
  readonly list?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

export interface BatchLine extends Record<string, unknown> {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly list: string
  readonly fileName: string
  readonly rows: number
  readonly written: number
  readonly sumFen: bigint
  readonly unknown: readonly string[]
  readonly importedBy: string
  readonly importedAt: Date
  readonly takenBackAt: Date | null
  readonly takenBackBy: string | null
  readonly takenBackReason: string | null
}

const LINE = sql`t.county, t.id, a.name as "areaName", t.list, t.file_name as "fileName", t.rows, t.written, t.sum_fen as "sumFen",
  t.unknown, t.imported_by as "importedBy", t.recorded_at as "importedAt", t.retracted_at as "takenBackAt",
  t.taken_back_by as "takenBackBy", t.taken_back_reason as "takenBackReason"
  from ledger_batch t left join area a on a.code = t.county and a.valid_to is null`

const POSITION = /^(\d{4}-[\d:.TZ-]{10,25})_(\d{6})_([0-9a-f-]{36})$/

/** Newest first. */
export async function listBatches(tx: Tx, asked: BatchFilter) {
  const where = [sql`true`]
  if (asked.list) where.push(sql`t.list = ${asked.list}`)
  if (asked.cursor) {
    const [, at, county, id] = POSITION.exec(asked.cursor) ?? []
    if (!at) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`(t.recorded_at, t.county, t.id) < (${at}::timestamptz, ${county}, ${id}::uuid)`)
  }
  const found = await tx.db.execute<BatchLine>(sql`select ${LINE} where ${sql.join(where, sql` and `)}
    order by t.recorded_at desc, t.county desc, t.id desc limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit).map(told)
  const last = rows.at(-1)
  const more = found.rows.length > asked.limit && last
  return { rows, next: more ? `${last.importedAt}_${last.county}_${last.id}` : null }
}

const told = (line: BatchLine) => ({
  ...line,
  importedAt: new Date(line.importedAt).toISOString(),
  takenBackAt: line.takenBackAt && new Date(line.takenBackAt).toISOString(),
})

export async function findBatch(tx: Tx, at: At) {
  const found = await tx.db.execute<BatchLine>(
    sql`select ${LINE} where t.county = ${at.county} and t.id = ${at.id}`,
  )
  if (!found.rows[0]) throw new Problem('record.notFound')
  return told(found.rows[0])
}

export interface RowLine extends Record<string, unknown> {
  readonly rowNo: number
  readonly text: string
  readonly county: string
  readonly recordType: string
  readonly recordId: string
  readonly other: Readonly<Record<string, string>>
}

/** In the order of the file. */
export async function listRows(
  tx: Tx,
  at: At,
  asked: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const [no, id] = asked.cursor?.split('_') ?? []
  const behind = no && id ? sql`and (t.row_no, t.id) > (${Number(no)}, ${id}::uuid)` : sql``
  const found = await tx.db.execute<RowLine & { id: string }>(sql`
    select t.id, t.row_no as "rowNo", t.text, t.county, t.record_type as "recordType", t.record_id as "recordId", t.other from ledger_row t
    where t.batch_county = ${at.county} and t.batch_id = ${at.id} ${behind} order by t.row_no, t.id limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return {
    rows: rows.map(({ rowNo, text, county, recordType, recordId, other }) => ({
      rowNo,
      text,
      county,
      recordType,
      recordId,
      other,
    })),
    next: found.rows.length > asked.limit && last ? `${last.rowNo}_${last.id}` : null,
  }
}
