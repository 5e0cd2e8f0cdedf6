import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import {
  bannersReply,
  declarationsReply,
  declaredReply,
  lineReply,
  progressReply,
  villagesReply,
} from './exit.reply.ts'
import { listBanners } from './banner.queries.ts'
import { exitLine, listDeclarations, progress } from './declaration.queries.ts'
import { declareExit, designate, withdrawExit } from './exit.commands.ts'
import {
  at,
  designationBody,
  exitBody,
  exitQuery,
  lineQuery,
  progressQuery,
  villageQuery,
  withdrawBody,
} from './exit.schema.ts'
import { listVillages } from './village.queries.ts'

export const exitRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/villages',
    verb: 'exit.read',
    query: villageQuery,
    reply: villagesReply,
    summary: { zh: '贫困嘎查村', en: 'Poor villages' },
    run: ({ base, reader, query }) => within(base, reader, tx => listVillages(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/banners',
    verb: 'exit.read',
    reply: bannersReply,
    summary: { zh: '贫困旗县', en: 'Poor banners' },
    run: ({ base, reader }) =>
      within(base, reader, async tx => ({ rows: await listBanners(tx), next: null })),
  }),
  route({
    method: 'GET',
    path: '/api/exits',
    verb: 'exit.read',
    query: exitQuery,
    reply: declarationsReply,
    summary: { zh: '退出公告台账', en: 'Declarations of exits' },
    run: ({ base, reader, query }) => within(base, reader, tx => listDeclarations(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/exits/progress',
    verb: 'exit.read',
    query: progressQuery,
    reply: progressReply,
    summary: { zh: '嘎查村退出进度', en: 'How the villages of a place came out' },
    run: ({ base, reader, query }) => within(base, reader, tx => progress(tx, query.area)),
  }),
  route({
    method: 'GET',
    path: '/api/exits/line',
    verb: 'exit.read',
    query: lineQuery,
    reply: lineReply,
    summary: { zh: '退出所核对的贫困发生率上限', en: 'The line that an exit is held against' },
    run: ({ base, reader, query }) => within(base, reader, tx => exitLine(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/designations',
    verb: 'exit.declare',
    body: designationBody,
    reply: recordAt,
    summary: { zh: '登记识别', en: 'Designate as poor' },
    run: ({ base, reader, body, key }) => designate(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/exits',
    verb: 'exit.declare',
    body: exitBody,
    reply: declaredReply,
    summary: { zh: '公告退出或返贫', en: 'Declare an exit or a return' },
    run: ({ base, reader, body, key }) => declareExit(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/exits/:county/:id/withdraw',
    verb: 'exit.declare',
    params: at,
    body: withdrawBody,
    reply: recordAt,
    summary: { zh: '撤回退出公告', en: 'Withdraw an exit' },
    run: ({ base, reader, params, body, key }) => withdrawExit(base, reader, params, body.reason, key),
  }),
]
