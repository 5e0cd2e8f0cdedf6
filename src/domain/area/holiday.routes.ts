import { z } from 'zod'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { holidaysReply, holidaysSetReply } from './holiday.reply.ts'
import { setHolidays } from './holiday.commands.ts'
import { arrangementOf } from './holiday.queries.ts'

const params = z.object({ year: z.coerce.number().int().min(2000).max(2100) })

export const holidayRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/holidays/:year',
    verb: 'area.read',
    params,
    reply: holidaysReply,
    summary: { zh: '节假日安排', en: 'The holidays of a year' },
    run: ({ base, reader, params: { year } }) =>
      within(base, reader, async tx => {
        const rows = await arrangementOf(tx, year)
        return { year, known: rows.length > 0, rows, next: null }
      }),
  }),
  route({
    method: 'PUT',
    path: '/api/holidays/:year',
    verb: 'parameter.write',
    params,
    body: z.object({
      source: z.string().trim().min(2).max(300),
      days: z
        .array(
          z.object({
            onDate: z.iso.date(),
            kind: z.enum(['off', 'workday']),
            name: z.string().trim().min(1).max(40),
          }),
        )
        .min(1)
        .max(120),
    }),
    reply: holidaysSetReply,
    summary: { zh: '录入节假日安排', en: 'Enter the holidays of a year' },
    run: ({ base, reader, params: { year }, body, key }) => setHolidays(base, reader, { year, ...body }, key),
  }),
]
