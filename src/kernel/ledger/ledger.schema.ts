/** What is sent with a ledger, and what its routes answer. */
import { z } from 'zod'
import { pageOf, whole, word } from '../reply.ts'

const n = z.number().int()
const text = z.string().nullable()
/** A map of short texts, as JSON in a field of the form. */
const said = z
  .string()
  .max(10_000)
  .default('{}')
  .transform((json, context): Record<string, string> => {
    const parsed = z.record(z.string().max(200), z.string().max(200)).safeParse(parse(json))
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: 'a JSON object of texts' })
    return z.NEVER
  })

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

export const sentBody = z.object({
  said: said.describe('Of the whole list: dates and the document, by key'),
  answers: said.describe('By the key or the kind of a question'),
})

const level = z.enum(['error', 'ask', 'warn'])
const told = z.object({ level, code: z.string(), column: word.nullable(), words: word })
const question = z.object({
  kind: z.string(),
  key: z.string(),
  words: word,
  choices: z.array(z.object({ value: z.string(), label: word })).readonly(),
  rows: n,
})

export const lookReply = z.object({
  rows: n,
  added: n,
  sumFen: z.string(),
  errors: n,
  asked: n,
  warned: n,
  skipped: n,
  effect: word,
  unknown: z.array(z.string()).readonly(),
  kinds: z.array(told.extend({ rows: n })).readonly(),
  problems: z
    .array(
      z.object({ rowNo: n, text: z.string(), problems: z.array(told.extend({ value: text })).readonly() }),
    )
    .readonly(),
  questions: z.array(question).readonly(),
})

export const committedReply = z.object({ county: z.string(), id: z.string(), written: n, leftOut: n })

export const listsReply = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      words: word,
      owner: z.enum(['banner', 'giver']),
      about: z.array(
        z.object({
          key: z.string(),
          kind: z.enum(['date', 'document']),
          words: word,
          help: word,
          required: z.boolean(),
        }),
      ),
      effect: word,
      mayImport: z.boolean(),
    }),
  ),
})

export const batchReply = z.object({
  county: z.string(),
  id: z.string(),
  areaName: text,
  list: z.string(),
  fileName: z.string(),
  rows: n,
  written: n,
  sumFen: whole,
  unknown: z.array(z.string()).readonly(),
  importedBy: z.string(),
  importedAt: z.string(),
  takenBackAt: text,
  takenBackBy: text,
  takenBackReason: text,
})
export const batchesReply = pageOf(batchReply)
export const rowsReply = pageOf(
  z.object({
    rowNo: n,
    text: z.string(),
    county: z.string(),
    recordType: z.string(),
    recordId: z.string(),
    other: z.record(z.string(), z.string()).readonly(),
  }),
)

const limit = z.coerce.number().int().min(1).max(200).default(50)
export const batchFilter = z.object({
  list: z
    .string()
    .regex(/^[a-z]{1,40}$/)
    .optional(),
  cursor: z.string().max(90).optional(),
  limit,
})
export const rowFilter = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,7}_[0-9a-f-]{36}$/)
    .optional(),
  limit,
})
