import type { RecordKind } from '../../kernel/record.ts'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { draftAnnouncement, publishAnnouncement, withdrawAnnouncement } from './announcement.commands.ts'
import { listAnnouncements } from './announcement.queries.ts'
import { announcementReply, announcementsReply, objectedReply } from './announcement.reply.ts'
import {
  announcementQuery,
  answerBody,
  at,
  draftBody,
  objectionAt,
  objectionBody,
  postingAt,
  postingBody,
  publishBody,
  reasonBody,
  removalBody,
} from './announcement.schema.ts'
import type { Announced } from './announcement.source.ts'
import { openAnnouncement } from './announcementView.queries.ts'
import { answerObjection, raiseObjection } from './objection.commands.ts'
import { hang, takeDown, withdrawPosting } from './posting.commands.ts'

const boardRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/announcements/:county/:id/postings',
    verb: 'announcement.hang',
    params: at,
    body: postingBody,
    reply: recordAt,
    summary: { zh: '登记张贴', en: 'Hang an announcement' },
    run: ({ base, reader, params, body, key }) => hang(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/announcements/:county/:id/postings/:postingId/take-down',
    verb: 'announcement.hang',
    params: postingAt,
    body: removalBody,
    reply: recordAt,
    summary: { zh: '期满核验或提前撤下', en: 'Look at a board for the last time' },
    run: ({ base, reader, params, body, key }) => takeDown(base, reader, params, params.postingId, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/announcements/:county/:id/postings/:postingId/withdraw',
    verb: 'announcement.hang',
    params: postingAt,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回张贴登记', en: 'Withdraw the entry of a board' },
    run: ({ base, reader, params, body, key }) =>
      withdrawPosting(base, reader, params, params.postingId, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/announcements/:county/:id/objections',
    verb: 'announcement.hang',
    params: at,
    body: objectionBody,
    reply: objectedReply,
    summary: { zh: '登记异议', en: 'Take down an objection' },
    run: ({ base, reader, params, body, key }) => raiseObjection(base, reader, params, body.content, key),
  }),
  route({
    method: 'POST',
    path: '/api/announcements/:county/:id/objections/:objectionId/answer',
    verb: 'announcement.write',
    params: objectionAt,
    body: answerBody,
    reply: recordAt,
    summary: { zh: '答复异议', en: 'Answer an objection' },
    run: ({ base, reader, params, body, key }) =>
      answerObjection(base, reader, params, params.objectionId, body, key),
  }),
]

/** Their facts come from later modules (announcement.source.ts), and the titles of what they are about. */
export const announcementRoutes = (announced: Announced, records: readonly RecordKind[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/announcements',
    verb: 'announcement.read',
    query: announcementQuery,
    reply: announcementsReply,
    summary: { zh: '公告公示台账', en: 'Ledger of announcements' },
    run: ({ base, reader, query }) => within(base, reader, tx => listAnnouncements(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/announcements',
    verb: 'announcement.write',
    body: draftBody,
    reply: recordAt,
    summary: { zh: '拟公告', en: 'Draft an announcement' },
    run: ({ base, reader, body, key }) => draftAnnouncement(base, reader, announced, body, key),
  }),
  route({
    method: 'GET',
    path: '/api/announcements/:county/:id',
    verb: 'announcement.read',
    params: at,
    reply: announcementReply,
    summary: { zh: '公告', en: 'An announcement' },
    run: ({ base, reader, params }) =>
      within(base, reader, tx => openAnnouncement(tx, params, announced, records)),
  }),
  route({
    method: 'POST',
    path: '/api/announcements/:county/:id/publish',
    verb: 'announcement.write',
    params: at,
    body: publishBody,
    reply: recordAt,
    summary: { zh: '发布公告', en: 'Publish an announcement' },
    run: ({ base, reader, params, body, key }) =>
      publishAnnouncement(base, reader, announced, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/announcements/:county/:id/withdraw',
    verb: 'announcement.write',
    params: at,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回公告', en: 'Withdraw an announcement' },
    run: ({ base, reader, params, body, key }) =>
      withdrawAnnouncement(base, reader, params, body.reason, key),
  }),
  ...boardRoutes,
]
