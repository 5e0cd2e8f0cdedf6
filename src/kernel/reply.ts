/** The parts that replies are described with. What they say is checked against real replies (test/openapi.test.ts). */
import { z } from 'zod'

/** A whole number of any size (fen, sequence numbers): text in JSON, so that no reader rounds it. */
export const whole = z.bigint().meta({ type: 'string', pattern: '^-?\\d+$' })

/** A text in both languages. */
export const word = z.object({ zh: z.string(), en: z.string() })

/** Which record a write made or changed. */
export const recordAt = z.object({ county: z.string(), id: z.string() })

export const madeId = z.object({ id: z.string() })

/** One of a vocabulary's codes. */
export const codeOf = <T extends object>(terms: T) =>
  z.enum(Object.keys(terms) as [keyof T & string, ...(keyof T & string)[]])

export const day = z.string().meta({ format: 'date' })
export const precision = z.enum(['day', 'month', 'year']).describe('How much of the date is known')
/** What stands behind a fact: rows that prove it, or an office's word. */
export const basis = z.enum(['evidenced', 'declared'])
const text = z.string().nullable()

/** The document that a row of a ledger cites; also one of another owner, which is named and does not open. */
export const citation = {
  documentCounty: text,
  documentId: text,
  documentNumber: text,
  documentTitle: text,
}
export const citationOpen = { documentOpen: z.boolean().nullable() }

/** A list that is always whole. */
export const listOf = <R extends z.ZodType>(row: R) => z.object({ rows: z.array(row), next: z.null() })

/** A page of a list by keyset: `next` is the cursor of the following one. */
export const pageOf = <R extends z.ZodType>(row: R) =>
  z.object({ rows: z.array(row), next: z.string().nullable() })
