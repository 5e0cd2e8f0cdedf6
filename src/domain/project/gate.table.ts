/** What a gate asks for, as it was brought: proofs, ticks, signatures, and the passage itself. */
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, code, day, fen, instant, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { GATES, ITEMS, SIDES } from './gate.terms.ts'
import { ofProject } from './project.table.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

/** 禁止支出负面清单, by source and year: a catalogue that everyone reads (财农〔2017〕8号, 财农〔2021〕19号). */
export const negativeItem = pgTable(
  'negative_item',
  {
    id: uuid('id').primaryKey(),
    code: code('code').notNull(),
    /** One source, or empty for every source. */
    source: text('source'),
    fromYear: integer('from_year').notNull(),
    toYear: integer('to_year'),
    zh: text('zh').notNull(),
    en: text('en').notNull(),
    basis: text('basis').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    retractedAt: instant('retracted_at'),
  },
  t => [index('negative_item_year').on(t.fromYear, t.code)],
)

/** One item of the negative list ticked “none” by a reviewer. */
export const gateTick = pgTable(
  'gate_tick',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    itemCode: code('item_code').notNull(),
    tickedBy: text('ticked_by').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofProject(t),
    uniqueIndex('gate_tick_once').on(t.county, t.projectId, t.itemCode).where(sql`${t.retractedAt} is null`),
  ],
)

/** A proof: a document of the register or a file, and what its kind must carry. */
export const gateEvidence = pgTable(
  'gate_evidence',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    item: text('item', { enum: keys(ITEMS) }).notNull(),
    fileId: uuid('file_id'),
    onDate: day('on_date').notNull(),
    /** Last day of a notice. */
    untilOn: day('until_on'),
    /** Where a photo was taken or a notice hung. */
    place: text('place'),
    amountFen: fen('amount_fen'),
    note: text('note'),
    side: text('side', { enum: keys(SIDES) }).notNull(),
    attachedBy: text('attached_by').notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [ownedKey(t), ofProject(t), index('gate_evidence_project').on(t.county, t.projectId, t.item)],
)

/** A signature under a gate, valid for the plan as it stood; of the eastern side by a posting in force that day. */
export const gateSignature = pgTable(
  'gate_signature',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    gate: text('gate', { enum: keys(GATES) }).notNull(),
    side: text('side', { enum: keys(SIDES) }).notNull(),
    signerName: text('signer_name').notNull(),
    postingId: uuid('posting_id'),
    onDate: day('on_date').notNull(),
    planRevision: integer('plan_revision').notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [ownedKey(t), ofProject(t), index('gate_signature_project').on(t.county, t.projectId, t.gate)],
)

export const gatePassage = pgTable(
  'gate_passage',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    gate: text('gate', { enum: keys(GATES) }).notNull(),
    onDate: day('on_date').notNull(),
    note: text('note'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofProject(t),
    // A gate stands passed once.
    uniqueIndex('gate_passage_once').on(t.county, t.projectId, t.gate).where(sql`${t.retractedAt} is null`),
    index('gate_passage_on').on(t.county, t.gate, t.onDate),
  ],
)
