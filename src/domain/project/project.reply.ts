/** What the routes of projects answer; the rows' types follow from it. */
import { z } from 'zod'
import { codeOf, day, pageOf, whole, word } from '../../kernel/reply.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { checklistReply } from './gate.reply.ts'
import { GATES, ITEMS, SIDES, STAGES } from './gate.terms.ts'
import { LIBRARY_STATES, LIBRARY_STEPS } from './library.terms.ts'
import {
  CATEGORIES,
  CHANGE_STATES,
  CHANGEABLE,
  NATURES,
  PROGRESS_KINDS,
  TARGET_GROUPS,
} from './project.terms.ts'

const text = z.string().nullable()
const date = day.nullable()
const n = z.number().int()
const cited = { documentCounty: text, documentId: text }

const plan = {
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  code: text,
  name: z.string(),
  category: codeOf(CATEGORIES),
  nature: codeOf(NATURES),
  content: z.string(),
  scale: text,
  plannedFrom: date,
  plannedTo: date,
  unit: text,
  head: text.describe('责任人, by post'),
  budgetFen: whole,
  households: n.nullable(),
  people: n.nullable(),
  registeredHouseholds: n.nullable(),
  registeredPeople: n.nullable(),
  participation: text,
  mechanism: text,
}

const line = z.object({
  ...plan,
  areaName: text,
  townshipName: text,
  fundedFen: whole,
  paidFen: whole,
  library: codeOf(LIBRARY_STATES).nullable(),
  year: n.nullable().describe('The last plan year it stands for'),
  gate: codeOf(GATES).nullable().describe('The last one passed'),
  percent: n.nullable(),
  linkedHouseholds: whole,
  overdueSince: date.describe('The planned day that the next gate has missed'),
  districtName: text,
  proposedOn: text,
  reviewedOn: text,
  admittedOn: text,
  decision: text.describe('Number of the document that admitted it'),
})

export const projectsReply = pageOf(line).extend({
  total: n.optional(),
  sums: z
    .object({ budgetFen: whole, fundedFen: whole, paidFen: whole })
    .optional()
    .describe('With the first page only'),
})

const step = z.object({
  id: z.string(),
  step: codeOf(LIBRARY_STEPS),
  onDate: day,
  year: n.nullable(),
  note: text,
  ...cited,
})

const funding = z.object({
  id: z.string(),
  source: codeOf(SOURCES),
  allocationId: text,
  amountFen: whole,
  paidFen: whole,
  availableFen: whole.nullable().describe('Neither contracted nor paid yet; null without a lot in the books'),
})

const progressRow = z.object({
  id: z.string(),
  kind: codeOf(PROGRESS_KINDS),
  onDate: day,
  percent: n.nullable(),
  note: text,
  photos: z.array(z.object({ id: z.string(), fileId: z.string(), place: z.string(), takenOn: day })),
  ...cited,
  number: text,
  title: text,
})

/** Numbers of any unit, in their own digits. */
const digits = z.string()
const target = z.object({
  id: z.string(),
  group: codeOf(TARGET_GROUPS),
  name: z.string(),
  unit: z.string(),
  baseline: digits.nullable(),
  target: digits,
  achieved: digits.nullable(),
  achievedOn: date,
})

const proof = z.object({
  id: z.string(),
  item: codeOf(ITEMS),
  side: codeOf(SIDES),
  onDate: day,
  untilOn: date,
  place: text,
  amountFen: whole.nullable(),
  note: text,
  fileId: text,
  fileName: text,
  mediaType: text,
  ...cited,
  number: text,
  title: text,
})

const signature = z.object({
  id: z.string(),
  gate: codeOf(GATES),
  side: codeOf(SIDES),
  signerName: z.string(),
  postingId: text,
  onDate: day,
  current: z.boolean().describe('Given for the plan as it stands'),
})

const changed = z.partialRecord(codeOf(CHANGEABLE), text)

export type Changed = z.infer<typeof changed>

const change = z.object({
  id: z.string(),
  before: changed,
  after: changed,
  reason: z.string(),
  requestedOn: day,
  consentOn: date,
  state: codeOf(CHANGE_STATES),
  decidedOn: date,
})

const payment = z.object({
  id: z.string(),
  source: codeOf(SOURCES),
  giverName: text,
  amountFen: whole,
  onDate: day,
  voucher: z.string(),
  payee: z.string(),
  fundingId: z.string(),
  reversesId: text,
})

export const projectReply = z.object({
  project: z.object({
    ...plan,
    districtCode: text.describe('The paired district that has a say in it'),
    revision: n,
    planRevision: n.describe('Rises only with what the signatures are under'),
    recordedAt: z.date(),
    retractedAt: z.date().nullable(),
    batchId: text,
  }),
  names: z.object({ county: text, area: text, district: text }),
  writes: z.boolean().describe('Whether the reader’s post may write here at all'),
  overdueSince: date,
  library: z.object({
    state: codeOf(LIBRARY_STATES).nullable(),
    lastOn: date,
    years: z.array(n).readonly(),
  }),
  steps: z.array(step),
  funding: z.array(funding),
  money: z.object({
    paidFen: whole,
    fundedFen: whole,
    contractedFen: whole.nullable(),
    ceilingFen: whole.describe('How much may be paid as it stands'),
    stage: codeOf(STAGES).nullable(),
    reasons: z.array(z.object({ code: z.string(), words: word })),
    stages: z
      .array(z.object({ stage: codeOf(STAGES), fen: whole.nullable() }))
      .describe('What may be paid at each stage'),
  }),
  progress: z.object({
    startedOn: date,
    percent: n.nullable(),
    completedOn: date,
    retentionReleased: z.boolean(),
    lastOn: date.describe('The day of the last report'),
  }),
  progressRows: z.array(progressRow),
  targets: z.array(target),
  gates: z.partialRecord(codeOf(GATES), day).describe('Gates passed, with their days'),
  next: checklistReply.nullable().describe('The gate that comes next; null when all are passed'),
  signing: z
    .object({
      gate: codeOf(GATES),
      side: codeOf(SIDES),
      may: z.boolean(),
      term: z
        .object({ fromOn: day, lastOn: date })
        .nullable()
        .describe('The reader’s own term; only its days can be signed for'),
      cadres: z.array(
        z.object({
          postingId: z.string(),
          personName: z.string(),
          post: z.string(),
          districtName: text,
          lastOn: date,
        }),
      ),
    })
    .nullable(),
  proofs: z.array(proof),
  signatures: z.array(signature),
  changes: z.array(change),
  payments: z.array(payment),
})
