import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { command } from './audit.ts'
import { cancelJob } from './job.ts'
import { jobReply } from './job.reply.ts'
import type { Job } from './job.reply.ts'
import { job } from './job.table.ts'
import { Problem } from './problem.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { within } from './tx.ts'
import type { Tx } from './tx.ts'

const params = z.object({ county: z.string().regex(/^\d{6}$/), id: z.uuid() })

async function readJob(tx: Tx, county: string, id: string) {
  const [row] = await tx.db
    .select()
    .from(job)
    .where(and(eq(job.county, county), eq(job.id, id)))
  if (!row) throw new Problem('record.notFound')
  const { input: _, ...shown } = row
  return { ...shown, result: row.result as Job['result'], failure: row.failure as Job['failure'] }
}

export const jobRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/jobs/:county/:id',
    verb: 'job.read',
    params,
    reply: jobReply,
    summary: { zh: '任务进度', en: 'Progress of a job' },
    run: ({ base, reader, params: p }) => within(base, reader, tx => readJob(tx, p.county, p.id)),
  }),
  route({
    method: 'POST',
    path: '/api/jobs/:county/:id/cancel',
    verb: 'job.read',
    params,
    reply: z.object({ cancelling: z.literal(true) }),
    summary: { zh: '取消任务', en: 'Cancel a job' },
    run: ({ base, reader, params: p, key }) =>
      command(base, reader, { command: 'cancelJob', county: p.county, areaCode: p.county, key }, async tx => {
        await cancelJob(tx, p.county, p.id)
        return { result: { cancelling: true as const }, subject: { type: 'job', id: p.id } }
      }),
  }),
]
