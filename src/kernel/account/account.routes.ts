import { z } from 'zod'
import type { Session } from '../access.ts'
import { Problem } from '../problem.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import {
  changePassword,
  createAccount,
  endAllSessions,
  endOwnSessions,
  lockAccount,
  resetPassword,
  unlockAccount,
} from './account.commands.ts'
import { accountList, ownSessions, whoAmI } from './account.queries.ts'
import * as schema from './account.schema.ts'
import type { House } from './account.schema.ts'
import { endGrant, grantPost, takePost } from './grant.commands.ts'
import { owning } from './owner.ts'
import type { Places } from './session.queries.ts'

export interface AccountOrder {
  readonly places: Places
  /** Asked at each call: the name is known when the programme is open. */
  readonly house: () => House
}

const signedIn = (session: Session | undefined): Session => {
  if (!session) throw new Problem('access.signIn')
  return session
}

const OK = { done: true } as const
const manage = 'account.manage' as const

function ownRoutes({ places, house }: AccountOrder): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/me',
      verb: 'public',
      reply: schema.me,
      summary: { zh: '当前用户、岗位与权限', en: 'Who is signed in, and what they may do' },
      run: ({ base, reader, session }) => owning(base, db => whoAmI(db, places, house(), reader, session)),
    }),
    route({
      method: 'POST',
      path: '/api/me/acting',
      verb: 'public',
      body: schema.actingInput,
      reply: schema.done,
      summary: { zh: '切换岗位', en: 'Act under another of one’s posts' },
      run: async ({ base, reader, session, body }) => {
        await takePost(base, reader, signedIn(session), body.grantId)
        return OK
      },
    }),
    route({
      method: 'POST',
      path: '/api/me/password',
      verb: 'public',
      body: schema.passwordInput,
      reply: schema.done,
      summary: { zh: '修改本人密码', en: 'Change one’s own password' },
      run: async ({ base, reader, session, body }) => {
        await changePassword(base, reader, signedIn(session), body)
        return OK
      },
    }),
    route({
      method: 'GET',
      path: '/api/me/sessions',
      verb: 'public',
      reply: schema.sessionList,
      summary: { zh: '本人的登录', en: 'One’s own sign-ins' },
      run: ({ base, session }) => owning(base, db => ownSessions(db, signedIn(session), new Date())),
    }),
    route({
      method: 'POST',
      path: '/api/me/sessions/:id/end',
      verb: 'public',
      params: schema.byId,
      reply: schema.done,
      summary: { zh: '结束本人的一个登录', en: 'End one of one’s own sign-ins' },
      run: ({ base, reader, session, params }) =>
        endOwnSessions(base, reader, signedIn(session), params.id).then(() => OK),
    }),
    route({
      method: 'POST',
      path: '/api/me/sessions/end',
      verb: 'public',
      reply: schema.done,
      summary: { zh: '结束本人的其他登录', en: 'End one’s other sign-ins' },
      run: ({ base, reader, session }) =>
        endOwnSessions(base, reader, signedIn(session), 'others').then(() => OK),
    }),
  ]
}

function managed({ places }: AccountOrder): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/accounts',
      verb: manage,
      query: schema.listQuery,
      reply: schema.accountPage,
      summary: { zh: '账号列表', en: 'Accounts' },
      run: ({ base, query }) => owning(base, db => accountList(db, places, query)),
    }),
    route({
      method: 'POST',
      path: '/api/accounts',
      verb: manage,
      body: schema.accountInput,
      reply: schema.madeAccount,
      summary: { zh: '新建账号（返回一次性密码）', en: 'Make an account (answers with a one-time password)' },
      run: ({ base, reader, body }) => createAccount(base, reader, places, body),
    }),
    route({
      method: 'POST',
      path: '/api/accounts/:id/grants',
      verb: manage,
      params: schema.byId,
      body: schema.grantInput,
      reply: schema.madeGrant,
      summary: { zh: '授予岗位或代理', en: 'Grant a post or a deputy' },
      run: ({ base, reader, params, body, key }) => grantPost(base, reader, places, params.id, body, key),
    }),
    route({
      method: 'POST',
      path: '/api/accounts/:id/grants/:grantId/end',
      verb: manage,
      params: schema.byId.extend({ grantId: z.uuid() }),
      reply: schema.done,
      summary: { zh: '结束岗位授权', en: 'End a grant' },
      run: async ({ base, reader, params }) => {
        await endGrant(base, reader, params.id, params.grantId)
        return OK
      },
    }),
    route({
      method: 'POST',
      path: '/api/accounts/:id/reset',
      verb: manage,
      params: schema.byId,
      reply: schema.newPassword,
      summary: {
        zh: '重置密码（一次性密码只显示一次）',
        en: 'Reset the password (the one-time one is shown once)',
      },
      run: ({ base, reader, params }) => resetPassword(base, reader, params.id),
    }),
    route({
      method: 'POST',
      path: '/api/accounts/:id/sessions/end',
      verb: manage,
      params: schema.byId,
      reply: schema.done,
      summary: { zh: '结束账号的全部登录', en: 'End every sign-in of an account' },
      run: ({ base, reader, params }) => endAllSessions(base, reader, params.id).then(() => OK),
    }),
    route({
      method: 'POST',
      path: '/api/accounts/:id/lock',
      verb: manage,
      params: schema.byId,
      reply: schema.done,
      summary: { zh: '停用账号', en: 'Lock an account' },
      run: ({ base, reader, params }) => lockAccount(base, reader, params.id).then(() => OK),
    }),
    route({
      method: 'POST',
      path: '/api/accounts/:id/unlock',
      verb: manage,
      params: schema.byId,
      reply: schema.done,
      summary: { zh: '恢复账号', en: 'Unlock an account' },
      run: ({ base, reader, params }) => unlockAccount(base, reader, params.id).then(() => OK),
    }),
  ]
}

export const accountRoutes = (order: AccountOrder): Route[] => [...ownRoutes(order), ...managed(order)]
