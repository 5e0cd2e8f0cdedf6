/** The parts that replies are described with. What they say is checked against real replies (test/openapi.test.ts). */
import { z } from 'zod'

/** A whole number of any size (fen, sequence numbers): text in JSON, so that no reader rounds it. */
export const whole = z.bigint().meta({ type: 'string', pattern: '^-?\\d+$' })

/** A text in both languages; a code's entry may carry more than its words. */
export const word = z.object({ zh: z.string(), en: z.string() }).loose()

/** A page of a list by keyset: `next` is the cursor of the following one. */
export const pageOf = <R extends z.ZodType>(row: R) =>
  z.object({ rows: z.array(row), next: z.string().nullable() })
