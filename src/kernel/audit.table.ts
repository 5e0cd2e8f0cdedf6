import { bigint, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { code, instant } from './column.ts'

/** Who did what, when, to which record, with what before and after: one hash chain per owner county. */
export const auditLine = pgTable(
  'audit_line',
  {
    county: code('county').notNull(),
    seq: bigint('seq', { mode: 'bigint' }).notNull(),
    areaCode: code('area_code').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id').notNull(),
    userName: text('user_name').notNull(),
    role: text('role').notNull(),
    command: text('command').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Before and after as JSON, encrypted: they may hold personal data. */
    detail: text('detail').notNull(),
    /** A bulk command is one line: how many rows, and the SHA-256 over them. */
    rowCount: integer('row_count').notNull(),
    rowsHash: text('rows_hash'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  t => [
    primaryKey({ columns: [t.county, t.seq] }),
    index('audit_line_subject').on(t.county, t.subjectType, t.subjectId),
    index('audit_line_at').on(t.county, t.at),
  ],
)

/** The end of each chain, locked last in a transaction. */
export const auditHead = pgTable('audit_head', {
  county: code('county').primaryKey(),
  seq: bigint('seq', { mode: 'bigint' }).notNull(),
  hash: text('hash').notNull(),
})

/** What a client-made key was answered with, so that a retry does nothing twice. */
export const receipt = pgTable(
  'receipt',
  {
    county: code('county').notNull(),
    key: text('key').notNull(),
    userId: text('user_id').notNull(),
    command: text('command').notNull(),
    requestHash: text('request_hash').notNull(),
    result: text('result').notNull(),
    at: instant('at').notNull(),
    subjectId: uuid('subject_id'),
  },
  t => [primaryKey({ columns: [t.county, t.key] })],
)
