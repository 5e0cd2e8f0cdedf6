/** What the routes of pace and carry-over answer. */
import { z } from 'zod'
import { day, listOf, whole } from '../../kernel/reply.ts'

const n = z.number().int()
const reached = { allocatedFen: whole, paidFen: whole, spentFen: whole, settledFen: whole }
const share = z.number().nullable()
const judgement = z.enum(['within', 'beyond', 'unknown'])
/** Fen of all rows together, as text. */
const sum = z.string().regex(/^-?\d+$/)

export const paceReply = listOf(
  z.object({
    ...reached,
    month: n.describe('1 to 12'),
    onDate: day,
    share: share.describe('Spent of the year’s money, as far as it is allocated'),
    expected: share.describe('The share to be spent by then; null where nobody entered it'),
    expectedSource: z.string().nullable(),
    judgement,
  }),
).extend({ year: n, wholeFen: whole })

export const carryOverReply = listOf(
  z.object({
    ...reached,
    county: z.string(),
    areaName: z.string().nullable(),
    year: n,
    leftFen: whole.describe('Allocated and not spent'),
    share,
    age: z.enum(['1y', '1-2y', '>2y']),
    limit: share,
    judgement,
  }),
).extend({ onDate: day, total: n, sums: z.object({ allocatedFen: sum, spentFen: sum, leftFen: sum }) })
