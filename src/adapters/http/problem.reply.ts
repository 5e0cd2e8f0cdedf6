import { z } from 'zod'
import { word } from '../../kernel/reply.ts'

/** What every refused or failed call answers: `bodyOf` in error.ts. */
export const problemReply = z
  .object({
    code: z.string(),
    number: z.number().int(),
    message: z.string(),
    messageWords: word,
    details: z.array(
      z.object({ field: z.string().optional(), code: z.string(), detail: z.string().optional() }),
    ),
    id: z.string().optional().describe('The number under which a failure stands in the log'),
  })
  .describe('拒绝或失败的原因 · Why it was refused or failed')
