import { z } from 'zod'
import { SOURCES } from '../fund/fund.terms.ts'
import { PROJECT_ALARMS, WAITS } from './alarm.terms.ts'
import { GATES, PROOF_ITEMS } from './gate.terms.ts'

import { LIBRARY_STATES, LIBRARY_STEPS } from './library.terms.ts'
import { CATEGORIES, NATURES, PROGRESS_KINDS, TARGET_GROUPS } from './project.terms.ts'

export const keys = <K extends string>(of: Readonly<Record<K, unknown>>) =>
  z.enum(Object.keys(of) as [K, ...K[]])
export const text = (max = 300) => z.string().trim().min(1).max(max)
export const owner = z.string().regex(/^15\d{4}$/)
/** A place of a banner: itself, a township or a village. */
export const place = z.string().regex(/^15\d{4}(\d{3}){0,2}$/)
/** Fen as text, at most 100 亿元, above zero. */
export const fenText = z
  .string()
  .regex(/^[1-9]\d{0,12}$/)
  .transform(BigInt)
export const cited = {
  documentCounty: z
    .string()
    .regex(/^1[15]\d{4}$/)
    .optional(),
  documentId: z.uuid().optional(),
}
export const year = z.number().int().min(2013).max(2100)
const count = z.number().int().min(0).max(10_000_000).nullish()
const gate = keys(GATES)

export const at = z.object({ county: owner, id: z.uuid() })
export const partAt = at.extend({ partId: z.uuid() })
export const gateAt = at.extend({ gate })
export const reasonBody = z.object({ reason: z.string().trim().min(2).max(300) })

/** What may be filled in later; the township's review asks for it. */
const described = {
  scale: text().nullish(),
  plannedFrom: z.iso.date().nullish(),
  plannedTo: z.iso.date().nullish(),
  unit: text(120).nullish(),
  head: text(120).nullish(),
  households: count,
  people: count,
  registeredHouseholds: count,
  registeredPeople: count,
  participation: text(1000).nullish(),
  mechanism: text(1000).nullish(),
  code: text(60).nullish(),
  districtCode: z
    .string()
    .regex(/^11\d{4}$/)
    .nullish(),
}

export const projectBody = z.object({
  county: owner,
  areaCode: place,
  name: text(120),
  category: keys(CATEGORIES),
  nature: keys(NATURES),
  content: text(2000),
  budgetFen: fenText,
  /** The day of the village's proposal. */
  onDate: z.iso.date(),
  ...described,
})

export const revisionBody = z.object({
  /** The revision the form was filled in on; a stale one is refused. */
  revision: z.number().int().min(1),
  name: text(120).optional(),
  content: text(2000).optional(),
  budgetFen: fenText.optional(),
  ...described,
})

export const stepBody = z.object({
  step: keys(LIBRARY_STEPS).exclude(['propose']),
  onDate: z.iso.date(),
  year: year.optional(),
  note: text().optional(),
  ...cited,
})
export const resubmitBody = z.object({ onDate: z.iso.date(), note: text().optional() })

export const fundingBody = z.object({
  source: keys(SOURCES),
  allocationId: z.uuid().optional(),
  amountFen: fenText,
})

export const targetBody = z.object({
  group: keys(TARGET_GROUPS),
  name: text(80),
  unit: text(20),
  baseline: z.number().nullish(),
  target: z.number(),
})
export const achievedBody = z.object({ achieved: z.number(), achievedOn: z.iso.date() })

/** A photo proves with its place and its day. */
export const photoBody = z.object({ fileId: z.uuid(), place: text(120), takenOn: z.iso.date() })

export const progressBody = z.object({
  kind: keys(PROGRESS_KINDS),
  onDate: z.iso.date(),
  percent: z.number().int().min(0).max(100).optional(),
  note: text().optional(),
  photo: photoBody.optional(),
  ...cited,
})

export const proofBody = z.object({
  item: z.enum(PROOF_ITEMS as [(typeof PROOF_ITEMS)[number], ...(typeof PROOF_ITEMS)[number][]]),
  fileId: z.uuid().optional(),
  onDate: z.iso.date(),
  untilOn: z.iso.date().optional(),
  place: text(120).optional(),
  amountFen: fenText.optional(),
  note: text().optional(),
  ...cited,
})
export const ticksBody = z.object({ items: z.array(z.string().max(60)).min(1).max(40) })

export const signatureBody = z.object({
  gate,
  onDate: z.iso.date(),
  /** Who signed on paper; a cadre who signs under an account of its own leaves it out. */
  postingId: z.uuid().optional(),
  ...cited,
})
export const passBody = z.object({ onDate: z.iso.date(), note: text().optional() })

export const changeBody = z.object({
  after: z
    .object({
      budgetFen: fenText.optional(),
      plannedFrom: z.iso.date().optional(),
      plannedTo: z.iso.date().optional(),
      content: text(2000).optional(),
      scale: text().optional(),
      unit: text(120).optional(),
    })
    .refine(after => Object.keys(after).length > 0),
  reason: text(),
})
export const consentBody = z.object({ onDate: z.iso.date(), postingId: z.uuid().optional(), ...cited })
export const decisionBody = z.object({
  decision: z.enum(['approved', 'rejected']),
  onDate: z.iso.date(),
  ...cited,
})

export const projectPaymentBody = z.object({
  fundingId: z.uuid(),
  /** The contract that is paid; without it what the line has beside its contracts. */
  commitmentId: z.uuid().optional(),
  amountFen: fenText,
  onDate: z.iso.date(),
  voucher: text(80),
  payee: text(120),
  purpose: text(),
  ...cited,
})

/** Only what was negative before may be entered: a list of its own year and source. */
export const negativeBody = z.object({
  code: z.string().regex(/^[a-z0-9_]{2,40}$/),
  source: keys(SOURCES).nullish(),
  fromYear: year,
  toYear: year.nullish(),
  zh: text(200),
  en: text(200),
  basis: text(200),
})

export const projectQuery = z.object({
  area: place.optional(),
  category: keys(CATEGORIES).optional(),
  year: z.coerce.number().int().min(2013).max(2100).optional(),
  library: keys(LIBRARY_STATES).optional(),
  /** The last gate passed. */
  gate: z.enum([...(Object.keys(GATES) as [keyof typeof GATES]), 'none']).optional(),
  /** Only those that a warning is about. */
  alarm: z.enum(PROJECT_ALARMS).optional(),
  /** What the next gate waits for. */
  waits: keys(WAITS).optional(),
  q: z.string().trim().max(60).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const checklistQuery = z.object({ onDate: z.iso.date().optional() })
export const negativeQuery = z.object({ year: z.coerce.number().int().min(2013).max(2100).optional() })

export type ProjectInput = z.infer<typeof projectBody>
export type RevisionInput = z.infer<typeof revisionBody>
export type StepInput = z.infer<typeof stepBody>
export type FundingInput = z.infer<typeof fundingBody>
export type TargetInput = z.infer<typeof targetBody>
export type PhotoInput = z.infer<typeof photoBody>
export type ProgressInput = z.infer<typeof progressBody>
export type ProofInput = z.infer<typeof proofBody>
export type SignatureInput = z.infer<typeof signatureBody>
export type ChangeInput = z.infer<typeof changeBody>
export type ConsentInput = z.infer<typeof consentBody>
export type DecisionInput = z.infer<typeof decisionBody>
export type ProjectPaymentInput = z.infer<typeof projectPaymentBody>
export type NegativeInput = z.infer<typeof negativeBody>
export type ProjectFilter = z.infer<typeof projectQuery>
