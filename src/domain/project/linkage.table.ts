/** Contracts between a project and households, what they promise and what was paid. */
import {
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { cites, day, fen, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { household } from '../household/household.table.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import type { LinkageType } from './linkage.terms.ts'
import { ofProject } from './project.table.ts'

const TYPES = Object.keys(LINKAGE_TYPES) as [LinkageType, ...LinkageType[]]

/** 利益联结合同: the operator's promise, with its terms. */
export const linkage = pgTable(
  'linkage',
  {
    ...owned(),
    projectId: uuid('project_id').notNull(),
    type: text('type', { enum: TYPES }).notNull(),
    /** 经营主体: who owes. */
    operator: text('operator').notNull(),
    number: text('number'),
    signedOn: day('signed_on').notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    /** Dividend, custody: the principal and its yearly rate (0.085 = 8.5 %). */
    principalFen: fen('principal_fen'),
    rate: numeric('rate', { precision: 9, scale: 6 }),
    /** Rent by 亩, wage by month, price by unit. */
    priceFen: fen('price_fen'),
    priceUnit: text('price_unit'),
    ...cites(),
    ...recorded(),
  },
  t => [ownedKey(t), ofProject(t), index('linkage_project').on(t.county, t.projectId)],
)

const ofLinkage = (t: { county: AnyPgColumn; linkageId: AnyPgColumn }) =>
  foreignKey({ columns: [t.county, t.linkageId], foreignColumns: [linkage.county, linkage.id] })

/** 联结户: a household in a contract; `areaCode` is the household's village. */
export const linkageHousehold = pgTable(
  'linkage_household',
  {
    ...owned(),
    linkageId: uuid('linkage_id').notNull(),
    householdId: uuid('household_id').notNull(),
    fromOn: day('from_on').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofLinkage(t),
    foreignKey({ columns: [t.county, t.householdId], foreignColumns: [household.county, household.id] }),
    // A household stands once in a contract as long as the line stands.
    uniqueIndex('linkage_household_once')
      .on(t.county, t.linkageId, t.householdId)
      .where(sql`${t.retractedAt} is null`),
    index('linkage_household_household').on(t.county, t.householdId),
  ],
)

/** 约定发放计划: what a household is to get on a day. */
export const linkageDue = pgTable(
  'linkage_due',
  {
    ...owned(),
    linkageId: uuid('linkage_id').notNull(),
    householdId: uuid('household_id').notNull(),
    year: integer('year').notNull(),
    dueOn: day('due_on').notNull(),
    amountFen: fen('amount_fen').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofLinkage(t),
    index('linkage_due_linkage').on(t.county, t.linkageId, t.dueOn),
    index('linkage_due_household').on(t.county, t.householdId),
    index('linkage_due_on').on(t.county, t.dueOn),
    check('linkage_due_positive', sql`${t.amountFen} > 0`),
  ],
)

/** 发放: what a household received against a due; the same yuan is an income line of its year. */
export const linkagePayment = pgTable(
  'linkage_payment',
  {
    ...owned(),
    linkageId: uuid('linkage_id').notNull(),
    dueId: uuid('due_id').notNull(),
    householdId: uuid('household_id').notNull(),
    amountFen: fen('amount_fen').notNull(),
    onDate: day('on_date').notNull(),
    voucher: text('voucher').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofLinkage(t),
    foreignKey({ columns: [t.county, t.dueId], foreignColumns: [linkageDue.county, linkageDue.id] }),
    index('linkage_payment_due').on(t.county, t.dueId),
    index('linkage_payment_household').on(t.county, t.householdId),
    index('linkage_payment_on').on(t.county, t.onDate),
    check('linkage_payment_positive', sql`${t.amountFen} > 0`),
  ],
)
