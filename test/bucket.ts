/**
 * A strict S3-compatible server for tests: it computes every AWS Signature Version 4 itself, from the specification and
 * not with the library under test, and takes no body whose length or SHA-256 is not the signed one.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export const BUCKET = {
  bucket: 'files',
  region: 'cn-north-1',
  keyId: 'AKTEST',
  secret: 'geheim/+= 1',
} as const
const PAGE = 2
const SKEW_MS = 15 * 60_000

export interface BucketServer {
  readonly endpoint: string
  readonly objects: Map<string, { body: Buffer; at: Date }>
  /** Answers the next calls with these statuses, without doing anything. */
  readonly fails: number[]
  readonly refused: string[]
}

const sha = (body: Buffer | string): string => createHash('sha256').update(body).digest('hex')
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/

/** Why a request is refused; undefined when its signature is right. */
function faultOf(request: IncomingMessage): string | undefined {
  const [, keyId, day, region, names = '', signature = ''] =
    FORM.exec(request.headers.authorization ?? '') ?? []
  if (keyId !== BUCKET.keyId || region !== BUCKET.region) return 'InvalidAccessKeyId'
  const stamp = String(request.headers['x-amz-date'] ?? '')
  const at = Date.parse(stamp.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(Date.now() - at) < SKEW_MS) || !stamp.startsWith(day ?? '?')) return 'RequestTimeTooSkewed'
  const signed = names.split(';')
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every(n => signed.includes(n))) return 'MissingHeaders'
  const url = new URL(request.url ?? '/', 'http://bucket')
  const query = [...url.searchParams]
    .map(([k, v]) => `${encode(k)}=${encode(v)}`)
    .sort()
    .join('&')
  const path = decodeURIComponent(url.pathname).split('/').map(encode).join('/')
  const lines = signed.map(n => `${n}:${String(request.headers[n]).trim()}\n`).join('')
  const canonical = [request.method, path, query, lines, names, request.headers['x-amz-content-sha256']].join(
    '\n',
  )
  const scope = `${day}/${BUCKET.region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha(canonical)].join('\n')
  const key = [BUCKET.region, 's3', 'aws4_request'].reduce(
    (k: Buffer, part) => hmac(k, part),
    hmac(`AWS4${BUCKET.secret}`, day ?? ''),
  )
  const right = Buffer.from(hmac(key, text).toString('hex'))
  return timingSafeEqual(right, Buffer.from(signature)) ? undefined : 'SignatureDoesNotMatch'
}

function listing(server: BucketServer, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? ''
  const from = query.get('continuation-token') ?? ''
  const keys = [...server.objects.keys()].filter(k => k.startsWith(prefix) && k > from).sort()
  const page = keys.slice(0, PAGE)
  const contents = page.map(key => {
    const { body, at } = server.objects.get(key)!
    return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${body.length}</Size></Contents>`
  })
  const more = keys.length > PAGE
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>${BUCKET.bucket}</Name><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`
}

async function answer(server: BucketServer, request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const body = await buffer(request)
  const end = (status: number, said: Buffer | string = '', headers = {}): void =>
    void reply.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : said)
  const refuse = (status: number, why: string): void => {
    server.refused.push(why)
    end(status, `<Error><Code>${why}</Code></Error>`)
  }
  const failure = server.fails.shift()
  if (failure) return end(failure)
  const fault = faultOf(request)
  if (fault) return refuse(403, fault)
  if (request.headers['x-amz-content-sha256'] !== sha(body)) return refuse(400, 'XAmzContentSHA256Mismatch')
  const url = new URL(request.url ?? '/', 'http://bucket')
  const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/')
  const key = rest.join('/')
  if (bucket !== BUCKET.bucket) return refuse(404, 'NoSuchBucket')
  if (!key) return end(200, listing(server, url.searchParams))
  const found = server.objects.get(key)
  if (request.method === 'PUT') {
    if (request.headers['content-length'] === undefined) return refuse(411, 'MissingContentLength')
    server.objects.set(key, { body, at: new Date() })
    return end(200)
  }
  if (request.method === 'DELETE') {
    server.objects.delete(key)
    return end(204)
  }
  if (!found) return end(404)
  const headers = { 'content-length': found.body.length, 'last-modified': found.at.toUTCString() }
  return end(200, found.body, headers)
}

export async function bucketServer(): Promise<BucketServer> {
  const http = createServer((request, reply) => void answer(server, request, reply))
  await new Promise<void>(done => http.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  const { port } = http.address() as AddressInfo
  const server: BucketServer = {
    endpoint: `http://127.0.0.1:${port}`,
    objects: new Map(),
    fails: [],
    refused: [],
  }
  return server
}
