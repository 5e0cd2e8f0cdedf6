/** The public pages' routes: open without sign-in, and open to published rows only, whoever asks (kernel/visit.ts). */
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { publicly } from '../../kernel/visit.ts'
import { lookedUpReply, objectedReply, publishedOneReply, publishedReply } from './announcement.reply.ts'
import { at, objectionBody, publicQuery, referenceAt } from './announcement.schema.ts'
import { objectPublicly } from './objection.commands.ts'
import { listPublished, lookUpObjection, openPublished } from './published.queries.ts'

export const publishedRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/public/announcements',
    verb: 'public',
    query: publicQuery,
    reply: publishedReply,
    summary: { zh: '公开的公告', en: 'Published announcements' },
    run: ({ base, query }) => publicly(base, tx => listPublished(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/public/announcements/:county/:id',
    verb: 'public',
    params: at,
    reply: publishedOneReply,
    summary: { zh: '公开的公告全文', en: 'A published announcement' },
    run: ({ base, params }) => publicly(base, tx => openPublished(tx, params)),
  }),
  route({
    method: 'POST',
    path: '/api/public/announcements/:county/:id/objections',
    verb: 'public',
    params: at,
    body: objectionBody,
    reply: objectedReply,
    perHour: 20,
    summary: { zh: '提出异议', en: 'Object to an announcement' },
    run: ({ base, params, body, key }) => objectPublicly(base, params, body.content, key),
  }),
  route({
    method: 'GET',
    path: '/api/public/objections/:reference',
    verb: 'public',
    params: referenceAt,
    reply: lookedUpReply,
    perHour: 240,
    summary: { zh: '查询异议办理结果', en: 'Look up an objection' },
    run: ({ base, params }) =>
      publicly(base, tx => lookUpObjection(tx, params.reference), { reference: params.reference }),
  }),
]
