/** 投诉举报 without signing in: sent, looked up by number and code, appealed, accepted or withdrawn. */
import { z } from 'zod'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { fileComplaint } from './complaintReceive.commands.ts'
import { stepByBearer, withHeld } from './complaintBearer.commands.ts'
import { lookupReply, receiptReply } from './complaint.reply.ts'
import { bearerBody, filedBody, saidByBearer } from './complaint.schema.ts'
import { lookup } from './complaintLookup.queries.ts'

/** From one address in an hour: a few complaints; look-ups enough for a person, too few to guess a code. */
const FILED = 10
const LOOKED_UP = 60

const done = z.object({ done: z.literal(true) })

export const publicComplaintRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/public/complaints',
    verb: 'public',
    perHour: FILED,
    body: filedBody,
    reply: receiptReply.pick({ number: true, code: true }),
    summary: { zh: '提交投诉举报', en: 'Send a complaint' },
    run: async ({ base, body }) => {
      const { number, code } = await fileComplaint(base, body)
      return { number, code }
    },
  }),
  route({
    method: 'POST',
    path: '/api/public/complaints/lookup',
    verb: 'public',
    perHour: LOOKED_UP,
    body: bearerBody,
    reply: lookupReply,
    summary: { zh: '凭编号和查询码查询', en: 'Look a complaint up' },
    run: ({ base, body }) => withHeld(base, body, lookup),
  }),
  ...(['appeal', 'withdraw'] as const).map(act =>
    route({
      method: 'POST',
      path: `/api/public/complaints/${act}`,
      verb: 'public',
      perHour: LOOKED_UP,
      body: saidByBearer,
      reply: done,
      summary: act === 'appeal' ? { zh: '申请复查', en: 'Appeal' } : { zh: '撤回投诉', en: 'Withdraw' },
      run: ({ base, body: { note, ...bearer } }) => stepByBearer(base, bearer, act, note),
    }),
  ),
  route({
    method: 'POST',
    path: '/api/public/complaints/agree',
    verb: 'public',
    perHour: LOOKED_UP,
    body: bearerBody,
    reply: done,
    summary: { zh: '认可答复', en: 'Accept the answer' },
    run: ({ base, body }) => stepByBearer(base, body, 'agree'),
  }),
]
