import { z } from 'zod'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { commitmentsReply } from './commitment.reply.ts'
import { commit, reduceCommitment } from './commitment.commands.ts'
import { commitments } from './commitment.queries.ts'
import { commitmentBody, commitmentFilter, reductionBody } from './commitment.schema.ts'

const county = z.string().regex(/^1[15]\d{4}$/)
const at = z.object({ county, id: z.uuid() })

export const commitmentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/commitments',
    verb: 'project.read',
    query: commitmentFilter,
    reply: commitmentsReply,
    summary: { zh: '合同台账', en: 'Ledger of contracts' },
    run: ({ base, reader, query }) => within(base, reader, tx => commitments(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/commitments',
    verb: 'project.manage',
    params: at,
    body: commitmentBody,
    reply: recordAt,
    summary: { zh: '登记合同', en: 'Register a contract' },
    run: ({ base, reader, params, body, key }) => commit(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/commitments/:commitmentId/reduce',
    verb: 'project.manage',
    params: at.extend({ commitmentId: z.uuid() }),
    body: reductionBody,
    reply: recordAt,
    summary: { zh: '核减合同', en: 'Reduce a contract' },
    run: ({ base, reader, params: { commitmentId, ...project }, body, key }) =>
      reduceCommitment(base, reader, project, commitmentId, body, key),
  }),
]
