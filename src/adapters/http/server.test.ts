import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { person, testBase, testVault } from '../../../test/helper.ts'
import { openPool, poolBase } from '../../kernel/db.ts'
import { diskStore } from '../../kernel/file.ts'
import { inlineJobs } from '../../kernel/job.ts'
import { Problem } from '../../kernel/problem.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { disposition } from './download.ts'
import { openHttp } from './server.ts'

const summary = { zh: '试', en: 'try' }
let lastUpload = ''

const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/tries/:id',
    verb: 'public',
    summary,
    params: z.object({ id: z.coerce.number().int() }),
    query: z.object({ q: z.string().max(3).optional() }),
    reply: z.unknown(),
    run: async ({ params, lang }) => ({ id: params.id, fen: 12345678901234567890n, at: new Date(0), lang }),
  }),
  route({
    method: 'POST',
    path: '/api/tries',
    verb: 'public',
    summary,
    body: z.object({ name: z.string().min(2), nested: z.object({ n: z.number() }) }),
    run: async ({ body }) => body,
  }),
  route({
    method: 'POST',
    path: '/api/bare',
    verb: 'public',
    summary,
    run: async ({ body, query, key }) => ({ body: body ?? 'none', query, key: key ?? 'none' }),
  }),
  route({ method: 'GET', path: '/api/office', verb: 'account.manage', summary, run: async () => ({}) }),
  route({
    method: 'GET',
    path: '/api/failing',
    verb: 'public',
    summary,
    run: async () => {
      throw new Error('王小明 150125199001010011')
    },
  }),
  route({
    method: 'GET',
    path: '/api/refused',
    verb: 'public',
    summary,
    run: async () => {
      throw new Problem('fund.overdrawn', { available: 1, asked: 2 }, [
        { field: 'amount', code: 'x', detail: { zh: '多', en: 'much' } },
      ])
    },
  }),
  route({
    method: 'GET',
    path: '/api/file',
    verb: 'public',
    summary,
    run: async () => ({
      download: Readable.from(['abc']),
      fileName: '名单"\r\n.xlsx',
      mediaType: 'text/plain',
    }),
  }),
  route({
    method: 'POST',
    path: '/api/uploads',
    verb: 'public',
    summary,
    upload: { maxBytes: 200_000 },
    body: z.object({ note: z.string().min(2) }),
    run: async ({ upload, body }) => {
      lastUpload = upload?.path ?? ''
      const text = await readFile(lastUpload, 'utf8')
      return { name: upload?.name, bytes: upload?.bytes, begin: text.slice(0, 3), note: body.note }
    },
  }),
]

async function open(more: Partial<Parameters<typeof openHttp>[0]> = {}): Promise<FastifyInstance> {
  const base = await testBase()
  const app = await openHttp({
    base,
    files: diskStore('/nonexistent'),
    jobs: inlineJobs(base, diskStore('/nonexistent'), []),
    routes,
    authenticate: async () => ({ reader: person('public', '150000', []), session: undefined }),
    ...more,
  })
  onTestFinished(() => app.close())
  return app
}

const OURS = { 'x-duikou': '1' }

test('money and instants become text, and the language follows cookie, then browser', async () => {
  const app = await open()
  const zh = await app.inject('/api/tries/7')
  expect(zh.json()).toEqual({
    id: 7,
    fen: '12345678901234567890',
    at: '1970-01-01T00:00:00.000Z',
    lang: 'zh',
  })
  expect(zh.headers['cache-control']).toContain('no-store')
  const en = await app.inject({ url: '/api/tries/7', headers: { 'accept-language': 'en-GB,zh' } })
  expect(en.json().lang).toBe('en')
  const cookie = await app.inject({
    url: '/api/tries/7',
    headers: { 'accept-language': 'en', cookie: 'duikou_lang=zh' },
  })
  expect(cookie.json().lang).toBe('zh')
})

test('what does not fit the schema is named field by field, in both languages', async () => {
  const app = await open()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/tries',
    headers: OURS,
    payload: { name: 'a', nested: { n: 'x' } },
  })
  expect(answer.statusCode).toBe(400)
  const body = answer.json()
  expect(body).toMatchObject({ code: 'input.invalid', number: 1001 })
  expect(body.message).toBe(body.messageWords.zh)
  expect(body.messageWords.en).toContain('name')
  expect(body.details.map((d: { field: string }) => d.field)).toEqual(['name', 'nested.n'])
  expect(typeof body.details[0].detail).toBe('string')
  expect((await app.inject('/api/tries/x')).statusCode).toBe(400)
  const broken = await app.inject({
    method: 'POST',
    url: '/api/tries',
    headers: { ...OURS, 'content-type': 'application/json' },
    payload: '{',
  })
  expect([broken.statusCode, broken.json().code]).toEqual([400, 'input.invalid'])
})

