/** What the routes of the workbench answer. Money within a plan is fen as text, as it is kept. */
import { z } from 'zod'
import { failure } from '../../kernel/job.reply.ts'
import { codeOf, pageOf, recordAt, whole, word } from '../../kernel/reply.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { planReply, rulesReply } from './plan.reply.ts'
import { DECISIONS, OUTCOMES, SCENARIO_STATES, TAKE_OVER_STATES } from './scenario.terms.ts'
import type { Why } from './reason.rules.ts'

const n = z.number().int()
const text = z.string().nullable()
/** Fen as text. */
const fen = z.string().regex(/^-?\d+$/)

export const madeReply = recordAt
export const sentReply = recordAt.extend({ jobId: z.string() })
export const decidedReply = recordAt.extend({ allocations: n })

const head = { county: z.string(), id: z.string(), year: n, title: z.string(), note: text }

const scenarioLine = z.object({
  ...head,
  state: codeOf(SCENARIO_STATES),
  createdByName: z.string(),
  recordedAt: z.string(),
  solvedAt: text,
  outcome: codeOf(OUTCOMES).nullable(),
  households: n.nullable(),
  gainFen: whole.nullable(),
  costFen: whole.nullable(),
  objective: z.number().nullable(),
  gap: z.number().nullable(),
  isOld: z.boolean().describe('The rules were changed after it was solved'),
  fairness: z.number().nullable(),
  takeOver: codeOf(TAKE_OVER_STATES).nullable(),
})

export type ScenarioLine = z.infer<typeof scenarioLine>

export const scenariosReply = pageOf(scenarioLine)

const solution = z.object({
  id: z.string(),
  revision: n.describe('The scenario’s revision that it answers'),
  outcome: codeOf(OUTCOMES),
  knownAt: z.date(),
  inputHash: z.string(),
  objective: z.number().nullable(),
  bound: z.number().nullable().describe('What is proven that no plan can exceed'),
  gap: z.number().nullable(),
  seconds: z.number(),
  households: n,
  gainFen: fen,
  costFen: fen,
  solvedBy: z.string(),
  rules: rulesReply,
  result: planReply,
})

const takeOver = recordAt.extend({
  state: codeOf(TAKE_OVER_STATES),
  solutionId: z.string(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedByName: z.string(),
  proposedAt: z.date(),
  decisions: z.array(
    z.object({
      decision: codeOf(DECISIONS),
      reason: text,
      decidedByName: z.string(),
      at: z.date(),
      allocations: z.array(recordAt).nullable().describe('Of an approval: what was allocated'),
    }),
  ),
  totalFen: fen,
  lines: z.array(
    z.object({
      banner: z.string(),
      bannerName: z.string(),
      source: codeOf(SOURCES),
      giverCode: z.string(),
      giverName: z.string(),
      amountFen: fen,
    }),
  ),
})

const curvePoint = z.object({
  fairness: z.number(),
  outcome: codeOf(OUTCOMES),
  worth: z.number(),
  bound: z.number().nullable().describe('null while nothing is proven'),
  households: n,
  gainFen: fen,
  leastRatio: z.number().nullable().describe('The least ratio of plan to baseline'),
})

const curve = z.object({
  state: z.enum(['running', 'done', 'stopped']),
  jobId: z.string(),
  revision: n,
  points: z.array(curvePoint).readonly(),
  of: n.describe('How many points it will have'),
})

const progress = z.object({
  seconds: z.number(),
  best: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
})

export type ScenarioFailure = z.infer<typeof failure>

export const scenarioReply = z.object({
  ...head,
  revision: n,
  state: codeOf(SCENARIO_STATES),
  jobId: text,
  rules: rulesReply,
  progress: progress.nullable(),
  curve: curve.nullable(),
  failure: failure.nullable(),
  createdByName: z.string(),
  recordedAt: z.date(),
  solution: solution.nullable(),
  takeOvers: z.array(takeOver),
})

export const compareReply = z.object({ rows: z.array(scenarioReply), next: z.null() })

export const sumsReply = z.object({
  year: n,
  purses: z.array(
    z.object({
      id: z.string(),
      source: codeOf(SOURCES),
      giverCode: z.string(),
      giverName: z.string(),
      amountFen: fen,
      banners: n.nullable().describe('How many it may go to; null: all of them'),
    }),
  ),
  banners: z.array(z.object({ code: z.string(), name: z.string() })),
  projects: n,
  variants: n,
  unknownGain: n.describe('Variants of which nobody said what they bring'),
  costFen: fen,
  tails: z.array(z.object({ year: n, fen })).describe('What the library could bind of later years at most'),
  defaults: z.array(
    z.object({
      key: z.string(),
      purpose: z.string(),
      value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
      source: text,
      status: z.enum(['F', 'R', 'D', 'N']),
    }),
  ),
})

const WHY = [
  'worth',
  'pinned',
  'forbidden',
  'otherVariant',
  'requires',
  'price',
  'room',
  'noSource',
] as const satisfies readonly Why[]

const because = z.object({
  worth: z.number(),
  price: z.number(),
  limits: z.array(z.object({ words: word, price: z.number() })).readonly(),
  takes: z.object({ costFen: fen.nullable(), benefitTimes: z.number().nullable() }).nullable(),
  words: word,
})

const solutionLine = z.object({
  id: z.string(),
  banner: z.string(),
  bannerName: text,
  projectId: z.string(),
  variantId: z.string(),
  title: z.string(),
  costFen: whole,
  households: n,
  gainFen: whole,
  onPoor: z.boolean(),
  industry: z.boolean(),
  isIn: z.boolean(),
  why: z.enum(WHY),
  because,
  paidBy: z.record(z.string(), fen).describe('By purse'),
})

export type SolutionLine = z.infer<typeof solutionLine>

export const linesReply = pageOf(solutionLine).extend({
  total: n.optional(),
  sums: z
    .object({ households: n, costFen: fen, gainFen: fen })
    .optional()
    .describe('With the first page of a solved scenario only'),
})

const variantLine = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  bannerName: text,
  projectId: z.string(),
  projectName: z.string(),
  title: z.string(),
  costFen: whole,
  sources: z.array(codeOf(SOURCES)),
  households: n,
  gainFen: whole.nullable(),
  onPoor: z.boolean(),
  tails: z.array(z.object({ year: n, fen })).describe('What it binds of later years'),
  requires: z.array(z.string()).describe('Projects that must be in as well'),
  requiredNames: z.array(z.string()),
  note: text,
})

export type VariantLine = z.infer<typeof variantLine>

export const variantsReply = pageOf(variantLine)
