/** What is stated of a household from year to year and day to day: income, findings, causes, changes of state. */
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { eventReply } from './household.reply.ts'
import { recordCause } from './cause.commands.ts'
import { recordCondition } from './condition.commands.ts'
import {
  at,
  causeBody,
  eventAt,
  eventBody,
  findingsBody,
  incomeBody,
  reasonBody,
} from './household.schema.ts'
import { recordIncome } from './income.commands.ts'
import { recordStatus, withdrawStatus } from './status.commands.ts'

export const statementRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/households/:county/:id/income',
    verb: 'household.write',
    params: at,
    body: incomeBody,
    reply: recordAt,
    summary: { zh: '登记年度收入', en: 'Record a year’s income' },
    run: ({ base, reader, params, body, key }) => recordIncome(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/conditions',
    verb: 'household.write',
    params: at,
    body: findingsBody,
    reply: recordAt,
    summary: { zh: '登记成员情况和三保障', en: 'Record conditions and checks' },
    run: ({ base, reader, params, body, key }) => recordCondition(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/causes',
    verb: 'household.write',
    params: at,
    body: causeBody,
    reply: recordAt,
    summary: { zh: '登记致贫原因', en: 'Record causes' },
    run: ({ base, reader, params, body, key }) => recordCause(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/events',
    verb: 'household.write',
    params: at,
    body: eventBody,
    reply: eventReply,
    summary: { zh: '登记状态变化', en: 'Record a change of state' },
    run: ({ base, reader, params, body, key }) => recordStatus(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/events/:eventId/withdraw',
    verb: 'household.write',
    params: eventAt,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回最近一次状态变化', en: 'Take the latest change of state back' },
    run: ({ base, reader, params: { eventId, ...household }, body, key }) =>
      withdrawStatus(base, reader, household, eventId, body.reason, key),
  }),
]
