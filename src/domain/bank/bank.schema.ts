import { z } from 'zod'
import { BATCHES, CARD_STATES, LINE_STATES, MATCHED } from './bank.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])

export const county = z.string().regex(/^15\d{4}$/)
export const at = z.object({ county, id: z.uuid() })
const area = z
  .string()
  .regex(/^\d{6}$/)
  .optional()
const paged = {
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const batchFilter = z.object({ area, kind: keys(BATCHES).optional(), ...paged })
export const lineFilter = z.object({
  area,
  batch: z.uuid().optional(),
  state: keys(LINE_STATES).optional(),
  ...paged,
})
export const missingFilter = z.object({ area, type: keys(MATCHED).optional(), ...paged })
export const cardFilter = z.object({
  area,
  batch: z.uuid().optional(),
  state: keys(CARD_STATES).optional(),
  ...paged,
})
export const uploadQuery = z.object({ county })
export const commitQuery = z.object({ county, goodRowsOnly: z.enum(['true', 'false']).default('false') })
export const cardQuery = z.object({
  county,
  linkage: z.uuid(),
  onDate: z.iso.date(),
  voucher: z.string().trim().min(1).max(80),
})
export const cardLookQuery = cardQuery.omit({ voucher: true })
export const returnQuery = z.object({ county, batch: z.uuid() })
export const matchBody = z.object({ recordType: keys(MATCHED), recordId: z.uuid() })
export const reasonBody = z.object({ reason: z.string().trim().min(2).max(300) })

export type BatchFilter = z.infer<typeof batchFilter>
export type LineFilter = z.infer<typeof lineFilter>
export type MissingFilter = z.infer<typeof missingFilter>
export type CardFilter = z.infer<typeof cardFilter>
