import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { postingBatchesReply, postingsReply } from './posting.reply.ts'
import { changeTerm, openBatch, registerPosting, withdrawPosting } from './posting.commands.ts'
import { listBatches, listPostings } from './posting.queries.ts'
import { at, batchBody, postingBody, postingQuery, termBody, withdrawBody } from './posting.schema.ts'

export const postingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/postings',
    verb: 'posting.read',
    query: postingQuery,
    reply: postingsReply,
    summary: { zh: '干部人才花名册', en: 'Postings' },
    run: ({ base, reader, query }) => within(base, reader, tx => listPostings(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/postings',
    verb: 'posting.write',
    body: postingBody,
    reply: recordAt,
    summary: { zh: '登记派驻', en: 'Register a posting' },
    run: ({ base, reader, body, key }) => registerPosting(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/postings/:county/:id/term',
    verb: 'posting.write',
    params: at,
    body: termBody,
    reply: recordAt,
    summary: { zh: '任期延期或提前结束', en: 'Extend or end a term' },
    run: ({ base, reader, params, body, key }) => changeTerm(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/postings/:county/:id/withdraw',
    verb: 'posting.write',
    params: at,
    body: withdrawBody,
    reply: recordAt,
    summary: { zh: '撤回派驻登记', en: 'Withdraw a posting' },
    run: ({ base, reader, params, body, key }) => withdrawPosting(base, reader, params, body.reason, key),
  }),
  route({
    method: 'GET',
    path: '/api/posting-batches',
    verb: 'posting.read',
    reply: postingBatchesReply,
    summary: { zh: '挂职批次', en: 'Batches of postings' },
    run: ({ base, reader }) =>
      within(base, reader, async tx => ({ rows: await listBatches(tx), next: null })),
  }),
  route({
    method: 'POST',
    path: '/api/posting-batches',
    verb: 'batch.write',
    body: batchBody,
    reply: recordAt,
    summary: { zh: '登记批次', en: 'Register a batch' },
    run: ({ base, reader, body, key }) => openBatch(base, reader, body, key),
  }),
]
