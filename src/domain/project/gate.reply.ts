/** What the routes of gates, alarms and rates answer. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, whole, word } from '../../kernel/reply.ts'
import { ALARMS } from './alarm.terms.ts'
import { GATES, ITEMS, PROOF_KINDS } from './gate.terms.ts'
import { CATEGORIES } from './project.terms.ts'

const text = z.string().nullable()
const reason = z.object({ code: z.string(), words: word })

export const checklistReply = z.object({
  gate: codeOf(GATES),
  onDate: day,
  negative: z
    .array(z.object({ code: z.string(), zh: z.string(), en: z.string(), ticked: z.boolean() }))
    .readonly()
    .describe('The negative list of the year'),
  lines: z.array(
    z.object({
      item: z.union([codeOf(ITEMS), z.literal(['date', 'order', 'signature.east', 'signature.west'])]),
      words: word,
      proof: codeOf(PROOF_KINDS).nullable(),
      ok: z.boolean(),
      missing: z.array(reason),
    }),
  ),
  ok: z.boolean(),
})

const negative = z.object({
  id: z.string(),
  code: z.string(),
  source: text.describe('null: of every source'),
  fromYear: z.number().int(),
  toYear: z.number().int().nullable(),
  zh: z.string(),
  en: z.string(),
  basis: z.string(),
})

export type NegativeItem = z.infer<typeof negative>

export const negativeReply = listOf(negative)

export const alarmsReply = listOf(
  z.object({
    kind: codeOf(ALARMS),
    words: word,
    count: z.number().int().nullable(),
    amountFen: whole.nullable(),
    blocked: word.nullable().describe('The parameter that nobody has entered'),
  }),
)

export const alarmRowsReply = pageOf(
  z.object({
    type: z.string(),
    county: z.string(),
    id: z.string(),
    areaCode: z.string(),
    title: z.string(),
    sinceOn: day,
    amountFen: whole.nullable().describe('At stake; null where it is not about money'),
    link: z.string(),
  }),
)

const rate = z.object({
  kind: z.enum(['started', 'completed', 'paid', 'spent', 'settled', 'industry']),
  words: word,
  numerator: whole.describe('Projects, or fen for shares of money'),
  denominator: whole,
  share: z.number().nullable().describe('null without a denominator'),
})

export const ratesReply = listOf(rate)

export const rateRowsReply = pageOf(
  z.object({
    county: z.string(),
    id: z.string(),
    areaCode: z.string(),
    areaName: text,
    name: z.string(),
    category: codeOf(CATEGORIES),
    numerator: whole,
    denominator: whole,
    link: z.string(),
  }),
)
