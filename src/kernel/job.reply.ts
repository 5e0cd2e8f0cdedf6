/** What the routes of jobs answer. */
import { z } from 'zod'
import { word } from './reply.ts'

export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])

/** Why it failed, as the catalogue of problems has it. */
export const failure = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  details: z.array(z.object({ field: z.string().optional(), code: z.string(), detail: word.optional() })),
})

export const jobReply = z.object({
  county: z.string(),
  id: z.uuid(),
  areaCode: z.string(),
  kind: z.string(),
  state: jobState,
  done: z.number(),
  total: z.number().nullable(),
  step: z.string().nullable().describe('A key of the job’s words'),
  result: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
    .nullable()
    .describe('What it counted and made, by the kind of job'),
  failure: failure.nullable(),
  cancelAskedAt: z.date().nullable(),
  createdBy: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
})

export type Job = z.infer<typeof jobReply>
