/** The rules of a scenario and the plan that a solution gives, as the routes of the workbench answer them. */
import { z } from 'zod'
import { codeOf, word } from '../../kernel/reply.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { FACTORS } from './scenario.terms.ts'

const n = z.number().int()
/** Fen as text. */
const fen = z.string().regex(/^-?\d+$/)
const ids = z.array(z.string()).readonly()
const share = z.number().nullable().describe('Between 0 and 1; null: no such limit')

export const rulesReply = z.object({
  householdWeight: z.number(),
  gainWeight: z.number(),
  bands: z
    .array(z.object({ upTo: z.number().nullable(), weight: z.number() }))
    .readonly()
    .describe('Diminishing returns; upTo null: all the rest'),
  factors: z.partialRecord(codeOf(FACTORS), z.number()).describe('Weights of the baseline'),
  minOnPoor: share,
  minIndustry: share,
  fairness: z.number().describe('Least share of its baseline that each banner gets'),
  banners: z.record(z.string(), z.object({ floorFen: fen.optional(), ceilingFen: fen.optional() })),
  tails: z.record(z.string(), fen).describe('What may be bound of later years, by year'),
  pinned: ids,
  forbidden: ids,
  expected: z
    .array(z.object({ source: codeOf(SOURCES), giverCode: z.string(), amountFen: fen }))
    .readonly()
    .describe('Sums that are not appropriated yet'),
  gap: z.number(),
  seconds: n,
})

const purse = z.object({
  id: z.string(),
  source: codeOf(SOURCES),
  giverCode: z.string(),
  giverName: z.string(),
  amountFen: fen,
  usedFen: fen,
  worth: z.number().nullable().describe('Weighted benefit of one more 10,000 yuan'),
  expected: z.boolean().describe('Not appropriated yet'),
  banners: n.nullable().describe('How many it may go to; null: all of them'),
})

const banner = z.object({
  code: z.string(),
  name: z.string(),
  baselineFen: fen.nullable().describe('null while factors are unknown or have no weight'),
  planFen: fen,
  households: n,
  gainFen: fen,
  projectsIn: n,
  projectsOut: n,
  absorbableFen: fen.describe('The most that its library can take'),
  need: z.number(),
  draws: z.array(z.object({ purse: z.string(), fen })).readonly(),
  reasons: z
    .array(
      z.object({
        code: z.string(),
        words: word,
        values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .readonly()
    .describe('Why the plan departs from the baseline'),
})

const loosen = z.union([
  z.object({ kind: z.enum(['floor', 'ceiling']), banner: z.string() }),
  z.object({ kind: z.enum(['fairness', 'minOnPoor', 'minIndustry']) }),
  z.object({ kind: z.literal('tail'), year: z.string() }),
  z.object({ kind: z.enum(['pinned', 'forbidden']), variant: z.string() }),
])

const factor = codeOf(FACTORS)

const baselinePart = z.object({
  banner: z.string(),
  parts: z.array(z.object({ factor, value: z.number(), fen })).readonly(),
})

export const planReply = z.object({
  dataHash: z.string().optional().describe('SHA-256 over register, library and ledger without the rules'),
  purses: z.array(purse).readonly(),
  banners: z.array(banner).readonly(),
  baseline: z.array(baselinePart).readonly().describe('What each factor contributes'),
  missing: z
    .array(z.object({ factor, banner: z.string(), name: z.string() }))
    .readonly()
    .describe('Factors that nobody has entered'),
  conflict: z
    .array(z.object({ words: word, loosen: loosen.nullable() }))
    .readonly()
    .describe('Limits that contradict each other, with the rule that may be loosened'),
  variants: n,
  projects: n,
  unknownGain: n,
  onPoorFen: fen,
  industryFen: fen,
  leastRatio: z.number().nullable().describe('The least ratio of plan to baseline'),
})
