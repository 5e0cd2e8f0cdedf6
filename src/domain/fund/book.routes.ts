/** The books, and what receivers do with payments. */
import { z } from 'zod'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { accountsReply, entriesReply, settlementsReply, spendingsReply } from './book.reply.ts'
import { accounts, entries } from './book.queries.ts'
import { bookFilter } from './book.schema.ts'
import { at, filter } from './fund.schema.ts'
import { carryOver, pace } from './pace.queries.ts'
import { carryOverReply, paceReply } from './pace.reply.ts'
import { reverseSpent, settle, spend } from './spending.commands.ts'
import { settlementsOf, spendings } from './spending.queries.ts'
import { settlementBody, spendingBody } from './spending.schema.ts'

const reasonBody = z.object({ reason: z.string().trim().min(2).max(300) })

const reversal = (what: 'spending' | 'settlement', path: string, zh: string, en: string): Route =>
  route({
    method: 'POST',
    path,
    verb: 'fund.spend',
    params: at,
    body: reasonBody,
    reply: recordAt,
    summary: { zh, en },
    run: ({ base, reader, params, body, key }) => reverseSpent(base, reader, what, params, body.reason, key),
  })

export const bookRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/books',
    verb: 'fund.read',
    query: bookFilter.pick({ area: true, year: true, source: true, cursor: true, limit: true }),
    reply: accountsReply,
    summary: { zh: '资金账簿', en: 'The books: balances by owner, year and source' },
    run: ({ base, reader, query }) => within(base, reader, tx => accounts(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/books/entries',
    verb: 'fund.read',
    query: bookFilter,
    reply: entriesReply,
    summary: { zh: '资金分录', en: 'Entries of the books' },
    run: ({ base, reader, query }) => within(base, reader, tx => entries(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/funds/pace',
    verb: 'fund.read',
    query: filter.pick({ area: true, year: true, source: true }),
    reply: paceReply,
    summary: { zh: '支出进度', en: 'Pace of a fund year, month by month' },
    run: ({ base, reader, query }) => within(base, reader, tx => pace(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/funds/carryOver',
    verb: 'fund.read',
    query: filter.pick({ area: true, year: true, source: true }),
    reply: carryOverReply,
    summary: { zh: '结转结余', en: 'What is carried over, by banner and fund year' },
    run: ({ base, reader, query }) => within(base, reader, tx => carryOver(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/spendings',
    verb: 'fund.read',
    query: filter,
    reply: spendingsReply,
    summary: { zh: '资金支出台账', en: 'Ledger of spending' },
    run: ({ base, reader, query }) => within(base, reader, tx => spendings(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/spendings/:county/:id/settlements',
    verb: 'fund.read',
    params: at,
    reply: settlementsReply,
    summary: { zh: '一笔支出的报账', en: 'Accounts rendered of a spending' },
    run: ({ base, reader, params }) =>
      within(base, reader, tx => settlementsOf(tx, params.county, params.id)),
  }),
  route({
    method: 'POST',
    path: '/api/spendings',
    verb: 'fund.spend',
    body: spendingBody,
    reply: recordAt,
    summary: { zh: '登记支出', en: 'Record spending' },
    run: ({ base, reader, body, key }) => spend(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/settlements',
    verb: 'fund.spend',
    body: settlementBody,
    reply: recordAt,
    summary: { zh: '登记报账', en: 'Record accounts rendered' },
    run: ({ base, reader, body, key }) => settle(base, reader, body, key),
  }),
  reversal('spending', '/api/spendings/:county/:id/reverse', '冲销支出', 'Reverse spending'),
  reversal('settlement', '/api/settlements/:county/:id/reverse', '冲销报账', 'Reverse accounts rendered'),
]
