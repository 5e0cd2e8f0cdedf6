/** What the receiver did with a payment: spent it (支出), and rendered accounts of that (报账). */
import { check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, code, day, fen, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { payment } from './fund.table.ts'
import { SOURCES } from './fund.terms.ts'

/** Kept with the row, as with a payment: whose money of which year it is. */
const money = () => ({
  source: text('source', { enum: Object.keys(SOURCES) as [keyof typeof SOURCES] }).notNull(),
  giverCode: code('giver_code').notNull(),
  year: integer('year').notNull(),
})

/** 支出: a reversal is a row with a negative amount. */
export const spending = pgTable(
  'spending',
  {
    ...owned(),
    paymentId: uuid('payment_id').notNull(),
    ...money(),
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
    foreignKey({ columns: [t.county, t.paymentId], foreignColumns: [payment.county, payment.id] }),
    index('spending_on').on(t.county, t.onDate),
    index('spending_payment').on(t.county, t.paymentId),
    check('spending_not_zero', sql`${t.amountFen} <> 0`),
  ],
)

/** 报账: of one spending, whole or in parts; a reversal is negative. */
export const settlement = pgTable(
  'settlement',
  {
    ...owned(),
    spendingId: uuid('spending_id').notNull(),
    ...money(),
    amountFen: fen('amount_fen').notNull(),
    onDate: day('on_date').notNull(),
    /** 报账单号 */
    number: text('number').notNull(),
    reversesId: uuid('reverses_id'),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.spendingId], foreignColumns: [spending.county, spending.id] }),
    index('settlement_on').on(t.county, t.onDate),
    index('settlement_spending').on(t.county, t.spendingId),
    check('settlement_not_zero', sql`${t.amountFen} <> 0`),
  ],
)
