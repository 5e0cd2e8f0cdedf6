/** What the routes of areas, pairings and parameters answer, for the API document. */
import { z } from 'zod'
import { word } from '../../kernel/reply.ts'

const area = {
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parentCode: z.string().nullable(),
  invented: z.boolean(),
}
const areaRow = z.object(area)

const whole = <R extends z.ZodType>(row: R) => z.object({ rows: z.array(row), next: z.null() })

export const areasReply = whole(z.object({ ...area, path: z.string().nullable() }).loose())

export const areaReply = z
  .object({ ...area, ancestors: z.array(areaRow), children: z.array(areaRow) })
  .loose()

export const successorsReply = z.object({
  codes: z.array(z.string()),
  rows: z.array(z.object({ oldCode: z.string(), newCode: z.string(), onDate: z.string() }).loose()),
})

export const pairingsReply = whole(
  z.object({
    id: z.string(),
    receiverCode: z.string(),
    receiverName: z.string(),
    giverCode: z.string().nullable(),
    giverName: z.string().nullable(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    status: z.enum(['found', 'inferred', 'recalled', 'unknown']),
    statusWords: word,
    evidenceYear: z.number().nullable(),
    source: z.string(),
  }),
)

export const parametersReply = whole(
  z
    .object({
      id: z.string(),
      key: z.string(),
      areaCode: z.string(),
      year: z.number().nullable(),
      purpose: z.string(),
      value: z.unknown().describe('null: nobody has entered it, and what needs it is blocked'),
      unit: z.string(),
      status: z.enum(['F', 'R', 'D', 'N']),
      statusWords: word,
      source: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      recordedAt: z.string(),
      recordedBy: z.string(),
      type: z.enum(['share', 'whole', 'money', 'period', 'choice', 'date', 'weight']).nullable(),
      choices: z.record(z.string(), word).nullable(),
      words: word,
      fillers: word,
      mayFill: z.boolean(),
    })
    .loose(),
)
