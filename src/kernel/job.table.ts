import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey } from './column.ts'

/** Work that takes more than a second: its progress, its result that lasts, and whether someone asked it to stop. */
export const job = pgTable(
  'job',
  {
    ...owned(),
    kind: text('kind').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    done: bigint('done', { mode: 'number' }).notNull(),
    total: bigint('total', { mode: 'number' }),
    /** What it is doing now, a key of the job's words. */
    step: text('step'),
    input: jsonb('input').notNull(),
    result: jsonb('result'),
    /** { code, values, details } of the problem catalogue. */
    failure: jsonb('failure'),
    cancelAskedAt: instant('cancel_asked_at'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  t => [ownedKey(t), index('job_created').on(t.county, t.createdAt)],
)
