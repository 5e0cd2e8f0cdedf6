/** Announcements, where they hang, how they came down, what was objected and answered. Facts: none is overwritten. */
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, day, owned, ownedKey, recorded } from '../../kernel/column.ts'
import type { Content } from './announcement.content.ts'
import {
  ANNOUNCED_RECORDS,
  ANNOUNCEMENT_KINDS,
  CHANNELS,
  POSTING_LEVELS,
  RESULTS,
} from './announcement.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

/** `areaCode`: the place that it speaks of. A draft becomes public once; after that only a withdrawal changes it. */
export const announcement = pgTable(
  'announcement',
  {
    ...owned(),
    kind: text('kind', { enum: keys(ANNOUNCEMENT_KINDS) }).notNull(),
    year: integer('year').notNull(),
    subjectType: text('subject_type', { enum: keys(ANNOUNCED_RECORDS) }),
    subjectId: uuid('subject_id'),
    /** 公告单位, and its own line beside 12317. */
    issuer: text('issuer').notNull(),
    officePhone: text('office_phone').notNull(),
    /** Drafted, then published on. */
    onDate: day('on_date').notNull(),
    draftedBy: text('drafted_by').notNull(),
    /** 公告编号: owner, year and ordinal, e.g. 152527-2020-003; given when it is published. */
    number: text('number'),
    /** As it hangs: made from the facts on the day it was published, and frozen. */
    content: jsonb('content').$type<Content>(),
    publishedOn: day('published_on'),
    publishedBy: text('published_by'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    uniqueIndex('announcement_number').on(t.county, t.number),
    index('announcement_on').on(t.county, t.onDate, t.id),
    index('announcement_subject').on(t.county, t.subjectId),
    index('announcement_year').on(t.county, t.kind, t.year),
    index('announcement_public')
      .on(t.onDate, t.county, t.id)
      .where(sql`${t.publishedOn} is not null and ${t.retractedAt} is null`),
    check('announcement_about', sql`(${t.subjectType} is null) = (${t.subjectId} is null)`),
    check(
      'announcement_published',
      sql`(${t.publishedOn} is null) = (${t.content} is null) and (${t.publishedOn} is null) = (${t.number} is null)`,
    ),
  ],
)

const ofAnnouncement = (t: { county: AnyPgColumn; announcementId: AnyPgColumn }) =>
  foreignKey({
    columns: [t.county, t.announcementId],
    foreignColumns: [announcement.county, announcement.id],
  })

/** A portal or a board that carries it. */
export const announcementPosting = pgTable(
  'announcement_posting',
  {
    ...owned(),
    announcementId: uuid('announcement_id').notNull(),
    level: text('level', { enum: keys(POSTING_LEVELS) }).notNull(),
    /** In the office's words: 红义村党群服务中心公告栏. */
    place: text('place').notNull(),
    /** Of a portal: its address there. */
    url: text('url'),
    fromOn: day('from_on').notNull(),
    /** Of a board: its last day, and the least days with their source as they stood when it was hung. */
    toOn: day('to_on'),
    leastDays: integer('least_days'),
    daysSource: text('days_source'),
    /** 张贴照片 */
    fileId: uuid('file_id'),
    photoOn: day('photo_on'),
    putUpBy: text('put_up_by').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofAnnouncement(t),
    index('announcement_posting_of').on(t.county, t.announcementId),
    index('announcement_posting_to').on(t.county, t.toOn),
    check('announcement_posting_days', sql`${t.toOn} is null or ${t.toOn} >= ${t.fromOn} + ${t.leastDays}`),
  ],
)

/** A board looked at for the last time: at its end with a photo, or taken down before. */
export const announcementRemoval = pgTable(
  'announcement_removal',
  {
    ...owned(),
    announcementId: uuid('announcement_id').notNull(),
    postingId: uuid('posting_id').notNull(),
    onDate: day('on_date').notNull(),
    /** 期满照片 */
    fileId: uuid('file_id'),
    photoOn: day('photo_on'),
    note: text('note'),
    takenDownBy: text('taken_down_by').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofAnnouncement(t),
    foreignKey({
      columns: [t.county, t.postingId],
      foreignColumns: [announcementPosting.county, announcementPosting.id],
    }),
    uniqueIndex('announcement_removal_once').on(t.county, t.postingId).where(sql`${t.retractedAt} is null`),
  ],
)

/** 异议. Nobody is asked for a name; what was written is sealed, because people write names all the same. */
export const announcementObjection = pgTable(
  'announcement_objection',
  {
    ...owned(),
    announcementId: uuid('announcement_id').notNull(),
    /** 查询编号: by it alone its state and answer can be looked up. */
    reference: text('reference').notNull(),
    channel: text('channel', { enum: keys(CHANNELS) }).notNull(),
    contentSealed: text('content_sealed').notNull(),
    raisedOn: day('raised_on').notNull(),
    /** 答复时限, where the parameter of its days is entered. */
    dueOn: day('due_on'),
    takenBy: text('taken_by'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofAnnouncement(t),
    uniqueIndex('announcement_objection_reference').on(t.county, t.reference),
    index('announcement_objection_of').on(t.county, t.announcementId),
  ],
)

export const announcementAnswer = pgTable(
  'announcement_answer',
  {
    ...owned(),
    announcementId: uuid('announcement_id').notNull(),
    objectionId: uuid('objection_id').notNull(),
    onDate: day('on_date').notNull(),
    result: text('result', { enum: keys(RESULTS) }).notNull(),
    /** Shown to whoever has the reference. */
    answer: text('answer').notNull(),
    answeredBy: text('answered_by').notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofAnnouncement(t),
    foreignKey({
      columns: [t.county, t.objectionId],
      foreignColumns: [announcementObjection.county, announcementObjection.id],
    }),
    uniqueIndex('announcement_answer_once').on(t.county, t.objectionId).where(sql`${t.retractedAt} is null`),
  ],
)
