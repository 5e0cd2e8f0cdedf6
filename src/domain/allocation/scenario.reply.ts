/** What the routes of the workbench answer, for the API document. */
import { z } from 'zod'
import { pageOf, whole } from '../../kernel/reply.ts'

const instant = z.union([z.date(), z.string()])
const both = { zh: z.string(), en: z.string() }
const at = { county: z.string(), id: z.string() }

export const madeReply = z.object(at)
export const sentReply = z.object({ ...at, jobId: z.string() })
export const decidedReply = z.object({ ...at, allocations: z.number() })

export const scenariosReply = pageOf(
  z
    .object({
      ...at,
      year: z.number(),
      title: z.string(),
      state: z.string(),
      createdByName: z.string(),
      recordedAt: instant,
      solvedAt: instant.nullable(),
      outcome: z.string().nullable(),
      households: z.number().nullable(),
      gainFen: whole.nullable(),
      costFen: whole.nullable(),
      objective: z.number().nullable(),
      gap: z.number().nullable(),
      isOld: z.boolean(),
      fairness: z.number().nullable(),
      takeOver: z.string().nullable(),
    })
    .loose(),
)

const solution = z
  .object({
    id: z.string(),
    revision: z.number(),
    outcome: z.string(),
    knownAt: instant,
    inputHash: z.string(),
    objective: z.number().nullable(),
    bound: z.number().nullable(),
    gap: z.number().nullable(),
    seconds: z.number(),
    households: z.number(),
    gainFen: z.string(),
    costFen: z.string(),
    rules: z.unknown(),
    result: z.unknown(),
  })
  .loose()

export const scenarioReply = z
  .object({
    ...at,
    year: z.number(),
    title: z.string(),
    revision: z.number(),
    state: z.string(),
    jobId: z.string().nullable(),
    rules: z.unknown(),
    progress: z.unknown(),
    curve: z.unknown(),
    failure: z.unknown(),
    solution: solution.nullable(),
    takeOvers: z.array(z.object({ ...at, state: z.string(), totalFen: z.string() }).loose()),
  })
  .loose()

export const compareReply = z.object({ rows: z.array(scenarioReply), next: z.null() })

export const sumsReply = z.object({
  year: z.number(),
  purses: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      giverCode: z.string(),
      giverName: z.string(),
      amountFen: z.string(),
      banners: z.number().nullable(),
    }),
  ),
  banners: z.array(z.object({ code: z.string(), name: z.string() })),
  projects: z.number(),
  variants: z.number(),
  unknownGain: z.number(),
  costFen: z.string(),
  defaults: z.array(
    z.object({
      key: z.string(),
      purpose: z.string(),
      value: z.unknown(),
      source: z.string().nullable(),
      status: z.string(),
    }),
  ),
})

export const linesReply = z
  .object({
    rows: z.array(
      z
        .object({
          id: z.string(),
          banner: z.string(),
          bannerName: z.string().nullable(),
          projectId: z.string(),
          variantId: z.string(),
          title: z.string(),
          costFen: whole,
          households: z.number(),
          gainFen: whole,
          isIn: z.boolean(),
          why: z.string(),
          because: z.object({
            worth: z.number(),
            price: z.number(),
            limits: z.array(z.object({ words: z.object(both), price: z.number() })).readonly(),
            takes: z
              .object({ costFen: z.string().nullable(), benefitTimes: z.number().nullable() })
              .nullable(),
            words: z.object(both),
          }),
          paidBy: z.record(z.string(), z.string()),
        })
        .loose(),
    ),
    next: z.string().nullable(),
    total: z.number().optional(),
    sums: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  })
  .loose()

export const variantsReply = pageOf(
  z
    .object({
      ...at,
      projectId: z.string(),
      projectName: z.string(),
      title: z.string(),
      costFen: whole,
      households: z.number(),
      gainFen: whole.nullable(),
      onPoor: z.boolean(),
    })
    .loose(),
)
