/** At the door of every call: is it ours, who is it, may they. In this order, before a body is read. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { may } from '../../kernel/access.ts'
import type { Verb } from '../../kernel/access.ts'
import type { Visit } from '../../kernel/account/session.queries.ts'
import { Problem } from '../../kernel/problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit
  }
  interface FastifyContextConfig {
    verb?: Verb | 'public'
  }
}

const READS = ['GET', 'HEAD', 'OPTIONS']

/**
 * A write must come from our own pages: a header that another site cannot set without our consent, and, where the
 * browser says where the request began, that it began here. Command-line clients send the header only.
 */
export function mustBeOurs(request: FastifyRequest): void {
  if (READS.includes(request.method)) return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const own = site
    ? site === 'same-origin'
    : !origin || hostOf(origin) === hostOf(`${request.protocol}://${request.host}`)
  if (request.headers['x-duikou'] !== '1' || !own) throw new Problem('access.forgery')
}

/** Host and port, without a port that the scheme implies; undefined for `null` and nonsense. */
const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/** What stays open to someone who must first change the password or choose a post. */
const isOwn = (url: string): boolean =>
  url === '/api/me' || url.startsWith('/api/me/') || url.startsWith('/api/auth/')

/** The verb of the route, checked; someone who has not signed in is asked to do so instead of being refused. */
export function mustEnter(visit: Visit, verb: Verb | 'public', url: string): void {
  if (visit.hold && !isOwn(url)) throw new Problem(visit.hold)
  if (verb === 'public' || may(visit.reader, verb)) return
  throw new Problem(visit.session ? 'access.role' : 'access.signIn')
}

export type Authenticate = (request: FastifyRequest) => Promise<Visit>

/** Adds the three questions to every route under /api; a route that names no verb is refused at start. */
export function guard(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('visit')
  app.addHook('onRoute', route => {
    if (route.url.startsWith('/api/') && !route.config?.verb)
      throw new Error(`the route ${route.url} names no verb`)
  })
  app.addHook('onRequest', async request => {
    const { url, config } = request.routeOptions
    if (!url?.startsWith('/api/')) return
    mustBeOurs(request)
    request.visit = await authenticate(request)
    mustEnter(request.visit, config.verb ?? 'public', url)
  })
}
