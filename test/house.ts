/** The whole programme over HTTP for named persons. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { expect, onTestFinished } from 'vitest'
import { SAMPLES } from '../demo/sample.ts'
import { openHttp } from '../src/adapters/http/server.ts'
import { places } from '../src/domain/area/ground.queries.ts'
import type { Reader } from '../src/kernel/access.ts'
import { PUBLIC } from '../src/kernel/account/reader.rules.ts'
import { openPool, poolBase } from '../src/kernel/db.ts'
import type { Base } from '../src/kernel/db.ts'
import { diskStore } from '../src/kernel/file.ts'
import { inlineJobs } from '../src/kernel/job.ts'
import type { Cell, SheetOpening } from '../src/kernel/sheet/cell.ts'
import { readSheet } from '../src/kernel/sheet/read.ts'
import { jobKinds, routesOf } from '../src/programme.ts'
import { ownDatabase } from './database.ts'
import { checkReplies } from './reply.ts'
import { testBase, testVault } from './helper.ts'

const word = { zh: '对口', en: 'duikou' }
type Query = Readonly<Record<string, string>>

const withQuery = (path: string, query: Query = {}): string => {
  const text = new URLSearchParams(query).toString()
  return text ? `${path}?${text}` : path
}

/** A file as a browser sends it. */
async function formOf(name: string, bytes: Buffer, fields: Query = {}) {
  const data = new FormData()
  for (const [key, value] of Object.entries(fields)) data.append(key, value)
  data.append('file', new Blob([new Uint8Array(bytes)]), name)
  const sent = new Response(data)
  return {
    payload: Buffer.from(await sent.arrayBuffer()),
    type: sent.headers.get('content-type') ?? '',
  }
}

export interface Person {
  get(path: string, query?: Query): Promise<LightMyRequestResponse>
  /** The answer's JSON; anything but 200 fails the test. */
  ask<T>(path: string, query?: Query): Promise<T>
  post(path: string, body?: object): Promise<LightMyRequestResponse>
  put(path: string, body: object): Promise<LightMyRequestResponse>
  /** The same, and what must succeed. */
  tell<T>(path: string, body?: object): Promise<T>
  upload(
    path: string,
    name: string,
    bytes: Buffer,
    query?: Query,
    fields?: Query,
  ): Promise<LightMyRequestResponse>
  download(path: string, query?: Query): Promise<{ name: string; bytes: Buffer }>
}

function personOn(app: FastifyInstance, reader: Reader, lang: string): Person {
  const headers = { 'x-test-user': reader.userId, 'x-duikou': '1', 'accept-language': lang }
  const ok = (answer: LightMyRequestResponse): LightMyRequestResponse => {
    expect(answer.statusCode, answer.body.slice(0, 400)).toBe(200)
    return answer
  }
  const self: Person = {
    get: (path, query) => app.inject({ url: withQuery(path, query), headers }),
    post: (path, body) =>
      app.inject({ method: 'POST', url: path, headers, ...(body ? { payload: body } : {}) }),
    put: (path, body) => app.inject({ method: 'PUT', url: path, headers, payload: body }),
    ask: async (path, query) => ok(await self.get(path, query)).json(),
    tell: async (path, body) => ok(await self.post(path, body)).json(),
    async upload(path, name, bytes, query, fields) {
      const { payload, type } = await formOf(name, bytes, fields)
      const url = withQuery(path, query)
      return app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload })
    },
    async download(path, query) {
      const answer = ok(await self.get(path, query))
      const name = /filename\*=UTF-8''([^;]+)/.exec(String(answer.headers['content-disposition']))?.[1]
      return { name: decodeURIComponent(name ?? ''), bytes: answer.rawPayload }
    },
  }
  return self
}

export interface TestHouse {
  readonly base: Base
  readonly app: FastifyInstance
  /** Runs what waits in the queue, as the server would. */
  work(): Promise<void>
  as(reader: Reader, lang?: 'zh' | 'en'): Person
}

/** A database of the house's own, where transactions are what they are: work in progress tells of itself beside them. */
async function ownBase(): Promise<Base> {
  const pool = openPool(await ownDatabase(), 16)
  onTestFinished(() => pool.end())
  return poolBase(pool, testVault)
}

/** @param more.own for what commits while something else is read: jobs, imports. */
export async function openTestHouse(more: { demo?: boolean; own?: boolean } = {}): Promise<TestHouse> {
  const base = more.own ? await ownBase() : await testBase()
  const folder = mkdtempSync(join(tmpdir(), 'duikou-house-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = diskStore(folder)
  const jobs = inlineJobs(base, files, jobKinds)
  const readers = new Map<string, Reader>()
  const app = await openHttp({
    base,
    files,
    jobs,
    routes: routesOf(
      places,
      () => ({ name: word, demo: more.demo ?? false, beginOwn: word }),
      more.demo ? SAMPLES : [],
    ),
    authenticate: async request => {
      const reader = readers.get(String(request.headers['x-test-user'])) ?? PUBLIC
      const session = { id: 's', userId: reader.userId, grantId: 'g' }
      return { reader, session: reader === PUBLIC ? undefined : session }
    },
    callsPerMinute: 100_000,
  })
  checkReplies(app)
  onTestFinished(() => app.close())
  return {
    base,
    app,
    work: () => jobs.settle(),
    as(reader, lang = 'zh') {
      readers.set(reader.userId, reader)
      return personOn(app, reader, lang)
    },
  }
}

/** A file's rows by our own reader. */
export async function rowsOf(
  name: string,
  bytes: Buffer,
): Promise<{ rows: Cell[][]; opening: SheetOpening }> {
  const folder = mkdtempSync(join(tmpdir(), 'duikou-read-'))
  try {
    const path = join(folder, 'list')
    writeFileSync(path, bytes)
    const rows: Cell[][] = []
    let opening: SheetOpening | undefined
    for await (const chunk of readSheet(path, name)) {
      rows.push(...chunk.rows)
      opening = chunk.opening
    }
    return { rows, opening: opening! }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
