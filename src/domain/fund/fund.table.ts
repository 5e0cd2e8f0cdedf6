import { check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, code, day, fen, owned, ownedKey, precision, recorded } from '../../kernel/column.ts'
import { SOURCES } from './fund.terms.ts'

const SOURCE_CODES = Object.keys(SOURCES) as [keyof typeof SOURCES, ...(keyof typeof SOURCES)[]]

/** 资金下达: a source makes a sum available by a document. Owned by the giver (110000, 110109, 150000 …). */
export const appropriation = pgTable(
  'appropriation',
  {
    ...owned(),
    source: text('source', { enum: SOURCE_CODES }).notNull(),
    /** Who gives: 110000, a Beijing district, or the Inner Mongolian level that appropriates. */
    giverCode: code('giver_code').notNull(),
    year: integer('year').notNull(),
    amountFen: fen('amount_fen').notNull(),
    onDate: day('on_date').notNull(),
    onPrecision: precision('on_precision').notNull(),
    purpose: text('purpose').notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    index('appropriation_year').on(t.county, t.year, t.source),
    check('appropriation_positive', sql`${t.amountFen} > 0`),
  ],
)

/** 资金分配: a share of an appropriation to one banner. Owned by the banner. */
export const allocation = pgTable(
  'allocation',
  {
    ...owned(),
    appropriationCounty: code('appropriation_county').notNull(),
    appropriationId: uuid('appropriation_id').notNull(),
    source: text('source', { enum: SOURCE_CODES }).notNull(),
    giverCode: code('giver_code').notNull(),
    year: integer('year').notNull(),
    amountFen: fen('amount_fen').notNull(),
    onDate: day('on_date').notNull(),
    /** Why this banner gets this sum (分配理由). */
    reason: text('reason').notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    index('allocation_year').on(t.county, t.year, t.source),
    index('allocation_appropriation').on(t.appropriationCounty, t.appropriationId),
    check('allocation_positive', sql`${t.amountFen} > 0`),
  ],
)

/** 拨付: money paid to the banner under an allocation. A reversal is a payment with a negative amount. */
export const payment = pgTable(
  'payment',
  {
    ...owned(),
    allocationId: uuid('allocation_id').notNull(),
    /** What it was made of, where a project has bound or contracted its part of the allocation; empty for the rest. */
    drawnId: uuid('drawn_id'),
    source: text('source', { enum: SOURCE_CODES }).notNull(),
    giverCode: code('giver_code').notNull(),
    year: integer('year').notNull(),
    amountFen: fen('amount_fen').notNull(),
    onDate: day('on_date').notNull(),
    voucher: text('voucher').notNull(),
    payee: text('payee').notNull(),
    purpose: text('purpose').notNull(),
    reversesId: uuid('reverses_id'),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.allocationId], foreignColumns: [allocation.county, allocation.id] }),
    index('payment_on').on(t.county, t.onDate),
    index('payment_giver').on(t.giverCode, t.onDate),
    index('payment_allocation').on(t.county, t.allocationId),
    check('payment_not_zero', sql`${t.amountFen} <> 0`),
  ],
)

/** 对方确认: what the receiver says of a payment; the latest one recorded counts. */
export const confirmation = pgTable(
  'confirmation',
  {
    ...owned(),
    paymentId: uuid('payment_id').notNull(),
    stance: text('stance', { enum: ['confirmed', 'disputed'] }).notNull(),
    /** What the receiver says it got, when that differs. */
    amountFen: fen('amount_fen'),
    reason: text('reason'),
    onDate: day('on_date').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.paymentId], foreignColumns: [payment.county, payment.id] }),
    index('confirmation_payment').on(t.county, t.paymentId, t.recordedAt),
  ],
)
