/** What the routes of the books and of spending answer. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, whole } from '../../kernel/reply.ts'
import { BOOKED, STAGES } from './book.terms.ts'
import { SOURCES } from './fund.terms.ts'

const text = z.string().nullable()
const n = z.number().int()
/** Fen of all pages together, as text; with the first page only. */
const sum = z.string().regex(/^-?\d+$/)

const balances = Object.fromEntries(Object.keys(STAGES).map(stage => [stage, whole])) as Record<
  keyof typeof STAGES,
  typeof whole
>

export const accountsReply = pageOf(
  z.object({ county: z.string(), areaName: text, source: codeOf(SOURCES), year: n, ...balances }),
).extend({ total: n.optional(), sums: z.record(codeOf(STAGES), sum).optional() })

export const entriesReply = pageOf(
  z.object({
    county: z.string(),
    id: z.string(),
    areaName: text,
    source: codeOf(SOURCES),
    year: n,
    fromStage: codeOf(STAGES),
    toStage: codeOf(STAGES),
    amountFen: whole.describe('With a stage asked for: positive what came into it, negative what left it'),
    onDate: day,
    recordType: codeOf(BOOKED),
    recordId: z.string(),
    reversesId: text,
  }),
).extend({ total: n.optional(), sums: z.object({ amountFen: sum }).optional() })

export const spendingsReply = pageOf(
  z.object({
    county: z.string(),
    id: z.string(),
    areaName: text,
    giverCode: z.string(),
    giverName: text,
    source: codeOf(SOURCES),
    year: n,
    amountFen: whole,
    settledFen: whole,
    availableFen: whole.describe('Not yet accounted for'),
    onDate: day,
    voucher: z.string(),
    payee: z.string(),
    purpose: z.string(),
    paymentId: z.string(),
    paymentVoucher: text,
    reversesId: text,
    reversed: z.boolean(),
  }),
).extend({ total: n.optional(), sums: z.object({ amountFen: sum, settledFen: sum }).optional() })

export const settlementsReply = listOf(
  z.object({
    county: z.string(),
    id: z.string(),
    amountFen: whole,
    onDate: day,
    number: z.string(),
    reversesId: text,
    reversed: z.boolean(),
  }),
)
