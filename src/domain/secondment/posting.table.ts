import { foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cites, code, day, instant, owned, ownedKey, precision, recorded } from '../../kernel/column.ts'
import { DIRECTIONS, ORIGINS, POSTING_KINDS, TERM_CHANGES } from './posting.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

/** 批次, e.g. 北京第五批赴蒙挂职干部: a catalogue that everyone reads; postings name it by its code. */
export const postingBatch = pgTable(
  'posting_batch',
  {
    id: uuid('id').primaryKey(),
    /** e.g. `beijing-inner-mongolia-5` */
    code: code('code').notNull(),
    ordinal: integer('ordinal').notNull(),
    giverCode: code('giver_code').notNull(),
    receiverCode: code('receiver_code').notNull(),
    name: text('name').notNull(),
    fromOn: day('from_on'),
    toOn: day('to_on'),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  t => [
    uniqueIndex('posting_batch_code').on(t.code),
    uniqueIndex('posting_batch_ordinal').on(t.giverCode, t.receiverCode, t.ordinal),
  ],
)

/** 派驻: one person in one post for one term. Owned by the Inner Mongolian side, whichever way the person went. */
export const posting = pgTable(
  'posting',
  {
    ...owned(),
    personName: text('person_name').notNull(),
    kind: text('kind', { enum: keys(POSTING_KINDS) }).notNull(),
    direction: text('direction', { enum: keys(DIRECTIONS) }).notNull(),
    /** The unit that sends, and the Beijing district (or 110000) at the other end. */
    senderUnit: text('sender_unit').notNull(),
    districtCode: code('district_code').notNull(),
    hostUnit: text('host_unit').notNull(),
    post: text('post').notNull(),
    batchCode: code('batch_code'),
    /** First and last day of the term as appointed; a day known to the month stands on the month's last day. */
    fromOn: day('from_on').notNull(),
    fromPrecision: precision('from_precision').notNull(),
    toOn: day('to_on'),
    toPrecision: precision('to_precision'),
    origin: text('origin', { enum: keys(ORIGINS) }).notNull(),
    originNote: text('origin_note'),
    /** The account under which the person signs. */
    userId: text('user_id'),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    index('posting_from').on(t.county, t.fromOn),
    index('posting_user').on(t.county, t.userId),
    index('posting_district').on(t.districtCode),
  ],
)

/** A term extended or cut short; the last one recorded counts. */
export const postingTerm = pgTable(
  'posting_term',
  {
    ...owned(),
    postingId: uuid('posting_id').notNull(),
    change: text('change', { enum: keys(TERM_CHANGES) }).notNull(),
    toOn: day('to_on').notNull(),
    reason: text('reason').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.postingId], foreignColumns: [posting.county, posting.id] }),
    index('posting_term_posting').on(t.county, t.postingId, t.recordedAt),
  ],
)
