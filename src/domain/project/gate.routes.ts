/** 把关: checklists, proofs, ticks, signatures, passages; warnings and rates. */
import { z } from 'zod'
import { madeId, recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import {
  alarmRowsReply,
  alarmsReply,
  checklistReply,
  negativeReply,
  rateRowsReply,
  ratesReply,
} from './gate.reply.ts'
import { alarmCounts, alarmRows } from './alarm.queries.ts'
import { ALARMS } from './alarm.terms.ts'
import { attachProof, passGate, reopenGate, signGate, tickNegative, withdrawProof } from './gate.commands.ts'
import { addNegative } from './negative.commands.ts'
import { gateChecklist, listNegative } from './project.queries.ts'
import {
  at,
  checklistQuery,
  gateAt,
  keys,
  negativeBody,
  negativeQuery,
  partAt,
  passBody,
  place,
  proofBody,
  reasonBody,
  signatureBody,
  ticksBody,
} from './project.schema.ts'
import { RATES, rateRows, rates } from './rate.queries.ts'

const asked = z.object({
  area: place.optional(),
  year: z.coerce.number().int().min(2013).max(2100).optional(),
  asOf: z.iso.date().optional(),
})
const page = asked.extend({
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const part = z.enum(['numerator', 'denominator', 'missing']).default('denominator')

export const gateRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/projects/:county/:id/gates/:gate',
    verb: 'project.read',
    params: gateAt,
    query: checklistQuery,
    reply: checklistReply,
    summary: { zh: '环节清单', en: 'Checklist of a gate' },
    run: ({ base, reader, params: { gate, ...project }, query }) =>
      within(base, reader, tx => gateChecklist(tx, project, gate, query.onDate)),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/gates/:gate/pass',
    verb: 'project.manage',
    params: gateAt,
    body: passBody,
    reply: recordAt,
    summary: { zh: '环节通过', en: 'Pass a gate' },
    run: ({ base, reader, params: { gate, ...project }, body, key }) =>
      passGate(base, reader, project, { gate, ...body }, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/gates/:gate/reopen',
    verb: 'project.manage',
    params: gateAt,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回环节通过', en: 'Take a passage back' },
    run: ({ base, reader, params: { gate, ...project }, body, key }) =>
      reopenGate(base, reader, project, gate, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/proofs',
    verb: 'project.prove',
    params: at,
    body: proofBody,
    reply: recordAt,
    summary: { zh: '附环节材料', en: 'Attach a proof' },
    run: ({ base, reader, params, body, key }) => attachProof(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/proofs/:partId/withdraw',
    verb: 'project.prove',
    params: partAt,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回环节材料', en: 'Withdraw a proof' },
    run: ({ base, reader, params: { partId, ...project }, body, key }) =>
      withdrawProof(base, reader, project, partId, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/ticks',
    verb: 'project.manage',
    params: at,
    body: ticksBody,
    reply: recordAt,
    summary: { zh: '核对负面清单', en: 'Tick the negative list' },
    run: ({ base, reader, params, body, key }) => tickNegative(base, reader, params, body.items, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/signatures',
    verb: 'project.sign',
    params: at,
    body: signatureBody,
    reply: recordAt,
    summary: { zh: '环节签字', en: 'Sign a gate' },
    run: ({ base, reader, params, body, key }) => signGate(base, reader, params, body, key),
  }),
  route({
    method: 'GET',
    path: '/api/negative-list',
    verb: 'project.read',
    query: negativeQuery,
    reply: negativeReply,
    summary: { zh: '禁止支出负面清单', en: 'Negative list' },
    run: ({ base, reader, query }) =>
      within(base, reader, async tx => ({ rows: await listNegative(tx, query.year), next: null })),
  }),
  route({
    method: 'POST',
    path: '/api/negative-list',
    verb: 'negative.write',
    body: negativeBody,
    reply: madeId,
    summary: { zh: '登记负面清单项', en: 'Add an item to the negative list' },
    run: ({ base, reader, body, key }) => addNegative(base, reader, body, key),
  }),
  route({
    method: 'GET',
    path: '/api/project-alarms',
    verb: 'project.read',
    query: asked.omit({ year: true }),
    reply: alarmsReply,
    summary: { zh: '项目预警', en: 'Warnings about projects' },
    run: ({ base, reader, query }) => within(base, reader, tx => alarmCounts(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/project-alarms/:kind',
    verb: 'project.read',
    params: z.object({ kind: keys(ALARMS) }),
    query: page.omit({ year: true }),
    reply: alarmRowsReply,
    summary: { zh: '预警明细', en: 'Rows of a warning' },
    run: ({ base, reader, params, query }) => within(base, reader, tx => alarmRows(tx, params.kind, query)),
  }),
  route({
    method: 'GET',
    path: '/api/project-rates',
    verb: 'project.read',
    query: asked,
    reply: ratesReply,
    summary: { zh: '开工率、完工率、拨付率、产业占比', en: 'Rates of projects' },
    run: ({ base, reader, query }) => within(base, reader, tx => rates(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/project-rates/:kind',
    verb: 'project.read',
    params: z.object({ kind: keys(RATES) }),
    query: page.extend({ part }),
    reply: rateRowsReply,
    summary: { zh: '比率明细', en: 'Rows of a rate' },
    run: ({ base, reader, params, query: { part, ...rest } }) =>
      within(base, reader, tx => rateRows(tx, params.kind, part, rest)),
  }),
]
