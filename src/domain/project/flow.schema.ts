import { z } from 'zod'
import { CATEGORIES } from './project.terms.ts'
import { keys, place } from './project.schema.ts'

export const flowQuery = z.object({
  area: place.optional(),
  /** Of payment. */
  year: z.coerce.number().int().min(2013).max(2100).optional(),
})

/** What a ribbon is made of: its ends, as far as they are given. */
export const flowRowsQuery = flowQuery.extend({
  source: z.enum(['municipal', 'district']).optional(),
  banner: z
    .string()
    .regex(/^15\d{4}$/)
    .optional(),
  /** `none`: payments without a project. */
  category: z.union([keys(CATEGORIES), z.literal('none')]).optional(),
  project: z.uuid().optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type FlowAsked = z.infer<typeof flowQuery>
export type FlowRowsAsked = z.infer<typeof flowRowsQuery>
