import { z } from 'zod'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { chainReply, confirmedReply, LEDGER_REPLIES, summaryReply } from './fund.reply.ts'
import { chain } from './chain.queries.ts'
import { confirmPayments } from './confirmation.commands.ts'
import { allocate, appropriate, confirmPayment, pay, reversePayment } from './fund.commands.ts'
import { fundSummary, ledger } from './fund.queries.ts'
import {
  allocationBody,
  appropriationBody,
  at,
  bulkBody,
  filter,
  paymentBody,
  stanceBody,
} from './fund.schema.ts'
import { withdraw } from './withdrawal.commands.ts'

const reasonBody = z.object({ reason: z.string().trim().min(2).max(300) })
const list = <R extends z.ZodType>(
  path: string,
  summary: Word,
  reply: R,
  read: (tx: Tx, asked: z.infer<typeof filter>) => Promise<z.infer<R>>,
): Route =>
  route({
    method: 'GET',
    path,
    verb: 'fund.read',
    query: filter,
    reply,
    summary,
    run: ({ base, reader, query }) => within(base, reader, tx => read(tx, query)),
  })

export const fundRoutes: Route[] = [
  list(
    '/api/appropriations',
    { zh: '资金下达台账', en: 'Ledger of appropriations' },
    LEDGER_REPLIES.appropriation,
    (tx, asked) => ledger(tx, 'appropriation', asked),
  ),
  list(
    '/api/allocations',
    { zh: '资金分配台账', en: 'Ledger of allocations' },
    LEDGER_REPLIES.allocation,
    (tx, asked) => ledger(tx, 'allocation', asked),
  ),
  list(
    '/api/payments',
    { zh: '资金拨付台账', en: 'Ledger of payments' },
    LEDGER_REPLIES.payment,
    (tx, asked) => ledger(tx, 'payment', asked),
  ),
  route({
    method: 'GET',
    path: '/api/funds/summary',
    verb: 'fund.read',
    query: filter.pick({ area: true, year: true }),
    reply: summaryReply,
    summary: { zh: '资金汇总', en: 'Funds by source and year' },
    run: ({ base, reader, query }) => within(base, reader, tx => fundSummary(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/appropriations/:county/:id/chain',
    verb: 'fund.read',
    params: at,
    reply: chainReply,
    summary: { zh: '一笔下达资金的链条', en: 'What became of an appropriation' },
    run: ({ base, reader, params }) => within(base, reader, tx => chain(tx, params.county, params.id)),
  }),
  route({
    method: 'POST',
    path: '/api/appropriations',
    verb: 'fund.appropriate',
    body: appropriationBody,
    reply: recordAt,
    summary: { zh: '下达资金', en: 'Appropriate' },
    run: ({ base, reader, body, key }) => appropriate(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/allocations',
    verb: 'fund.allocate',
    body: allocationBody,
    reply: recordAt,
    summary: { zh: '分配资金', en: 'Allocate' },
    run: ({ base, reader, body, key }) => allocate(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/payments',
    verb: 'fund.pay',
    body: paymentBody,
    reply: recordAt,
    summary: { zh: '拨付', en: 'Pay' },
    run: ({ base, reader, body, key }) => pay(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/payments/confirm',
    verb: 'fund.confirm',
    body: bulkBody,
    reply: confirmedReply,
    summary: { zh: '成批确认到账', en: 'Confirm several payments' },
    run: ({ base, reader, body, key }) => confirmPayments(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/payments/:county/:id/confirm',
    verb: 'fund.confirm',
    params: at,
    body: stanceBody,
    reply: recordAt,
    summary: { zh: '确认到账或提出差异', en: 'Confirm or dispute a payment' },
    run: ({ base, reader, params, body, key }) => confirmPayment(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/payments/:county/:id/reverse',
    verb: 'fund.pay',
    params: at,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '冲销拨付', en: 'Reverse a payment' },
    run: ({ base, reader, params, body, key }) => reversePayment(base, reader, params, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/appropriations/:county/:id/withdraw',
    verb: 'fund.appropriate',
    params: at,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回下达', en: 'Withdraw an appropriation' },
    run: ({ base, reader, params, body, key }) =>
      withdraw(base, reader, 'appropriation', params, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/allocations/:county/:id/withdraw',
    verb: 'fund.allocate',
    params: at,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回分配', en: 'Withdraw an allocation' },
    run: ({ base, reader, params, body, key }) =>
      withdraw(base, reader, 'allocation', params, body.reason, key),
  }),
]
