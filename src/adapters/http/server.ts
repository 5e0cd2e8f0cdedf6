/** Opens the programme over HTTP: plugins, guard, every route of the list, documents, the browser's files. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController } from 'fastify'
import type { FastifyInstance } from 'fastify'
import { createSerializerCompiler } from 'fastify-type-provider-zod'
import { Problem } from '../../kernel/problem.ts'
import type { Route } from '../../kernel/route.ts'
import { openAuth } from './auth.route.ts'
import type { Answer } from './auth.route.ts'
import { openBrowser } from './browser.ts'
import { answerErrors } from './error.ts'
import { guard } from './guard.ts'
import type { Authenticate } from './guard.ts'
import { openHealth } from './health.route.ts'
import { logCalls, loggerOf } from './log.ts'
import { describe, openDocs } from './openapi.ts'
import { openRoute } from './route.ts'
import type { Parts } from './route.ts'

export interface HttpOrder extends Parts {
  readonly routes: readonly Route[]
  readonly authenticate: Authenticate
  /** Answers `/api/auth/*`; without it there is no signing in (tests). */
  readonly auth?: Answer | undefined
  readonly webFolder?: string | undefined
  /** A demonstration says so in a header of every answer. */
  readonly demo?: boolean | undefined
  /** Level of the log on standard error, or false. */
  readonly log?: string | false | undefined
  /** Reached by https: then browsers are told to stay with it. */
  readonly secure?: boolean | undefined
  /** Addresses of a proxy whose X-Forwarded-… headers are believed. */
  readonly trustProxy?: string | undefined
  readonly callsPerMinute?: number | undefined
  readonly version?: string | undefined
}

const BODY_LIMIT = 1_048_576
/** A whole request must have arrived in this time; a large list over a slow line still does. */
const REQUEST_TIMEOUT_MS = 300_000
const CALLS_PER_MINUTE = 1_200

/** Everything from ourselves; antd writes style attributes; pictures may be made in the page. */
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

async function protect(app: FastifyInstance, order: HttpOrder): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: order.secure ? { ...POLICY, upgradeInsecureRequests: [] } : POLICY,
    },
    strictTransportSecurity: order.secure ? { maxAge: 31_536_000 } : false,
    // Only https (and localhost) pages have an opener policy; elsewhere the browser warns on every page.
    crossOriginOpenerPolicy: order.secure ?? false,
    originAgentCluster: order.secure ?? false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(cookie)
  await app.register(multipart)
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
}

/** By person, or by address for those who have not signed in. It follows the guard, which says who it is. */
async function limit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    allowList: request => !request.url.startsWith('/api/'),
    keyGenerator: request => request.visit?.session?.userId ?? request.ip,
    errorResponseBuilder: () => new Problem('access.tooMany'),
  })
}

/** An empty body with a JSON heading is no body: browsers send that with a plain POST. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parse(request, body as string, done),
  )
}

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)

export async function openHttp(order: HttpOrder): Promise<FastifyInstance> {
  const app = Fastify({
    logger: loggerOf(order.log ?? false),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    ...(order.trustProxy ? { trustProxy: order.trustProxy } : {}),
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance
  app.setSerializerCompiler(createSerializerCompiler({ replacer: plain }) as never)
  answerErrors(app, BODY_LIMIT)
  logCalls(app)
  readJson(app)
  if (order.demo) app.addHook('onSend', async (_, reply) => void reply.header('x-duikou-demo', '1'))
  await protect(app, order)
  guard(app, order.authenticate)
  await limit(app, order.callsPerMinute ?? CALLS_PER_MINUTE)
  await describe(app, order.version ?? '0.1.0')
  for (const route of order.routes) openRoute(app, route, order)
  if (order.auth) openAuth(app, order.auth)
  openDocs(app)
  openHealth(app, order.base)
  await openBrowser(app, order.webFolder)
  return app
}
