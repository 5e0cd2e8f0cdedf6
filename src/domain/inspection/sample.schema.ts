import { z } from 'zod'
import { LEDGERS, METHODS } from './sample.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const owner = z.string().regex(/^15\d{4}$/)

export const sampleBody = z.object({
  /** The region, a league or a banner. */
  area: owner,
  name: z.string().trim().min(2).max(120),
  ledger: keys(LEDGERS),
  fromOn: z.iso.date().optional(),
  toOn: z.iso.date().optional(),
  method: keys(METHODS),
  size: z.number().int().min(1).max(500),
  seed: z.string().trim().min(1).max(60),
})
export const sampleQuery = z.object({
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type SampleInput = z.infer<typeof sampleBody>
