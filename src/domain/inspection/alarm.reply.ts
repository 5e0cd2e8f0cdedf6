/** What the routes of alarms answer. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, whole, word } from '../../kernel/reply.ts'
import { ALARMS } from './alarm.terms.ts'

const alarm = z.object({
  kind: codeOf(ALARMS),
  words: word,
  says: word,
  acts: word,
  threshold: z
    .object({ value: z.number(), unit: z.string().nullable(), source: z.string(), words: word })
    .nullable()
    .describe('The parameter it is judged by; null where it needs none or nobody entered it'),
  count: z.number().int().nullable().describe('null while it is blocked'),
  amountFen: whole.nullable(),
  blocked: z
    .object({
      key: z.string(),
      words: word,
      fillers: word.describe('Who enters it'),
      area: z.string().describe('Where it was asked for'),
    })
    .nullable()
    .describe('The parameter that nobody has entered; null where nothing is missing'),
})

const row = z.object({
  type: z.string(),
  county: z.string(),
  id: z.string().describe('Of the record; the year where a row is a banner’s money of a year'),
  areaCode: z.string(),
  areaName: z.string().nullable(),
  title: word,
  sinceOn: day,
  amountFen: whole.nullable().describe('At stake; null where it is not about money'),
  openFindings: z.number().int().describe('Findings on the record that are not closed'),
  link: z.string().describe('Where it is put right'),
})

export type AlarmRow = z.infer<typeof row>
export const alarmsReply = listOf(alarm).extend({ asOf: day })
export const alarmRowsReply = pageOf(row).extend({
  total: z.number().int().optional(),
  sums: z.object({ amountFen: z.string() }).optional(),
})
