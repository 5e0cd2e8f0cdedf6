import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { memberReply } from './household.reply.ts'
import { at, leavingBody, memberAt, memberBody, memberCorrectionBody } from './household.schema.ts'
import { addMember, correctMember, memberLeaves, memberReturns } from './member.commands.ts'

export const memberRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/households/:county/:id/members',
    verb: 'household.write',
    params: at,
    body: memberBody,
    reply: memberReply,
    summary: { zh: '增加成员', en: 'Add a member' },
    run: ({ base, reader, params, body, key }) => addMember(base, reader, params, body, key),
  }),
  route({
    method: 'PATCH',
    path: '/api/households/:county/:id/members/:personId',
    verb: 'household.write',
    params: memberAt,
    body: memberCorrectionBody,
    reply: recordAt,
    summary: { zh: '更正成员信息', en: 'Correct a member' },
    run: ({ base, reader, params: { personId, ...household }, body, key }) =>
      correctMember(base, reader, household, personId, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/members/:personId/leave',
    verb: 'household.write',
    params: memberAt,
    body: leavingBody,
    reply: recordAt,
    summary: { zh: '成员减少', en: 'A member leaves' },
    run: ({ base, reader, params: { personId, ...household }, body, key }) =>
      memberLeaves(base, reader, household, personId, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/members/:personId/return',
    verb: 'household.write',
    params: memberAt,
    reply: recordAt,
    summary: { zh: '撤销成员减少', en: 'Undo a leaving' },
    run: ({ base, reader, params: { personId, ...household }, key }) =>
      memberReturns(base, reader, household, personId, key),
  }),
]
