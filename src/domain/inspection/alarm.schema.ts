import { z } from 'zod'
import { ALARM_KINDS } from './alarm.terms.ts'
import type { AlarmKind } from './alarm.terms.ts'

/** A place of the receiving end, at any level. */
const area = z.string().regex(/^15\d{4}(\d{3}){0,2}$/)

export const alarmsQuery = z.object({ area: area.optional(), asOf: z.iso.date().optional() })
export const alarmParams = z.object({ kind: z.enum(ALARM_KINDS as [AlarmKind, ...AlarmKind[]]) })
export const alarmRowsQuery = alarmsQuery.extend({
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
})
export const alarmSheetQuery = alarmsQuery.extend(alarmParams.shape)

export type AlarmsAsked = z.infer<typeof alarmsQuery>
export type AlarmRowsAsked = z.infer<typeof alarmRowsQuery>
