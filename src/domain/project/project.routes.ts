/** The library, money, progress and changes of projects; their gates are in gate.routes.ts. */
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { projectReply, projectsReply } from './project.reply.ts'
import { consentChange, decideChange, requestChange } from './change.commands.ts'
import { addFunding, withdrawFunding } from './funding.commands.ts'
import { proposeProject, reviseProject, takeStep, withdrawProject } from './library.commands.ts'
import { payForProject } from './payment.commands.ts'
import { addPhoto, recordProgress, withdrawProgress } from './progress.commands.ts'
import { recordAchieved, setTarget } from './target.commands.ts'
import { listProjects } from './ledger.queries.ts'
import { projectDetail } from './project.queries.ts'
import {
  achievedBody,
  at,
  changeBody,
  consentBody,
  decisionBody,
  fundingBody,
  partAt,
  photoBody,
  progressBody,
  projectBody,
  projectPaymentBody,
  projectQuery,
  reasonBody,
  resubmitBody,
  revisionBody,
  stepBody,
  targetBody,
} from './project.schema.ts'

export const projectRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/projects',
    verb: 'project.read',
    query: projectQuery,
    reply: projectsReply,
    summary: { zh: '项目台账', en: 'Projects' },
    run: ({ base, reader, query }) => within(base, reader, tx => listProjects(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/projects/:county/:id',
    verb: 'project.read',
    params: at,
    reply: projectReply,
    summary: { zh: '项目详情', en: 'One project' },
    run: ({ base, reader, params }) => within(base, reader, tx => projectDetail(tx, params)),
  }),
  route({
    method: 'POST',
    path: '/api/projects',
    verb: 'project.propose',
    body: projectBody,
    reply: recordAt,
    summary: { zh: '申报项目', en: 'Propose a project' },
    run: ({ base, reader, body, key }) => proposeProject(base, reader, body, key),
  }),
  route({
    method: 'PATCH',
    path: '/api/projects/:county/:id',
    verb: 'project.propose',
    params: at,
    body: revisionBody,
    reply: recordAt,
    summary: { zh: '修改项目（立项前）', en: 'Correct a project before initiation' },
    run: ({ base, reader, params, body, key }) => reviseProject(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/resubmit',
    verb: 'project.propose',
    params: at,
    body: resubmitBody,
    reply: recordAt,
    summary: { zh: '退回后重新申报', en: 'Propose again after a return' },
    run: ({ base, reader, params, body, key }) =>
      takeStep(base, reader, params, { step: 'propose', ...body }, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/steps',
    verb: 'project.review',
    params: at,
    body: stepBody,
    reply: recordAt,
    summary: { zh: '审核、审定入库、年度调整、出库', en: 'Review, admit, update, remove' },
    run: ({ base, reader, params, body, key }) => takeStep(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/withdraw',
    verb: 'project.admit',
    params: at,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回误登项目', en: 'Withdraw a project entered by mistake' },
    run: ({ base, reader, params, body, key }) => withdrawProject(base, reader, params, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/funding',
    verb: 'project.manage',
    params: at,
    body: fundingBody,
    reply: recordAt,
    summary: { zh: '登记筹资来源', en: 'Add a funding line' },
    run: ({ base, reader, params, body, key }) => addFunding(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/funding/:partId/withdraw',
    verb: 'project.manage',
    params: partAt,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回筹资来源', en: 'Withdraw a funding line' },
    run: ({ base, reader, params: { partId, ...project }, body, key }) =>
      withdrawFunding(base, reader, project, partId, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/payments',
    verb: 'project.pay',
    params: at,
    body: projectPaymentBody,
    reply: recordAt,
    summary: { zh: '项目拨付', en: 'Pay for a project' },
    run: ({ base, reader, params, body, key }) => payForProject(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/progress',
    verb: 'project.propose',
    params: at,
    body: progressBody,
    reply: recordAt,
    summary: { zh: '登记开工、进度、完工', en: 'Record start, progress, completion' },
    run: ({ base, reader, params, body, key }) => recordProgress(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/progress/:partId/photos',
    verb: 'project.propose',
    params: partAt,
    body: photoBody,
    reply: recordAt,
    summary: { zh: '补充进度照片', en: 'Add a photo to a report' },
    run: ({ base, reader, params: { partId, ...project }, body, key }) =>
      addPhoto(base, reader, project, partId, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/progress/:partId/withdraw',
    verb: 'project.propose',
    params: partAt,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回误登的进度', en: 'Take back a report made by mistake' },
    run: ({ base, reader, params: { partId, ...project }, body, key }) =>
      withdrawProgress(base, reader, project, partId, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/targets',
    verb: 'project.manage',
    params: at,
    body: targetBody,
    reply: recordAt,
    summary: { zh: '设定绩效目标', en: 'Set a performance target' },
    run: ({ base, reader, params, body, key }) => setTarget(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/targets/:partId/achieved',
    verb: 'project.manage',
    params: partAt,
    body: achievedBody,
    reply: recordAt,
    summary: { zh: '登记绩效完成值', en: 'Record what was achieved' },
    run: ({ base, reader, params: { partId, ...project }, body, key }) =>
      recordAchieved(base, reader, project, partId, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/changes',
    verb: 'project.propose',
    params: at,
    body: changeBody,
    reply: recordAt,
    summary: { zh: '申请变更', en: 'Ask for a change' },
    run: ({ base, reader, params, body, key }) => requestChange(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/changes/:partId/consent',
    verb: 'project.sign',
    params: partAt,
    body: consentBody,
    reply: recordAt,
    summary: { zh: '东部方同意变更', en: 'Consent of the eastern side to a change' },
    run: ({ base, reader, params: { partId, ...project }, body, key }) =>
      consentChange(base, reader, project, partId, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/projects/:county/:id/changes/:partId/decide',
    verb: 'project.manage',
    params: partAt,
    body: decisionBody,
    reply: recordAt,
    summary: { zh: '批复变更', en: 'Decide a change' },
    run: ({ base, reader, params: { partId, ...project }, body, key }) =>
      decideChange(base, reader, project, partId, body, key),
  }),
]
