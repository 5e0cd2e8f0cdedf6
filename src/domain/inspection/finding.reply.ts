/** What the routes of findings answer. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, whole, word } from '../../kernel/reply.ts'
import { ACTS, FINDING_KINDS, SEVERITIES, STATES, SUBJECTS } from './finding.terms.ts'

const n = z.number().int()
const text = z.string().nullable()

const finding = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  number: z.string(),
  recordType: codeOf(SUBJECTS),
  recordId: text,
  kind: codeOf(FINDING_KINDS),
  severity: codeOf(SEVERITIES),
  content: z.string(),
  amountFen: whole.nullable(),
  unit: z.string(),
  person: text,
  foundOn: day,
  dueOn: day,
  foundBy: z.string(),
  alarm: text,
  sampleId: text,
  state: codeOf(STATES),
  overdue: z.boolean(),
  measures: text.describe('The measures last set out'),
  lastNote: text.describe('What the last step says'),
  lastOn: day.nullable(),
  documentCounty: text,
  documentId: text,
  fileId: text,
})

const attached = { fileId: text, fileName: text, mediaType: text }

const event = z.object({
  id: z.string(),
  act: codeOf(ACTS),
  onDate: day,
  note: z.string(),
  byName: z.string(),
  documentCounty: text,
  documentId: text,
  documentTitle: text,
  ...attached,
})

export type FindingRow = z.infer<typeof finding>
export type FindingEvent = z.infer<typeof event>

export const findingsReply = pageOf(finding).extend({
  total: n.optional(),
  sums: z.object({ amountFen: z.string() }).optional(),
})

export const findingReply = finding.extend({
  record: z.object({ title: word, link: z.string() }).nullable().describe('null where it cannot be read'),
  complaint: z
    .object({ county: z.string(), id: z.string(), number: z.string() })
    .nullable()
    .describe('The complaint it came from; null where the reader takes no part in one'),
  documentTitle: text,
  fileName: text,
  mediaType: text,
  sample: z.object({ county: z.string(), id: z.string(), name: z.string() }).nullable(),
  events: z.array(event),
  acts: z.array(codeOf(ACTS)).describe('What this reader may do about it now'),
  withdrawable: z.boolean(),
})

export const complaintFindingsReply = listOf(
  z.object({ county: z.string(), id: z.string(), number: z.string() }),
)
