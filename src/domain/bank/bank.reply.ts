/** What the routes of the bank's files answer. Accounts and people are masked before they come here. */
import { z } from 'zod'
import { day, listOf, pageOf, recordAt, whole, word } from '../../kernel/reply.ts'
import {
  BANK_FINDINGS,
  BATCHES,
  CARD_COLUMNS,
  CARD_STATES,
  LINE_STATES,
  MATCHED,
  STATEMENT_COLUMNS,
} from './bank.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const text = z.string().nullable()
const count = z.number().int()
/** Fen as text. */
const sum = z.string().regex(/^-?\d+$/)
const tail = text.describe('The last four digits of an account')

const place = { county: z.string(), id: z.string(), areaName: text }

const ledgerOf = <R extends z.ZodType>(row: R) =>
  pageOf(row).extend({
    total: count.optional(),
    sums: z.object({ amountFen: sum }).optional().describe('With the first page only'),
  })

const batchLine = z.object({
  ...place,
  kind: keys(BATCHES),
  fileName: z.string(),
  accountTail: tail,
  fromOn: day,
  onDate: day.describe('The last day that the file covers'),
  lines: count,
  sumFen: whole,
  importedBy: z.string(),
  recordedAt: z.string(),
  linkageId: text,
  operator: text,
  answersId: text.describe('Of a return: the card file that it answers'),
  open: whole.describe('Lines that wait for somebody: surplus ones, or those that the bank has not answered'),
})

export type BatchLine = z.infer<typeof batchLine>

export const batchesReply = pageOf(batchLine)

export const linesReply = ledgerOf(
  z.object({
    ...place,
    batchId: z.string(),
    accountTail: tail,
    onDate: day,
    amountFen: whole.describe('Positive what came in'),
    party: text,
    partyAccount: tail,
    summary: text,
    serial: text,
    state: keys(LINE_STATES),
    recordType: keys(MATCHED).nullable(),
    recordId: text,
    reason: text,
    byRule: z.boolean().nullable(),
    matchedBy: text,
  }),
)

const moved = { id: z.string(), type: keys(MATCHED), onDate: day, amountFen: whole, voucher: z.string() }

export const offeredReply = listOf(
  z.object({ ...moved, payee: z.string(), days: count.describe('Between the line and the record') }),
)

const missingLine = z.object({ ...place, ...moved, payee: z.string(), giverName: text })

export type MissingLine = z.infer<typeof missingLine>

export const missingReply = ledgerOf(missingLine)

export const cardsReply = ledgerOf(
  z.object({
    ...place,
    areaCode: z.string(),
    batchId: z.string(),
    householdId: z.string(),
    headName: z.string(),
    amountFen: whole,
    account: z.string(),
    accountTail: z.string(),
    onDate: day,
    paymentId: text,
    state: keys(CARD_STATES),
    reason: text.describe('Why the bank did not pay it'),
  }),
)

const problemsOf = <K extends string>(columns: Readonly<Record<K, unknown>>) =>
  z.array(
    z.object({
      rowNo: count,
      text: z.string(),
      problems: z.array(
        z.object({ code: keys(BANK_FINDINGS), field: keys(columns), column: word, words: word }),
      ),
    }),
  )

const read = { rows: count, errors: count }

export const statementLookReply = z.object({
  ...read,
  added: count,
  same: count.describe('Lines that stand imported already'),
  matched: count,
  surplus: count,
  broken: z.array(count).describe('Rows at which the running balance breaks'),
  problems: problemsOf(STATEMENT_COLUMNS),
})

export const cardLookReply = z.object({
  ...read,
  added: count,
  sumFen: sum,
  missing: count.describe('Households that are owed something and are not in the file'),
  problems: problemsOf(CARD_COLUMNS),
})

export const returnLookReply = z.object({
  ...read,
  arrived: count,
  failed: count,
  missing: count.describe('Lines sent that the file does not answer'),
  problems: problemsOf(CARD_COLUMNS),
})

export const statementReply = recordAt.extend({ added: count, same: count, matched: count, surplus: count })
export const paidReply = recordAt.extend({ paid: count })
export const returnReply = recordAt.extend({ arrived: count, failed: count })
export const takenBackReply = z.object({ rows: count })
export const settledReply = recordAt
