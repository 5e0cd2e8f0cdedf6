/** 利益联结 and 资产. */
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { assetReply, assetsReply } from './asset.reply.ts'
import {
  benefitsReply,
  duesReply,
  joinedReply,
  linkageReply,
  linkagesReply,
  paidReply,
  promisedReply,
} from './linkage.reply.ts'
import {
  changeAssetState,
  distributeReturn,
  inspectAsset,
  recordReturn,
  registerAsset,
} from './asset.commands.ts'
import { assetDetail, listAssets } from './asset.queries.ts'
import {
  assetAt,
  assetBody,
  assetQuery,
  distributionBody,
  inspectionBody,
  returnAt,
  returnBody,
  stateBody,
} from './asset.schema.ts'
import { joinHouseholds, payHouseholds, promise, signLinkage, withdrawPayout } from './linkage.commands.ts'
import { benefitsOf, findLinkage, listDues, listLinkages } from './linkage.queries.ts'
import {
  joinBody,
  linkageAt,
  linkageBody,
  linkageQuery,
  payoutAt,
  payoutBody,
  promiseBody,
  rowsQuery,
} from './linkage.schema.ts'
import { at, reasonBody } from './project.schema.ts'

export const linkageRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/linkages',
    verb: 'linkage.read',
    query: linkageQuery,
    reply: linkagesReply,
    summary: { zh: '利益联结台账', en: 'Benefit contracts' },
    run: ({ base, reader, query }) => within(base, reader, tx => listLinkages(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/linkages/:county/:id',
    verb: 'linkage.read',
    params: linkageAt,
    reply: linkageReply,
    summary: { zh: '利益联结合同', en: 'One benefit contract' },
    run: ({ base, reader, params }) => within(base, reader, tx => findLinkage(tx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/linkages/:county/:id/dues',
    verb: 'linkage.read',
    params: linkageAt,
    query: rowsQuery,
    reply: duesReply,
    summary: { zh: '约定与发放明细', en: 'What is promised and paid' },
    run: ({ base, reader, params, query }) => within(base, reader, tx => listDues(tx, params, query)),
  }),
  route({
    method: 'GET',
    path: '/api/households/:county/:id/benefits',
    verb: 'linkage.read',
    params: linkageAt,
    reply: benefitsReply,
    summary: { zh: '一户受益', en: 'What a household received' },
    run: ({ base, reader, params }) => within(base, reader, tx => benefitsOf(tx, params)),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/linkages',
    verb: 'linkage.write',
    params: at,
    body: linkageBody,
    reply: recordAt,
    summary: { zh: '登记利益联结合同', en: 'Sign a benefit contract' },
    run: ({ base, reader, params, body, key }) => signLinkage(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/linkages/:county/:id/households',
    verb: 'linkage.write',
    params: linkageAt,
    body: joinBody,
    reply: joinedReply,
    summary: { zh: '登记联结户', en: 'Join households' },
    run: ({ base, reader, params, body, key }) => joinHouseholds(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/linkages/:county/:id/dues',
    verb: 'linkage.write',
    params: linkageAt,
    body: promiseBody,
    reply: promisedReply,
    summary: { zh: '登记约定发放计划', en: 'Record what is promised' },
    run: ({ base, reader, params, body, key }) => promise(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/linkages/:county/:id/payments',
    verb: 'linkage.write',
    params: linkageAt,
    body: payoutBody,
    reply: paidReply,
    summary: { zh: '到户发放', en: 'Pay households' },
    run: ({ base, reader, params, body, key }) => payHouseholds(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/linkages/:county/:id/payments/:paymentId/withdraw',
    verb: 'linkage.write',
    params: payoutAt,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回到户发放', en: 'Take a payment to a household back' },
    run: ({ base, reader, params: { paymentId, ...linkage }, body, key }) =>
      withdrawPayout(base, reader, linkage, paymentId, body.reason, key),
  }),
]

export const assetRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/assets',
    verb: 'asset.read',
    query: assetQuery,
    reply: assetsReply,
    summary: { zh: '扶贫项目资产台账', en: 'Assets' },
    run: ({ base, reader, query }) => within(base, reader, tx => listAssets(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/assets/:county/:id',
    verb: 'asset.read',
    params: assetAt,
    reply: assetReply,
    summary: { zh: '资产详情', en: 'One asset' },
    run: ({ base, reader, params }) => within(base, reader, tx => assetDetail(tx, params)),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/assets',
    verb: 'asset.write',
    params: at,
    body: assetBody,
    reply: recordAt,
    summary: { zh: '登记资产', en: 'Register an asset' },
    run: ({ base, reader, params, body, key }) => registerAsset(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/assets/:county/:id/states',
    verb: 'asset.write',
    params: assetAt,
    body: stateBody,
    reply: recordAt,
    summary: { zh: '登记资产状态', en: 'Record a state of an asset' },
    run: ({ base, reader, params, body, key }) => changeAssetState(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/assets/:county/:id/returns',
    verb: 'asset.write',
    params: assetAt,
    body: returnBody,
    reply: recordAt,
    summary: { zh: '登记资产收益', en: 'Record a return' },
    run: ({ base, reader, params, body, key }) => recordReturn(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/assets/:county/:id/returns/:returnId/distributions',
    verb: 'asset.write',
    params: returnAt,
    body: distributionBody,
    reply: recordAt,
    summary: { zh: '登记收益分配', en: 'Share a return out' },
    run: ({ base, reader, params: { returnId, ...asset }, body, key }) =>
      distributeReturn(base, reader, asset, returnId, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/assets/:county/:id/inspections',
    verb: 'asset.write',
    params: assetAt,
    body: inspectionBody,
    reply: recordAt,
    summary: { zh: '登记资产检查', en: 'Record an inspection' },
    run: ({ base, reader, params, body, key }) => inspectAsset(base, reader, params, body, key),
  }),
]
