import { z } from 'zod'
import { ABOUT, ACCUSED, CHANNELS, CODE_LENGTH, MATTERS, MAX_TEXT, STATES } from './complaint.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const text = (max: number) => z.string().trim().min(2).max(max)
const owner = z.string().regex(/^1[15]\d{4}$/)
const place = z.string().regex(/^1[15]\d{4}(\d{3}){0,2}$/)
const cited = { documentCounty: owner.optional(), documentId: z.uuid().optional() }

export const complaintAt = z.object({ county: owner, id: z.uuid() })

/** What anybody says; a name without a telephone, or neither, is as good. */
const said = {
  areaCode: place,
  matter: keys(MATTERS),
  accused: keys(ACCUSED).optional(),
  text: z.string().trim().min(10).max(MAX_TEXT),
  name: text(60).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?\d[\d -]{5,18}\d$/)
    .optional(),
}

export const filedBody = z.object(said)

export const complaintBody = z
  .object({
    ...said,
    channel: keys(CHANNELS).exclude(['web']),
    receivedOn: z.iso.date(),
    recordCounty: owner.optional(),
    recordType: keys(ABOUT).optional(),
    recordId: z.uuid().optional(),
  })
  .refine(b => (b.recordType === undefined) === (b.recordId === undefined), { path: ['recordId'] })

const onDate = z.iso.date()
const note = text(MAX_TEXT)
const noted = z.object({ onDate, note, ...cited })

/** What each step is told. */
export const STEP_BODIES = {
  accept: z.object({ onDate, note: note.optional() }),
  refuse: z.object({ onDate, answer: note, note: note.optional(), ...cited }),
  transfer: z.object({ onDate, note, to: owner }),
  giveBack: z.object({ onDate, note }),
  investigate: noted,
  inquire: z
    .object({ onDate, question: note, dueOn: z.iso.date() })
    .refine(b => b.dueOn >= b.onDate, { path: ['dueOn'] }),
  refer: z.object({ onDate, note }),
  askExtension: z.object({ onDate, note }),
  grantExtension: z.object({ onDate, note }),
  denyExtension: z.object({ onDate, note }),
  answer: z.object({ onDate, answer: note, note: note.optional(), ...cited }),
  close: z.object({ onDate, note }),
  withdraw: z.object({ onDate, note }),
} as const

export type OfficeAct = keyof typeof STEP_BODIES

export interface StepInput {
  readonly onDate: string
  readonly note?: string | undefined
  readonly answer?: string | undefined
  readonly to?: string | undefined
  readonly question?: string | undefined
  readonly dueOn?: string | undefined
  readonly documentCounty?: string | undefined
  readonly documentId?: string | undefined
}

export const revealBody = z.object({
  field: z.enum(['name', 'phone']),
  reason: z.string().trim().min(4).max(300),
})
export const statementBody = z.object({ statement: note })

/** The number and the code that were shown once. Spaces and hyphens of a code that is read out are left away. */
const bearer = {
  number: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^TS1[15]\d{4}-\d{4}-\d{4,6}$/),
  code: z
    .string()
    .max(40)
    .transform(sent => sent.toUpperCase().replace(/[\s-]/g, ''))
    .refine(sent => sent.length === CODE_LENGTH),
}

export const bearerBody = z.object(bearer)
export const saidByBearer = z.object({ ...bearer, note: text(MAX_TEXT) })

export const complaintQuery = z.object({
  area: place.optional(),
  state: keys({ ...STATES, open: true, mine: true, overdue: true, extension: true }).optional(),
  channel: keys(CHANNELS).optional(),
  matter: keys(MATTERS).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
})

export const statisticsQuery = z.object({
  year: z.coerce.number().int().min(2014).max(2100).optional(),
})

export const inquiryQuery = z.object({
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type Filed = z.infer<typeof filedBody>
export type ComplaintInput = z.infer<typeof complaintBody>
export type ComplaintFilter = z.infer<typeof complaintQuery>
export type Bearer = z.infer<typeof bearerBody>
export type Reveal = z.infer<typeof revealBody>
