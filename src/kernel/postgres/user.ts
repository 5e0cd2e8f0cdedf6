/** Who uses a cluster: one file per process, so that the last one to leave stops the server. */
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process's start, so that a reused number isn't taken for the same process; empty where the system doesn't tell. */
export function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

export function alive(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !start || startOf(pid) === start || startOf(pid) === ''
}

const mark = (): string => `${process.pid} ${startOf(process.pid)}`

/** The processes still alive that are written down in `folder`; the others are swept. */
export async function usersIn(folder: string): Promise<string[]> {
  const users: string[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    const [pid, start = ''] = (await readFile(join(folder, name), 'utf8').catch(() => '')).split(' ')
    if (pid && alive(Number(pid), start)) users.push(name)
    else await rm(join(folder, name), { force: true })
  }
  return users
}

export async function enter(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, name), mark())
}

export const leave = (folder: string, name: string): Promise<void> => rm(join(folder, name), { force: true })

const PATIENCE_MS = 60_000

/** Runs `work` while no other process does; a dead holder's lock is taken over. */
export async function exclusively<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      await writeFile(lock, mark(), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const [pid, start = ''] = (await readFile(lock, 'utf8').catch(() => '')).split(' ')
      if (pid && !alive(Number(pid), start)) await rm(lock, { force: true })
      else if (Date.now() > until) throw new Error(`${lock} is held by process ${pid || '?'}: it did not finish within a minute`)
      else await sleep(50)
    }
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}
