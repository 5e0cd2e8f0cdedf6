import { z } from 'zod'
import { ASSET_CLASSES, ASSET_STATES, OPERATIONS, OWNERSHIPS, USES } from './asset.terms.ts'
import { cited, fenText, keys, owner, place, text, year } from './project.schema.ts'

export const assetBody = z.object({
  name: text(120),
  /** Where it stands, when that is not the project's place. */
  areaCode: place.optional(),
  code: text(60).optional(),
  class: keys(ASSET_CLASSES),
  spec: text(120).optional(),
  quantity: z.number().int().min(1).max(1_000_000).optional(),
  originalFen: fenText,
  place: text(120).optional(),
  ownership: keys(OWNERSHIPS),
  owner: text(120),
  operator: text(120).optional(),
  beneficiary: text(120).optional(),
  supervisor: text(120).optional(),
  operation: keys(OPERATIONS).optional(),
  termFrom: z.iso.date().optional(),
  termTo: z.iso.date().optional(),
  agreedReturnFen: fenText.optional(),
  distributionPlan: text(1000).optional(),
  keeper: text(120),
  registeredOn: z.iso.date(),
  ...cited,
})
export const stateBody = z.object({
  state: keys(ASSET_STATES),
  onDate: z.iso.date(),
  reason: text().optional(),
  ...cited,
})
export const returnBody = z.object({
  year,
  onDate: z.iso.date(),
  amountFen: fenText,
  payer: text(120),
  ...cited,
})
export const distributionBody = z.object({
  use: keys(USES),
  amountFen: fenText,
  onDate: z.iso.date(),
  linkageId: z.uuid().optional(),
  note: text().optional(),
  ...cited,
})
export const inspectionBody = z.object({
  onDate: z.iso.date(),
  found: text(1000),
  sound: z.boolean(),
  fileId: z.uuid().optional(),
})
export const assetQuery = z.object({
  area: place.optional(),
  class: keys(ASSET_CLASSES).optional(),
  state: keys(ASSET_STATES).optional(),
  projectId: z.uuid().optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const assetAt = z.object({ county: owner, id: z.uuid() })
export const returnAt = assetAt.extend({ returnId: z.uuid() })

export type AssetInput = z.infer<typeof assetBody>
export type StateInput = z.infer<typeof stateBody>
export type ReturnInput = z.infer<typeof returnBody>
export type DistributionInput = z.infer<typeof distributionBody>
export type InspectionInput = z.infer<typeof inspectionBody>
export type AssetFilter = z.infer<typeof assetQuery>
