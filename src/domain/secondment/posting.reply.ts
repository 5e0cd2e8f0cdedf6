/** What the routes of postings answer; the rows' types follow from it. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, precision } from '../../kernel/reply.ts'
import { DIRECTIONS, ORIGINS, POSTING_KINDS } from './posting.terms.ts'

const text = z.string().nullable()

const posting = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  personName: z.string(),
  kind: codeOf(POSTING_KINDS),
  direction: codeOf(DIRECTIONS),
  senderUnit: z.string(),
  districtCode: z.string(),
  districtName: text,
  hostUnit: z.string(),
  post: z.string(),
  batchCode: text,
  batchName: text,
  fromOn: day,
  fromPrecision: precision,
  lastOn: day.nullable().describe('Last day of the term after extensions and early ends'),
  origin: codeOf(ORIGINS),
  originNote: text,
  userId: text,
})

const postingBatch = z.object({
  id: z.string(),
  code: z.string(),
  ordinal: z.number().int(),
  giverCode: z.string(),
  receiverCode: z.string(),
  name: z.string(),
  fromOn: day.nullable(),
  toOn: day.nullable(),
  source: z.string(),
})

export type PostingRow = z.infer<typeof posting>
export type PostingBatchRow = z.infer<typeof postingBatch>

export const postingsReply = pageOf(posting)
export const postingBatchesReply = listOf(postingBatch)
