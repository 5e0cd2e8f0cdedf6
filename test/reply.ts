/**
 * What a route answers is what the document says of it: a field that is missing, too many or of another kind makes the
 * call fail. In tests only; in production a reply is written as it is, and its type keeps to the schema.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>
}

export interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
}

export const operationOf = (document: Document, method: string, path: string): Operation | undefined =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)

/** The document's schema of a route's JSON answer; none for a file. */
export const schemaOf = (
  document: Document,
  method: string,
  path: string,
  status: '200' | 'default',
): object | undefined => {
  const of = operationOf(document, method, path)?.responses[status]
  return of?.content?.['application/json']?.schema
}

const worded = (e: ErrorObject): string =>
  `${e.instancePath} ${e.message} ${String(e.params.additionalProperty ?? '')}`

/** Replies that did not fit, for tests that expect none. */
export const wrong: string[] = []

/** Call it before the first request. `seen` is told of each reply that fits. */
export function checkReplies(app: FastifyInstance, seen: (route: string) => void = () => {}): void {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  const checks = new Map<string, ValidateFunction | null>()
  let described: Document | undefined
  const document = () => (described ??= app.swagger() as unknown as Document)
  const checkOf = (method: string, path: string, status: '200' | 'default'): ValidateFunction | null => {
    const name = `${method} ${path} ${status}`
    const known = checks.get(name)
    if (known !== undefined) return known
    const schema = schemaOf(document(), method, path, status)
    const made = schema ? ajv.compile(schema) : null
    checks.set(name, made)
    return made
  }
  app.addHook('preSerialization', async (request: FastifyRequest, reply, payload: unknown) => {
    const { url } = request.routeOptions
    const method = request.method === 'HEAD' ? 'GET' : request.method
    if (!url || !operationOf(document(), method, url)) return payload
    const refused = reply.statusCode >= 400
    const name = `${method} ${url}`
    const fits = checkOf(method, url, refused ? 'default' : '200')
    if (fits?.(JSON.parse(JSON.stringify(payload, plain)))) {
      if (!refused) seen(name)
      return payload
    }
    const why = fits
      ? (fits.errors ?? []).map(worded).join(', ').slice(0, 600)
      : 'JSON, and it is described as a file'
    wrong.push(`${name} ${reply.statusCode}: ${why}`)
    console.error(wrong.at(-1))
    if (!refused) throw new Error(`The reply does not fit its description: ${wrong.at(-1)}`)
    return payload
  })
}
