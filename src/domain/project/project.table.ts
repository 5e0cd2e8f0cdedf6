/** The project itself, its way through the library, its funding, targets, progress and changes. */
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, code, day, fen, instant, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { allocation } from '../fund/fund.table.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { LIBRARY_STEPS } from './library.terms.ts'
import { CATEGORIES, CHANGE_STATES, NATURES, PROGRESS_KINDS, TARGET_GROUPS } from './project.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

/** 项目 (domain §5.3). `areaCode` is where it is built, to the village where it is known. */
export const project = pgTable(
  'project',
  {
    ...owned(),
    /** 项目编号 of the office: opaque, never a key. */
    code: code('code'),
    name: text('name').notNull(),
    category: text('category', { enum: keys(CATEGORIES) }).notNull(),
    nature: text('nature', { enum: keys(NATURES) }).notNull(),
    content: text('content').notNull(),
    scale: text('scale'),
    /** 时间进度, to the month: kept on the first and the last day. */
    plannedFrom: day('planned_from'),
    plannedTo: day('planned_to'),
    unit: text('unit'),
    /** 责任人 by post, e.g. 乡镇分管副镇长. */
    head: text('head'),
    budgetFen: fen('budget_fen').notNull(),
    /** 受益对象 as drafted: a plan, never a figure. */
    households: integer('households'),
    people: integer('people'),
    registeredHouseholds: integer('registered_households'),
    registeredPeople: integer('registered_people'),
    /** 群众参与, 带贫减贫机制 */
    participation: text('participation'),
    mechanism: text('mechanism'),
    /** The paired district that has a say in it. */
    districtCode: code('district_code'),
    /** Rises with each change; `planRevision` only with what the signatures are under. */
    revision: integer('revision').notNull().default(1),
    planRevision: integer('plan_revision').notNull().default(1),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    index('project_area').on(t.county, t.areaCode, t.id),
    index('project_code').on(t.county, t.code),
    index('project_category').on(t.county, t.category),
    check('project_budget', sql`${t.budgetFen} > 0`),
  ],
)

export const ofProject = (t: { county: AnyPgColumn; projectId: AnyPgColumn }) =>
  foreignKey({ columns: [t.county, t.projectId], foreignColumns: [project.county, project.id] })

export const libraryStep = pgTable(
  'library_step',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    step: text('step', { enum: keys(LIBRARY_STEPS) }).notNull(),
    onDate: day('on_date').notNull(),
    /** 项目年度, of an admission or a yearly update. */
    year: integer('year'),
    note: text('note'),
    ...cites(),
    ...recorded(),
  },
  t => [ownedKey(t), ofProject(t), index('library_step_project').on(t.county, t.projectId, t.recordedAt)],
)

/** 筹资: one line a source; a line of a fiscal source points at the allocation it draws on. */
export const projectFunding = pgTable(
  'project_funding',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    source: text('source', { enum: keys(SOURCES) }).notNull(),
    allocationId: uuid('allocation_id'),
    amountFen: fen('amount_fen').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofProject(t),
    foreignKey({ columns: [t.county, t.allocationId], foreignColumns: [allocation.county, allocation.id] }),
    index('project_funding_project').on(t.county, t.projectId),
    index('project_funding_allocation').on(t.county, t.allocationId),
    check('project_funding_positive', sql`${t.amountFen} > 0`),
  ],
)

/** 绩效目标 with its baseline and what was achieved. */
export const performanceTarget = pgTable(
  'performance_target',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    group: text('group_code', { enum: keys(TARGET_GROUPS) }).notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    baseline: numeric('baseline', { precision: 18, scale: 4 }),
    target: numeric('target', { precision: 18, scale: 4 }).notNull(),
    achieved: numeric('achieved', { precision: 18, scale: 4 }),
    achievedOn: day('achieved_on'),
    ...recorded(),
  },
  t => [ownedKey(t), ofProject(t), index('performance_target_project').on(t.county, t.projectId)],
)

/** 开工、进度、完工、质保期满: dated facts. */
export const projectProgress = pgTable(
  'project_progress',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    kind: text('kind', { enum: keys(PROGRESS_KINDS) }).notNull(),
    onDate: day('on_date').notNull(),
    percent: integer('percent').notNull(),
    note: text('note'),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofProject(t),
    index('project_progress_project').on(t.county, t.projectId, t.onDate),
    check('project_progress_percent', sql`${t.percent} between 0 and 100`),
  ],
)

/** A photo of a report: where and when it was taken. */
export const progressPhoto = pgTable(
  'progress_photo',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    progressId: uuid('progress_id').notNull(),
    fileId: uuid('file_id').notNull(),
    place: text('place').notNull(),
    takenOn: day('taken_on').notNull(),
    takenBy: text('taken_by').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({
      columns: [t.county, t.progressId],
      foreignColumns: [projectProgress.county, projectProgress.id],
    }),
    index('progress_photo_report').on(t.county, t.progressId),
  ],
)

/** 变更: asked for with a reason, consented to by the eastern side, decided by the bureau; nothing changes before. */
export const projectChange = pgTable(
  'project_change',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    /** What it was and what it is to be, by field. */
    before: jsonb('before').notNull(),
    after: jsonb('after').notNull(),
    reason: text('reason').notNull(),
    requestedOn: day('requested_on').notNull(),
    consentPostingId: uuid('consent_posting_id'),
    consentOn: day('consent_on'),
    state: text('state', { enum: keys(CHANGE_STATES) }).notNull(),
    decidedOn: day('decided_on'),
    decidedAt: instant('decided_at'),
    ...cites(),
    ...recorded(),
  },
  t => [ownedKey(t), ofProject(t), index('project_change_project').on(t.county, t.projectId)],
)

/** A payment made for a project: the link belongs here, the posting to `fund`. */
export const projectPayment = pgTable(
  'project_payment',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    fundingId: uuid('funding_id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofProject(t),
    foreignKey({
      columns: [t.county, t.fundingId],
      foreignColumns: [projectFunding.county, projectFunding.id],
    }),
    // A payment is made for one project only.
    uniqueIndex('project_payment_payment').on(t.county, t.paymentId),
    index('project_payment_project').on(t.county, t.projectId),
    index('project_payment_funding').on(t.county, t.fundingId),
  ],
)

/** 合同: what a funding line owes a contractor. A row with a negative amount reduces the one it names, whole or in part. */
export const commitment = pgTable(
  'commitment',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    fundingId: uuid('funding_id').notNull(),
    /** 承包（供应）单位 */
    party: text('party').notNull(),
    number: text('number').notNull(),
    subject: text('subject').notNull(),
    signedOn: day('signed_on').notNull(),
    amountFen: fen('amount_fen').notNull(),
    reducesId: uuid('reduces_id'),
    /** Why it was reduced. */
    reason: text('reason'),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofProject(t),
    foreignKey({
      columns: [t.county, t.fundingId],
      foreignColumns: [projectFunding.county, projectFunding.id],
    }),
    index('commitment_project').on(t.county, t.projectId),
    index('commitment_signed').on(t.county, t.signedOn, t.id),
    // A contract is registered once as long as it stands.
    uniqueIndex('commitment_number')
      .on(t.county, t.number, t.fundingId)
      .where(sql`${t.retractedAt} is null and ${t.reducesId} is null`),
    check(
      'commitment_sign',
      sql`(${t.amountFen} < 0) = (${t.reducesId} is not null) and ${t.amountFen} <> 0`,
    ),
  ],
)
