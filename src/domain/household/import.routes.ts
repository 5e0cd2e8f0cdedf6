import { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import {
  batchesReply,
  batchReply,
  problemRowsReply,
  receivedReply,
  sentReply,
  takenBackReply,
} from './import.reply.ts'
import {
  cancelBatch,
  decideVillages,
  LIST_MAX_BYTES,
  receiveList,
  sendCommit,
  takeBackBatch,
} from './import.commands.ts'
import { listBatches, problemRows, showBatch } from './import.queries.ts'

const county = z.string().regex(/^15\d{4}$/)
const at = z.object({ county, id: z.uuid() })
const verb = 'household.import' as const

const choices = z.object({
  villages: z
    .array(
      z.object({
        township: z.string().regex(/^\d{9}$/),
        text: z.string().min(1).max(200),
        code: z.string().regex(/^\d{12}$/),
      }),
    )
    .min(1)
    .max(200),
})

export const importRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/imports',
    verb,
    query: z.object({
      county,
      areaCode: z
        .string()
        .regex(/^15\d{4}(\d{3}){0,2}$/)
        .optional(),
    }),
    upload: { maxBytes: LIST_MAX_BYTES },
    reply: receivedReply,
    summary: { zh: '上传名单', en: 'Upload a list' },
    run: call => {
      if (!call.upload) throw new Problem('sheet.notASheet')
      return receiveList(call, call.query, call.upload, call.key)
    },
  }),
  route({
    method: 'GET',
    path: '/api/imports',
    verb,
    query: z.object({
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    reply: batchesReply,
    summary: { zh: '导入批次', en: 'Batches' },
    run: ({ base, reader, query }) => within(base, reader, tx => listBatches(tx, query.cursor, query.limit)),
  }),
  route({
    method: 'GET',
    path: '/api/imports/:county/:id',
    verb,
    params: at,
    reply: batchReply,
    summary: { zh: '批次预览与结果', en: 'A batch' },
    run: ({ base, reader, params }) => within(base, reader, tx => showBatch(tx, params.county, params.id)),
  }),
  route({
    method: 'GET',
    path: '/api/imports/:county/:id/rows',
    verb,
    params: at,
    reply: problemRowsReply,
    query: z.object({
      level: z.coerce.number().int().min(0).max(2).optional(),
      code: z
        .string()
        .regex(/^[\w.]{1,60}$/)
        .optional(),
      cursor: z
        .string()
        .regex(/^\d_\d{1,9}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    summary: { zh: '有问题的行', en: 'Rows with problems' },
    run: ({ base, reader, params, query }) =>
      within(base, reader, tx => problemRows(tx, params.county, params.id, query)),
  }),
  route({
    method: 'POST',
    path: '/api/imports/:county/:id/decide',
    verb,
    params: at,
    body: choices,
    reply: sentReply,
    summary: { zh: '指定嘎查村', en: 'Decide villages' },
    run: call => decideVillages(call, call.params, call.body.villages),
  }),
  route({
    method: 'POST',
    path: '/api/imports/:county/:id/commit',
    verb,
    params: at,
    body: z.object({ goodRowsOnly: z.boolean().default(false) }),
    reply: sentReply,
    summary: { zh: '提交批次', en: 'Commit a batch' },
    run: call => sendCommit(call, call.params, call.body.goodRowsOnly),
  }),
  route({
    method: 'POST',
    path: '/api/imports/:county/:id/takeBack',
    verb,
    params: at,
    reply: takenBackReply,
    summary: { zh: '撤回本批次', en: 'Take a batch back' },
    run: call => takeBackBatch(call, call.params),
  }),
  route({
    method: 'POST',
    path: '/api/imports/:county/:id/cancel',
    verb,
    params: at,
    reply: recordAt,
    summary: { zh: '取消导入', en: 'Cancel an import' },
    run: call => cancelBatch(call, call.params),
  }),
]
