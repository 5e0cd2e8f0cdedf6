/** Assets, their states as dated events, yearly returns and how these were shared out, inspections. */
import { boolean, check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, code, day, fen, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { ASSET_CLASSES, ASSET_STATES, OPERATIONS, OWNERSHIPS, USES } from './asset.terms.ts'
import { linkage } from './linkage.table.ts'
import { ofProject } from './project.table.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

export const asset = pgTable(
  'asset',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    code: code('code'),
    name: text('name').notNull(),
    class: text('class', { enum: keys(ASSET_CLASSES) }).notNull(),
    spec: text('spec'),
    quantity: integer('quantity'),
    originalFen: fen('original_fen').notNull(),
    place: text('place'),
    /** 所有权、经营权、收益权、监督权 */
    ownership: text('ownership', { enum: keys(OWNERSHIPS) }).notNull(),
    owner: text('owner').notNull(),
    operator: text('operator'),
    beneficiary: text('beneficiary'),
    supervisor: text('supervisor'),
    operation: text('operation', { enum: keys(OPERATIONS) }),
    termFrom: day('term_from'),
    termTo: day('term_to'),
    /** 年收益 as agreed: a promise, never a figure. */
    agreedReturnFen: fen('agreed_return_fen'),
    distributionPlan: text('distribution_plan'),
    /** 管护人 by post */
    keeper: text('keeper').notNull(),
    registeredOn: day('registered_on').notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofProject(t),
    index('asset_project').on(t.county, t.projectId),
    index('asset_area').on(t.county, t.areaCode, t.id),
    check('asset_positive', sql`${t.originalFen} > 0`),
  ],
)

const ofAsset = (t: { county: AnyPgColumn; assetId: AnyPgColumn }) =>
  foreignKey({ columns: [t.county, t.assetId], foreignColumns: [asset.county, asset.id] })

export const assetState = pgTable(
  'asset_state',
  {
    ...owned(),
    assetId: uuid('asset_id').notNull(),
    state: text('state', { enum: keys(ASSET_STATES) }).notNull(),
    onDate: day('on_date').notNull(),
    reason: text('reason'),
    ...cites(),
    ...recorded(),
  },
  t => [ownedKey(t), ofAsset(t), index('asset_state_asset').on(t.county, t.assetId, t.onDate)],
)

export const assetReturn = pgTable(
  'asset_return',
  {
    ...owned(),
    assetId: uuid('asset_id').notNull(),
    year: integer('year').notNull(),
    onDate: day('on_date').notNull(),
    amountFen: fen('amount_fen').notNull(),
    payer: text('payer').notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofAsset(t),
    index('asset_return_asset').on(t.county, t.assetId, t.year),
    check('asset_return_positive', sql`${t.amountFen} > 0`),
  ],
)

/** What became of a return; a share that goes to households names the linkage through which it does. */
export const assetDistribution = pgTable(
  'asset_distribution',
  {
    ...owned(),
    returnId: uuid('return_id').notNull(),
    use: text('use_code', { enum: keys(USES) }).notNull(),
    amountFen: fen('amount_fen').notNull(),
    onDate: day('on_date').notNull(),
    linkageId: uuid('linkage_id'),
    note: text('note'),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.returnId], foreignColumns: [assetReturn.county, assetReturn.id] }),
    foreignKey({ columns: [t.county, t.linkageId], foreignColumns: [linkage.county, linkage.id] }),
    index('asset_distribution_return').on(t.county, t.returnId),
    check('asset_distribution_positive', sql`${t.amountFen} > 0`),
  ],
)

export const assetInspection = pgTable(
  'asset_inspection',
  {
    ...owned(),
    assetId: uuid('asset_id').notNull(),
    onDate: day('on_date').notNull(),
    found: text('found').notNull(),
    sound: boolean('sound').notNull(),
    fileId: uuid('file_id'),
    inspectedBy: text('inspected_by').notNull(),
    ...recorded(),
  },
  t => [ownedKey(t), ofAsset(t), index('asset_inspection_asset').on(t.county, t.assetId, t.onDate)],
)
