/** Opens a kernel route value over HTTP: schemas in, the call, JSON or a file out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Base } from '../../kernel/db.ts'
import type { FileStore } from '../../kernel/file.ts'
import type { Jobs } from '../../kernel/job.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Call, Route } from '../../kernel/route.ts'
import { isDownload, sendDownload } from './download.ts'
import { invalid, langOf } from './error.ts'
import type { Issue } from './error.ts'
import { problemReply } from './problem.reply.ts'
import { withUpload } from './upload.ts'

export interface Parts {
  readonly base: Base
  readonly jobs: Jobs
  readonly files: FileStore
}

const KEY = /^[\w-]{8,80}$/

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && KEY.test(key)) return key
  throw new Problem('input.invalid', {}, [{ field: 'Idempotency-Key', code: 'pattern' }], {
    zh: 'Idempotency-Key 应为 UUID',
    en: 'Idempotency-Key is to be a UUID',
  })
}

/** A part without a schema admits nothing: what the caller sent there is not handed on. */
function callOf(route: Route, parts: Parts, request: FastifyRequest, sent: Partial<Call>): Call {
  return {
    ...parts,
    reader: request.visit.reader,
    session: request.visit.session,
    lang: langOf(request),
    params: route.params ? request.params : {},
    query: route.query ? request.query : {},
    body: route.body ? (request.body ?? {}) : undefined,
    key: keyOf(request),
    upload: undefined,
    ...sent,
  }
}

function run(route: Route, parts: Parts, request: FastifyRequest): Promise<unknown> {
  if (!route.upload) return route.run(callOf(route, parts, request, {}))
  return withUpload(request, route.upload.maxBytes, ({ upload, fields }) => {
    const body = route.body?.safeParse(fields)
    if (body && !body.success) throw invalid(body.error.issues as unknown as Issue[])
    return route.run(callOf(route, parts, request, { upload, body: body?.data }))
  })
}

/** The document's body of an upload: the form's fields and the file. */
function formOf(body: z.ZodType | undefined): z.ZodType {
  const file = z.object({ file: z.string().meta({ format: 'binary' }) })
  return body instanceof z.ZodObject ? file.extend(body.shape) : file
}

/** What the document says of the answer: JSON by its schema, or a file by its media types. */
function answerOf(route: Route): unknown {
  if (!route.file) return route.reply ?? z.null()
  const schema = z.string().meta({ format: 'binary' })
  const content = Object.fromEntries(route.file.map(type => [type, { schema }]))
  return { description: route.summary.en, content }
}

/** By address, whoever it is: a code is not to be guessed, and nobody is to be flooded. */
const limitOf = ({ perHour }: Route) =>
  perHour === undefined
    ? {}
    : {
        rateLimit: {
          max: perHour,
          timeWindow: '1 hour',
          keyGenerator: (request: FastifyRequest) => request.ip,
        },
      }

export function openRoute(app: FastifyInstance, route: Route, parts: Parts): void {
  const body = route.upload ? formOf(route.body) : route.body
  app.route({
    method: route.method,
    url: route.path,
    config: { verb: route.verb, ...limitOf(route) },
    schema: {
      summary: `${route.summary.zh} · ${route.summary.en}`,
      tags: [route.path.split('/')[2] ?? ''],
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(body ? { body } : {}),
      ...(route.upload ? { consumes: ['multipart/form-data'] } : {}),
      response: { 200: answerOf(route), default: problemReply },
    },
    // The form of an upload is read as a stream, and its fields are checked after it.
    validatorCompiler: part =>
      route.upload && part.httpPart === 'body' ? value => ({ value }) : validatorCompiler(part as never),
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const answer = await run(route, parts, request)
      reply.header('cache-control', 'private, no-store')
      return isDownload(answer) ? sendDownload(reply, answer) : reply.send(answer ?? null)
    },
  })
}
