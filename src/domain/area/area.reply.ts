/** What the routes of areas, pairings and parameters answer, for the API document. */
import { z } from 'zod'
import { codeOf, day, listOf, word } from '../../kernel/reply.ts'
import { LEVELS } from './area.terms.ts'
import { ERA } from './era.terms.ts'

const area = {
  code: z.string(),
  name: z.string(),
  level: codeOf(LEVELS),
  parentCode: z.string().nullable(),
  invented: z.boolean(),
}
const areaRow = z.object(area)

export type AreaRow = z.infer<typeof areaRow>

/** What stands above it, level by level. */
const stem = {
  prefecture: z.string().nullable(),
  county: z.string().nullable(),
  township: z.string().nullable(),
}

export type Stem = { [K in keyof typeof stem]: z.infer<(typeof stem)[K]> }

export const areasReply = listOf(
  z.object({
    ...area,
    ...stem,
    path: z.string().nullable().describe('What stands above it, as people say it'),
  }),
)

export const areaReply = z.object({
  ...area,
  ...stem,
  province: z.string(),
  ancestors: z.array(areaRow),
  children: z.array(areaRow),
})

const succession = z.object({
  oldCode: z.string(),
  newCode: z.string(),
  onDate: day,
  kind: z.enum(['renamed', 'merged', 'split']),
  source: z.string(),
})

export type SuccessionRow = z.infer<typeof succession>

export const successorsReply = z.object({
  codes: z.array(z.string()).readonly().describe('The codes that stand for it on the day'),
  rows: z.array(succession),
})

export const revisedReply = z.object({ codes: z.array(z.string()).readonly() })

const eras = <V extends z.ZodType>(value: V) =>
  z.object(Object.fromEntries(Object.keys(ERA).map(name => [name, value])) as Record<keyof typeof ERA, V>)

export const termsReply = z.object({
  on: day,
  words: eras(word).describe('The words of the day'),
  history: eras(
    z
      .array(z.object({ zh: z.string(), en: z.string(), from: day.optional(), until: day.optional() }))
      .readonly(),
  ),
})

export const pairingsReply = listOf(
  z.object({
    id: z.string(),
    receiverCode: z.string(),
    receiverName: z.string(),
    giverCode: z.string().nullable(),
    giverName: z.string().nullable(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    status: z.enum(['found', 'inferred', 'recalled', 'unknown']),
    statusWords: word,
    evidenceYear: z.number().nullable(),
    source: z.string(),
  }),
)

/** A number, text or date; a share is between 0 and 1, money in fen. null: nobody has entered it, and it blocks. */
const value = z.union([z.number(), z.string(), z.boolean()]).nullable()

const parameter = z.object({
  id: z.string(),
  key: z.string(),
  areaCode: z.string(),
  year: z.number().nullable(),
  purpose: z.string(),
  value,
  unit: z.string(),
  status: z.enum(['F', 'R', 'D', 'N']),
  source: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
})

export type ParameterRow = z.infer<typeof parameter>

export const parametersReply = listOf(
  parameter.extend({
    retractedAt: z.string().nullable(),
    statusWords: word,
    type: z.enum(['share', 'whole', 'money', 'period', 'choice', 'date', 'weight']).nullable(),
    choices: z.record(z.string(), word).nullable(),
    words: word,
    fillers: word.describe('Who fills it in'),
    mayFill: z.boolean().describe('Whether this reader may'),
  }),
)

export const parameterUndoneReply = z.object({
  id: z.string().nullable().describe('The setting that stands again'),
})
