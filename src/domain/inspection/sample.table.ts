import { foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { code, day, fen, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { LEDGERS, METHODS } from './sample.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

/** 审计样本: what it was drawn from and how. Owned by the place it was drawn for. */
export const auditSample = pgTable(
  'audit_sample',
  {
    ...owned(),
    name: text('name').notNull(),
    ledger: text('ledger', { enum: keys(LEDGERS) }).notNull(),
    /** Rows dated in these days only; households have none. */
    fromOn: day('from_on'),
    toOn: day('to_on'),
    method: text('method', { enum: keys(METHODS) }).notNull(),
    size: integer('size').notNull(),
    seed: text('seed').notNull(),
    /** Rows and money it was drawn from, and the SHA-256 over them in order. */
    populationRows: integer('population_rows').notNull(),
    populationFen: fen('population_fen').notNull(),
    populationHash: text('population_hash').notNull(),
    drawnBy: text('drawn_by').notNull(),
    ...recorded(),
  },
  t => [ownedKey(t), index('audit_sample_at').on(t.county, t.recordedAt)],
)

export const auditSampleRow = pgTable(
  'audit_sample_row',
  {
    ...owned(),
    sampleId: uuid('sample_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    recordCounty: code('record_county').notNull(),
    recordType: text('record_type').notNull(),
    recordId: uuid('record_id').notNull(),
    amountFen: fen('amount_fen').notNull(),
    /** Units of money that fell on it; 1 for other methods. */
    hits: integer('hits').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.sampleId], foreignColumns: [auditSample.county, auditSample.id] }),
    uniqueIndex('audit_sample_row_once').on(t.county, t.sampleId, t.ordinal),
  ],
)
