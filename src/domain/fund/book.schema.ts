import { z } from 'zod'
import { BOOKED, STAGES } from './book.terms.ts'
import type { BookedRecord, BookStage } from './book.terms.ts'
import { filter } from './fund.schema.ts'

/** Of the books: an owner or an area of them, a fund year, a source; of entries also an account, a record's kind, a lot. */
export const bookFilter = filter.pick({ area: true, year: true, source: true }).extend({
  stage: z.enum(Object.keys(STAGES) as [BookStage, ...BookStage[]]).optional(),
  type: z.enum(Object.keys(BOOKED) as [BookedRecord, ...BookedRecord[]]).optional(),
  of: z.uuid().optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type BookFilter = z.infer<typeof bookFilter>
