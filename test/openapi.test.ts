/** The document says what is true: a valid OpenAPI 3.1, and real replies fit the schemas in it. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { openHttp } from '../src/adapters/http/server.ts'
import { places } from '../src/domain/area/ground.queries.ts'
import { may } from '../src/kernel/access.ts'
import type { Reader, Role } from '../src/kernel/access.ts'
import { readerOf } from '../src/kernel/account/reader.rules.ts'
import { over } from '../src/kernel/db.ts'
import { diskStore } from '../src/kernel/file.ts'
import { inlineJobs } from '../src/kernel/job.ts'
import type { Route } from '../src/kernel/route.ts'
import { jobKinds, routesOf } from '../src/programme.ts'
import { samples } from './access.samples.ts'
import { settle } from './foreign.ts'
import { testBase } from './helper.ts'

const word = { zh: '对口', en: 'duikou' }
const routes = routesOf(places, () => ({ name: word, demo: false, beginOwn: word }))
const AT = {
  county: '150125',
  areaCode: '150125101201',
  id: '00000000-0000-7000-8000-00000000000a',
  mark: '例',
}
const POSTS: readonly [Role, string][] = [
  ['banner_bureau', '150125'],
  ['auditor', '150000'],
  ['administrator', '150000'],
  ['beijing_office', '110000'],
]

interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
}

async function open() {
  const base = await testBase()
  await settle(base, [AT])
  const ground = await base.transaction(client => places.ground(over(client)))
  const readers = new Map<Role, Reader>(
    POSTS.map(([role, areaCode]) => [
      role,
      readerOf(
        { userId: `u-${role}`, userName: role },
        { role, areaCode, partyId: null },
        '2020-06-01',
        ground,
      ),
    ]),
  )
  const app = await openHttp({
    base,
    files: diskStore('/nonexistent'),
    jobs: inlineJobs(base, diskStore('/nonexistent'), jobKinds),
    routes,
    authenticate: async request => {
      const reader = readers.get(request.headers['x-test-role'] as Role)!
      return { reader, session: { id: 's', userId: reader.userId, grantId: 'g' } }
    },
    callsPerMinute: 1_000_000,
  })
  onTestFinished(() => app.close())
  const document = (
    await app.inject({ url: '/api/openapi.json', headers: { 'x-test-role': 'auditor' } })
  ).json<Document>()
  return { app, readers, document }
}

const schemaOf = (document: Document, route: Route, status = '200'): object | undefined =>
  document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]?.responses[status]
    ?.content?.['application/json']?.schema

async function ask(app: FastifyInstance, route: Route, role: Role) {
  const { params = {}, query = {} } = samples[`${route.method} ${route.path}`]?.(AT) ?? {}
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return app.inject({
    method: route.method,
    url: `${path}?${new URLSearchParams(query)}`,
    headers: { 'x-test-role': role, 'x-duikou': '1' },
  })
}

test('the document is valid OpenAPI 3.1', async () => {
  const { document } = await open()
  expect(document.openapi).toMatch(/^3\.1\./)
  const { valid, errors } = await new Validator().validate(structuredClone(document) as never)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  // The same validator does find fault.
  const broken = structuredClone(document) as { info?: unknown }
  delete broken.info
  expect((await new Validator().validate(broken as never)).valid).toBe(false)
})

/** Routes whose replies are described, so that none of them loses its description. */
const DESCRIBED = [
  'GET /api/me',
  'GET /api/me/sessions',
  'GET /api/accounts',
  'GET /api/areas',
  'GET /api/areas/:code',
  'GET /api/pairings',
  'GET /api/parameters',
  'GET /api/parameters/:key/history',
  'GET /api/documents',
  'GET /api/indicators',
  'GET /api/indicators/:id',
  'GET /api/indicators/:id/evidence',
  'GET /api/records/:type/:county/:id',
  'GET /api/records/:type/:county/:id/history',
  'GET /api/jobs/:county/:id',
  'GET /api/audit',
]

test('real replies, also refusals, fit what the document says of them', { timeout: 120_000 }, async () => {
  const { app, readers, document } = await open()
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  const wrong: string[] = []
  const checked: string[] = []
  for (const route of routes.filter(r => r.method === 'GET')) {
    for (const role of readers.keys()) {
      if (route.verb !== 'public' && !may(readers.get(role)!, route.verb)) continue
      const answer = await ask(app, route, role)
      const refused = answer.statusCode >= 400
      const schema = schemaOf(document, route, refused ? 'default' : '200')
      if (!schema || !Object.keys(schema).length) continue
      if (!answer.headers['content-type']?.toString().includes('json')) continue
      const fits = ajv.compile(schema)
      const name = `${route.method} ${route.path}`
      if (!fits(answer.json()))
        wrong.push(`${name} as ${role}: ${answer.statusCode} ${ajv.errorsText(fits.errors).slice(0, 300)}`)
      else if (!refused) checked.push(name)
    }
  }
  expect(wrong).toEqual([])
  expect(DESCRIBED.filter(name => !checked.includes(name))).toEqual([])
})
