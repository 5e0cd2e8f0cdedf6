/** The running server of a cluster: where it answers, as its own postmaster.pid says. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Home } from './home.ts'
import { alive } from './user.ts'

/** The cluster's owner in PostgreSQL. */
export const OWNER = 'duikou'
export const windows = process.platform === 'win32'

export interface Address {
  /** The private folder of the Unix socket; empty on Windows. */
  readonly socket: string
  readonly port: number
}

/** Where the cluster's server is; undefined when none runs. A leftover of a killed one is cleared away. */
export async function addressOf(home: Home): Promise<Address | undefined> {
  const path = join(home.data, 'postmaster.pid')
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!pid) return undefined
  if (alive(pid, '') && isServerOf(pid, home))
    return { port: Number(lines[3]), socket: (lines[4] ?? '').trim() }
  // Its number may be another process's by now (usual after a container's restart), which PostgreSQL takes for itself.
  await rm(path, { force: true })
  return undefined
}

function isServerOf(pid: number, home: Home): boolean {
  if (windows) return true
  try {
    return commandOf(pid).includes(home.data)
  } catch {
    return true
  }
}

const commandOf = (pid: number): string =>
  process.platform === 'linux'
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })

export function urlAt(at: Address, password: string, database: string): string {
  return windows
    ? `postgres://${OWNER}:${password}@127.0.0.1:${at.port}/${database}`
    : `postgres://${OWNER}@localhost:${at.port}/${database}?host=${encodeURIComponent(at.socket)}`
}

const CANNOT_CONNECT_NOW = '57P03'
const RECOVERY_MS = 120_000

/** Whether it can be connected to; waits while it starts, recovers or shuts down. */
export async function answers(url: string): Promise<boolean> {
  const until = Date.now() + RECOVERY_MS
  for (;;) {
    const code = await connect(url)
    if (code === undefined) return true
    if (code !== CANNOT_CONNECT_NOW || Date.now() > until) return false
    await sleep(100)
  }
}

async function connect(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return (error as { code?: string }).code ?? 'lost'
  } finally {
    await client.end().catch(() => undefined)
  }
}
