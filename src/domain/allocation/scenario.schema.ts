import { z } from 'zod'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { DECISIONS, FACTOR_KEYS, MOST_TAILS } from './scenario.terms.ts'
import type { FactorKey } from './scenario.terms.ts'

const source = z.enum(Object.keys(SOURCES) as [Source, ...Source[]])
const banner = z.string().regex(/^15\d{4}$/)
/** Fen as text, at most 100 亿元. */
const fen = z.string().regex(/^\d{1,13}$/)
const share = z.number().min(0).max(1)
const weight = z.number().min(0).max(1000)
const title = z.string().trim().min(1).max(80)
const ids = z.array(z.uuid()).max(5000)
const MOST_BANNERS = 200

export const ruleSet = z.object({
  householdWeight: weight,
  gainWeight: weight,
  bands: z
    .array(z.object({ upTo: z.number().positive().max(10).nullable(), weight: share }))
    .min(1)
    .max(10)
    // Concave: later households never count more, or the programme would not be what it says.
    .refine(b => b.every((one, i) => i === 0 || one.weight <= b[i - 1]!.weight), { error: 'falling' })
    .refine(b => b.every((one, i) => (one.upTo === null) === (i === b.length - 1)), { error: 'open end' })
    .refine(b => b.every((one, i) => i === 0 || one.upTo === null || one.upTo > b[i - 1]!.upTo!), {
      error: 'rising',
    }),
  factors: z.partialRecord(z.enum(FACTOR_KEYS as [FactorKey, ...FactorKey[]]), weight),
  minOnPoor: share.nullable(),
  minIndustry: share.nullable(),
  fairness: share,
  banners: z
    .record(banner, z.object({ floorFen: fen.optional(), ceilingFen: fen.optional() }))
    .refine(b => Object.keys(b).length <= MOST_BANNERS, { error: 'too many' }),
  tails: z.record(z.string().regex(/^20\d\d$/), fen),
  pinned: ids,
  forbidden: ids,
  expected: z
    .array(z.object({ source, giverCode: z.string().regex(/^1[15]\d{4}$/), amountFen: fen }))
    .max(100),
  gap: z.number().min(0).max(0.2),
  seconds: z.number().int().min(1).max(600),
})

export const scenarioAt = z.object({ county: z.string().regex(/^1[15]\d{4}$/), id: z.uuid() })
const year = z.number().int().min(2013).max(2100)
export const asked = z.coerce.number().int().min(2013).max(2100)

export const scenarioQuery = z.object({
  year: asked.optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const yearQuery = z.object({ year: asked })
export const scenarioBody = z.object({ year, title, note: z.string().trim().max(300).optional() })
export const copyBody = z.object({ title })
export const rulesBody = z.object({
  /** The revision that the form was filled in on. */
  revision: z.number().int().min(1),
  title: title.optional(),
  rules: ruleSet,
})
export const pinBody = z.object({
  variantId: z.uuid(),
  /** `free` takes pin and ban away. */
  as: z.enum(['pinned', 'forbidden', 'free']),
})
export const whyBody = z.object({ reason: z.string().trim().min(2).max(300) })
export const decisionBody = z.object({
  decision: z.enum(Object.keys(DECISIONS) as [keyof typeof DECISIONS]),
  reason: z.string().trim().min(2).max(300).optional(),
})
export const lineQuery = z.object({
  banner: banner.optional(),
  /** in, out, or a reason's code */
  in: z.enum(['in', 'out']).optional(),
  why: z.string().max(20).optional(),
  q: z.string().trim().max(60).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export const compareQuery = z.object({
  /** `county_id`, several by commas. */
  of: z.string().regex(/^(1[15]\d{4}_[0-9a-f-]{36})(,1[15]\d{4}_[0-9a-f-]{36}){0,5}$/),
})

export const variantBody = z.object({
  county: banner,
  projectId: z.uuid(),
  title,
  costFen: z
    .string()
    .regex(/^[1-9]\d{0,12}$/)
    .transform(BigInt),
  sources: z.array(source).min(1),
  households: z.number().int().min(0).max(1_000_000),
  gainFen: fen.transform(BigInt).nullish(),
  onPoor: z.boolean(),
  tails: z
    .array(z.object({ year, fen: fen.transform(BigInt) }))
    .max(MOST_TAILS)
    .default([]),
  requires: z.array(z.uuid()).max(10).default([]),
  note: z.string().trim().max(300).optional(),
})
export const variantQuery = z.object({
  area: banner.optional(),
  projectId: z.uuid().optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type LineFilter = z.infer<typeof lineQuery>
export type VariantInput = z.infer<typeof variantBody>
