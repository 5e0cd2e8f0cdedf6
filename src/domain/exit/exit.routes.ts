import { z } from 'zod'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { listBanners } from './banner.queries.ts'
import { declareExit, designate, withdrawExit } from './exit.commands.ts'
import { at, designationBody, exitBody, villageQuery, withdrawBody } from './exit.schema.ts'
import { listVillages } from './village.queries.ts'

const reply = z.unknown()

export const exitRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/villages',
    verb: 'exit.read',
    query: villageQuery,
    reply,
    summary: { zh: '贫困嘎查村', en: 'Poor villages' },
    run: ({ base, reader, query }) => within(base, reader, tx => listVillages(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/banners',
    verb: 'exit.read',
    reply,
    summary: { zh: '贫困旗县', en: 'Poor banners' },
    run: ({ base, reader }) =>
      within(base, reader, async tx => ({ rows: await listBanners(tx), next: null })),
  }),
  route({
    method: 'POST',
    path: '/api/designations',
    verb: 'exit.declare',
    body: designationBody,
    reply,
    summary: { zh: '登记识别', en: 'Designate as poor' },
    run: ({ base, reader, body, key }) => designate(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/exits',
    verb: 'exit.declare',
    body: exitBody,
    reply,
    summary: { zh: '公告退出或返贫', en: 'Declare an exit or a return' },
    run: ({ base, reader, body, key }) => declareExit(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/exits/:county/:id/withdraw',
    verb: 'exit.declare',
    params: at,
    body: withdrawBody,
    reply,
    summary: { zh: '撤回退出公告', en: 'Withdraw an exit' },
    run: ({ base, reader, params, body, key }) => withdrawExit(base, reader, params, body.reason, key),
  }),
]
