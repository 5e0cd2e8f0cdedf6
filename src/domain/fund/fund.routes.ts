import { z } from 'zod'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { chain } from './chain.queries.ts'
import { confirmPayments } from './confirmation.commands.ts'
import { allocate, appropriate, confirmPayment, pay, reversePayment } from './fund.commands.ts'
import { fundSummary, ledger } from './fund.queries.ts'
import type { Ledger } from './fund.queries.ts'
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

const reply = z.unknown()
const reasonBody = z.object({ reason: z.string().trim().min(2).max(300) })
const list = (name: Ledger, path: string, zh: string, en: string): Route =>
  route({
    method: 'GET',
    path,
    verb: 'fund.read',
    query: filter,
    reply,
    summary: { zh, en },
    run: ({ base, reader, query }) => within(base, reader, tx => ledger(tx, name, query)),
  })

export const fundRoutes: Route[] = [
  list('appropriation', '/api/appropriations', '资金下达台账', 'Ledger of appropriations'),
  list('allocation', '/api/allocations', '资金分配台账', 'Ledger of allocations'),
  list('payment', '/api/payments', '资金拨付台账', 'Ledger of payments'),
  route({
    method: 'GET',
    path: '/api/funds/summary',
    verb: 'fund.read',
    query: filter.pick({ area: true, year: true }),
    reply,
    summary: { zh: '资金汇总', en: 'Funds by source and year' },
    run: ({ base, reader, query }) => within(base, reader, tx => fundSummary(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/appropriations/:county/:id/chain',
    verb: 'fund.read',
    params: at,
    reply,
    summary: { zh: '一笔下达资金的链条', en: 'What became of an appropriation' },
    run: ({ base, reader, params }) => within(base, reader, tx => chain(tx, params.county, params.id)),
  }),
  route({
    method: 'POST',
    path: '/api/appropriations',
    verb: 'fund.appropriate',
    body: appropriationBody,
    reply,
    summary: { zh: '下达资金', en: 'Appropriate' },
    run: ({ base, reader, body, key }) => appropriate(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/allocations',
    verb: 'fund.allocate',
    body: allocationBody,
    reply,
    summary: { zh: '分配资金', en: 'Allocate' },
    run: ({ base, reader, body, key }) => allocate(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/payments',
    verb: 'fund.pay',
    body: paymentBody,
    reply,
    summary: { zh: '拨付', en: 'Pay' },
    run: ({ base, reader, body, key }) => pay(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/payments/confirm',
    verb: 'fund.confirm',
    body: bulkBody,
    reply,
    summary: { zh: '成批确认到账', en: 'Confirm several payments' },
    run: ({ base, reader, body, key }) => confirmPayments(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/payments/:county/:id/confirm',
    verb: 'fund.confirm',
    params: at,
    body: stanceBody,
    reply,
    summary: { zh: '确认到账或提出差异', en: 'Confirm or dispute a payment' },
    run: ({ base, reader, params, body, key }) => confirmPayment(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/payments/:county/:id/reverse',
    verb: 'fund.pay',
    params: at,
    body: reasonBody,
    reply,
    summary: { zh: '冲销拨付', en: 'Reverse a payment' },
    run: ({ base, reader, params, body, key }) => reversePayment(base, reader, params, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/appropriations/:county/:id/withdraw',
    verb: 'fund.appropriate',
    params: at,
    body: reasonBody,
    reply,
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
    reply,
    summary: { zh: '撤回分配', en: 'Withdraw an allocation' },
    run: ({ base, reader, params, body, key }) =>
      withdraw(base, reader, 'allocation', params, body.reason, key),
  }),
]
