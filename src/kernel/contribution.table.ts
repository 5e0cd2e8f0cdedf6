import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { code, day, instant } from './column.ts'

/**
 * Published roll-ups: county × month cells of the open indicators, without rows behind them, readable by everyone.
 * `previousMonth` makes exact distinct counts for any window of months (a gap roll-up, design §7.9): a key counts in a
 * window if its previous contribution lies before the window.
 */
export const rollup = pgTable(
  'rollup',
  {
    indicator: code('indicator').notNull(),
    version: integer('version').notNull(),
    county: code('county').notNull(),
    month: day('month').notNull(),
    previousMonth: day('previous_month'),
    kind: text('kind').notNull(),
    giverCode: code('giver_code').notNull(),
    /**
     * `unkeyed` for what was only declared and must not enter a distinct or stock total. A distinct indicator's cells
     * are streams: under a basis stand the keys that have a row of that basis or a better one.
     */
    basis: text('basis').notNull(),
    value: bigint('value', { mode: 'bigint' }).notNull(),
    weight: bigint('weight', { mode: 'bigint' }).notNull(),
    /** How many contributions stand behind the cell; of a stock, how many more than before. */
    n: bigint('n', { mode: 'bigint' }).notNull(),
    computedAt: instant('computed_at').notNull(),
  },
  t => [index('rollup_cell').on(t.indicator, t.county, t.month)],
)

/** Which county's cells of which indicator a write has made out of date. */
export const rollupStale = pgTable(
  'rollup_stale',
  { indicator: code('indicator').notNull(), county: code('county').notNull(), at: instant('at').notNull() },
  t => [index('rollup_stale_cell').on(t.indicator, t.county)],
)

/**
 * That a county's cells of an indicator were computed, also when there are none, and between which days their rows lie:
 * a question that reaches beyond those days needs no whole months. With no stale mark beside it the cells equal the rows.
 */
export const rollupState = pgTable(
  'rollup_state',
  {
    indicator: code('indicator').notNull(),
    county: code('county').notNull(),
    version: integer('version').notNull(),
    firstOn: day('first_on'),
    lastOn: day('last_on'),
    computedAt: instant('computed_at').notNull(),
  },
  t => [primaryKey({ columns: [t.indicator, t.county] })],
)
