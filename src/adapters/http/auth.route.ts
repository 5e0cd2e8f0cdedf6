/** Hands `/api/auth/*` to the door and its answer, cookies included, back. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OPEN_PATHS } from '../../kernel/account/auth.ts'

export type Answer = (request: Request, ip: string) => Promise<Response>

/** Attempts from one address; an office's staff may share one. */
const PER_MINUTE = 120

function asRequest(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && name !== 'content-length') headers.set(name, String(value))
  const url = `${request.protocol}://${request.host || 'localhost'}${request.url}`
  if (request.method === 'GET') return new Request(url, { headers })
  headers.set('content-type', 'application/json')
  return new Request(url, { method: request.method, headers, body: JSON.stringify(request.body ?? {}) })
}

async function answerTo(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  const response = await answer(asRequest(request), request.ip)
  const location = response.headers.get('location')
  if (location) reply.header('location', location)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply
    .code(response.status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(await response.text())
}

export function openAuth(app: FastifyInstance, answer: Answer): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    config: { verb: 'public', rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } },
    schema: {
      hide: true,
      description: `Sign-in by better-auth: ${OPEN_PATHS.join(', ')}`,
    },
    handler: (request, reply) => answerTo(request, reply, answer),
  })
}
