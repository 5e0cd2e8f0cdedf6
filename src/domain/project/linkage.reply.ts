/** What the routes of benefit linkage answer; the rows' types follow from it. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, recordAt, whole, word } from '../../kernel/reply.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'

const text = z.string().nullable()
const n = z.number().int()

const linkage = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  projectId: z.string(),
  projectName: z.string(),
  type: codeOf(LINKAGE_TYPES),
  operator: z.string(),
  number: text,
  signedOn: day,
  fromOn: day,
  toOn: day.nullable(),
  principalFen: whole.nullable(),
  rate: text.describe('A share of the principal a year, in its own digits'),
  priceFen: whole.nullable(),
  priceUnit: text,
  households: whole,
  promisedFen: whole,
  paidFen: whole,
})

export type LinkageRow = z.infer<typeof linkage>

export const linkagesReply = pageOf(linkage).extend({
  total: n.optional(),
  sums: z.object({ promisedFen: whole, paidFen: whole }).optional().describe('With the first page only'),
})

export const linkageReply = linkage.extend({
  writes: z.boolean().describe('Whether the reader may write here at all'),
})

const due = z.object({
  id: z.string(),
  householdId: z.string(),
  areaCode: z.string(),
  areaName: text,
  headName: z.string(),
  dueOn: day,
  amountFen: whole,
  paidFen: whole,
  overdue: z.boolean(),
  payments: z.array(z.object({ id: z.string(), onDate: day, amountFen: z.string(), voucher: z.string() })),
})

export type DueRow = z.infer<typeof due>

export const duesReply = pageOf(due)

const benefit = z.object({
  linkageId: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  type: codeOf(LINKAGE_TYPES),
  typeWords: word,
  operator: z.string(),
  year: n,
  promisedFen: whole,
  paidFen: whole,
})

export type BenefitRow = Omit<z.infer<typeof benefit>, 'typeWords'>

export const benefitsReply = listOf(benefit).extend({ receivedFen: whole })

export const joinedReply = recordAt.extend({ joined: n })
export const promisedReply = recordAt.extend({ promised: n })
export const paidReply = recordAt.extend({ paid: n })
