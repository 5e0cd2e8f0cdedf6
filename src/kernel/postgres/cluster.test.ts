import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { AlreadyRunning, claimServer } from './claim.ts'
import { ensureDatabase, openCluster } from './cluster.ts'
import { alive, exclusively, startOf, usersIn } from './user.ts'

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'duikou-cluster-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function ask<T>(url: string, text: string): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows[0] as T
  } finally {
    await client.end()
  }
}

test('a cluster is made, shared by two users, adopted, and stopped by the last one', { timeout: 60_000 }, async () => {
  // A path far longer than a socket's may be.
  const path = join(folder(), 'x'.repeat(100), '数据')
  const first = await openCluster(path, { fsync: false })
  const url = await ensureDatabase(first, 'duikou')
  await ask(url, 'create table kept as select 42 as n')
  const second = await openCluster(path, { fsync: false })
  await first.release()
  expect(await ask<{ n: number }>(url, 'select n from kept')).toEqual({ n: 42 })
  expect(await ask<{ listen_addresses: string }>(url, 'show listen_addresses')).toEqual({ listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '' })
  await second.release()
  await expect(ask(url, 'select 1')).rejects.toThrow()
  const third = await openCluster(path, { fsync: false })
  expect(await ask<{ n: number }>(url, 'select n from kept')).toEqual({ n: 42 })
  await third.release()
})

test('a user that was killed is swept, and its claim and lock are taken over', async () => {
  const path = folder()
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await new Promise(done => child.once('spawn', done))
  const pid = child.pid!
  const start = startOf(pid)
  writeFileSync(join(path, 'server.pid'), `${pid}\n${start}\nhttp://127.0.0.1:3000\n`)
  writeFileSync(join(path, 'lock'), `${pid} ${start}`)
  expect(() => claimServer(path, 'http://127.0.0.1:3001')).toThrow(AlreadyRunning)
  child.kill('SIGKILL')
  await new Promise(done => child.once('exit', done))
  expect(alive(pid, start)).toBe(false)
  claimServer(path, 'http://127.0.0.1:3001')()
  expect(await exclusively(join(path, 'lock'), async () => 'mine')).toBe('mine')
  expect(await usersIn(path)).toEqual([])
})
