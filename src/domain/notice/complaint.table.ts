/**
 * Complaints, their steps, and what units are asked about them. Where a complaint stands is kept in its row, so that a
 * ledger and a policy need no fold; the steps are its history, and the last of them says the same.
 */
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, code, day, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { ABOUT, ACTS, CHANNELS, EXTENSIONS, MATTERS, STATES } from './complaint.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

export const complaint = pgTable(
  'complaint',
  {
    ...owned(),
    /** 投诉编号: TS, owner, year and ordinal, e.g. TS150125-2026-0001. */
    number: text('number').notNull(),
    channel: text('channel', { enum: keys(CHANNELS) }).notNull(),
    matter: text('matter', { enum: keys(MATTERS) }).notNull(),
    recordCounty: code('record_county'),
    recordType: text('record_type', { enum: keys(ABOUT) }),
    recordId: uuid('record_id'),
    /** 被反映单位, by its area; empty where none is named. */
    accused: code('accused'),
    text: text('text').notNull(),
    /** 投诉人; both empty where it is anonymous. */
    nameSealed: text('name_sealed'),
    phoneSealed: text('phone_sealed'),
    receivedOn: day('received_on').notNull(),
    /** The blind index of the look-up code. */
    secretIndex: text('secret_index').notNull(),
    state: text('state', { enum: keys(STATES) }).notNull(),
    /** 办理单位, by its area. */
    handler: code('handler').notNull(),
    /** Offices that take or took part, by area; audits as one body. Nobody else reads it. */
    offices: text('offices').array().notNull(),
    /** The day of what comes next: the handler's, or after an answer the complainant's. */
    dueOn: day('due_on'),
    appeals: integer('appeals').notNull(),
    extension: text('extension', { enum: keys(EXTENSIONS) }),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    uniqueIndex('complaint_number').on(t.county, t.number),
    index('complaint_received').on(t.county, t.receivedOn, t.id),
    index('complaint_due').on(t.county, t.state, t.dueOn),
    index('complaint_area').on(t.county, t.areaCode),
    index('complaint_secret').on(t.county, t.secretIndex),
    check('complaint_aside', sql`${t.accused} is null or not (${t.accused} = any (${t.offices}))`),
    check('complaint_about', sql`(${t.recordType} is null) = (${t.recordId} is null)`),
  ],
)

export const complaintStep = pgTable(
  'complaint_step',
  {
    ...owned(),
    complaintId: uuid('complaint_id').notNull(),
    /** 1, 2, 3 …: two steps taken at once cannot both be the next. */
    ordinal: integer('ordinal').notNull(),
    act: text('act', { enum: keys(ACTS) }).notNull(),
    /** The state that it leaves. */
    state: text('state', { enum: keys(STATES) }).notNull(),
    onDate: day('on_date').notNull(),
    /** For the offices. */
    note: text('note'),
    /** For the complainant. */
    answer: text('answer'),
    /** The office that acted, by its area, or `complainant`. */
    office: code('office').notNull(),
    /** 转办、退回、复查: who handles it from then on. */
    toOffice: code('to_office'),
    dueOn: day('due_on'),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.complaintId], foreignColumns: [complaint.county, complaint.id] }),
    uniqueIndex('complaint_step_once').on(t.county, t.complaintId, t.ordinal),
  ],
)

/** 函询: owned by the unit asked, which reads this and nothing else of the complaint. */
export const inquiry = pgTable(
  'inquiry',
  {
    ...owned(),
    complaintCounty: code('complaint_county').notNull(),
    complaintId: uuid('complaint_id').notNull(),
    /** The office that asks, by its area. */
    asker: code('asker').notNull(),
    /** What is asked, in the asker's words: nothing that tells who complained. */
    question: text('question').notNull(),
    askedOn: day('asked_on').notNull(),
    dueOn: day('due_on').notNull(),
    statement: text('statement'),
    answeredOn: day('answered_on'),
    answeredBy: text('answered_by'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    index('inquiry_asked').on(t.county, t.askedOn, t.id),
    index('inquiry_complaint').on(t.complaintCounty, t.complaintId),
    check('inquiry_due', sql`${t.dueOn} >= ${t.askedOn}`),
    check('inquiry_answered', sql`(${t.statement} is null) = (${t.answeredOn} is null)`),
  ],
)
