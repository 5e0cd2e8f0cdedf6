/**
 * One PostgreSQL for a test run, with fsync off, and in it a template database with schema and reference data, from
 * which each test process makes its own. `TEST_DATABASE_URL` names a server (its user may make databases and roles),
 * `TEST_POSTGRES_BIN` the programs of an installed one; otherwise it is the embedded one.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { loadReference } from '../src/domain/area/area.reference.ts'
import { loadNegativeList } from '../src/domain/project/project.reference.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { openCluster } from '../src/kernel/postgres/cluster.ts'
import { alive } from '../src/kernel/postgres/user.ts'

interface Server {
  url(database: string): string
  stop(): Promise<void>
}

/** The databases of a test run begin with this; after it comes the run's process. */
const PREFIX = 'duikou_test_'

export default async function setup(): Promise<() => Promise<void>> {
  const server = await serverOf()
  const run = `${PREFIX}${process.pid}_`
  const template = `${run}template`
  await over(server.url('postgres'), async client => {
    await sweep(client, server.ours)
    await client.query(`drop database if exists ${template}`)
    await client.query(`create database ${template} encoding 'UTF8' template template0`)
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    process.stdout.write(`PostgreSQL ${rows[0]?.server_version}\n`)
  })
  await migrate(server.url(template))
  await over(server.url(template), loadReference)
  await over(server.url(template), loadNegativeList)
  process.env.DUIKOU_TEST_URL = server.url('DATABASE')
  process.env.DUIKOU_TEST_RUN = run
  return async () => {
    await over(server.url('postgres'), client => drop(client, name => name.startsWith(run)))
    await server.stop()
  }
}

async function over<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function drop(client: Client, which: (name: string) => boolean): Promise<void> {
  const found = await client.query<{ datname: string }>(
    'select datname from pg_database where datname like $1',
    [`${PREFIX}%`],
  )
  for (const { datname } of found.rows)
    if (which(datname)) await client.query(`drop database if exists ${datname} with (force)`)
}

/** What killed test runs of this machine left behind. */
async function sweep(client: Client, ours: boolean): Promise<void> {
  if (ours) await drop(client, name => !alive(Number(name.slice(PREFIX.length).split('_')[0]), ''))
}

async function serverOf(): Promise<Server & { ours: boolean }> {
  const own = process.env.TEST_DATABASE_URL
  if (own) {
    const url = (name: string): string => Object.assign(new URL(own), { pathname: `/${name}` }).toString()
    return { url, stop: async () => undefined, ours: false }
  }
  const bin = process.env.TEST_POSTGRES_BIN
  if (bin) return { ...installed(bin), ours: false }
  // One folder for this checkout: runs side by side share the server, and one left by a killed run is adopted.
  const name = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)
  const cluster = await openCluster(join(tmpdir(), `duikou-test-${process.getuid?.() ?? 0}-${name}`), {
    fsync: false,
  })
  return { url: cluster.url, stop: () => cluster.release(), ours: true }
}

const NOBODY = 65_534

/** A throw-away cluster of an installed PostgreSQL, run by an unprivileged user when we are root. */
function installed(bin: string): Server {
  const folder = mkdtempSync(join(tmpdir(), 'duikou-pg-'))
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if ('uid' in as) chownSync(folder, NOBODY, NOBODY)
  const run = (name: string, args: string[], quiet = false): void => {
    const done = spawnSync(join(bin, name), args, { ...as, cwd: '/', stdio: quiet ? 'ignore' : 'pipe' })
    if (done.status !== 0) throw new Error(`${name}: ${done.stderr?.toString() ?? done.status}`)
  }
  const data = join(folder, 'data')
  run('initdb', ['-D', data, '-U', 'duikou', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'])
  const options = `-c listen_addresses='' -k '${folder}' -c fsync=off -c full_page_writes=off`
  run('pg_ctl', ['start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', options], true)
  return {
    url: name => `postgres://duikou@localhost/${name}?host=${encodeURIComponent(folder)}`,
    async stop() {
      run('pg_ctl', ['stop', '-D', data, '-m', 'immediate'], true)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
