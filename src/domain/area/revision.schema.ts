import { z } from 'zod'

const code = z.string().regex(/^1[15]\d{4}(\d{3}){0,2}$/)

export const revisionBody = z.object({
  kind: z.enum(['renamed', 'merged', 'split']),
  onDate: z.iso.date(),
  before: z.array(code).min(1).max(20),
  after: z
    .array(z.object({ code, name: z.string().trim().min(2).max(60) }))
    .min(1)
    .max(20),
  /** The document or announcement that it follows. */
  source: z.string().trim().min(2).max(300),
})

export type RevisionInput = z.infer<typeof revisionBody>
