import { z } from 'zod'
import { fenText } from '../fund/fund.schema.ts'

const county = z.string().regex(/^1[15]\d{4}$/)
const text = (max: number) => z.string().trim().min(1).max(max)

export const commitmentBody = z.object({
  fundingId: z.uuid(),
  party: text(120),
  number: text(80),
  subject: text(300),
  signedOn: z.iso.date(),
  amountFen: fenText,
  documentCounty: county.optional(),
  documentId: z.uuid().optional(),
})
export const reductionBody = z.object({ amountFen: fenText, reason: z.string().trim().min(2).max(300) })

export const commitmentFilter = z.object({
  area: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  project: z.uuid().optional(),
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  left: z
    .enum(['true', 'false'])
    .transform(v => v === 'true')
    .optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type CommitmentInput = z.infer<typeof commitmentBody>
export type CommitmentFilter = z.infer<typeof commitmentFilter>
