/** What the routes of complaints answer. */
import { z } from 'zod'
import { codeOf, day, listOf, pageOf, word } from '../../kernel/reply.ts'
import { ABOUT, ACTS, CHANNELS, EXTENSIONS, MATTERS, STATES } from './complaint.terms.ts'

const n = z.number().int()
const text = z.string().nullable()
const office = z.object({ code: z.string(), words: word })

const row = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  number: z.string(),
  channel: codeOf(CHANNELS),
  matter: codeOf(MATTERS),
  accused: office.nullable().describe('The unit complained about'),
  text: z.string(),
  named: z.boolean().describe('Whether the complainant gave a name'),
  receivedOn: day,
  state: codeOf(STATES),
  handler: office,
  dueOn: day.nullable(),
  daysLeft: n.nullable().describe('Until the handler’s day, which is included; below 0 when it is late'),
  overdue: z.boolean(),
  appeals: n,
  extension: codeOf(EXTENSIONS).nullable(),
})

const step = z.object({
  id: z.string(),
  act: codeOf(ACTS),
  state: codeOf(STATES),
  onDate: day,
  note: text,
  answer: text,
  office: office.nullable().describe('null where the complainant took it'),
  to: office.nullable(),
  dueOn: day.nullable(),
  byName: z.string(),
  documentCounty: text,
  documentId: text,
  documentTitle: text,
})

const inquiry = z.object({
  county: z.string(),
  id: z.string(),
  asker: office,
  unit: office,
  question: z.string(),
  askedOn: day,
  dueOn: day,
  overdue: z.boolean(),
  statement: text,
  answeredOn: day.nullable(),
  answeredBy: text,
})

export type ComplaintRow = z.infer<typeof row>
export type ComplaintStep = z.infer<typeof step>
export type InquiryRow = z.infer<typeof inquiry>
export type Office = z.infer<typeof office>

export const complaintsReply = pageOf(row).extend({ total: n.optional() })

export const complaintReply = row.extend({
  nameMasked: text,
  phoneMasked: text,
  revealable: z
    .boolean()
    .describe('Only the handler opens what the complainant gave, for a reason on record'),
  recordType: codeOf(ABOUT).nullable(),
  record: z.object({ title: word, link: z.string() }).nullable().describe('null where it cannot be read'),
  steps: z.array(step),
  inquiries: z.array(inquiry),
  acts: z.array(codeOf(ACTS)).describe('What this reader may do about it now'),
  offices: z.array(office).describe('To whom it can be transferred'),
})

/** Shown once: whoever holds both finds the complaint again. */
export const receiptReply = z.object({
  county: z.string(),
  id: z.string(),
  number: z.string(),
  code: z.string(),
})

export const revealedReply = z.object({ value: text })
export const inquiriesReply = pageOf(inquiry)

/** State, dates and the public answer, and nothing else. */
export const lookupReply = z.object({
  number: z.string(),
  state: codeOf(STATES),
  receivedOn: day,
  dueOn: day.nullable(),
  steps: z.array(z.object({ state: codeOf(STATES), onDate: day, answer: text })),
  appealUntil: day.nullable().describe('The last day of an appeal; null where there is none'),
  agreeable: z.boolean(),
  withdrawable: z.boolean(),
})

export type Lookup = z.infer<typeof lookupReply>

const cell = n.nullable().describe('null where too few stand behind it')
const line = z.object({
  areaCode: z.string(),
  areaName: text,
  counts: z.record(z.string(), cell),
  total: cell,
})

export const statisticsReply = listOf(line).extend({
  sums: z.object({ counts: z.record(z.string(), cell), total: cell }),
  smallest: n.describe('The smallest group that is shown'),
  years: z.array(n).describe('Years in which any was received'),
})

export type Statistics = z.infer<typeof statisticsReply>
