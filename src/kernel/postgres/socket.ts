/**
 * The private folder of a cluster's Unix socket. Its path is short (a socket's may have 103 characters on some systems),
 * its name can't be foreseen, and it stays the same over restarts, so that an open pool finds the server again.
 */
import { chown, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ROOT_HOME } from './binaries.ts'
import type { Home } from './home.ts'

const PREFIX = 'duikou-'
const LONGEST_PLACE = 70

const noteOf = (home: Home): string => join(home.base, 'socket')

/** The folder of the last start, emptied, or a new one when that is somebody else's by now. */
export async function socketFolder(home: Home): Promise<string> {
  const last = (await readFile(noteOf(home), 'utf8').catch(() => '')).trim()
  if (last && (await isOurs(last, home))) {
    // What a killed server left there would stop the next one.
    for (const name of await readdir(last)) await rm(join(last, name), { force: true })
    return last
  }
  const place = home.as ? ROOT_HOME : tmpdir().length > LONGEST_PLACE ? '/tmp' : tmpdir()
  const folder = await mkdtemp(join(place, PREFIX))
  await give(folder, home)
  await writeFile(noteOf(home), folder)
  return folder
}

/** Takes the folder when it is free; otherwise it must be a real folder of the right user that others can't enter. */
async function isOurs(path: string, home: Home): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 })
    await give(path, home)
    return true
  } catch {
    const about = await lstat(path).catch(() => undefined)
    const uid = home.as?.uid ?? process.getuid?.()
    return Boolean(about?.isDirectory() && about.uid === uid && (about.mode & 0o077) === 0)
  }
}

const give = (path: string, home: Home): Promise<void> =>
  home.as ? chown(path, home.as.uid, home.as.gid) : Promise.resolve()

/** After a stop: nothing is left in the system's temporary folder. */
export async function clearSocket(path: string): Promise<void> {
  if (basename(path).startsWith(PREFIX)) await rm(path, { recursive: true, force: true })
}
