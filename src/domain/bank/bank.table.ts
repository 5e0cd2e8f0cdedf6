import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { code, day, fen, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { household } from '../household/household.table.ts'
import { BATCHES, MATCHED } from './bank.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

/** A file as it was imported; taken back by being retracted with its lines. */
export const bankBatch = pgTable(
  'bank_batch',
  {
    ...owned(),
    kind: text('kind', { enum: keys(BATCHES) }).notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 of the file: the same file is imported once. */
    fileHash: text('file_hash').notNull(),
    /** Of a statement: its own account, and the first and last day it covers. */
    accountSealed: text('account_sealed'),
    accountTail: text('account_tail'),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    /** Of a card file: the contract it pays; of a return: the card file it answers. */
    linkageId: uuid('linkage_id'),
    answersId: uuid('answers_id'),
    voucher: text('voucher'),
    lines: integer('lines').notNull(),
    sumFen: fen('sum_fen').notNull(),
    importedBy: text('imported_by').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    index('bank_batch_on').on(t.county, t.toOn, t.id),
    uniqueIndex('bank_batch_file').on(t.county, t.kind, t.fileHash).where(sql`${t.retractedAt} is null`),
  ],
)

const ofBatch = (t: { county: AnyPgColumn; batchId: AnyPgColumn }) =>
  foreignKey({ columns: [t.county, t.batchId], foreignColumns: [bankBatch.county, bankBatch.id] })

/** A line of a statement: positive what came in. */
export const bankLine = pgTable(
  'bank_line',
  {
    ...owned(),
    ...recorded(),
    batchId: uuid('batch_id').notNull(),
    lineNo: integer('line_no').notNull(),
    /** Account and serial number, or what else tells it from any other line, as a blind index: a line counts once. */
    lineKey: text('line_key').notNull(),
    onDate: day('on_date').notNull(),
    amountFen: fen('amount_fen').notNull(),
    partySealed: text('party_sealed'),
    partyAccountSealed: text('party_account_sealed'),
    summary: text('summary'),
    serial: text('serial'),
  },
  t => [
    ownedKey(t),
    ofBatch(t),
    index('bank_line_on').on(t.county, t.onDate, t.id),
    index('bank_line_batch').on(t.county, t.batchId),
    uniqueIndex('bank_line_once').on(t.county, t.lineKey).where(sql`${t.retractedAt} is null`),
    check('bank_line_not_zero', sql`${t.amountFen} <> 0`),
  ],
)

/** What a line is: a record that it met, or a reason why it meets none. */
export const bankMatch = pgTable(
  'bank_match',
  {
    ...owned(),
    lineId: uuid('line_id').notNull(),
    recordType: text('record_type', { enum: keys(MATCHED) }),
    recordId: uuid('record_id'),
    reason: text('reason'),
    /** By the rule, or by a person's hand. */
    byRule: boolean('by_rule').notNull(),
    matchedBy: text('matched_by').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.lineId], foreignColumns: [bankLine.county, bankLine.id] }),
    uniqueIndex('bank_match_line').on(t.county, t.lineId).where(sql`${t.retractedAt} is null`),
    uniqueIndex('bank_match_record').on(t.county, t.recordId).where(sql`${t.retractedAt} is null`),
    check('bank_match_what', sql`${t.recordId} is null or ${t.reason} is null`),
  ],
)

/** A line of a card file: the payment to a household that it made. `areaCode` is the household's village. */
export const cardLine = pgTable(
  'card_line',
  {
    ...owned(),
    ...recorded(),
    batchId: uuid('batch_id').notNull(),
    lineNo: integer('line_no').notNull(),
    householdId: uuid('household_id').notNull(),
    dueId: uuid('due_id').notNull(),
    /** The payout that stands; after a failure none does. */
    paymentId: uuid('payment_id'),
    amountFen: fen('amount_fen').notNull(),
    accountSealed: text('account_sealed').notNull(),
    accountTail: text('account_tail').notNull(),
    /** Blind index of the account, by which the bank's return finds the line. */
    accountIndex: code('account_index').notNull(),
  },
  t => [
    ownedKey(t),
    ofBatch(t),
    foreignKey({ columns: [t.county, t.householdId], foreignColumns: [household.county, household.id] }),
    index('card_line_batch').on(t.county, t.batchId, t.lineNo),
    index('card_line_household').on(t.county, t.householdId),
    check('card_line_positive', sql`${t.amountFen} > 0`),
  ],
)

/** What the bank says of a line. */
export const cardReturn = pgTable(
  'card_return',
  {
    ...owned(),
    ...recorded(),
    batchId: uuid('batch_id').notNull(),
    lineId: uuid('line_id').notNull(),
    arrived: boolean('arrived').notNull(),
    reason: text('reason'),
  },
  t => [
    ownedKey(t),
    ofBatch(t),
    foreignKey({ columns: [t.county, t.lineId], foreignColumns: [cardLine.county, cardLine.id] }),
    index('card_return_batch').on(t.county, t.batchId),
    uniqueIndex('card_return_once').on(t.county, t.lineId).where(sql`${t.retractedAt} is null`),
  ],
)
