import { z } from 'zod'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'

export const source = z.enum(Object.keys(SOURCES) as [Source, ...Source[]])
export const county = z.string().regex(/^1[15]\d{4}$/)
/** Fen as text, at most 100 亿元. */
export const fenText = z
  .string()
  .regex(/^\d{1,13}$/)
  .transform(BigInt)
const cited = { documentCounty: county.optional(), documentId: z.uuid().optional() }
const text = z.string().trim().min(1).max(300)

export const filter = z.object({
  area: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  source: source.optional(),
  giver: county.optional(),
  state: z.enum(['claimed', 'confirmed', 'disputed']).optional(),
  of: z.uuid().optional(),
  left: z
    .enum(['true', 'false'])
    .transform(v => v === 'true')
    .optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const appropriationBody = z.object({
  source,
  giverCode: county,
  year: z.number().int().min(1990).max(2100),
  amountFen: fenText,
  onDate: z.iso.date(),
  onPrecision: z.enum(['day', 'month', 'year']).default('day'),
  purpose: text,
  ...cited,
})
export const allocationBody = z.object({
  county,
  appropriationCounty: county,
  appropriationId: z.uuid(),
  amountFen: fenText,
  onDate: z.iso.date(),
  reason: text,
  ...cited,
})
export const paymentBody = z.object({
  county,
  allocationId: z.uuid(),
  amountFen: fenText,
  onDate: z.iso.date(),
  voucher: text,
  payee: text,
  purpose: text,
  ...cited,
})
export const stanceBody = z.object({
  stance: z.enum(['confirmed', 'disputed']),
  amountFen: fenText.optional(),
  reason: z.string().trim().max(300).optional(),
})
/** 成批确认: the payments one saw, and what they came to; the sum guards against confirming something else. */
export const bulkBody = z.object({
  county,
  ids: z.array(z.uuid()).min(1).max(200),
  amountFen: fenText,
})
export const at = z.object({ county, id: z.uuid() })
