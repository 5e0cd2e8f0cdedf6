import { z } from 'zod'

export const populationQuery = z.object({
  area: z
    .string()
    .regex(/^15\d{4}(\d{3}){0,2}$/)
    .optional(),
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  cursor: z
    .string()
    .regex(/^\d{12}_\d{4}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
