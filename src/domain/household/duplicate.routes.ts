import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { duplicatesReply } from './duplicate.reply.ts'
import { decideDuplicate, undoDecision } from './duplicate.commands.ts'
import { duplicates } from './duplicate.queries.ts'
import { at, decisionBody, duplicateFilter } from './household.schema.ts'

export const duplicateRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/duplicates',
    verb: 'household.read',
    query: duplicateFilter,
    reply: duplicatesReply,
    summary: { zh: '疑似重复', en: 'Possible duplicates' },
    run: ({ base, reader, query }) => within(base, reader, tx => duplicates(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/duplicates/:county/:id/decide',
    verb: 'household.merge',
    params: at,
    body: decisionBody,
    reply: recordAt,
    summary: { zh: '判定疑似重复', en: 'Decide a possible duplicate' },
    run: ({ base, reader, params, body, key }) => decideDuplicate(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/duplicates/:county/:id/undo',
    verb: 'household.merge',
    params: at,
    reply: recordAt,
    summary: { zh: '撤销判定', en: 'Undo a decision' },
    run: ({ base, reader, params, key }) => undoDecision(base, reader, params, key),
  }),
]
