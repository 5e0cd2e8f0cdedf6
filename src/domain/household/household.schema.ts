/** What the household's routes take in, bounded in length and range. */
import { z } from 'zod'
import { CAUSES } from './cause.terms.ts'
import type { Cause } from './cause.terms.ts'
import { ETHNICITIES } from './ethnicity.terms.ts'
import { HOUSEHOLD_KINDS, STANDARDS } from './household.terms.ts'
import { ID_KINDS } from './idNumber.terms.ts'
import { INCOME_LINES } from './income.terms.ts'
import type { IncomeLine } from './income.terms.ts'
import { JOINED, LEFT } from './membership.terms.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING, SEXES } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'
import { STATES, STATUS_EVENTS } from './status.terms.ts'

const oneOf = <T extends Readonly<Record<string, unknown>>>(list: T) =>
  z.enum(Object.keys(list) as [keyof T & string, ...(keyof T & string)[]])

const text = (max: number) => z.string().trim().min(1).max(max)
const written = (max: number) => z.string().trim().max(max)
/** Nothing is said of a day before a lifetime's reach. */
const day = z.iso.date().refine(on => on >= '1900-01-01' && on <= '2100-12-31', { message: 'date' })
const precision = z.enum(['day', 'month', 'year'])
const county = z.string().regex(/^15\d{4}$/)
const village = z.string().regex(/^15\d{10}$/)
const area = z.string().regex(/^1[15]\d{4}(\d{3}){0,2}$/)
/** Fen as text, at most 100 亿元. */
const fen = z
  .string()
  .regex(/^\d{1,13}$/)
  .transform(BigInt)
const signedFen = z
  .string()
  .regex(/^-?\d{1,13}$/)
  .transform(BigInt)
const year = z.number().int().min(1990).max(2100)
const reason = z.string().trim().min(4).max(300)

export const at = z.object({ county, id: z.uuid() })
export const memberAt = at.extend({ personId: z.uuid() })
export const eventAt = at.extend({ eventId: z.uuid() })

export const householdFilter = z.object({
  area: area.optional(),
  q: text(60).optional(),
  kind: oneOf(HOUSEHOLD_KINDS).optional(),
  status: oneOf(STATES).optional(),
  cause: oneOf(CAUSES).optional(),
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  incomeBelowFen: fen.optional(),
  incomeYear: z.coerce.number().int().min(1990).max(2100).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const health = z
  .string()
  .max(60)
  .refine(codes => codes.split(',').every(code => Object.hasOwn(HEALTH, code)), { message: 'health' })

const condition = z.object({
  education: oneOf(EDUCATION).nullish(),
  schooling: oneOf(SCHOOLING).nullish(),
  health: health.nullish(),
  labour: oneOf(LABOUR).nullish(),
  monthsWorked: z.number().int().min(0).max(12).nullish(),
  seriousIllnessInsured: z.boolean().nullish(),
})

const personColumns = {
  personCode: written(40).nullish(),
  name: text(60),
  idNumber: written(30).nullish(),
  idKind: oneOf(ID_KINDS).nullish(),
  sex: oneOf(SEXES).nullish(),
  birthOn: day.nullish(),
  ethnicity: oneOf(ETHNICITIES).nullish(),
  phone: written(60).nullish(),
}

const member = z.object({
  ...personColumns,
  relation: oneOf(RELATIONS),
  joinedOn: day.nullish(),
  joinedPrecision: precision.nullish(),
  joinedReason: oneOf(JOINED).nullish(),
  condition: condition.extend({ onDate: day }).nullish(),
})

const householdColumns = {
  householdCode: written(40).nullish(),
  naturalVillage: written(60).nullish(),
  kind: oneOf(HOUSEHOLD_KINDS).nullish(),
  standard: oneOf(STANDARDS).nullish(),
  phone: written(60).nullish(),
  bank: written(60).nullish(),
}

const cited = { documentCounty: area.nullish(), documentId: z.uuid().nullish() }

/** The register's form: a household with its people, on the day it was identified. */
export const registrationBody = z.object({
  county,
  areaCode: village,
  ...householdColumns,
  registeredOn: day,
  registeredPrecision: precision.default('day'),
  causes: z.array(oneOf(CAUSES)).max(20).default([]),
  members: z.array(member).min(1).max(30),
  ...cited,
})

export const correctionBody = z.object({
  revision: z.number().int().min(1),
  areaCode: village.optional(),
  ...householdColumns,
  registeredOn: day.optional(),
  registeredPrecision: precision.optional(),
})

export const memberBody = member.extend({ joinedOn: day, joinedReason: oneOf(JOINED) })

export const memberCorrectionBody = z
  .object({ ...personColumns, relation: oneOf(RELATIONS), joinedOn: day })
  .partial()
  .extend({ revision: z.number().int().min(1) })

export const leavingBody = z.object({ leftOn: day, reason: oneOf(LEFT), newHeadId: z.uuid().optional() })

export const incomeBody = z.object({
  year,
  lines: z
    .array(
      z.object({
        line: z.enum(Object.keys(INCOME_LINES) as [IncomeLine, ...IncomeLine[]]),
        amountFen: fen,
        note: written(300).nullish(),
      }),
    )
    .max(100),
  declaredPerCapitaFen: signedFen.nullish(),
})

const check = z.boolean().nullish()

export const findingsBody = z.object({
  onDate: day,
  checks: z
    .object({
      foodSecure: check,
      clothed: check,
      inSchool: check,
      insured: check,
      housingSafe: check,
      waterSafe: check,
    })
    .optional(),
  members: z
    .array(condition.extend({ personId: z.uuid() }))
    .max(30)
    .optional(),
})

const cause = z.enum(Object.keys(CAUSES) as [Cause, ...Cause[]])
export const causeBody = z.object({ main: cause, further: z.array(cause).max(20).default([]), onDate: day })

export const eventBody = z.object({
  kind: oneOf(STATUS_EVENTS),
  onDate: day,
  onPrecision: precision.default('day'),
  detail: written(40).nullish(),
  basis: z.enum(['evidenced', 'declared']).default('evidenced'),
  ...cited,
})

export const moveBody = z.object({ toCounty: county, toArea: village, onDate: day })
export const mergeBody = z.object({ intoId: z.uuid() })
export const reasonBody = z.object({ reason })
export const revealBody = z.object({
  field: z.enum(['idNumber', 'phone', 'bank']),
  personId: z.uuid().optional(),
  reason,
})

export const duplicateFilter = z.object({
  area: area.optional(),
  state: z.enum(['open', 'merged', 'different']).default('open'),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const decisionBody = z.object({
  decision: z.enum(['merged', 'different']),
  keep: z.uuid().optional(),
  note: text(300),
})
