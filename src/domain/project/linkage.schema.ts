import { z } from 'zod'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import { cited, fenText, keys, owner, place, text, year } from './project.schema.ts'

export const linkageBody = z.object({
  type: keys(LINKAGE_TYPES),
  operator: text(120),
  number: text(60).optional(),
  signedOn: z.iso.date(),
  fromOn: z.iso.date(),
  toOn: z.iso.date().optional(),
  principalFen: fenText.optional(),
  /** Share a year, 0.085 = 8.5 % */
  rate: z.number().gt(0).max(1).optional(),
  priceFen: fenText.optional(),
  priceUnit: text(20).optional(),
  ...cited,
})

const MOST = 2000
export const joinBody = z.object({ householdIds: z.array(z.uuid()).min(1).max(MOST), fromOn: z.iso.date() })

export const promiseBody = z.object({
  rows: z
    .array(z.object({ householdId: z.uuid(), dueOn: z.iso.date(), amountFen: fenText }))
    .min(1)
    .max(MOST),
})

export const payoutBody = z.object({
  onDate: z.iso.date(),
  voucher: text(80),
  /** The envelope: what the rows must add up to. */
  count: z.number().int().min(1).max(MOST),
  totalFen: fenText,
  rows: z
    .array(z.object({ dueId: z.uuid(), amountFen: fenText }))
    .min(1)
    .max(MOST),
})

export const linkageQuery = z.object({
  area: place.optional(),
  projectId: z.uuid().optional(),
  type: keys(LINKAGE_TYPES).optional(),
  /** Something was due and is not paid whole. */
  owed: z.literal('true').optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const rowsQuery = z.object({
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const linkageAt = z.object({ county: owner, id: z.uuid() })
export const payoutAt = linkageAt.extend({ paymentId: z.uuid() })
export const yearQuery = z.object({ year: year.optional() })

export type LinkageInput = z.infer<typeof linkageBody>
export type JoinInput = z.infer<typeof joinBody>
export type PromiseInput = z.infer<typeof promiseBody>
export type PayoutInput = z.infer<typeof payoutBody>
export type LinkageFilter = z.infer<typeof linkageQuery>
export type RowsFilter = z.infer<typeof rowsQuery>
