/**
 * The file store in an S3-compatible bucket (MinIO, Ceph, OSS, S3). Requests are signed by AWS Signature Version 4 with
 * the file's own SHA-256 as the payload's, so that the bucket refuses bytes that changed on the way.
 */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { checked, isHash, spooled } from './file.ts'
import type { FileStore, Held } from './file.ts'
import { Problem } from './problem.ts'

export interface Bucket {
  /** e.g. `http://minio.example.cn:9000`; the bucket follows as the first part of the path. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly keyId: string
  readonly secret: string
  /** What names begin with, for a bucket shared with others; empty or ending in `/`. */
  readonly prefix: string
  /** Where a file is measured before it is sent. */
  readonly spool: string
}

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const ATTEMPTS = 3
const PAUSE_MS = 200
const ANSWER_MS = 30_000
const SENDING_MS = 600_000

interface Asked {
  readonly method: 'GET' | 'PUT' | 'HEAD' | 'DELETE'
  readonly query?: Readonly<Record<string, string>>
  readonly hash?: string
  readonly bytes?: number
  /** Opened anew for each attempt. */
  readonly body?: () => Readable
}

async function ask(at: Bucket, key: string, asked: Asked): Promise<Response> {
  const url = new URL(`${at.endpoint.replace(/\/$/, '')}/${at.bucket}${key && `/${key}`}`)
  for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, value)
  const signed = await new AwsV4Signer({
    method: asked.method,
    url: url.href,
    headers: {
      'x-amz-content-sha256': asked.hash ?? EMPTY,
      ...(asked.bytes === undefined ? {} : { 'content-length': String(asked.bytes) }),
    },
    accessKeyId: at.keyId,
    secretAccessKey: at.secret,
    region: at.region,
    service: 's3',
  }).sign()
  // The answer must begin in this time; what follows may be a long file on its way to a slow reader.
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), asked.body ? SENDING_MS : ANSWER_MS)
  try {
    return await fetch(signed.url, {
      method: asked.method,
      headers: signed.headers,
      redirect: 'manual',
      signal: stop.signal,
      ...(asked.body ? { body: Readable.toWeb(asked.body()) as BodyInit, duplex: 'half' } : {}),
    } as RequestInit)
  } finally {
    clearTimeout(timer)
  }
}

const again = (status: number): boolean => status >= 500 || status === 429

/** Asks up to three times, then says that the store is away; the bucket's own words stay in the cause. */
async function patiently(at: Bucket, key: string, asked: Asked): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(at, key, asked).catch((error: unknown) => error as Error)
    const done = answer instanceof Response && !again(answer.status)
    if (done) return answer
    if (answer instanceof Response) await answer.body?.cancel()
    if (attempt === ATTEMPTS) throw away(answer)
    await sleep(PAUSE_MS * 2 ** attempt)
  }
}

function away(answer: Response | Error): Problem {
  const problem = new Problem('file.away')
  problem.cause = answer instanceof Response ? `status ${answer.status}` : answer
  return problem
}

/** An answer that is neither a success nor a plain "not there" (wrong keys, no such bucket, redirected). */
async function mustSucceed(answer: Response): Promise<Response> {
  if (answer.ok) return answer
  await answer.body?.cancel()
  throw away(answer)
}

const tag = (xml: string, name: string): string =>
  xml.match(new RegExp(`<${name}>([^<]*)</${name}>`))?.[1] ?? ''

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string): string =>
  xml.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

/** One page of ListObjectsV2. Names are ours: a prefix and a hash. */
function pageOf(xml: string, prefix: string): { held: Held[]; next: string } {
  const held = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, part = '']) => ({
    hash: plain(tag(part, 'Key')).slice(prefix.length),
    bytes: Number(tag(part, 'Size')),
    at: new Date(tag(part, 'LastModified')),
  }))
  const next = tag(xml, 'IsTruncated') === 'true' ? plain(tag(xml, 'NextContinuationToken')) : ''
  return { held: held.filter(h => isHash(h.hash)), next }
}

export function bucketStore(at: Bucket): FileStore {
  const keyOf = (hash: string): string => {
    if (!isHash(hash)) throw new Problem('record.notFound')
    return at.prefix + hash
  }
  const about = async (hash: string): Promise<Response | undefined> => {
    const answer = await patiently(at, keyOf(hash), { method: 'HEAD' })
    return answer.status === 404 ? undefined : mustSucceed(answer)
  }
  return {
    has: async hash => (await about(hash)) !== undefined,
    async get(hash) {
      const answer = await patiently(at, keyOf(hash), { method: 'GET' })
      if (answer.status === 404) throw new Problem('record.notFound')
      const { body } = await mustSucceed(answer)
      return checked(body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]), hash)
    },
    put: (body, maxBytes) =>
      spooled(at.spool, body, maxBytes, async ({ path, hash, bytes }) => {
        const sent = { method: 'PUT', hash, bytes, body: () => createReadStream(path) } as const
        await mustSucceed(await patiently(at, keyOf(hash), sent))
        return { hash, bytes }
      }),
    async *list() {
      for (let token = '', more = true; more; ) {
        const query = { 'list-type': '2', ...(at.prefix && { prefix: at.prefix }) }
        const asked = {
          method: 'GET',
          query: token ? { ...query, 'continuation-token': token } : query,
        } as const
        const page = pageOf(await (await mustSucceed(await patiently(at, '', asked))).text(), at.prefix)
        yield* page.held
        token = page.next
        more = token !== ''
      }
    },
    async remove(hash, before) {
      const put = (await about(hash))?.headers.get('last-modified')
      if (!put || new Date(put) >= before) return false
      await mustSucceed(await patiently(at, keyOf(hash), { method: 'DELETE' }))
      return true
    },
  }
}
