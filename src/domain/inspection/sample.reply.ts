/** What the routes of samples answer. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, whole, word } from '../../kernel/reply.ts'
import { LEDGERS, METHODS } from './sample.terms.ts'

const n = z.number().int()

const sample = z.object({
  county: z.string(),
  id: z.string(),
  areaName: z.string().nullable(),
  name: z.string(),
  ledger: codeOf(LEDGERS),
  fromOn: day.nullable(),
  toOn: day.nullable(),
  method: codeOf(METHODS),
  size: n,
  seed: z.string(),
  populationRows: n,
  populationFen: whole,
  populationHash: z.string(),
  drawnBy: z.string(),
  drawnOn: day,
})

const row = z.object({
  ordinal: n,
  county: z.string(),
  type: z.string(),
  id: z.string(),
  title: word.describe('What the record is called, as far as the reader may see'),
  link: z.string(),
  areaName: z.string().nullable(),
  amountFen: whole,
  hits: n.describe('Units of money that fell on it'),
  findings: n.describe('Findings raised from this sample'),
})

export type SampleRow = z.infer<typeof sample>
export type SampledRow = z.infer<typeof row>

export const samplesReply = pageOf(sample)
export const sampleReply = sample
export const sampledReply = listOf(row)
export const redrawnReply = z.object({
  same: z.boolean().describe('Whether the population is the one it was drawn from, and gives the same rows'),
  populationRows: n,
  populationHash: z.string(),
  missing: n.describe('Rows of the sample that a new draw does not give'),
})
