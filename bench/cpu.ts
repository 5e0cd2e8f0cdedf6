/** Processor time as the system counts it: this process, its children that have ended, and a PostgreSQL with all its processes. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Client } from 'pg'

/** Linux counts in hundredths of a second whatever the kernel's own tick (USER_HZ). */
const TICK_MS = 10

interface Stat {
  readonly parent: number
  /** Of the process itself, in ms. */
  readonly own: number
  /** Of its children that it has waited for. */
  readonly children: number
}

function statOf(pid: number | string): Stat | undefined {
  try {
    // The name in brackets may hold spaces, so it is cut off.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const ticks = (from: number): number => (Number(fields[from]) + Number(fields[from + 1])) * TICK_MS
    return { parent: Number(fields[1]), own: ticks(11), children: ticks(13) }
  } catch {
    return undefined
  }
}

/** This process with all its threads, in ms. */
export function nodeMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Children of this process that have ended, in ms: the readers of spreadsheets. */
export const childrenMs = (): number => statOf('self')?.children ?? 0

/** The main process of the PostgreSQL that answers. */
export async function postmasterOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return statOf(rows[0]?.pid ?? 0)?.parent ?? 0
}

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(child => statOf(child)?.parent === pid)

/** A PostgreSQL with its sessions, those that have ended, its writers and its workers, in ms. */
export function clusterMs(postmaster: number): number {
  const main = statOf(postmaster)
  if (!main) return 0
  const living = childrenOf(postmaster).reduce((sum, pid) => sum + (statOf(pid)?.own ?? 0), 0)
  return main.own + main.children + living
}

/** Memory of a process that is shared with nobody else plus its part of what is shared (PSS), in bytes. */
export function pssOf(pid: number | string): number {
  try {
    const [, kb = '0'] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return Number(kb) * 1024
  } catch {
    return 0
  }
}

export const clusterPss = (postmaster: number): number =>
  [postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + pssOf(pid), 0)

export interface Watch {
  /** In ms since the watch was started. */
  read(): {
    readonly wall: number
    readonly node: number
    readonly children: number
    readonly cluster: number
  }
}

export function watch(postmaster: number): Watch {
  const now = () => ({
    wall: performance.now(),
    node: nodeMs(),
    children: childrenMs(),
    cluster: clusterMs(postmaster),
  })
  const begun = now()
  return {
    read() {
      const end = now()
      return {
        wall: end.wall - begun.wall,
        node: end.node - begun.node,
        children: end.children - begun.children,
        cluster: end.cluster - begun.cluster,
      }
    },
  }
}
