/** One announcement as its route answers it, and where it lies. */
import type { z } from 'zod'
import type { Json } from '../../web/api.ts'
import type { announcementReply } from './announcement.reply.ts'

export type View = Json<z.infer<typeof announcementReply>>

export const pathOf = (d: View): string => `/api/announcements/${d.county}/${d.id}`
/** Where anybody reads it: what the code on the sheet says. */
export const publicUrl = (at: { county: string; id: string }): string =>
  `${window.location.origin}/public/${at.county}/${at.id}`
