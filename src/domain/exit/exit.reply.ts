/** What the routes of designation and exit answer; the rows' types follow from it. */
import { z } from 'zod'
import {
  basis,
  citation,
  citationOpen,
  codeOf,
  day,
  listOf,
  pageOf,
  precision,
  recordAt,
  word,
} from '../../kernel/reply.ts'
import { DECLARATIONS, DESIGNATION_LEVELS, OBJECTS } from './exit.terms.ts'

const text = z.string().nullable()
const year = z.number().int().nullable()

const designated = z.object({ level: codeOf(DESIGNATION_LEVELS), year })

const exit = z
  .object({
    id: text,
    round: year,
    onDate: day.nullable(),
    onPrecision: precision.nullable(),
    incidence: z.number().nullable(),
    basis: basis.nullable(),
    document: z.object({ number: text, title: z.string() }).nullable(),
  })
  .nullable()
  .describe('null: not out today')

export const villagesReply = pageOf(
  z.object({
    code: z.string(),
    name: z.string(),
    townshipName: text,
    county: z.string(),
    countyName: text,
    invented: z.boolean(),
    designated,
    exit,
    returned: z.object({ onDate: day.nullable(), round: year }).nullable(),
    households: z.number().int(),
    people: z.number().int(),
  }),
)

export const bannersReply = listOf(
  z.object({
    code: z.string(),
    name: z.string(),
    league: text,
    designated,
    exit,
    villages: z.number().int(),
    exitedVillages: z.number().int(),
  }),
)

const declaration = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  countyName: text,
  object: codeOf(OBJECTS),
  kind: codeOf(DECLARATIONS),
  round: z.number().int(),
  onDate: day,
  onPrecision: precision,
  incidence: z.string().nullable().describe('A share between 0 and 1, in its own digits'),
  basis,
  ...citation,
  ...citationOpen,
  last: z.boolean().describe('Nothing was declared of the area after it: only such a one can be withdrawn'),
})

export type Declaration = z.infer<typeof declaration>

export const declarationsReply = pageOf(declaration)

export const progressReply = z.object({
  villages: z.number().int(),
  rounds: z.array(z.object({ round: year, villages: z.number().int() })),
  poor: z.number().int(),
})

export const lineReply = z.object({
  key: z.string(),
  value: z.number().nullable().describe('null: nobody has entered it, and the check is left to people'),
  source: text,
  nameZh: z.string(),
  nameEn: z.string(),
})

export const declaredReply = recordAt.extend({
  notes: z
    .array(z.object({ code: z.string(), words: word }))
    .readonly()
    .describe('What could not be checked automatically'),
})
