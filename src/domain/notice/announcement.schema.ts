import { z } from 'zod'
import {
  ANNOUNCED_RECORDS,
  ANNOUNCEMENT_KINDS,
  ANNOUNCEMENT_STATES,
  POSTING_LEVELS,
  RESULTS,
} from './announcement.terms.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const text = (max: number, min = 2) => z.string().trim().min(min).max(max)
const owner = z.string().regex(/^1[15]\d{4}$/)
const area = z.string().regex(/^1[15]\d{4}(\d{3}){0,2}$/)
const year = z.coerce.number().int().min(2010).max(2100)
const photo = { fileId: z.uuid().optional(), photoOn: z.iso.date().optional() }

export const at = z.object({ county: owner, id: z.uuid() })
export const postingAt = at.extend({ postingId: z.uuid() })
export const objectionAt = at.extend({ objectionId: z.uuid() })

/** The office's own line: a switchboard or hotline, never somebody's mobile. */
const officePhone = z
  .string()
  .trim()
  .regex(/^(0\d{2,3}-?)?\d{5,8}(-\d{1,6})?$/)

export const draftBody = z.object({
  kind: keys(ANNOUNCEMENT_KINDS),
  /** Of a record: which, and whose. Of a place's year: the place and the year. */
  subjectType: keys(ANNOUNCED_RECORDS).optional(),
  county: owner.optional(),
  subjectId: z.uuid().optional(),
  areaCode: area.optional(),
  year: year.optional(),
  issuer: text(80),
  officePhone,
})
export const publishBody = z.object({ namesChecked: z.boolean().default(false) })
export const reasonBody = z.object({ reason: text(300) })

export const postingBody = z.object({
  level: keys(POSTING_LEVELS),
  areaCode: area.optional(),
  place: text(120),
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  fromOn: z.iso.date(),
  toOn: z.iso.date().optional(),
  ...photo,
})
export const removalBody = z.object({ onDate: z.iso.date(), note: text(300).optional(), ...photo })

export const OBJECTION_MIN = 5
export const OBJECTION_MAX = 1000
export const objectionBody = z.object({ content: text(OBJECTION_MAX, OBJECTION_MIN) })
export const answerBody = z.object({
  onDate: z.iso.date(),
  result: keys(RESULTS),
  answer: text(1000),
  documentCounty: owner.optional(),
  documentId: z.uuid().optional(),
})

/** 150125-7K3M9-QXD2F: whose it is, and fifty random bits; without the letters that read like digits. */
export const REFERENCE = /^\d{6}-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/
export const referenceAt = z.object({
  reference: z.string().trim().toUpperCase().regex(REFERENCE),
})

const page = {
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
}
const asked = { area: area.optional(), kind: keys(ANNOUNCEMENT_KINDS).optional(), year: year.optional() }

export const announcementQuery = z.object({
  ...asked,
  state: keys({ ...ANNOUNCEMENT_STATES, objected: true }).optional(),
  /** Announcements about one record. */
  subject: z.uuid().optional(),
  ...page,
})
export const publicQuery = z.object({
  ...asked,
  cursor: page.cursor,
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export type DraftInput = z.infer<typeof draftBody>
export type PostingInput = z.infer<typeof postingBody>
export type RemovalInput = z.infer<typeof removalBody>
export type AnswerInput = z.infer<typeof answerBody>
export type AnnouncementFilter = z.infer<typeof announcementQuery>
export type PublicFilter = z.infer<typeof publicQuery>