test('a part without a schema admits nothing; an empty JSON body is none', async () => {
  const app = await open()
  const empty = await app.inject({
    method: 'POST',
    url: '/api/bare?x=1',
    headers: {
      ...OURS,
      'content-type': 'application/json',
      'idempotency-key': '018f0000-0000-7000-8000-000000000000',
    },
    payload: '',
  })
  expect(empty.json()).toEqual({ body: 'none', query: {}, key: '018f0000-0000-7000-8000-000000000000' })
  const key = await app.inject({
    method: 'POST',
    url: '/api/bare',
    headers: { ...OURS, 'idempotency-key': "a' or 1" },
  })
  expect(key.statusCode).toBe(400)
})

test('a write from elsewhere is refused', async () => {
  const app = await open()
  const tries: [Record<string, string>, number][] = [
    [{}, 403],
    [OURS, 200],
    [{ ...OURS, origin: 'http://localhost:80', host: 'localhost:80' }, 200],
    [{ ...OURS, origin: 'http://evil.example' }, 403],
    [{ ...OURS, origin: 'null' }, 403],
    [{ ...OURS, 'sec-fetch-site': 'same-origin', origin: 'http://localhost:5173' }, 200],
    [{ ...OURS, 'sec-fetch-site': 'same-site' }, 403],
    [{ ...OURS, 'sec-fetch-site': 'cross-site' }, 403],
  ]
  for (const [headers, status] of tries) {
    const answer = await app.inject({ method: 'POST', url: '/api/bare', headers })
    expect(answer.statusCode, JSON.stringify(headers)).toBe(status)
    if (status === 403) expect(answer.json().code).toBe('access.forgery')
  }
})

test('refusals carry the catalogue’s status and words; a failure carries a number and nothing of its cause', async () => {
  const app = await open()
  const refused = await app.inject({ url: '/api/refused', headers: { 'accept-language': 'en' } })
  expect([refused.statusCode, refused.json().details]).toEqual([
    422,
    [{ field: 'amount', code: 'x', detail: 'much' }],
  ])
  const failed = await app.inject('/api/failing')
  expect(failed.statusCode).toBe(500)
  expect(failed.json()).toMatchObject({ code: 'server.failed', id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(failed.json().message).toContain(failed.json().id)
  expect(failed.body).not.toContain('王小明')
  const signIn = await app.inject('/api/office')
  expect([signIn.statusCode, signIn.json().code]).toEqual([401, 'access.signIn'])
})

test('a database that is away is said to be busy, not broken', async () => {
  const app = await open({
    authenticate: async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    },
  })
  const answer = await app.inject('/api/tries/1')
  expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
    503,
    'server.busy',
    '2',
  ])
})

test('the log names routes and places in the code, never addresses, messages or bodies', async () => {
  const lines: string[] = []
  const write = process.stderr.write
  process.stderr.write = ((text: string) => lines.push(String(text)) > 0) as typeof process.stderr.write
  try {
    const app = await open({ log: 'info' })
    await app.inject('/api/tries/7?q=abc')
    await app.inject('/api/failing')
  } finally {
    process.stderr.write = write
  }
  const log = lines.join('')
  expect(log).toContain('/api/tries/:id')
  expect(log).toContain('server.test.ts')
  expect(log).not.toContain('q=abc')
  expect(log).not.toContain('王小明')
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
})

function form(file: string | undefined, fields: Record<string, string>) {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  if (file !== undefined) data.append('file', new Blob([file]), '../../名单.xlsx')
  return new Response(data)
}

async function upload(app: FastifyInstance, file: string | undefined, fields: Record<string, string>) {
  const sent = form(file, fields)
  return app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: { ...OURS, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
}

test('an upload is handed on as a temporary file and removed; too large, missing or wrong ones are refused', async () => {
  const app = await open()
  const good = await upload(app, 'abcdef', { note: '说明' })
  expect(good.json()).toEqual({ name: '名单.xlsx', bytes: 6, begin: 'abc', note: '说明' })
  expect(existsSync(lastUpload)).toBe(false)
  const large = await upload(app, 'x'.repeat(200_001), { note: '说明' })
  expect([large.statusCode, large.json().code]).toEqual([413, 'file.size'])
  const huge = await upload(app, 'x'.repeat(2_000_000), { note: '说明' })
  expect([huge.statusCode, huge.json().code]).toEqual([413, 'file.size'])
  const none = await upload(app, undefined, { note: '说明' })
  expect([none.statusCode, none.json().details[0].field]).toEqual([400, 'file'])
  const wrong = await upload(app, 'abc', { note: 'x' })
  expect([wrong.statusCode, wrong.json().details[0].field]).toEqual([400, 'note'])
  const json = await app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: OURS,
    payload: { note: 'xx' },
  })
  expect(json.statusCode).toBe(400)
})

