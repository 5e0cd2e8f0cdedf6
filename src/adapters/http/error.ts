/** What a refused or failed call answers: the catalogue's status and the body every client knows. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { en, zhCN } from 'zod/locales'
import { newId } from '../../kernel/clock.ts'
import { asProblem, Problem, PROBLEMS } from '../../kernel/problem.ts'
import type { Detail } from '../../kernel/problem.ts'
import type { Lang, Word } from '../../kernel/words.ts'
import { say } from '../../kernel/words.ts'

/** The issues of a schema, each with its field and a sentence in both languages. */
export type Issue = {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly [more: string]: unknown
}

const SAYS = { zh: zhCN().localeError, en: en().localeError }

function sentence(issue: Issue, lang: Lang): string {
  const said = SAYS[lang](issue as unknown as Parameters<typeof SAYS.zh>[0])
  return (typeof said === 'string' ? said : said?.message) ?? issue.code
}

export function invalid(issues: readonly Issue[]): Problem {
  const details = issues.slice(0, 50).map(issue => ({
    field: issue.path.map(String).join('.'),
    code: issue.code,
    detail: { zh: sentence(issue, 'zh'), en: sentence(issue, 'en') },
  }))
  const fields = [...new Set(details.map(d => d.field))].filter(Boolean).join(', ')
  const first = details[0]?.detail
  const what = (lang: Lang): string =>
    [fields, first?.[lang]].filter(Boolean).join(lang === 'zh' ? '：' : ': ')
  return new Problem('input.invalid', {}, details, { zh: what('zh'), en: what('en') })
}

const MB = 1_048_576

/** Refusals of fastify and its plugins, as entries of the catalogue. */
function fromFastify(error: FastifyError, bodyLimit: number): Problem | undefined {
  if (hasZodFastifySchemaValidationErrors(error))
    return invalid(
      error.validation.map(v => ({
        ...v.params,
        code: v.keyword,
        path: v.instancePath.split('/').filter(Boolean),
      })),
    )
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Problem('file.size', { limit: `${Math.floor(bodyLimit / MB)} MB` })
  if (error.statusCode && error.statusCode < 500)
    return new Problem('input.invalid', {}, [], { zh: '请求格式不正确', en: 'the request is malformed' })
  return undefined
}

/** The database cannot be reached, is starting or stopping: asking again soon helps. */
const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']

const isAway = (error: unknown): boolean => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  return AWAY.includes(String(code)) || AWAY.includes(String(cause?.code))
}

const worded = (detail: Detail, lang: Lang) =>
  typeof detail.detail === 'object' ? { ...detail, detail: detail.detail[lang] } : detail

/** The body of api.md: `message` in the caller's language, `messageWords` in both. */
export function bodyOf(problem: Problem, lang: Lang) {
  const messageWords: Word = { zh: problem.say('zh'), en: problem.say('en') }
  const id = problem.values.id
  return {
    code: problem.code,
    number: PROBLEMS[problem.code].number,
    message: messageWords[lang],
    messageWords,
    details: problem.details.map(d => worded(d, lang)),
    ...(id === undefined ? {} : { id }),
  }
}

/** `zh` unless the cookie or the browser asks for English. */
export function langOf(request: FastifyRequest): Lang {
  const chosen = request.cookies?.duikou_lang ?? request.headers['accept-language'] ?? ''
  return chosen.trim().toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/** Where a failure of ours happened, without the messages: those of a database hold rows. */
function logFailure(request: FastifyRequest, error: unknown, id: string): void {
  request.log.error({ err: error, failure: id, route: request.routeOptions.url }, 'failed')
}

/** An address that the router itself refuses, before any hook has run. */
export function answerOddAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const malformed = new Problem('input.invalid', {}, [], {
    zh: '地址格式不正确',
    en: 'the address is malformed',
  })
  const problem = error.statusCode === 414 ? new Problem('input.tooLong') : malformed
  void reply.code(problem.status).send(bodyOf(problem, langOf(request)))
}

export function answerErrors(app: FastifyInstance, bodyLimit: number): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const known = asProblem(error)
    let problem = known instanceof Problem ? known : fromFastify(error, bodyLimit)
    if (!problem && isAway(error)) {
      logFailure(request, error, newId())
      problem = new Problem('server.busy')
    }
    // A problem with a cause hides what an administrator has to know.
    if (problem?.cause !== undefined) logFailure(request, problem, newId())
    if (!problem || problem.code === 'server.failed') {
      const id = newId()
      logFailure(request, error, id)
      problem = new Problem('server.failed', { id })
    }
    if (problem.code === 'server.busy') reply.header('retry-after', '2')
    const lang = langOf(request)
    return reply
      .code(problem.status)
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-language', lang)
      .header('cache-control', 'no-store')
      .serializer(JSON.stringify)
      .send(bodyOf(problem, lang))
  })
}

/** An unknown address under /api, said in the same form. */
export const notFoundBody = (lang: Lang) => ({
  ...bodyOf(new Problem('record.notFound'), lang),
  message: say({ zh: '没有这个接口地址。', en: 'There is no such address.' }, lang),
  messageWords: { zh: '没有这个接口地址。', en: 'There is no such address.' },
})
