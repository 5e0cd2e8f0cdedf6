import { z } from 'zod'
import { BY } from '../../kernel/figure.ts'
import type { By } from '../../kernel/figure.ts'

export const areaCode = z.string().regex(/^\d{6}(\d{3}){0,2}$/)
export const onDate = z.iso.date()

const by = z
  .string()
  .max(40)
  .transform(text => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(Object.keys(BY) as [By, ...By[]])).max(2))

export const questionQuery = z.object({
  area: areaCode,
  side: z.enum(['receiver', 'giver']).default('receiver'),
  kind: z.string().max(60).optional(),
  from: onDate.optional(),
  to: onDate.optional(),
  asOf: onDate.optional(),
  knownAt: z.iso.datetime({ offset: true }).optional(),
  by: by.optional(),
})

export type QuestionQuery = z.infer<typeof questionQuery>

export const evidenceQuery = questionQuery.omit({ by: true }).extend({
  basis: z.enum(['evidenced', 'declared', 'confirmed', 'claimed', 'disputed']).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
