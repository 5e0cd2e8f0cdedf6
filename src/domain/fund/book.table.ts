import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { code, day, fen, instant, owned, ownedKey } from '../../kernel/column.ts'
import { BOOKED, STAGES } from './book.terms.ts'
import { SOURCES } from './fund.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]
const stage = (name: string) => text(name, { enum: keys(STAGES) })

/** What stays with money wherever it stands. */
const money = () => ({
  source: text('source', { enum: keys(SOURCES) }).notNull(),
  giverCode: code('giver_code').notNull(),
  year: integer('year').notNull(),
})

/** What can be drawn on: opened by the record whose id it bears, and moved by entries only. */
export const bookLot = pgTable(
  'book_lot',
  {
    ...owned(),
    stage: stage('stage').notNull(),
    ...money(),
    /** What it was opened with. */
    amountFen: fen('amount_fen').notNull(),
    /** What is left of it: every available sum of the programme is this one. */
    balanceFen: fen('balance_fen').notNull(),
    /** Its record was taken back: nothing can be drawn on it any more. */
    closedAt: instant('closed_at'),
  },
  t => [
    ownedKey(t),
    index('book_lot_stage').on(t.county, t.year, t.source, t.stage),
    check('book_lot_balance', sql`${t.balanceFen} >= 0`),
  ],
)

/**
 * 分录: an amount that leaves one account and comes into another. A record's own entry bears the record's id; one that
 * takes it back has an id of its own. The application may add entries and neither change nor delete any.
 */
export const bookEntry = pgTable(
  'book_entry',
  {
    ...owned(),
    ...money(),
    fromStage: stage('from_stage').notNull(),
    fromLot: uuid('from_lot'),
    toStage: stage('to_stage').notNull(),
    toLot: uuid('to_lot'),
    amountFen: fen('amount_fen').notNull(),
    onDate: day('on_date').notNull(),
    recordType: text('record_type', { enum: keys(BOOKED) }).notNull(),
    recordId: uuid('record_id').notNull(),
    /** The entry that this one reverses, whole or in part. */
    reversesId: uuid('reverses_id'),
    recordedAt: instant('recorded_at').notNull(),
  },
  t => [
    ownedKey(t),
    index('book_entry_on').on(t.county, t.onDate, t.id),
    index('book_entry_year').on(t.county, t.year, t.source),
    index('book_entry_from').on(t.county, t.fromLot),
    index('book_entry_to').on(t.county, t.toLot),
    index('book_entry_record').on(t.county, t.recordId),
    check('book_entry_positive', sql`${t.amountFen} > 0`),
    check('book_entry_moves', sql`${t.fromStage} <> ${t.toStage}`),
  ],
)
