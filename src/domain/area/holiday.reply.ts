/** What the routes of holidays answer. */
import { z } from 'zod'
import { day, listOf } from '../../kernel/reply.ts'

const line = z.object({
  onDate: day,
  kind: z.enum(['off', 'workday']),
  name: z.string(),
  source: z.string(),
})

export type HolidayLine = z.infer<typeof line>

export const holidaysReply = listOf(line).extend({
  year: z.number().int(),
  known: z.boolean().describe('false: nobody has entered the year, and what counts working days is blocked'),
})

export const holidaysSetReply = z.object({ days: z.number().int() })
