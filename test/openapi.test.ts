/** The document says what is true: a valid OpenAPI 3.1, and real replies fit the schemas in it. */
import { Validator } from '@seriousme/openapi-schema-validator'
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
import { checkReplies, operationOf, schemaOf, wrong } from './reply.ts'
import type { Document } from './reply.ts'

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
  const checked = new Set<string>()
  checkReplies(app, route => checked.add(route))
  onTestFinished(() => app.close())
  const document = (
    await app.inject({ url: '/api/openapi.json', headers: { 'x-test-role': 'auditor' } })
  ).json<Document>()
  return { app, readers, document, checked }
}

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

type Schema = Readonly<Record<string, unknown>>

const SAYING = ['type', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', '$ref']
const LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems']
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** The parts of a schema that admit anything: a value of no type, or an object with fields that nobody described. */
function openParts(schema: Schema, at: string): string[] {
  const open = SAYING.some(key => key in schema) ? [] : [at]
  const { type, properties, additionalProperties: more, items } = schema
  if (type === 'object' && more !== false && !isSchema(more)) open.push(`${at}/*`)
  const parts = [
    ...Object.entries(isSchema(properties) ? properties : {}),
    ...LISTS.flatMap(key => Object.entries(isSchema(schema[key]) ? schema[key] : {})),
    ...Object.entries({ items, '*': more }),
  ]
  return [...open, ...parts.flatMap(([key, part]) => (isSchema(part) ? openParts(part, `${at}/${key}`) : []))]
}

test('the reply of every route is described to its last field, and a file by its media types', async () => {
  const { document } = await open()
  const parts = routes.flatMap(route => {
    const { method, path } = route
    if (route.file) {
      expect(route.reply, path).toBeUndefined()
      const content = operationOf(document, method, path)?.responses['200']?.content
      expect(Object.keys(content ?? {}), path).toEqual([...route.file])
      return []
    }
    const schema = schemaOf(document, method, path, '200')
    return schema ? openParts(schema as Schema, `${method} ${path}`) : [`${method} ${path}`]
  })
  expect(parts).toEqual([])
})

test('a part that admits anything is found', () => {
  expect(openParts({ type: 'object', properties: { a: {} }, additionalProperties: false }, '')).toEqual([
    '/a',
  ])
  expect(openParts({ type: 'object', properties: {} }, '')).toEqual(['/*'])
  expect(openParts({ type: 'array', items: { anyOf: [{ type: 'null' }, {}] } }, '')).toEqual(['/items/1'])
  expect(openParts({ type: 'object', additionalProperties: {} }, '')).toEqual(['/*'])
})

test('real replies, also refusals, fit what the document says of them', { timeout: 120_000 }, async () => {
  const { app, readers, checked } = await open()
  wrong.length = 0
  const gets = routes.filter(r => r.method === 'GET' && !r.file)
  for (const route of gets)
    for (const role of readers.keys()) {
      if (route.verb !== 'public' && !may(readers.get(role)!, route.verb)) continue
      await ask(app, route, role)
    }
  expect(wrong).toEqual([])
  const fails = (route: Route) => samples[`${route.method} ${route.path}`]?.(AT).ownMayFail
  const names = gets.filter(r => !fails(r)).map(r => `GET ${r.path}`)
  expect(names.filter(name => !checked.has(name))).toEqual([])
})
