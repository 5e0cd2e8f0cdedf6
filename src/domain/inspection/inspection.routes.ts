import type { RecordKind } from '../../kernel/record.ts'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { alarmRows, listAlarms } from './alarm.queries.ts'
import { alarmRowsReply, alarmsReply } from './alarm.reply.ts'
import { alarmParams, alarmRowsQuery, alarmsQuery } from './alarm.schema.ts'
import { raiseFinding, step, withdrawFinding } from './finding.commands.ts'
import { listFindings, openFinding } from './finding.queries.ts'
import { findingsOf } from './complaintFinding.queries.ts'
import { complaintFindingsReply, findingReply, findingsReply } from './finding.reply.ts'
import { at, findingBody, findingQuery, returnBody, stepBody, withdrawBody } from './finding.schema.ts'
import { drawSample } from './sample.commands.ts'
import { findSample, listSamples, redraw, titledRows } from './sample.queries.ts'
import { redrawnReply, sampledReply, sampleReply, samplesReply } from './sample.reply.ts'
import { sampleBody, sampleQuery } from './sample.schema.ts'
import { ACTS } from './finding.terms.ts'
import type { Act } from './finding.terms.ts'

const stepRoute = (act: Act): Route =>
  route({
    method: 'POST',
    path: `/api/findings/:county/:id/${act}`,
    verb: act === 'verify' || act === 'return' ? 'finding.raise' : 'finding.rectify',
    params: at,
    body: act === 'return' ? returnBody : stepBody,
    reply: recordAt,
    summary: ACTS[act].words,
    run: ({ base, reader, params, body, key }) => step(base, reader, params, act, body, key),
  })

const sampleRoutes = (records: readonly RecordKind[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/audit-samples',
    verb: 'sample.read',
    query: sampleQuery,
    reply: samplesReply,
    summary: { zh: '审计抽样', en: 'Audit samples' },
    run: ({ base, reader, query }) => within(base, reader, tx => listSamples(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/audit-samples',
    verb: 'sample.draw',
    body: sampleBody,
    reply: recordAt,
    summary: { zh: '抽取样本', en: 'Draw a sample' },
    run: ({ base, reader, body, key }) => drawSample(base, reader, body, key),
  }),
  route({
    method: 'GET',
    path: '/api/audit-samples/:county/:id',
    verb: 'sample.read',
    params: at,
    reply: sampleReply,
    summary: { zh: '一个样本', en: 'A sample' },
    run: ({ base, reader, params }) => within(base, reader, tx => findSample(tx, params.county, params.id)),
  }),
  route({
    method: 'GET',
    path: '/api/audit-samples/:county/:id/rows',
    verb: 'sample.read',
    params: at,
    reply: sampledReply,
    summary: { zh: '样本记录', en: 'Rows of a sample' },
    run: ({ base, reader, params }) =>
      within(base, reader, async tx => ({
        rows: await titledRows(tx, params.county, params.id, records),
        next: null,
      })),
  }),
  route({
    method: 'GET',
    path: '/api/audit-samples/:county/:id/again',
    verb: 'sample.read',
    params: at,
    reply: redrawnReply,
    summary: { zh: '重抽核对', en: 'Draw a sample again' },
    run: ({ base, reader, params }) => within(base, reader, tx => redraw(tx, params.county, params.id)),
  }),
]

const complaintRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/complaints/:county/:id/findings',
    verb: 'complaint.read',
    params: at,
    reply: complaintFindingsReply,
    summary: { zh: '投诉转出的问题', en: 'Findings of a complaint' },
    run: ({ base, reader, params }) =>
      within(base, reader, async tx => ({
        rows: await findingsOf(tx, params.county, params.id),
        next: null,
      })),
  }),
]

/** The kinds of record are asked for the titles of what findings stand on. */
export const inspectionRoutes = (records: readonly RecordKind[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/alarms',
    verb: 'alarm.read',
    query: alarmsQuery,
    reply: alarmsReply,
    summary: { zh: '监督预警', en: 'Alarms' },
    run: ({ base, reader, query }) => within(base, reader, tx => listAlarms(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/alarms/:kind',
    verb: 'alarm.read',
    params: alarmParams,
    query: alarmRowsQuery,
    reply: alarmRowsReply,
    summary: { zh: '监督预警明细', en: 'Rows of an alarm' },
    run: ({ base, reader, params, query }) => within(base, reader, tx => alarmRows(tx, params.kind, query)),
  }),
  route({
    method: 'GET',
    path: '/api/findings',
    verb: 'finding.read',
    query: findingQuery,
    reply: findingsReply,
    summary: { zh: '问题整改台账', en: 'Findings' },
    run: ({ base, reader, query }) => within(base, reader, tx => listFindings(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/findings',
    verb: 'finding.raise',
    body: findingBody,
    reply: recordAt,
    summary: { zh: '登记问题', en: 'Raise a finding' },
    run: ({ base, reader, body, key }) => raiseFinding(base, reader, body, key),
  }),
  route({
    method: 'GET',
    path: '/api/findings/:county/:id',
    verb: 'finding.read',
    params: at,
    reply: findingReply,
    summary: { zh: '问题', en: 'A finding' },
    run: ({ base, reader, params }) =>
      within(base, reader, tx => openFinding(tx, params.county, params.id, records)),
  }),
  route({
    method: 'POST',
    path: '/api/findings/:county/:id/withdraw',
    verb: 'finding.raise',
    params: at,
    body: withdrawBody,
    reply: recordAt,
    summary: { zh: '撤回问题', en: 'Withdraw a finding' },
    run: ({ base, reader, params, body, key }) => withdrawFinding(base, reader, params, body.reason, key),
  }),
  ...(Object.keys(ACTS) as Act[]).map(stepRoute),
  ...complaintRoutes,
  ...sampleRoutes(records),
]
