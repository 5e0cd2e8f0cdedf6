/**
 * Supervisor of the embedded PostgreSQL: makes the cluster, starts it on demand, adopts one that survived a killed
 * process, stops it with its last user. Server and command line share one running cluster. It listens on a Unix socket
 * in a private folder and on no network (Windows: loopback with a random password).
 */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { newId } from '../clock.ts'
import { binaries, isRoot, ROOT_HOME, UNPRIVILEGED } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { enter, exclusively, leave, usersIn } from './user.ts'

export interface Cluster {
  /** The URL of a database of this cluster. */
  url(database: string): string
  readonly dataFolder: string
  /** Takes this process off the list of users; the last one stops the server. */
  release(): Promise<void>
}

interface Home {
  readonly data: string
  readonly socket: string
  readonly users: string
  readonly lock: string
  readonly log: string
  readonly password: string
}

const OWNER = 'duikou'
const windows = process.platform === 'win32'

/** The settings of an office PC. Statements never go to the log: they may hold personal data. */
const SETTINGS: Record<string, string> = {
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '100',
  max_wal_size: '2GB',
  wal_compression: 'on',
  jit: 'off',
  random_page_cost: '1.1',
  TimeZone: 'Asia/Shanghai',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
}

/** Data of an ordinary user stay in `folder`; root's lie where an unprivileged user can read them. */
async function homeOf(folder: string): Promise<Home> {
  const path = resolve(folder)
  const name = createHash('sha256').update(path).digest('hex').slice(0, 12)
  const base = isRoot() ? join(ROOT_HOME, name) : join(path, 'postgres')
  // A socket's path may have about 100 characters, so it never lies below a folder of the user's choice.
  const socket = isRoot() ? join(base, 'run') : join(tmpdir(), `duikou-${userInfo().uid}-${name}`)
  await mkdir(path, { recursive: true, mode: 0o700 })
  for (const part of [base, socket]) await ownFolder(part)
  if (isRoot()) await writeFile(join(path, 'postgres.txt'), `${base}\n`)
  return { data: join(base, 'data'), socket, users: join(base, 'users'), lock: join(base, 'lock'), log: join(base, 'postgres.log'), password: join(base, 'password') }
}

async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (windows) return
  const about = await lstat(path)
  const mine = isRoot() ? [0, UNPRIVILEGED] : [userInfo().uid]
  if (!about.isDirectory() || !mine.includes(about.uid)) throw new Error(`${path} belongs to somebody else; remove it and start again`)
  await chmod(path, 0o700)
  if (isRoot()) await chown(path, UNPRIVILEGED, UNPRIVILEGED)
}

/** Runs a program of PostgreSQL as the right user and without our environment's PG variables. */
function program(path: string, args: string[], input?: string): Promise<{ code: number; said: string }> {
  const user = isRoot() ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {}
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')))
  return new Promise((done, fail) => {
    // pg_ctl's server inherits the streams, so they are closed to it unless the program's words are wanted.
    const child = spawn(path, args, { ...user, env: { ...env, LC_ALL: 'C' }, cwd: '/', stdio: ['ignore', input === 'quiet' ? 'ignore' : 'pipe', input === 'quiet' ? 'ignore' : 'pipe'], windowsHide: true })
    let said = ''
    child.stdout?.on('data', (part: Buffer) => (said += part.toString()))
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
    child.on('error', fail)
    child.on('close', code => done({ code: code ?? 1, said: said.slice(-2000) }))
  })
}

async function make(bin: Binaries, home: Home): Promise<void> {
  if (existsSync(join(home.data, 'PG_VERSION'))) return
  const auth = windows ? ['--auth=scram-sha-256', `--pwfile=${home.password}`] : ['--auth=trust']
  if (windows) await writeFile(home.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const made = await program(bin.initdb, ['-D', home.data, '-U', OWNER, '-E', 'UTF8', '--locale=C', '--data-checksums', '--no-instructions', ...auth])
  if (made.code !== 0) throw new Error(`PostgreSQL could not make its data folder ${home.data}: ${made.said}`)
}

async function start(bin: Binaries, home: Home, fsync: boolean): Promise<void> {
  const status = await program(bin.pgCtl, ['status', '-D', home.data])
  if (status.code === 0) return
  const place = windows ? `-c listen_addresses=127.0.0.1 -c port=${portOf(home)}` : `-c listen_addresses='' -k ${home.socket}`
  const settings = { ...SETTINGS, ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }) }
  const options = [place, ...Object.entries(settings).map(([key, value]) => `-c ${key}=${value}`)].join(' ')
  const begun = await program(bin.pgCtl, ['start', '-w', '-t', '60', '-s', '-D', home.data, '-l', home.log, '-o', options], 'quiet')
  if (begun.code !== 0) throw new Error(`PostgreSQL did not start; its log is ${home.log}: ${(await readFile(home.log, 'utf8').catch(() => '')).slice(-1500)}`)
}

/** On Windows only: a loopback port that belongs to this folder. */
const portOf = (home: Home): number => 20_000 + (Number.parseInt(createHash('sha256').update(home.data).digest('hex').slice(0, 6), 16) % 20_000)

/** Opens the cluster of a data folder for this process. `fsync: false` is for tests only. */
export async function openCluster(folder: string, options: { fsync?: boolean } = {}): Promise<Cluster> {
  const bin = await binaries()
  const home = await homeOf(folder)
  const user = newId()
  await exclusively(home.lock, async () => {
    await make(bin, home)
    await start(bin, home, options.fsync ?? true)
    await enter(home.users, user)
  })
  const password = windows ? await readFile(home.password, 'utf8') : ''
  let released = false
  return {
    dataFolder: home.data,
    url: database =>
      windows
        ? `postgres://${OWNER}:${password}@127.0.0.1:${portOf(home)}/${database}`
        : `postgres://${OWNER}@localhost/${database}?host=${encodeURIComponent(home.socket)}`,
    async release() {
      if (released) return
      released = true
      await exclusively(home.lock, async () => {
        await leave(home.users, user)
        if ((await usersIn(home.users)).length) return
        await program(bin.pgCtl, ['stop', '-D', home.data, '-m', 'fast', '-w', '-t', '60'])
      })
    },
  }
}

/** Makes a database when it is missing and returns its URL. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<string> {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not a database name: ${name}`)
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!found.rowCount) await client.query(`create database ${name} encoding 'UTF8' template template0`)
  } finally {
    await client.end()
  }
  return cluster.url(name)
}
