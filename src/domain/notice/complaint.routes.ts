import type { RecordKind } from '../../kernel/record.ts'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { answerInquiry } from './inquiry.commands.ts'
import { registerComplaint } from './complaintReceive.commands.ts'
import { revealComplainant } from './complaintReveal.commands.ts'
import { stepComplaint } from './complaintStep.commands.ts'
import { listComplaints } from './complaint.queries.ts'
import { listInquiries } from './inquiry.queries.ts'
import { openComplaint } from './complaintOpened.queries.ts'
import {
  complaintReply,
  complaintsReply,
  inquiriesReply,
  receiptReply,
  revealedReply,
  statisticsReply,
} from './complaint.reply.ts'
import {
  complaintAt,
  complaintBody,
  complaintQuery,
  inquiryQuery,
  revealBody,
  statementBody,
  statisticsQuery,
  STEP_BODIES,
} from './complaint.schema.ts'
import type { OfficeAct, StepInput } from './complaint.schema.ts'
import { complaintStatistics } from './complaintStatistics.queries.ts'
import { ACTS } from './complaint.terms.ts'

const stepRoute = (act: OfficeAct): Route =>
  route({
    method: 'POST',
    path: `/api/complaints/:county/:id/${act}`,
    verb: 'complaint.handle',
    params: complaintAt,
    body: STEP_BODIES[act],
    reply: recordAt,
    summary: ACTS[act],
    run: ({ base, reader, params, body, key }) =>
      stepComplaint(base, reader, params, act, body as StepInput, key),
  })

/** The kinds of record are asked for the titles of what complaints speak of. */
export const complaintRoutes = (records: readonly RecordKind[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/complaints',
    verb: 'complaint.read',
    query: complaintQuery,
    reply: complaintsReply,
    summary: { zh: '投诉举报台账', en: 'Complaints' },
    run: ({ base, reader, query }) => within(base, reader, tx => listComplaints(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/complaints',
    verb: 'complaint.handle',
    body: complaintBody,
    reply: receiptReply,
    summary: { zh: '登记投诉举报', en: 'Register a complaint' },
    run: ({ base, reader, body }) => registerComplaint(base, reader, body),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/statistics',
    verb: 'complaint.read',
    query: statisticsQuery,
    reply: statisticsReply,
    summary: { zh: '投诉举报统计', en: 'Complaints by place and matter' },
    run: ({ base, reader, query }) => within(base, reader, tx => complaintStatistics(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/:county/:id',
    verb: 'complaint.read',
    params: complaintAt,
    reply: complaintReply,
    summary: { zh: '投诉举报', en: 'A complaint' },
    run: ({ base, reader, params }) =>
      within(base, reader, tx => openComplaint(tx, params.county, params.id, records)),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:county/:id/reveal',
    verb: 'complaint.handle',
    params: complaintAt,
    body: revealBody,
    reply: revealedReply,
    summary: { zh: '查看投诉人信息', en: 'Show who complained' },
    run: ({ base, reader, params, body }) => revealComplainant(base, reader, params, body),
  }),
  ...(Object.keys(STEP_BODIES) as OfficeAct[]).map(stepRoute),
  route({
    method: 'GET',
    path: '/api/inquiries',
    verb: 'inquiry.answer',
    query: inquiryQuery,
    reply: inquiriesReply,
    summary: { zh: '函询', en: 'Inquiries' },
    run: ({ base, reader, query }) => within(base, reader, tx => listInquiries(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/inquiries/:county/:id/answer',
    verb: 'inquiry.answer',
    params: complaintAt,
    body: statementBody,
    reply: recordAt,
    summary: { zh: '说明情况', en: 'Answer an inquiry' },
    run: ({ base, reader, params, body, key }) => answerInquiry(base, reader, params, body.statement, key),
  }),
]
