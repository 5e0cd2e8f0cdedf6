/** Scenarios, their solutions, and what became of them; other ways to carry out a project (备选方案). */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
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
import { code, fen, instant, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { project } from '../project/project.table.ts'
import { DECISIONS, OUTCOMES, SCENARIO_STATES } from './scenario.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

/**
 * 备选方案: one way to carry out a project of the library, with what it costs and brings. A project without any is taken as
 * its entry stands. Owned by the banner, which knows its projects.
 */
export const projectVariant = pgTable(
  'project_variant',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    title: text('title').notNull(),
    /** What it needs of the year's cooperation money. */
    costFen: fen('cost_fen').notNull(),
    /** Which sources may pay for it, as their codes. */
    sources: jsonb('sources').notNull(),
    households: integer('households').notNull(),
    /** What these households receive in a year; null while nobody has said so. */
    gainFen: fen('gain_fen'),
    /** 与建档立卡户紧密联结 */
    onPoor: boolean('on_poor').notNull(),
    /** `[{ year, fen }]`: what it binds of later years. */
    tails: jsonb('tails').notNull(),
    /** Projects that must be in as well, as ids. */
    requires: jsonb('requires').notNull(),
    note: text('note'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.projectId], foreignColumns: [project.county, project.id] }),
    index('project_variant_project').on(t.county, t.projectId),
    check('project_variant_cost', sql`${t.costFen} > 0`),
    check('project_variant_households', sql`${t.households} >= 0`),
  ],
)

/** 分配方案, owned by the office that works on it (110000 or 150000). A draft may be changed in place. */
export const scenario = pgTable(
  'scenario',
  {
    ...owned(),
    year: integer('year').notNull(),
    title: text('title').notNull(),
    note: text('note'),
    /** What a person set (`Rules`); checked when it is written. */
    rules: jsonb('rules').notNull(),
    /** Rises with each change of the rules. */
    revision: integer('revision').notNull().default(1),
    state: text('state', { enum: keys(SCENARIO_STATES) }).notNull(),
    jobId: uuid('job_id'),
    /** `{ best, bound, gap, seconds }` while it is solved. */
    progress: jsonb('progress'),
    /** The last solution, of whatever revision. */
    solutionId: uuid('solution_id'),
    /** Efficiency against fairness (`Curve`). */
    curve: jsonb('curve'),
    /** { code, values, details } of the problem catalogue. */
    failure: jsonb('failure'),
    createdBy: text('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    ...recorded(),
  },
  t => [ownedKey(t), index('scenario_year').on(t.county, t.year)],
)

const ofScenario = (t: { county: AnyPgColumn; scenarioId: AnyPgColumn }) =>
  foreignKey({ columns: [t.county, t.scenarioId], foreignColumns: [scenario.county, scenario.id] })

/** One answer of the solver: never changed, so that it can be cited. */
export const solution = pgTable(
  'solution',
  {
    ...owned(),
    scenarioId: uuid('scenario_id').notNull(),
    /** The scenario's revision that it answers. */
    revision: integer('revision').notNull(),
    rules: jsonb('rules').notNull(),
    outcome: text('outcome', { enum: keys(OUTCOMES) }).notNull(),
    /** 数据时点: what the register, library and ledger said then, and the SHA-256 over all of it that was used. */
    knownAt: instant('known_at').notNull(),
    inputHash: text('input_hash').notNull(),
    /** Weighted benefit; what is proven that no plan can exceed; their relative distance. */
    objective: doublePrecision('objective'),
    bound: doublePrecision('bound'),
    gap: doublePrecision('gap'),
    seconds: doublePrecision('seconds').notNull(),
    households: integer('households').notNull(),
    gainFen: fen('gain_fen').notNull(),
    costFen: fen('cost_fen').notNull(),
    /** Banners, purses, baseline, conflict (`Result`). */
    result: jsonb('result').notNull(),
    solvedBy: text('solved_by').notNull(),
    ...recorded(),
  },
  t => [ownedKey(t), ofScenario(t), index('solution_scenario').on(t.county, t.scenarioId)],
)

/** A variant in a solution: in or out, why, and who pays. `areaCode` is the owner's, `banner` where it is. */
export const solutionLine = pgTable(
  'solution_line',
  {
    ...owned(),
    solutionId: uuid('solution_id').notNull(),
    banner: code('banner').notNull(),
    projectId: uuid('project_id').notNull(),
    variantId: uuid('variant_id').notNull(),
    title: text('title').notNull(),
    costFen: fen('cost_fen').notNull(),
    households: integer('households').notNull(),
    gainFen: fen('gain_fen').notNull(),
    onPoor: boolean('on_poor').notNull(),
    industry: boolean('industry').notNull(),
    isIn: boolean('is_in').notNull(),
    why: text('why').notNull(),
    /** Worth, price, limits and what it would take (`Because`). */
    because: jsonb('because').notNull(),
    /** `{ purse: fen }` of what pays for it. */
    paidBy: jsonb('paid_by').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.solutionId], foreignColumns: [solution.county, solution.id] }),
    index('solution_line_solution').on(t.county, t.solutionId, t.banner),
  ],
)

/** 采用: a solution proposed as draft allocations. It stands until it is decided; the decision is a row of its own. */
export const takeOver = pgTable(
  'take_over',
  {
    ...owned(),
    scenarioId: uuid('scenario_id').notNull(),
    solutionId: uuid('solution_id').notNull(),
    year: integer('year').notNull(),
    reason: text('reason').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedByName: text('proposed_by_name').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofScenario(t),
    foreignKey({ columns: [t.county, t.solutionId], foreignColumns: [solution.county, solution.id] }),
    uniqueIndex('take_over_live').on(t.county, t.scenarioId).where(sql`${t.retractedAt} is null`),
  ],
)

/** A draft allocation: which appropriation would give how much to which banner. */
export const takeOverLine = pgTable(
  'take_over_line',
  {
    ...owned(),
    takeOverId: uuid('take_over_id').notNull(),
    banner: code('banner').notNull(),
    appropriationCounty: code('appropriation_county').notNull(),
    appropriationId: uuid('appropriation_id').notNull(),
    source: text('source', { enum: keys(SOURCES) }).notNull(),
    giverCode: code('giver_code').notNull(),
    amountFen: fen('amount_fen').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.takeOverId], foreignColumns: [takeOver.county, takeOver.id] }),
    index('take_over_line_of').on(t.county, t.takeOverId),
    check('take_over_line_positive', sql`${t.amountFen} > 0`),
  ],
)

/** 批准、退回、撤销, owned by the office that decides; a proposal may belong to another (no foreign key). */
export const takeOverDecision = pgTable(
  'take_over_decision',
  {
    ...owned(),
    takeOverCounty: code('take_over_county').notNull(),
    takeOverId: uuid('take_over_id').notNull(),
    decision: text('decision', { enum: keys(DECISIONS) }).notNull(),
    reason: text('reason'),
    /** Of an approval: `[{ county, id }]`, the allocations that were made. */
    allocations: jsonb('allocations'),
    decidedBy: text('decided_by').notNull(),
    decidedByName: text('decided_by_name').notNull(),
    ...recorded(),
  },
  t => [ownedKey(t), index('take_over_decision_of').on(t.takeOverCounty, t.takeOverId, t.recordedAt)],
)
