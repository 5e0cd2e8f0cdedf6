/** What the routes of assets answer; the rows' types follow from it. */
import { z } from 'zod'
import { codeOf, day, pageOf, whole } from '../../kernel/reply.ts'
import { ASSET_CLASSES, ASSET_STATES, OPERATIONS, OWNERSHIPS, USES } from './asset.terms.ts'

const text = z.string().nullable()
const date = day.nullable()
const n = z.number().int()

const asset = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  projectId: z.string(),
  projectName: z.string(),
  name: z.string(),
  class: codeOf(ASSET_CLASSES),
  spec: text,
  quantity: n.nullable(),
  originalFen: whole,
  place: text,
  ownership: codeOf(OWNERSHIPS),
  owner: z.string(),
  operator: text,
  beneficiary: text,
  supervisor: text,
  operation: codeOf(OPERATIONS).nullable(),
  termFrom: date,
  termTo: date,
  agreedReturnFen: whole.nullable().describe('A year'),
  distributionPlan: text,
  keeper: z.string(),
  registeredOn: day,
  state: codeOf(ASSET_STATES),
  returnedFen: whole,
})

const state = z.object({ id: z.string(), state: codeOf(ASSET_STATES), onDate: day, reason: text })
const income = z.object({ id: z.string(), year: n, onDate: day, amountFen: whole, payer: z.string() })
const distribution = z.object({
  id: z.string(),
  returnId: z.string(),
  use: codeOf(USES),
  amountFen: whole,
  onDate: day,
  linkageId: text,
  note: text,
})
const inspection = z.object({
  id: z.string(),
  onDate: day,
  found: z.string(),
  sound: z.boolean(),
  fileId: text,
  inspectedBy: z.string(),
})

export type AssetLine = z.infer<typeof asset>
export type AssetStateRow = z.infer<typeof state>
export type AssetReturnRow = z.infer<typeof income>
export type AssetDistributionRow = z.infer<typeof distribution>
export type AssetInspectionRow = z.infer<typeof inspection>

export const assetsReply = pageOf(asset).extend({
  total: n.optional(),
  sums: z.object({ originalFen: whole, returnedFen: whole }).optional().describe('With the first page only'),
})

export const assetReply = z.object({
  asset,
  writes: z.boolean().describe('Whether the reader may write here at all'),
  states: z.array(state),
  returns: z.array(income),
  distributions: z.array(distribution),
  inspections: z.array(inspection),
})
