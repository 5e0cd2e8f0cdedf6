/**
 * Structured lines on standard error, without personal data: the pattern of a route and never its address (an address
 * holds names and numbers people searched for), no bodies, no headers, no messages of the database.
 */
import type { FastifyInstance, FastifyServerOptions } from 'fastify'

interface Failure {
  readonly name?: string
  readonly code?: unknown
  readonly constraint?: unknown
  readonly stack?: string
  readonly cause?: unknown
}

const frames = (stack = ''): string[] =>
  stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 12)
    .map(line => line.trim())

/** Kind, code and place of an error; its message may quote a row and is left out. */
export function withoutWords(error: unknown): Record<string, unknown> {
  const e = (error ?? {}) as Failure
  return {
    kind: e.name,
    code: e.code,
    constraint: e.constraint,
    at: frames(e.stack),
    ...(e.cause ? { cause: withoutWords(e.cause) } : {}),
  }
}

/** Below `info` speak the plugins, which write down headings and cookies: there is no such level here. */
const LOUDEST = ['trace', 'debug']

/** @param log false: silent (tests); otherwise a level, e.g. `info`. */
export const loggerOf = (log: string | false): NonNullable<FastifyServerOptions['logger']> =>
  log === false
    ? false
    : {
        level: LOUDEST.includes(log) ? 'info' : log,
        stream: process.stderr,
        base: null,
        serializers: {
          req: request => ({ method: request.method, route: request.routeOptions?.url }),
          res: reply => ({ status: reply.statusCode }),
          err: withoutWords as never,
        },
      }

/** One line for each answered call of the interface; files of the browser are not worth one. */
export function logCalls(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url
    if (!route?.startsWith('/api')) return
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    request.log.info(line, 'call')
  })
}
