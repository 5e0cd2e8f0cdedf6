import { z } from 'zod'
import { county, fenText } from './fund.schema.ts'

const text = z.string().trim().min(1).max(300)
const cited = { documentCounty: county.optional(), documentId: z.uuid().optional() }

export const spendingBody = z.object({
  county,
  paymentId: z.uuid(),
  amountFen: fenText,
  onDate: z.iso.date(),
  voucher: text,
  payee: text,
  purpose: text,
  ...cited,
})
export const settlementBody = z.object({
  county,
  spendingId: z.uuid(),
  amountFen: fenText,
  onDate: z.iso.date(),
  number: text,
  ...cited,
})

export type SpendingInput = z.infer<typeof spendingBody>
export type SettlementInput = z.infer<typeof settlementBody>
