/** First and second start as on a fresh machine that has its packages, and the memory of server and database. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../demo/account.ts'
import { rootFolder } from '../src/kernel/migrate.ts'
import { load, signIn } from './caller.ts'
import { childrenMs, clusterMs, clusterPss, pssOf } from './cpu.ts'
import { tell } from './figure.ts'
import { tempFolder } from './house.ts'
import { freePort } from './office.ts'

interface Started {
  readonly process: ChildProcess
  readonly url: string
  readonly seconds: number
  stop(): Promise<void>
}

/** The repository's files without anything built, beside the packages of this one. */
function freshClone(folder: string): string {
  const clone = join(folder, 'duikou')
  const root = rootFolder()
  mkdirSync(clone)
  const copied = spawnSync(
    'sh',
    [
      '-c',
      'git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - | tar -xf - -C "$1"',
      'sh',
      clone,
    ],
    { cwd: root, encoding: 'utf8' },
  )
  if (copied.status !== 0) throw new Error(copied.stderr)
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  return clone
}

async function startIn(clone: string, data: string): Promise<Started> {
  const port = await freePort()
  const begun = performance.now()
  const env = { ...process.env, PORT: String(port), DUIKOU_DATA: data, DUIKOU_DEMO: '1', DATABASE_URL: '' }
  const server = spawn(process.execPath, [...process.execArgv, 'bin/start.mjs'], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  await new Promise<void>((done, fail) => {
    server.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('Open http')) done()
    })
    server.once('exit', code => fail(new Error(`the server ended with ${code}:\n${said}`)))
  })
  const seconds = (performance.now() - begun) / 1000
  return {
    process: server,
    url: `http://127.0.0.1:${port}`,
    seconds,
    async stop() {
      const ended = new Promise(done => server.once('exit', done))
      server.kill('SIGTERM')
      await ended
    },
  }
}

const pidIn = (data: string): number => {
  const base = readFileSync(join(data, 'postgres.txt'), 'utf8').trim()
  return Number(readFileSync(join(base, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function memoryOf(started: Started, data: string): { readonly node: number; readonly cluster: number } {
  return { node: pssOf(started.process.pid!) / 1e6, cluster: clusterPss(pidIn(data)) / 1e6 }
}

const PATHS = [
  '/api/households?limit=50',
  '/api/overview',
  '/api/indicators/household.people?area=152527',
  '/api/indicators/household.registered/evidence?area=152527&limit=50',
]

export async function startBench(): Promise<void> {
  const folder = tempFolder()
  const clone = freshClone(folder.path)
  const data = join(folder.path, 'data')
  try {
    const before = childrenMs()
    const first = await startIn(clone, data)
    tell('start', {
      name: 'first start, packages apart: wall',
      value: first.seconds,
      unit: 's',
      goal: '≤ 90 s',
    })
    const made = clusterMs(pidIn(data))
    await first.stop()
    const spent = (childrenMs() - before + made) / 1000
    tell('start', { name: 'first start, build and PostgreSQL included: CPU', value: spent, unit: 's' })
    const second = await startIn(clone, data)
    tell('start', { name: 'second start: wall', value: second.seconds, unit: 's', goal: '≤ 3 s' })
    await sleep(5000)
    const rest = memoryOf(second, data)
    tell('memory', { name: 'server at rest', value: rest.node, unit: 'MB' })
    tell('memory', { name: 'PostgreSQL at rest', value: rest.cluster, unit: 'MB' })
    const cookie = await signIn(second.url, 'taibus', DEMO_PASSWORD)
    let busy = rest
    const look = setInterval(() => {
      const now = memoryOf(second, data)
      busy = { node: Math.max(busy.node, now.node), cluster: Math.max(busy.cluster, now.cluster) }
    }, 250)
    await load({ url: second.url, cookie, paths: PATHS, times: 1000, atOnce: 8 })
    clearInterval(look)
    tell('memory', { name: 'server under load of 8 callers', value: busy.node, unit: 'MB' })
    tell('memory', { name: 'PostgreSQL under load of 8 callers', value: busy.cluster, unit: 'MB' })
    await second.stop()
  } finally {
    const pointer = join(data, 'postgres.txt')
    try {
      rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
    } catch {
      // An ordinary user's cluster lies in the folder itself.
    }
    folder.remove()
  }
}
