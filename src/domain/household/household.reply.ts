/** What the routes of households answer: the list, 一户一档 and what its acts return; the rows' types follow from it. */
import { z } from 'zod'
import { basis, codeOf, day, pageOf, precision, recordAt, whole, word } from '../../kernel/reply.ts'
import { duplicateCase } from './duplicate.reply.ts'
import { STATES, STATUS_EVENTS } from './status.terms.ts'

const text = z.string().nullable()
const truth = z.boolean().nullable()

const line = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  householdCode: text,
  headName: z.string().describe('Masked unless the reader works with households'),
  members: z.number().int(),
  kind: text,
  status: codeOf(STATES).nullable(),
  perCapitaFen: whole.nullable(),
  perCapitaYear: z.number().int().nullable(),
  perCapitaBasis: basis.nullable(),
  mainCause: text,
  registeredOn: day.nullable(),
})

export type HouseholdLine = z.infer<typeof line>

export const householdsReply = pageOf(line).extend({
  elsewhere: z
    .array(z.object({ bannerName: z.string() }))
    .describe('Banners that hold the number searched for outside the reader’s scope'),
})

const head = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  townshipName: text,
  countyName: text,
  householdCode: text,
  headName: z.string(),
  naturalVillage: text,
  kind: text,
  standard: text,
  phoneMasked: text,
  bankMasked: text,
  registeredOn: day.nullable(),
  registeredPrecision: text,
  movedToCounty: text,
  movedFromCounty: text,
  movedToName: text,
  movedFromName: text,
  mergedIntoId: text,
  extra: z
    .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()))
    .nullable()
    .describe('Columns of the list that nobody mapped, row by row, for readers of names'),
  revision: z.number().int(),
  state: codeOf(STATES).nullable(),
  stateWords: word.nullable(),
  recordedAt: z.string(),
  retractedAt: text,
})

export type DossierHead = z.infer<typeof head>

const condition = z.object({
  onDate: day,
  education: text,
  schooling: text,
  health: text,
  labour: text,
  monthsWorked: z.number().nullable(),
  seriousIllnessInsured: truth,
})

const member = z.object({
  id: z.string(),
  membershipId: z.string(),
  personCode: text,
  name: z.string(),
  relation: text,
  sex: z.enum(['male', 'female']).nullable(),
  birthOn: z.string().nullable().describe('Others than readers of names see the year'),
  ethnicity: text,
  idKind: text,
  idMasked: text,
  phoneMasked: text,
  joinedOn: day,
  joinedReason: z.string(),
  leftOn: day.nullable(),
  leftReason: text,
  revision: z.number().int(),
  condition: condition.nullable().describe('The latest'),
})

export type Member = z.infer<typeof member>

const check = z.object({
  onDate: day,
  foodSecure: truth,
  clothed: truth,
  inSchool: truth,
  insured: truth,
  housingSafe: truth,
  waterSafe: truth,
})

export type CheckRow = z.infer<typeof check>

const incomeYear = z.object({
  year: z.number().int(),
  lines: z.array(
    z.object({
      line: z.string(),
      words: word,
      group: z.string(),
      groupWords: word.nullable(),
      amountFen: whole,
      note: text,
    }),
  ),
  netFen: whole.nullable(),
  perCapitaFen: whole.nullable(),
  declaredPerCapitaFen: whole.nullable(),
  members: z.number().int(),
  steps: z.array(word).describe('The sum as a person would write it'),
  reasons: z.array(word),
})

export type IncomeYear = z.infer<typeof incomeYear>

const event = z.object({
  id: z.string(),
  kind: z.string(),
  words: word,
  onDate: day,
  onPrecision: precision,
  detail: text,
  basis,
  document: z.object({ county: text, id: z.string(), number: text, title: text }).nullable(),
})

const moved = z.object({ county: z.string(), bannerName: z.string(), link: z.string() }).nullable()

export const dossierReply = z.object({
  household: head,
  members: z.array(member),
  causes: z.array(z.object({ cause: z.string(), rank: z.number().int(), onDate: day })),
  checks: z.array(check),
  income: z.array(incomeYear),
  incomeYear: z.number().int().describe('The year whose income belongs on file by now'),
  events: z.array(event),
  allowedEvents: z
    .array(z.object({ kind: codeOf(STATUS_EVENTS), words: word, document: text }))
    .describe('What may follow, with the document that each step needs'),
  duplicates: z.array(duplicateCase),
  movedTo: moved,
  movedFrom: moved,
})

export const revealedReply = z.object({ value: text })
export const memberReply = recordAt.extend({ personId: z.string() })
export const eventReply = recordAt.extend({ eventId: z.string() })
