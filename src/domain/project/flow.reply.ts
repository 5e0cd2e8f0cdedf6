/** What the routes of the money's flow answer; the rows' types follow from it. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, whole } from '../../kernel/reply.ts'
import { CATEGORIES } from './project.terms.ts'

const text = z.string().nullable()
const source = z.enum(['municipal', 'district'])

const flow = z.object({
  source,
  county: z.string(),
  countyName: z.string(),
  category: codeOf(CATEGORIES).nullable().describe('null: paid without a project'),
  projectId: text.describe('Of one banner only; null where banners are shown by type'),
  projectName: text,
  fen: whole,
  payments: z.number().int(),
})

export type Flow = z.infer<typeof flow>

export const flowsReply = listOf(flow).extend({
  totalFen: whole,
  byProject: z.boolean().describe('Whether the flows go on to single projects: for one banner'),
})

const row = z.object({
  county: z.string(),
  id: z.string(),
  countyName: z.string(),
  source,
  onDate: day,
  amountFen: whole,
  voucher: z.string(),
  category: codeOf(CATEGORIES).nullable(),
  projectId: text,
  projectName: text,
})

export type FlowRow = z.infer<typeof row>

export const flowRowsReply = pageOf(row).extend({
  total: z.number().int().optional(),
  sums: z.object({ amountFen: whole }).optional().describe('With the first page only'),
})
