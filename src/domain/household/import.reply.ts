/** What the routes of lists answer: a batch from its upload to its result; the types follow from it. */
import { z } from 'zod'
import { failure, jobState } from '../../kernel/job.reply.ts'
import { codeOf, pageOf, recordAt, word } from '../../kernel/reply.ts'
import { BATCH_STATES } from './import.terms.ts'
import { NATIONAL_COLUMNS } from './nationalList.terms.ts'

const text = z.string().nullable()
const n = z.number().int()
const level = z.enum(['error', 'warn', 'note'])

export const sentReply = z.object({ jobId: z.string() })
export const receivedReply = recordAt.extend({ jobId: z.string() })
export const takenBackReply = z.union([sentReply, z.object({ rows: n })])

export const batchesReply = pageOf(
  z.object({
    county: z.string(),
    id: z.string(),
    fileName: z.string(),
    state: codeOf(BATCH_STATES),
    stateWords: word,
    rowTotal: n.nullable(),
    rowErrors: n.nullable(),
    createdAt: z.date(),
    committedAt: z.date().nullable(),
    takenBackAt: z.date().nullable(),
  }),
)

const village = z.object({
  township: z.string(),
  townshipName: z.string(),
  text: z.string(),
  rows: n,
  candidates: z.array(z.object({ code: z.string(), name: z.string() })).readonly(),
  chosen: text,
})

/** A village's spelling that somebody must decide. */
export type VillageQuestion = z.infer<typeof village>

const result = z.object({ households: n, people: n, updated: n, leftOut: n })

/** What a commit wrote. */
export type BatchResult = z.infer<typeof result>

export const summary = z.object({
  columns: z.array(z.object({ heading: z.string(), key: text })).readonly(),
  missing: z.array(z.string()).readonly(),
  newHouseholds: n,
  newPeople: n,
  knownHouseholds: n,
  generalHouseholds: n
    .optional()
    .describe('Of the new ones those that are no 建档立卡户; in summaries written since they are told apart'),
  joiningPeople: n.optional().describe('New members of households on file'),
  goodHouseholds: n,
  problems: z.array(z.object({ code: z.string(), level, words: word, count: n })).readonly(),
  villages: z.array(village).readonly(),
  figures: z
    .array(z.object({ id: z.string(), title: word, before: z.number(), after: z.number() }))
    .readonly(),
  result: result.optional().describe('Once committed'),
})

export type BatchSummary = z.infer<typeof summary>
export type BatchFailure = z.infer<typeof failure>

export const batchReply = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  kind: z.string(),
  state: codeOf(BATCH_STATES),
  stateWords: word,
  fileName: z.string(),
  fileId: text,
  jobId: text,
  rowTotal: n.nullable(),
  rowErrors: n.nullable(),
  rowWarnings: n.nullable(),
  summary: summary.nullable().describe('Once the list is read'),
  failure: failure.nullable(),
  failureWords: word.nullable(),
  revision: n,
  createdBy: z.string(),
  createdAt: z.date(),
  committedAt: z.date().nullable(),
  takenBackAt: z.date().nullable(),
  progress: z
    .object({ done: z.number(), total: z.number().nullable(), step: text, state: jobState })
    .nullable(),
})

const row = z.object({
  rowNo: n,
  level: n.describe('2: an error that keeps the row out, 1: a warning, 0: a note'),
  cells: z.object({ village: text, householdCode: text, name: z.string(), idNumber: z.string() }),
  problems: z.array(
    z.object({
      code: z.string(),
      level,
      field: codeOf(NATIONAL_COLUMNS).nullable(),
      column: text,
      value: text.describe('What the cell held, masked; none for a problem of the row as a whole'),
      words: word,
    }),
  ),
})

export type ProblemRow = z.infer<typeof row>

export const problemRowsReply = pageOf(row)
