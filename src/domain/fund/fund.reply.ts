/** What the routes of money answer; the types of the ledgers' rows follow from it. */
import { z } from 'zod'
import { citation, citationOpen, codeOf, day, listOf, pageOf, precision, whole } from '../../kernel/reply.ts'
import { SOURCES } from './fund.terms.ts'

const text = z.string().nullable()
/** Fen of all pages together, as text. */
const sum = z.string().regex(/^-?\d+$/)

const entry = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  source: codeOf(SOURCES),
  giverCode: z.string(),
  giverName: text,
  year: z.number().int(),
  amountFen: whole,
  onDate: day,
  ...citation,
  ...citationOpen,
})

const sums = z
  .object({ amountFen: sum, drawnFen: sum.optional() })
  .optional()
  .describe('With the first page only')

const ledgerOf = <R extends z.ZodType>(row: R) =>
  pageOf(row).extend({ total: z.number().int().optional(), sums })

const availableFen = whole.describe('Left to draw on')

const appropriationLine = entry.extend({
  purpose: z.string(),
  onPrecision: precision,
  drawnFen: whole,
  availableFen,
})

const allocationLine = entry.extend({
  reason: z.string(),
  appropriationCounty: z.string(),
  appropriationId: z.string(),
  drawnFen: whole,
  availableFen,
})

const paymentLine = entry.extend({
  purpose: z.string(),
  voucher: z.string(),
  payee: z.string(),
  receivedFen: whole.nullable().describe('What the receiver says has arrived'),
  stanceReason: text,
  allocationId: z.string(),
  spentFen: whole.describe('What the receiver spent, reversals taken off'),
  availableFen,
  reversesId: text,
  basis: z.enum(['claimed', 'confirmed', 'disputed']),
  reversed: z.boolean(),
})

export const LEDGER_REPLIES = {
  appropriation: ledgerOf(appropriationLine),
  allocation: ledgerOf(allocationLine),
  payment: ledgerOf(paymentLine),
} as const

export interface LedgerLines {
  appropriation: z.infer<typeof appropriationLine>
  allocation: z.infer<typeof allocationLine>
  payment: z.infer<typeof paymentLine>
}

const money = {
  appropriatedFen: whole,
  allocatedFen: whole,
  paidFen: whole,
  confirmedFen: whole,
  disputedFen: whole,
  claimedFen: whole.describe('Paid, and neither confirmed nor disputed'),
  leftFen: whole.describe('Allocated and not paid'),
}
export type MoneyColumn = keyof typeof money
export const MONEY = Object.keys(money) as [MoneyColumn, ...MoneyColumn[]]

const fundLine = z.object({ source: codeOf(SOURCES), year: z.number().int(), ...money })

export type FundLine = z.infer<typeof fundLine>

export const summaryReply = listOf(fundLine).extend({
  total: z.number().int(),
  sums: z.record(z.enum(MONEY), sum),
})

const appropriated = z.object({
  availableFen: whole,
  county: z.string(),
  id: z.string(),
  source: codeOf(SOURCES),
  giverCode: z.string(),
  giverName: text,
  year: z.number().int(),
  amountFen: whole,
  onDate: day,
  onPrecision: precision,
  purpose: z.string(),
  retractedAt: text,
  ...citation,
})

const chainLink = z.object({
  county: z.string(),
  areaName: text,
  allocations: whole,
  allocatedFen: whole,
  paidFen: whole,
  confirmedFen: whole,
  disputedFen: whole,
  lastPaidOn: day.nullable(),
})

export type Appropriated = z.infer<typeof appropriated>
export type ChainLink = z.infer<typeof chainLink>

export const chainReply = z.object({ appropriation: appropriated, rows: z.array(chainLink) })

export const confirmedReply = z.object({ count: z.number().int() })
