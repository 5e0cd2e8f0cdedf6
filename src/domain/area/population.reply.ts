/** What the routes of populations answer; the types follow from it. */
import { z } from 'zod'
import { codeOf, pageOf, word } from '../../kernel/reply.ts'
import { POPULATION_COLUMNS, POPULATION_FINDINGS } from './population.terms.ts'

const text = z.string().nullable()
const n = z.number().int()
const counted = { registered: n.nullable(), agricultural: n.nullable(), resident: n.nullable() }

const line = z.object({
  areaCode: z.string(),
  areaName: text,
  townshipName: text,
  countyName: text,
  year: n,
  ...counted,
  source: z.string(),
  batchId: z.string(),
})

export type PopulationLine = z.infer<typeof line>

export const populationReply = pageOf(line)

export const populationPreviewReply = z.object({
  rows: n,
  errors: n,
  added: n,
  same: n,
  changed: z.array(
    z.object({
      areaCode: z.string(),
      name: z.string(),
      year: n,
      before: z.object(counted),
      after: z.object(counted),
    }),
  ),
  problems: z.array(
    z.object({
      rowNo: n,
      text: z.string(),
      problems: z.array(
        z.object({
          code: codeOf(POPULATION_FINDINGS),
          field: codeOf(POPULATION_COLUMNS),
          column: z.string().describe('The heading in Chinese'),
          words: word,
        }),
      ),
    }),
  ),
})

export const populationImportReply = z.object({
  county: z.string(),
  batchId: z.string(),
  added: n,
  changed: n,
  same: n,
})

export const populationTakenBackReply = z.object({ rows: n })
