/** Findings and what was done about them. Nothing of a finding is changed: its state is its last event's. */
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, day, fen, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { ACTS, FINDING_KINDS, SEVERITIES, SUBJECTS } from './finding.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

export const finding = pgTable(
  'finding',
  {
    ...owned(),
    /** 问题编号: owner, year and ordinal, e.g. 152527-2026-003. */
    number: text('number').notNull(),
    recordType: text('record_type', { enum: keys(SUBJECTS) }).notNull(),
    /** Empty where the finding is about the place itself. */
    recordId: uuid('record_id'),
    kind: text('kind', { enum: keys(FINDING_KINDS) }).notNull(),
    severity: text('severity', { enum: keys(SEVERITIES) }).notNull(),
    content: text('content').notNull(),
    amountFen: fen('amount_fen'),
    /** 责任单位、责任人 */
    unit: text('unit').notNull(),
    person: text('person'),
    foundOn: day('found_on').notNull(),
    /** 整改时限 */
    dueOn: day('due_on').notNull(),
    /** The alarm or the sample it came from; neither where it was found by hand. */
    alarm: text('alarm'),
    sampleId: uuid('sample_id'),
    foundBy: text('found_by').notNull(),
    fileId: uuid('file_id'),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    uniqueIndex('finding_number').on(t.county, t.number),
    index('finding_found').on(t.county, t.foundOn, t.id),
    index('finding_by_due').on(t.county, t.dueOn, t.id),
    index('finding_record').on(t.county, t.recordId),
    check('finding_due', sql`${t.dueOn} >= ${t.foundOn}`),
    check('finding_about', sql`(${t.recordType} = 'area') = (${t.recordId} is null)`),
  ],
)

export const findingEvent = pgTable(
  'finding_event',
  {
    ...owned(),
    findingId: uuid('finding_id').notNull(),
    /** 1, 2, 3 …: two steps taken at once cannot both be the next. */
    ordinal: integer('ordinal').notNull(),
    act: text('act', { enum: keys(ACTS) }).notNull(),
    onDate: day('on_date').notNull(),
    note: text('note').notNull(),
    byName: text('by_name').notNull(),
    byRole: text('by_role').notNull(),
    fileId: uuid('file_id'),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.findingId], foreignColumns: [finding.county, finding.id] }),
    uniqueIndex('finding_event_once').on(t.county, t.findingId, t.ordinal),
  ],
)
