/** 资金流向, and the payments that each ribbon is made of. */
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { flowRows, flows } from './flow.queries.ts'
import { flowRowsReply, flowsReply } from './flow.reply.ts'
import { flowQuery, flowRowsQuery } from './flow.schema.ts'

export const flowRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/fund-flow',
    verb: 'fund.read',
    query: flowQuery,
    reply: flowsReply,
    summary: { zh: '资金流向', en: 'How the money flows' },
    run: ({ base, reader, query }) => within(base, reader, tx => flows(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/fund-flow/rows',
    verb: 'fund.read',
    query: flowRowsQuery,
    reply: flowRowsReply,
    summary: { zh: '流向明细', en: 'Payments of a ribbon' },
    run: ({ base, reader, query }) => within(base, reader, tx => flowRows(tx, query)),
  }),
]
