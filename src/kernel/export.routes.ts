import { z } from 'zod'
import type { Places } from './account/session.queries.ts'
import type { ListExport } from './export.ts'
import { exportList, FORMATS } from './export.commands.ts'
import { cancelExport, exportState, fetchExport, orderExport } from './export.job.ts'
import { jobState } from './job.reply.ts'
import type { Format } from './export.commands.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

const format = z.enum(Object.keys(FORMATS) as [Format, ...Format[]]).default('xlsx')

/** One download for each list: the list's own filters, and the kind of file. */
export const exportRoutes = (lists: readonly ListExport[], places: Places): Route[] =>
  lists.map(list =>
    route({
      method: 'GET',
      path: `/api/exports/${list.name}`,
      verb: list.verb,
      query: list.query.extend({ format }),
      file: Object.values(FORMATS).map(f => f.mediaType),
      summary: { zh: `导出${list.words.zh}`, en: `Export: ${list.words.en}` },
      run: ({ base, reader, lang, query }) => {
        const { format: kind, ...asked } = query as { format: Format }
        return exportList({ base, reader, places, lang }, list, asked as never, kind)
      },
    }),
  )

const params = z.object({ id: z.uuid() })
const files = Object.values(FORMATS).map(f => f.mediaType)

/** The same lists as a job, for whatever takes longer than a moment. */
export const exportJobRoutes = (lists: readonly ListExport[], places: Places): Route[] => [
  route({
    method: 'POST',
    path: '/api/exports',
    verb: 'list.export',
    body: z.object({
      list: z.string().max(40),
      format,
      asked: z.record(
        z.string().max(40),
        z.union([z.string().max(400), z.array(z.string().max(400)).max(40)]),
      ),
    }),
    reply: z.object({ id: z.uuid() }),
    summary: { zh: '以任务方式导出', en: 'Order an export, made as a job' },
    run: ({ base, jobs, files: store, reader, lang, body }) =>
      orderExport({ base, jobs, files: store, reader, places, lang }, lists, body),
  }),
  route({
    method: 'GET',
    path: '/api/exports/jobs/:id',
    verb: 'list.export',
    params,
    reply: z.object({
      state: jobState,
      rows: z.number().describe('Rows written so far'),
      fileName: z.string().nullable(),
      failure: z.string().nullable().describe('A code of the catalogue of problems'),
    }),
    summary: { zh: '导出进度', en: 'How far an export is' },
    run: ({ params: { id }, ...call }) => exportState(call, id),
  }),
  route({
    method: 'POST',
    path: '/api/exports/jobs/:id/cancel',
    verb: 'list.export',
    params,
    reply: z.object({ cancelling: z.literal(true) }),
    summary: { zh: '取消导出', en: 'Cancel an export' },
    run: ({ params: { id }, ...call }) => cancelExport(call, id),
  }),
  route({
    method: 'GET',
    path: '/api/exports/jobs/:id/file',
    verb: 'list.export',
    params,
    file: files,
    summary: { zh: '下载导出文件（保留一天）', en: 'The exported file, kept for a day' },
    run: ({ params: { id }, ...call }) => fetchExport(call, id),
  }),
]
