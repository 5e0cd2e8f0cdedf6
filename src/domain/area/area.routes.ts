import { z } from 'zod'
import { today } from '../../kernel/clock.ts'
import { wordsOn } from '../../kernel/words.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { areaReply, areasReply, revisedReply, successorsReply, termsReply } from './area.reply.ts'
import { findAreas, readArea, successorsOf } from './area.queries.ts'
import { ERA } from './era.terms.ts'
import { LEVELS } from './area.terms.ts'
import { reviseArea } from './revision.commands.ts'
import { revisionBody } from './revision.schema.ts'

const code = z.string().regex(/^\d{6}(\d{3}){0,2}$/)

export const areaRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/terms',
    verb: 'public',
    reply: termsReply,
    query: z.object({ on: z.iso.date().optional() }),
    summary: { zh: '某日的用语', en: 'The words of a day' },
    run: async ({ query }) => {
      const on = query.on ?? today()
      return { on, words: wordsOn(ERA, on), history: ERA }
    },
  }),
  route({
    method: 'GET',
    path: '/api/areas',
    verb: 'area.read',
    reply: areasReply,
    query: z.object({
      q: z.string().max(40).optional(),
      level: z.enum(Object.keys(LEVELS) as [string, ...string[]]).optional(),
      under: code.optional(),
    }),
    summary: { zh: '查找地区', en: 'Find areas' },
    run: ({ base, reader, query }) =>
      within(base, reader, async tx => ({ rows: await findAreas(tx, query), next: null })),
  }),
  route({
    method: 'GET',
    path: '/api/areas/:code',
    verb: 'area.read',
    params: z.object({ code }),
    query: z.object({ on: z.iso.date().optional() }),
    reply: areaReply,
    summary: { zh: '地区及其下级', en: 'An area and its parts' },
    run: ({ base, reader, params, query }) => within(base, reader, tx => readArea(tx, params.code, query.on)),
  }),
  route({
    method: 'GET',
    path: '/api/areas/:code/successors',
    verb: 'area.read',
    params: z.object({ code }),
    query: z.object({ on: z.iso.date().optional() }),
    reply: successorsReply,
    summary: { zh: '地区沿革', en: 'What became of an area' },
    run: ({ base, reader, params, query }) =>
      within(base, reader, tx => successorsOf(tx, params.code, query.on)),
  }),
  route({
    method: 'POST',
    path: '/api/areas/revisions',
    verb: 'area.write',
    body: revisionBody,
    reply: revisedReply,
    summary: { zh: '更名、合并或拆分', en: 'Rename, merge or split areas' },
    run: ({ base, reader, body, key }) => reviseArea(base, reader, body, key),
  }),
]
