/** What the report's routes answer, for the API document; the types they describe are the ones that queries return. */
import { z } from 'zod'
import type { UnitCode } from '../../kernel/unit.ts'
import { UNITS } from '../../kernel/unit.ts'
import { pageOf, word } from '../../kernel/reply.ts'

const split = z.object({
  evidenced: z.number(),
  declared: z.number(),
  confirmed: z.number(),
  claimed: z.number(),
  disputed: z.number(),
})
const basis = z.enum(['evidenced', 'declared', 'confirmed', 'claimed', 'disputed'])
const side = z.enum(['receiver', 'giver'])
const fold = z.enum(['sum', 'distinct', 'stock', 'mean'])
const unit = z.enum(Object.keys(UNITS) as [UnitCode, ...UnitCode[]])

const datedWord = z.object({
  zh: z.string(),
  en: z.string(),
  from: z.string().optional(),
  until: z.string().optional(),
})

const suppressed = z
  .literal(true)
  .optional()
  .describe('So few stand behind it, or behind what it would follow from, that it is not shown')

const group = z.object({
  key: z.string().describe('Codes joined by | in the order of by'),
  name: word,
  value: z.number().nullable(),
  basis: split,
  rows: z.number().int(),
  suppressed,
})

export const figureReply = z.object({
  id: z.string(),
  version: z.number().int(),
  title: word,
  unit,
  unitWords: word,
  fold,
  area: z.string(),
  areaName: word,
  side,
  kind: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  asOf: z.string().nullable(),
  knownAt: z.string(),
  value: z.number().nullable(),
  basis: split,
  rows: z.number().int(),
  suppressed,
  published: z.boolean(),
  computedAt: z.string(),
  groups: z.array(group).readonly().optional(),
  publishedValue: z.object({ value: z.number(), unit: z.string(), source: z.string() }).optional(),
})

const said = z.union([z.string(), word])

export const evidenceReply = pageOf(
  z.object({
    type: z.string(),
    county: z.string(),
    id: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    giverCode: z.string().nullable(),
    giverName: z.string().nullable(),
    kind: z.string().nullable(),
    kindWords: word.nullable(),
    onDate: z.string(),
    value: z.number(),
    weight: z.number().nullable(),
    distinctKey: z.string().nullable(),
    basis,
    title: said,
    subtitle: said.nullable(),
    link: z.string(),
  }),
)

export const indicatorsReply = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      fold,
      unit,
      unitWords: word,
      title: word,
      titles: z
        .array(datedWord)
        .readonly()
        .nullable()
        .describe('What offices called it from one day to another'),
      meaning: word,
      source: z.string(),
      kinds: z.record(z.string(), word).nullable(),
      sides: z.array(side).readonly(),
      open: z.boolean(),
    }),
  ),
})

const field = z.object({
  key: z.string(),
  label: word,
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.union([z.string(), z.number()])).readonly(),
  ]),
  kind: z.enum(['text', 'money', 'date', 'number', 'area', 'word']).optional(),
  words: word.optional(),
})

export const recordReply = z.object({
  type: z.string(),
  title: said,
  subtitle: said.optional(),
  link: z.string(),
  state: word.optional(),
  retractedAt: z.string().optional(),
  fields: z.array(field).readonly(),
  links: z.array(z.object({ rel: z.string(), label: said, link: z.string() })).readonly(),
  document: z
    .object({
      county: z.string(),
      id: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      issuer: z.string(),
      issuedOn: z.string().nullable(),
      fileId: z.string().nullable(),
    })
    .optional(),
})

export const historyReply = pageOf(
  z.object({
    seq: z.string(),
    at: z.string(),
    userName: z.string(),
    role: z.string(),
    roleWords: word,
    command: z.string(),
    commandWords: word,
    rowCount: z.number().int(),
    changes: z
      .array(
        z.object({
          key: z.string(),
          label: word,
          before: word.nullable().describe('Null where there was nothing'),
          after: word.nullable(),
        }),
      )
      .readonly()
      .describe('Field by field; only for readers of names, and never personal data'),
  }),
)

const day = z.string().meta({ format: 'date' })

export const overviewReply = z.object({
  term: z.object({ from: day, to: day }).describe('The programme’s period'),
  headline: z.array(figureReply),
  trends: z.array(figureReply).describe('By year'),
  years: z
    .array(figureReply)
    .describe('Each year’s own count of a figure that is counted once over the whole period'),
  own: z.string().nullable().describe('The reader’s own banner or district'),
  givers: z.array(z.object({ code: z.string(), name: z.string(), invested: z.number().describe('Yuan') })),
  flows: z.array(
    z.object({ giver: z.string().optional(), receiver: z.string().optional(), amount: z.number() }),
  ),
  receivers: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      league: z.string(),
      leagueCode: z.string(),
      districts: z.array(
        z.object({
          code: z.string().nullable(),
          name: z.string().nullable(),
          status: z.string(),
          evidenceYear: z.number().int().nullable(),
          validFrom: day,
          validTo: day.nullable(),
          source: z.string(),
        }),
      ),
      invested: z.number(),
      basis: split.nullable(),
    }),
  ),
  todo: z.array(z.object({ key: z.string(), title: word, count: z.number().int(), link: z.string() })),
  dataAt: z.string(),
})

export const citedReply = z.object({
  groups: z.array(
    z.object({
      type: z.string(),
      words: word,
      rows: z.array(z.object({ title: said, subtitle: said.optional(), link: z.string() })),
      more: z.boolean(),
    }),
  ),
})
