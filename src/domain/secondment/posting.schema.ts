import { z } from 'zod'
import { DIRECTIONS, ORIGINS, POSTING_KINDS, TERM_CHANGES } from './posting.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const text = (max = 200) => z.string().trim().min(1).max(max)
const owner = z.string().regex(/^15\d{4}$/)
const beijing = z.string().regex(/^11\d{4}$/)
const precision = z.enum(['day', 'month', 'year']).default('day')

export const at = z.object({ county: owner, id: z.uuid() })

export const batchBody = z.object({
  code: z.string().regex(/^[a-z0-9-]{3,60}$/),
  ordinal: z.number().int().min(1).max(99),
  giverCode: beijing,
  receiverCode: owner,
  name: text(),
  fromOn: z.iso.date().optional(),
  toOn: z.iso.date().optional(),
  source: text(300),
})

export const postingBody = z.object({
  county: owner,
  personName: text(60),
  kind: keys(POSTING_KINDS),
  direction: keys(DIRECTIONS).default('to_steppe'),
  senderUnit: text(),
  districtCode: beijing,
  hostUnit: text(),
  post: text(),
  batchCode: text(60).optional(),
  fromOn: z.iso.date(),
  fromPrecision: precision,
  toOn: z.iso.date().optional(),
  toPrecision: precision,
  origin: keys(ORIGINS),
  originNote: text(300).optional(),
  /** The account under which the person signs gates. */
  userId: text(80).optional(),
  documentCounty: z
    .string()
    .regex(/^1[15]\d{4}$/)
    .optional(),
  documentId: z.uuid().optional(),
})

export const termBody = z.object({ change: keys(TERM_CHANGES), toOn: z.iso.date(), reason: text(300) })
export const withdrawBody = z.object({ reason: z.string().trim().min(2).max(300) })

export const postingQuery = z.object({
  area: z
    .string()
    .regex(/^15\d{4}$/)
    .optional(),
  /** In post on this day. */
  on: z.iso.date().optional(),
  kind: keys(POSTING_KINDS).optional(),
  direction: keys(DIRECTIONS).optional(),
  district: beijing.optional(),
  batch: z.string().max(60).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type BatchInput = z.infer<typeof batchBody>
export type PostingInput = z.infer<typeof postingBody>
export type TermInput = z.infer<typeof termBody>
export type PostingFilter = z.infer<typeof postingQuery>
