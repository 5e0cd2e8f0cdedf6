/** What the routes of documents and files answer; the rows' types follow from it. */
import { z } from 'zod'
import { codeOf, day, pageOf, precision, recordAt, word } from '../../kernel/reply.ts'
import { DOCUMENT_KINDS } from './document.terms.ts'

const text = z.string().nullable()

const document = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  number: text,
  title: z.string(),
  kind: codeOf(DOCUMENT_KINDS),
  issuer: z.string(),
  issuedOn: day.nullable(),
  issuedPrecision: precision.nullable(),
  source: text,
  fileId: text,
  fileName: text,
})

export type DocumentRow = z.infer<typeof document>

export const documentsReply = pageOf(document.extend({ kindWords: word }))

export const fileReply = recordAt.extend({ hash: z.string(), name: z.string(), mediaType: z.string() })
