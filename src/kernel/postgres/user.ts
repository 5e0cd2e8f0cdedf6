/** Who uses a cluster: one file per user, so that the last one to leave stops the server; and the lock between them. */
import { readFileSync, renameSync, linkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../clock.ts'

/** State and start (clock ticks since boot) of a process; undefined where the system doesn't tell. */
function processStat(pid: number): { state: string; start: string } | undefined {
  try {
    // The name in brackets may hold spaces and brackets, so it is cut off up to the last one.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return { state: fields[0] ?? '', start: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

/** A process's start, so that a reused number isn't taken for the same process; empty where the system doesn't tell. */
export const startOf = (pid: number): string => processStat(pid)?.start ?? ''

/** A killed process that nobody has waited for (state Z, common in containers) counts as dead. */
export function alive(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const about = processStat(pid)
  if (!about) return true
  return !'ZX'.includes(about.state) && (!start || about.start === start)
}

/** What a process writes about itself: number, start, and something that only this writing has. */
const mark = (rest: string): string => `${process.pid} ${startOf(process.pid)} ${rest}`

function isLive(line: string): boolean {
  const [pid, start = ''] = line.split(/\s/)
  return Boolean(pid) && alive(Number(pid), start)
}

/** The users still alive that are written down in `folder`; the others are swept. */
export async function usersIn(folder: string): Promise<string[]> {
  const users: string[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    if (isLive(await readFile(join(folder, name), 'utf8').catch(() => ''))) users.push(name)
    else await rm(join(folder, name), { force: true })
  }
  return users
}

export async function enter(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, name), mark(name))
}

export const leave = (folder: string, name: string): Promise<void> => rm(join(folder, name), { force: true })

const HALF_WRITTEN_MS = 5_000

/** A lock that is still empty is being written, unless its writer was killed right then. */
function isHeld(path: string, line: string): boolean {
  if (line) return isLive(line)
  const about = statSync(path, { throwIfNoEntry: false })
  return about !== undefined && Date.now() - about.mtimeMs < HALF_WRITTEN_MS
}

/** Removes a dead process's line; if another process was quicker and this is its fresh line, that is put back. */
function sweep(path: string, line: string): void {
  const aside = `${path}.${newId()}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== line) linkSync(aside, path)
  } catch {
    // Already gone, or already taken anew: the next attempt sees it.
  }
  rmSync(aside, { force: true })
}

/**
 * Writes `rest` with this process's mark into `path` unless a living process's line stands there.
 * @returns how to give it up, or the living holder's line.
 */
export function seize(path: string, rest: string): (() => void) | string {
  const line = mark(rest)
  for (;;) {
    try {
      writeFileSync(path, line, { flag: 'wx', mode: 0o600 })
      return () => {
        if (read(path) === line) rmSync(path, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const there = read(path)
    if (there === undefined) continue
    if (isHeld(path, there)) return there
    sweep(path, there)
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const PATIENCE_MS = 150_000

/** Runs `work` while no other process does; a dead holder's lock is taken over. */
export async function exclusively<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  let held = seize(lock, newId())
  for (; typeof held === 'string'; held = seize(lock, newId())) {
    if (Date.now() > until)
      throw new Error(`${lock} is held by process ${held.split(' ')[0] || '?'}, which did not finish`)
    await sleep(30)
  }
  try {
    return await work()
  } finally {
    held()
  }
}
