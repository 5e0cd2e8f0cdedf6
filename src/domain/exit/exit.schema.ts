import { z } from 'zod'
import { DECLARATIONS, DESIGNATION_LEVELS, OBJECTS } from './exit.terms.ts'
import type { DeclarationKind, DesignationLevel, ExitObject } from './exit.terms.ts'

const owner = z.string().regex(/^1[15]\d{4}$/)
const areaCode = z.string().regex(/^15\d{4}(\d{6})?$/)
const year = z.number().int().min(1990).max(2100)
const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const object = keys<ExitObject>(OBJECTS)
const cited = { documentCounty: owner.optional(), documentId: z.uuid().optional() }

export const exitBody = z.object({
  county: owner,
  areaCode,
  object,
  kind: keys<DeclarationKind>(DECLARATIONS).default('exited'),
  /** 退出年度 */
  round: year,
  onDate: z.iso.date(),
  onPrecision: z.enum(['day', 'month', 'year']).default('day'),
  /** 贫困发生率 as a share, 0.0123 = 1.23 % */
  incidence: z.number().min(0).max(1).nullish(),
  ...cited,
})

export const designationBody = z.object({
  county: owner,
  areaCode,
  object,
  level: keys<DesignationLevel>(DESIGNATION_LEVELS),
  year: year.nullish(),
  ...cited,
})

export const villageQuery = z.object({
  area: z
    .string()
    .regex(/^1[15]\d{4}(\d{3}){0,2}$/)
    .optional(),
  state: z.enum(['poor', 'exited', 'returned', 'all']).default('all'),
  /** 退出年度 of the declaration that stands. */
  round: z.coerce.number().int().min(1990).max(2100).optional(),
  q: z.string().trim().max(40).optional(),
  cursor: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const exitQuery = z.object({
  area: z
    .string()
    .regex(/^15\d{4}(\d{3}){0,2}$/)
    .optional(),
  object: keys<ExitObject>(OBJECTS).optional(),
  kind: keys<DeclarationKind>(DECLARATIONS).optional(),
  round: z.coerce.number().int().min(1990).max(2100).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const progressQuery = z.object({ area: z.string().regex(/^15\d{4}(\d{3}){0,2}$/) })
export const lineQuery = z.object({
  object: keys<ExitObject>(OBJECTS),
  area: areaCode,
  round: z.coerce.number().int().min(1990).max(2100).optional(),
})

export const withdrawBody = z.object({ reason: z.string().trim().min(2).max(300) })
export const at = z.object({ county: owner, id: z.uuid() })

export type ExitInput = z.infer<typeof exitBody>
export type DesignationInput = z.infer<typeof designationBody>
export type ExitFilter = z.infer<typeof exitQuery>
export type VillageFilter = z.infer<typeof villageQuery>