test('a body over 1 MB is refused', async () => {
  const app = await open()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/tries',
    headers: OURS,
    payload: { name: 'x'.repeat(1_100_000) },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'file.size'])
})

test('a download keeps its Chinese name and cannot be opened as a page of ours', async () => {
  const answer = await (await open()).inject('/api/file')
  expect(answer.body).toBe('abc')
  expect(answer.headers['content-disposition']).toBe(disposition('名单"\r\n.xlsx'))
  expect(disposition('名单"\r\n.xlsx')).toBe(
    `attachment; filename="_____.xlsx"; filename*=UTF-8''%E5%90%8D%E5%8D%95%22__.xlsx`,
  )
  expect(answer.headers['content-security-policy']).toContain('sandbox')
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
})

test('the page may load from ourselves only, and plain http is not sent to https', async () => {
  const plain = (await (await open()).inject('/api/docs')).headers
  expect(plain['content-security-policy']).toContain("default-src 'self'")
  expect(plain['content-security-policy']).toContain("script-src 'self';")
  expect(plain['content-security-policy']).not.toContain('upgrade-insecure-requests')
  expect(plain['strict-transport-security']).toBeUndefined()
  const secure = (await (await open({ secure: true })).inject('/api/docs')).headers
  expect(secure['strict-transport-security']).toContain('31536000')
})

