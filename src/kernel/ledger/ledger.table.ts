/** Batches of rows that came in as a sheet, and which record each row became. */
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { code, fen, owned, ownedKey, recorded } from '../column.ts'

/** 导入批次; taken back by being retracted with all that came of it. */
export const ledgerBatch = pgTable(
  'ledger_batch',
  {
    ...owned(),
    /** The list's name: projects, commitments, spendings, appropriations, allocations. */
    list: text('list').notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 of the file: the same file stands imported once. */
    fileHash: text('file_hash').notNull(),
    rows: integer('rows').notNull(),
    /** Of them written, and left out: wrong, or by a person's answer. */
    written: integer('written').notNull(),
    sumFen: fen('sum_fen').notNull(),
    /** What was said of the whole list, and what was answered. */
    said: jsonb('said').notNull(),
    /** Headings of the columns that are only kept. */
    unknown: jsonb('unknown').notNull(),
    importedBy: text('imported_by').notNull(),
    takenBackBy: text('taken_back_by'),
    takenBackReason: text('taken_back_reason'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    index('ledger_batch_at').on(t.county, t.recordedAt, t.id),
    uniqueIndex('ledger_batch_file').on(t.county, t.list, t.fileHash).where(sql`${t.retractedAt} is null`),
  ],
)

/**
 * A row of a batch and a record it became. `county` is the record's owner: a giver's list of allocations makes records of
 * many banners, hence no foreign key to its batch.
 */
export const ledgerRow = pgTable(
  'ledger_row',
  {
    ...owned(),
    batchCounty: code('batch_county').notNull(),
    batchId: uuid('batch_id').notNull(),
    rowNo: integer('row_no').notNull(),
    recordType: text('record_type').notNull(),
    recordId: uuid('record_id').notNull(),
    /** How the row is called where it is told of. */
    text: text('text').notNull(),
    /** What stood in columns that nobody knows, by heading. */
    other: jsonb('other').notNull(),
  },
  t => [
    ownedKey(t),
    index('ledger_row_batch').on(t.batchCounty, t.batchId, t.rowNo, t.id),
    index('ledger_row_record').on(t.county, t.recordId),
  ],
)
