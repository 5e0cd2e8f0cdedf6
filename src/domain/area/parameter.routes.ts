import { z } from 'zod'
import { madeId } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { parametersReply, parameterUndoneReply } from './area.reply.ts'
import { setParameter, undoParameter } from './parameter.commands.ts'
import { described, listParameters } from './parameter.queries.ts'

const area = z.string().regex(/^\d{6}$/)
const year = z.coerce.number().int().min(1990).max(2100)
const key = z.string().max(60)

export const parameterRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/parameters',
    verb: 'parameter.read',
    query: z.object({ area: area.optional(), year: year.optional(), key: key.optional() }),
    reply: parametersReply,
    summary: { zh: '参数', en: 'Parameters' },
    run: ({ base, reader, query }) =>
      within(base, reader, async tx => ({
        rows: described(tx, await listParameters(tx, query)),
        next: null,
      })),
  }),
  route({
    method: 'GET',
    path: '/api/parameters/:key/history',
    verb: 'parameter.read',
    params: z.object({ key }),
    reply: parametersReply,
    summary: { zh: '参数沿革', en: 'A parameter’s history' },
    run: ({ base, reader, params }) =>
      within(base, reader, async tx => ({
        rows: described(tx, await listParameters(tx, { key: params.key, all: true })),
        next: null,
      })),
  }),
  route({
    method: 'PUT',
    path: '/api/parameters',
    verb: 'parameter.write',
    reply: madeId,
    body: z.object({
      key: z.string().max(60),
      areaCode: area,
      year: year.nullable().default(null),
      purpose: z.string().max(40).default(''),
      value: z.union([z.number(), z.string().max(200)]).nullable(),
      source: z.string().trim().min(2).max(300),
      status: z.enum(['F', 'R', 'D']).optional(),
    }),
    summary: { zh: '设定参数', en: 'Set a parameter' },
    run: ({ base, reader, body, key }) => setParameter(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/parameters/:id/undo',
    verb: 'parameter.write',
    params: z.object({ id: z.uuid() }),
    reply: parameterUndoneReply,
    summary: { zh: '撤销参数设定', en: 'Undo a parameter’s setting' },
    run: ({ base, reader, params, key }) => undoParameter(base, reader, params.id, key),
  }),
]