test('the document is OpenAPI 3.1, describes every route, and its page loads nothing', async () => {
  const app = await open()
  const document = (await app.inject('/api/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  const described = Object.entries<Record<string, { summary: string }>>(document.paths).flatMap(
    ([path, methods]) => Object.keys(methods).map(m => `${m.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual(routes.map(r => `${r.method} ${r.path.replace(/:(\w+)/g, '{$1}')}`).sort())
  expect(
    document.paths['/api/uploads'].post.requestBody.content['multipart/form-data'].schema.properties.file
      .format,
  ).toBe('binary')
  expect(document.paths['/api/tries'].post.summary).toBe('试 · try')
  const page = (await app.inject('/api/docs')).body
  expect(page).toContain('/api/tries/{id}')
  expect(page).not.toMatch(/<script|src=|https?:\/\//)
})

test('an unknown address under /api answers JSON; elsewhere the page answers when it is built', async () => {
  const app = await open()
  const unknown = await app.inject('/api/nothing')
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'record.notFound'])
  expect((await app.inject('/households/1')).statusCode).toBe(404)
})

test('alive and ready', async () => {
  const app = await open()
  expect((await app.inject('/healthz')).json()).toEqual({ ok: true })
  expect((await app.inject('/readyz')).json()).toEqual({ ready: true })
})

test('too many calls from one address are put off', async () => {
  const app = await open({ callsPerMinute: 3 })
  for (let i = 0; i < 3; i++) expect((await app.inject('/api/tries/1')).statusCode).toBe(200)
  const answer = await app.inject('/api/tries/1')
  expect([answer.statusCode, answer.json().code]).toEqual([429, 'access.tooMany'])
  expect(answer.headers['retry-after']).toBeDefined()
  expect((await app.inject('/healthz')).statusCode).toBe(200)
})

test('the built page answers every screen; hashed files are kept, the page is not; files are compressed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duikou-web-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>对口</title>')
  writeFileSync(join(folder, 'open.html'), '<!doctype html><title>公告公示</title>')
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'let a = 1;'.repeat(1000))
  const app = await open({ webFolder: folder, demo: true })
  for (const url of ['/', '/households/150125/1?tab=income']) {
    const page = await app.inject(url)
    expect([page.statusCode, page.headers['cache-control']], url).toEqual([200, 'no-cache'])
    expect(page.body).toContain('对口')
    expect(page.headers['x-duikou-demo']).toBe('1')
  }
  for (const url of ['/public', '/public?area=150125', '/public/150125/1']) {
    const page = await app.inject(url)
    expect([page.statusCode, page.headers['cache-control']], url).toEqual([200, 'no-cache'])
    expect(page.body).toContain('公告公示')
  }
  expect((await app.inject('/publications')).body).not.toContain('公告公示')
  const script = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'gzip' } })
  expect(script.headers['cache-control']).toContain('immutable')
  expect(script.headers['content-encoding']).toBe('gzip')
  expect((await app.inject('/assets/gone-1.js')).statusCode).toBe(404)
  expect((await app.inject('/api/gone')).json().code).toBe('record.notFound')
  expect((await app.inject('/../package.json')).statusCode).toBe(404)
})

test('an upload that breaks off leaves no file behind', async () => {
  const before = uploadFolders()
  const app = await open()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  const head =
    'POST /api/uploads HTTP/1.1\r\nhost: x\r\nx-duikou: 1\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 9000\r\n\r\n'
  socket.write(`${head}--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf`)
  await vi.waitFor(() => expect(uploadFolders().length).toBe(before.length + 1))
  socket.destroy()
  await vi.waitFor(() => expect(uploadFolders()).toEqual(before))
})

const uploadFolders = (): string[] => readdirSync(tmpdir()).filter(name => name.startsWith('duikou-upload-'))

test('an address that is too long, a body that nests too deep and repeated parameters are refused in words', async () => {
  const app = await open()
  const long = await app.inject(`/api/tries/1?q=${'x'.repeat(9_000)}`)
  expect([long.statusCode, long.json().code]).toEqual([414, 'input.tooLong'])
  for (const payload of ['['.repeat(400_000), `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`]) {
    const deep = await app.inject({
      method: 'POST',
      url: '/api/tries',
      headers: { ...OURS, 'content-type': 'application/json' },
      payload,
    })
    expect([deep.statusCode, deep.json().code]).toEqual([400, 'input.invalid'])
  }
  const polluted = await app.inject({
    method: 'POST',
    url: '/api/tries',
    headers: { ...OURS, 'content-type': 'application/json' },
    payload: '{"__proto__":{"a":1},"name":"ab","nested":{"n":1}}',
  })
  expect(polluted.statusCode).toBe(400)
  expect((await app.inject('/api/tries/1?q=a&q=b')).statusCode).toBe(400)
  expect((await app.inject(`/api/tries/1?${'a=1&'.repeat(1_500)}`)).statusCode).toBe(200)
  const odd = await app.inject('/api/tries/%ff')
  expect([odd.statusCode, odd.json().code]).toEqual([400, 'input.invalid'])
  expect((await app.inject(`/api/tries/${'1'.repeat(300)}`)).json().code).toBe('input.tooLong')
})

test('who sends headings or a body too slowly is cut off, and the server goes on', async () => {
  const app = await open({ patience: { headings: 300, request: 600, silence: 60_000, look: 50 } })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const slow = (text: string): Promise<string> =>
    new Promise(done => {
      const socket = connect(port, '127.0.0.1')
      let said = ''
      socket.on('data', part => (said += part.toString()))
      socket.on('close', () => done(said))
      socket.on('error', () => undefined)
      socket.write(text)
    })
  const headings = slow('GET /api/tries/1 HTTP/1.1\r\nhost: x\r\n')
  const body = slow(
    'POST /api/tries HTTP/1.1\r\nhost: x\r\nx-duikou: 1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"na',
  )
  expect(await headings).toContain('408')
  expect(await body).toContain('408')
  expect((await app.inject('/healthz')).statusCode).toBe(200)
})

test('a database that is away or silent is busy to callers and not ready, and the process is still alive', async () => {
  const away = Object.assign(new Error('connect 王小明'), { code: 'ECONNREFUSED' })
  const bases = {
    away: () => Promise.reject(away),
    silent: () => new Promise<never>(() => undefined),
  }
  for (const [what, transaction] of Object.entries(bases)) {
    const app = await open({ base: { transaction, end: async () => undefined, vault: testVault } })
    const ready = await app.inject('/readyz')
    expect([ready.statusCode, ready.json()], what).toEqual([503, { ready: false }])
    expect((await app.inject('/healthz')).statusCode).toBe(200)
  }
  const pool = poolBase(openPool('postgres://nobody@127.0.0.1:9/none', 1), testVault)
  const asking = route({
    method: 'GET',
    path: '/api/asking',
    verb: 'public',
    summary,
    run: () => pool.transaction(async () => ({})),
  })
  const app = await open({ routes: [asking] })
  const answer = await app.inject('/api/asking')
  expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
    503,
    'server.busy',
    '2',
  ])
})

test('HEAD and OPTIONS are asked the same questions at the door as the call they stand for', async () => {
  const app = await open()
  for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'] as const) {
    const answer = await app.inject({ method, url: '/api/office', headers: OURS })
    expect([401, 404], method).toContain(answer.statusCode)
  }
  expect((await app.inject({ method: 'HEAD', url: '/api/office' })).statusCode).toBe(401)
})
