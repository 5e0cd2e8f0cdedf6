import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { BUCKET, bucketServer } from '../../test/bucket.ts'
import { bucketStore } from './bucket.ts'
import { diskStore, sweepParts } from './file.ts'
import type { FileStore, Held } from './file.ts'
import { Problem } from './problem.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'duikou-files-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

interface Opened {
  readonly store: FileStore
  /** Replaces a stored file's bytes behind the store's back. */
  spoil(hash: string, body: Buffer): void
  age(hash: string, at: Date): void
  /** What is left of uploads that were refused. */
  leftovers(): string[]
}

const stores: Record<string, () => Promise<Opened>> = {
  async disk() {
    const path = folder()
    const at = (hash: string): string => join(path, hash.slice(0, 2), hash)
    return {
      store: diskStore(path),
      spoil: (hash, body) => writeFileSync(at(hash), body),
      age: (hash, time) => utimesSync(at(hash), time, time),
      leftovers: () => readdirSync(path).filter(name => name.endsWith('.part')),
    }
  },
  async bucket() {
    const server = await bucketServer()
    const spool = folder()
    const prefix = '对口 files/'
    return {
      store: bucketStore({ ...BUCKET, endpoint: `${server.endpoint}/`, prefix, spool }),
      spoil: (hash, body) => void server.objects.set(prefix + hash, { body, at: new Date() }),
      age: (hash, at) =>
        void server.objects.set(prefix + hash, { ...server.objects.get(prefix + hash)!, at }),
      leftovers: () => readdirSync(spool),
    }
  },
}

const codeOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

const put = (store: FileStore, text: string | Buffer, max = 1000) => store.put(Readable.from([text]), max)

async function all(store: FileStore): Promise<Held[]> {
  const held: Held[] = []
  for await (const one of store.list()) held.push(one)
  return held
}

for (const [name, open] of Object.entries(stores)) {
  test(`${name}: what is put is got again, byte by byte, under its SHA-256`, async () => {
    const { store } = await open()
    const body = randomBytes(3_000_000)
    const kept = await store.put(Readable.from([body.subarray(0, 1_000_000), body.subarray(1_000_000)]), 4e6)
    expect(kept).toEqual({ hash: createHash('sha256').update(body).digest('hex'), bytes: body.length })
    expect(Buffer.compare(await buffer(await store.get(kept.hash)), body)).toBe(0)
    expect([await store.has(kept.hash), await store.has('0'.repeat(64))]).toEqual([true, false])
    expect(await put(store, '')).toMatchObject({ bytes: 0 })
  })

  test(`${name}: a file that is too long, breaks off or is asked for by another name leaves nothing`, async () => {
    const { store, leftovers } = await open()
    expect(await codeOf(put(store, 'x'.repeat(1001)))).toBe('file.size')
    async function* breaking() {
      yield Buffer.from('half')
      throw new Error('the line broke')
    }
    expect(await codeOf(store.put(Readable.from(breaking()), 1000))).toEqual(new Error('the line broke'))
    expect(await codeOf(store.get('../../etc/passwd'))).toBe('record.notFound')
    expect(await codeOf(store.get('0'.repeat(64)))).toBe('record.notFound')
    expect(leftovers()).toEqual([])
    expect(await all(store)).toEqual([])
  })

  test(`${name}: bytes that changed in the store are not handed out as the file`, async () => {
    const { store, spoil } = await open()
    const { hash } = await put(store, 'a right file')
    spoil(hash, Buffer.from('a false file'))
    expect(await codeOf(store.get(hash).then(buffer))).toBe('file.damaged')
  })

  test(`${name}: everything is listed over pages, and removed only when it was not put again`, async () => {
    const { store, age } = await open()
    const kept = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(text => put(store, text)))
    const hashes = kept.map(k => k.hash).sort()
    const held = await all(store)
    expect(held.map(h => h.hash).sort()).toEqual(hashes)
    expect(held.every(h => h.bytes === 1 && Math.abs(Date.now() - h.at.getTime()) < 60_000)).toBe(true)
    const [old = '', young = ''] = hashes
    const before = new Date(Date.now() - 3_600_000)
    age(old, new Date(Date.now() - 7_200_000))
    expect([await store.remove(old, before), await store.remove(young, before)]).toEqual([true, false])
    expect([await store.has(old), await store.has(young)]).toEqual([false, true])
  })
}

test('bucket: a busy one is asked again; wrong keys and a bucket that is away are said so, and not retried for ever', async () => {
  const server = await bucketServer()
  const spool = folder()
  const at = { ...BUCKET, endpoint: server.endpoint, prefix: '', spool }
  server.fails.push(503, 500)
  const { hash } = await put(bucketStore(at), 'patient')
  expect(server.objects.get(hash)?.body.toString()).toBe('patient')
  server.fails.push(500, 502, 503)
  expect(await codeOf(put(bucketStore(at), 'x'))).toBe('file.away')
  expect(await codeOf(put(bucketStore({ ...at, secret: 'wrong' }), 'x'))).toBe('file.away')
  expect(server.refused).toEqual(['SignatureDoesNotMatch'])
  expect(await codeOf(put(bucketStore({ ...at, bucket: 'none' }), 'x'))).toBe('file.away')
  expect(await codeOf(bucketStore({ ...at, endpoint: 'http://127.0.0.1:9' }).has(hash))).toBe('file.away')
  expect(readdirSync(spool)).toEqual([])
})

test('part files of a killed process go after a day, younger ones stay', async () => {
  const path = folder()
  const [old, young] = ['.a.part', '.b.part'].map(name => join(path, name))
  for (const file of [old!, young!]) writeFileSync(file, 'x')
  const then = new Date(Date.now() - 2 * 86_400_000)
  utimesSync(old!, then, then)
  await sweepParts(path)
  expect([existsSync(old!), existsSync(young!)]).toEqual([false, true])
})
