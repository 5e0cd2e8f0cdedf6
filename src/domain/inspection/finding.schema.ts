import { z } from 'zod'
import { ALARM_KINDS } from './alarm.terms.ts'
import type { AlarmKind } from './alarm.terms.ts'
import { FINDING_KINDS, ORDERS, SEVERITIES, STATES, SUBJECTS } from './finding.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const text = (max: number) => z.string().trim().min(2).max(max)
const owner = z.string().regex(/^1[15]\d{4}$/)
const fen = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt)
/** A document of the register, or a photo or scan of one's own. */
const cited = {
  documentCounty: owner.optional(),
  documentId: z.uuid().optional(),
  fileId: z.uuid().optional(),
}

export const at = z.object({ county: owner, id: z.uuid() })

export const findingBody = z
  .object({
    county: owner,
    recordType: keys(SUBJECTS),
    recordId: z.uuid().optional(),
    kind: keys(FINDING_KINDS),
    severity: keys(SEVERITIES),
    content: text(2000),
    amountFen: fen.optional(),
    unit: text(120),
    person: text(60).optional(),
    foundOn: z.iso.date(),
    dueOn: z.iso.date(),
    alarm: z.enum(ALARM_KINDS as [AlarmKind, ...AlarmKind[]]).optional(),
    sampleId: z.uuid().optional(),
    /** The complaint that it came from. */
    complaint: at.optional(),
    ...cited,
  })
  .refine(b => (b.recordType === 'area') === (b.recordId === undefined), { path: ['recordId'] })

export const stepBody = z.object({ onDate: z.iso.date(), note: text(2000), ...cited })
export const returnBody = z.object({ onDate: z.iso.date(), note: text(2000) })
export const withdrawBody = z.object({ reason: text(300) })

export const findingQuery = z.object({
  area: z
    .string()
    .regex(/^1[15]\d{4}(\d{3}){0,2}$/)
    .optional(),
  state: keys({ ...STATES, open: true, overdue: true }).optional(),
  kind: keys(FINDING_KINDS).optional(),
  severity: keys(SEVERITIES).optional(),
  /** Findings of one record. */
  record: z.uuid().optional(),
  sample: z.uuid().optional(),
  order: keys(ORDERS).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
})

export type FindingInput = z.infer<typeof findingBody>
export type StepInput = z.infer<typeof stepBody>
export type FindingFilter = z.infer<typeof findingQuery>
