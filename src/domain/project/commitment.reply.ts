/** What the routes of contracts answer. */
import { z } from 'zod'
import { codeOf, day, pageOf, whole } from '../../kernel/reply.ts'
import { SOURCES } from '../fund/fund.terms.ts'

const n = z.number().int()
/** Fen of all pages together, as text; with the first page only. */
const sum = z.string().regex(/^-?\d+$/)

export const commitmentsReply = pageOf(
  z.object({
    county: z.string(),
    id: z.string(),
    projectId: z.string(),
    projectName: z.string(),
    fundingId: z.string(),
    areaName: z.string().nullable(),
    source: codeOf(SOURCES),
    year: n,
    party: z.string(),
    number: z.string(),
    subject: z.string(),
    onDate: day,
    signedFen: whole.describe('As signed'),
    amountFen: whole.describe('What it comes to after reductions'),
    paidFen: whole,
    availableFen: whole.describe('To be paid'),
  }),
).extend({
  total: n.optional(),
  sums: z.object({ amountFen: sum, paidFen: sum, availableFen: sum }).optional(),
})
