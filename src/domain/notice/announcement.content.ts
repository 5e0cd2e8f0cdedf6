/**
 * The text of an announcement as data: its heading, its facts line by line, and a table where it lists. The same on
 * the office's page, on the public page and on paper. Only what a later module answers from the facts stands in it.
 */
import { z } from 'zod'
import { word } from '../../kernel/reply.ts'

/** `money` is fen in text, `date` a day; `word` is said in the reader's language. */
const value = z.union([z.string(), word])
const kind = z.enum(['text', 'money', 'date', 'number', 'word'])

export const contentReply = z.object({
  title: word,
  facts: z.array(z.object({ label: word, kind, value })),
  columns: z.array(z.object({ label: word, kind, sum: z.boolean() })),
  rows: z.array(z.array(value.nullable())),
})

export type Content = z.infer<typeof contentReply>
export type ContentFact = Content['facts'][number]
export type ContentColumn = Content['columns'][number]
export type ContentValue = z.infer<typeof value>
