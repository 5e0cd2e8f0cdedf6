import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { child, compiled } from '../../../test/child.ts'
import { isRoot } from './binaries.ts'
import { ensureDatabase, openCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { alive, startOf, usersIn } from './user.ts'

/** A data folder that is removed when the test ends, with the cluster that lies elsewhere when we are root. */
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'duikou-cluster-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function open(path: string): Promise<Cluster> {
  const cluster = await openCluster(path, { fsync: false })
  onTestFinished(async () => {
    await cluster.release()
    const others = await usersIn(join(dirname(cluster.dataFolder), 'users'))
    if (!others.length) rmSync(dirname(cluster.dataFolder), { recursive: true, force: true })
  })
  return cluster
}

async function ask<T>(url: string, text: string): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows?.[0] as T
  } finally {
    await client.end()
  }
}

const startedAt = async (cluster: Cluster): Promise<string> =>
  (await ask<{ at: string }>(cluster.url('postgres'), 'select pg_postmaster_start_time()::text as at')).at

test('a cluster is made, shared by two users, adopted, and stopped by the last one', {
  timeout: 60_000,
}, async () => {
  // A path far longer than a socket's may be.
  const path = join(folder(), 'x'.repeat(100), '数据 与 空格')
  const first = await open(path)
  const url = await ensureDatabase(first, 'duikou')
  await ask(url, 'create table kept as select 42 as n')
  const second = await open(path)
  await first.release()
  await first.release()
  expect(await ask<{ n: number }>(url, 'select n from kept')).toEqual({ n: 42 })
  const listens = process.platform === 'win32' ? '127.0.0.1' : ''
  expect(await ask(url, 'show listen_addresses')).toEqual({ listen_addresses: listens })
  expect(await ask(url, 'show server_encoding')).toEqual({ server_encoding: 'UTF8' })
  expect(await ask(url, `select '张' < '李' collate "zh-x-icu" as after`)).toEqual({ after: false })
  await second.release()
  await expect(ask(url, 'select 1')).rejects.toThrow()
  await open(path)
  // The same URL again: an open pool finds a restarted server.
  expect(await ask<{ n: number }>(url, 'select n from kept')).toEqual({ n: 42 })
})

test('three that open at once share one server and one database', { timeout: 60_000 }, async () => {
  const path = folder()
  const all = await Promise.all([open(path), open(path), open(path)])
  const urls = await Promise.all(all.map(one => ensureDatabase(one, 'duikou')))
  expect(new Set(urls).size).toBe(1)
  await Promise.all(all.map(one => one.release()))
  await expect(ask(urls[0] ?? '', 'select 1')).rejects.toThrow()
})

test('the server of a killed owner goes on, is adopted, and stops with its last user', {
  timeout: 60_000,
}, async () => {
  const path = folder()
  const module = await compiled('src/kernel/postgres/cluster.ts')
  const owner = child(`
    import { openCluster } from ${JSON.stringify(module)}
    const cluster = await openCluster(${JSON.stringify(path)}, { fsync: false })
    console.log(cluster.url('postgres'))
    setInterval(() => {}, 1000)`)
  const url = await owner.said
  const before = await ask<{ at: string }>(url, 'select pg_postmaster_start_time()::text as at')
  owner.process.kill('SIGKILL')
  await owner.ended
  const heir = await open(path)
  expect(await startedAt(heir)).toBe(before.at)
  await heir.release()
  await expect(ask(url, 'select 1')).rejects.toThrow()
})

test('a killed server is started again, also when its number is another process’s now', {
  timeout: 60_000,
}, async () => {
  const path = folder()
  const cluster = await open(path)
  const url = await ensureDatabase(cluster, 'duikou')
  await ask(url, 'set synchronous_commit = on; create table kept as select 42 as n')
  const pidFile = join(cluster.dataFolder, 'postmaster.pid')
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const pid = Number(lines[0])
  const start = startOf(pid)
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => alive(pid, start), { timeout: 5_000 }).toBe(false)
  writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'))
  await open(path)
  expect(await ask<{ n: number }>(url, 'select n from kept')).toEqual({ n: 42 })
})

test.skipIf(process.platform === 'win32')(
  'a server whose socket was cleared away is brought back',
  { timeout: 60_000 },
  async () => {
    const path = folder()
    const cluster = await open(path)
    const socket = decodeURIComponent(cluster.url('postgres').replace(/.*host=/, ''))
    rmSync(socket, { recursive: true })
    await open(path)
    await ask(cluster.url('postgres'), 'select 1')
  },
)

test('nothing that stands in a row or a statement gets into the log', { timeout: 60_000 }, async () => {
  const cluster = await open(folder())
  const url = cluster.url('postgres')
  await ask(
    url,
    `create table person (name text primary key, age int); insert into person values ('示例人', 1)`,
  )
  for (const text of [
    `insert into person values ('示例人', 2)`,
    `select '示例人'::int`,
    `示例人`,
    `do $$ begin raise warning '示例人'; end $$`,
  ])
    await ask(url, text).catch(() => undefined)
  const log = readFileSync(join(dirname(cluster.dataFolder), 'postgres.log'), 'utf8')
  expect(log).not.toBe('')
  expect(log).not.toContain('示例人')
})

test.runIf(isRoot())(
  'as root: the database is elsewhere, and its loss is never silent',
  { timeout: 60_000 },
  async () => {
    const path = folder()
    const cluster = await open(path)
    const base = dirname(cluster.dataFolder)
    onTestFinished(() => rmSync(`${base}.old`, { recursive: true, force: true }))
    expect(readFileSync(join(path, 'postgres.txt'), 'utf8').trim()).toBe(base)
    await ask(cluster.url('postgres'), 'create table kept as select 42 as n')
    // The folder is deleted while the server runs, and begun anew: an empty database, the former one is set aside.
    rmSync(path, { recursive: true })
    const anew = await open(path)
    await expect(ask(anew.url('postgres'), 'select n from kept')).rejects.toThrow('does not exist')
    expect(existsSync(`${base}.old/data/PG_VERSION`)).toBe(true)
    await anew.release()
    rmSync(base, { recursive: true })
    await expect(openCluster(path)).rejects.toThrow(expect.objectContaining({ code: 'cluster.unusable' }))
  },
)

test.skipIf(process.platform === 'win32' || isRoot())(
  'a path that a shell would change is refused',
  async () => {
    await expect(openCluster(join(folder(), '$HOME'))).rejects.toThrow(
      expect.objectContaining({ code: 'cluster.unusable' }),
    )
  },
)
