/** Opens the programme over HTTP: plugins, guard, every route of the list, documents, the browser's files. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController } from 'fastify'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import type { Route } from '../../kernel/route.ts'
import { openAuth } from './auth.route.ts'
import type { Answer } from './auth.route.ts'
import { openBrowser } from './browser.ts'
import { answerErrors, answerOddAddress } from './error.ts'
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
  /** In milliseconds. */
  readonly patience?: typeof PATIENCE | undefined
  readonly version?: string | undefined
}

const BODY_LIMIT = 1_048_576
/**
 * Slow senders hold a connection no longer than this: the headings, then the whole request (a large list over a slow
 * line still arrives), and any silence in between.
 */
const PATIENCE = { headings: 20_000, request: 300_000, silence: 120_000, look: 5_000 }
const CALLS_PER_MINUTE = 1_200

/**
 * Everything from ourselves; pictures may be made in the page. Styles may stand in the page: antd writes its css-in-js
 * rules and style attributes at run time, a nonce covers no attribute, and a style can't call out (img, font and connect
 * are ours only). Scripts never may.
 */
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

const DEEPEST = 32

/** How deep brackets of a JSON text nest, not minding that some may stand in strings. */
function isDeep(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5b || c === 0x7b) depth += 1
    else if (c === 0x5d || c === 0x7d) depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

const malformed = (): Problem =>
  new Problem('input.invalid', {}, [], { zh: '请求格式不正确', en: 'the request is malformed' })

/** An empty body with a JSON heading is no body: browsers send that with a plain POST. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    return isDeep(body as string) ? done(malformed()) : parse(request, body as string, done)
  })
}

const LONGEST_ADDRESS = 8_000

function refuseLong(app: FastifyInstance): void {
  app.addHook('onRequest', async request => {
    if (request.url.length > LONGEST_ADDRESS) throw new Problem('input.tooLong')
  })
}

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)

export async function openHttp(order: HttpOrder): Promise<FastifyInstance> {
  const patience = order.patience ?? PATIENCE
  const app = Fastify({
    logger: loggerOf(order.log ?? false),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: patience.request,
    connectionTimeout: patience.silence,
    http: { headersTimeout: patience.headings, connectionsCheckingInterval: patience.look },
    forceCloseConnections: true,
    ...(order.trustProxy ? { trustProxy: order.trustProxy } : {}),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerOddAddress,
  }) as unknown as FastifyInstance
  // Schemas of replies describe; the types of the calls keep to them, and test/openapi.test.ts compares real replies.
  app.setSerializerCompiler(() => data => JSON.stringify(data, plain))
  answerErrors(app, BODY_LIMIT)
  logCalls(app)
  readJson(app)
  refuseLong(app)
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
