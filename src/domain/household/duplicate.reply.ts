/** What the routes of possible duplicates answer; the types follow from it. */
import { z } from 'zod'
import { pageOf } from '../../kernel/reply.ts'

const text = z.string().nullable()

const side = z.object({
  county: z.string(),
  personId: z.string(),
  householdId: text,
  householdCode: text,
  name: z.string(),
  sex: text,
  birthOn: text,
  idMasked: text,
  areaName: text,
  relation: text,
  withdrawn: z.boolean(),
  link: text,
})

export const duplicateCase = z.object({
  county: z.string(),
  id: z.string(),
  reason: z.enum(['same_id', 'same_name_birth_village']),
  state: z.enum(['open', 'merged', 'different']),
  note: text,
  foundAt: z.string(),
  left: side.nullable(),
  right: z
    .union([side, z.object({ bannerName: z.string() })])
    .describe('Of a household outside the reader’s scope only the banner’s name'),
})

export type Side = z.infer<typeof side>
export type DuplicateCase = z.infer<typeof duplicateCase>

export const duplicatesReply = pageOf(duplicateCase)
