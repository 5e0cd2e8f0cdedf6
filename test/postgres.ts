/**
 * One PostgreSQL for a test run, with fsync off, and in it a template database with schema and reference data, from
 * which each test process makes its own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { loadReference } from '../src/domain/area/area.reference.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { openCluster } from '../src/kernel/postgres/cluster.ts'

interface Server {
  url(database: string): string
  stop(): Promise<void>
}

export const TEMPLATE = 'duikou_template'

export default async function setup(): Promise<() => Promise<void>> {
  const server = await serverOf()
  await remake(server.url('postgres'))
  await migrate(server.url(TEMPLATE))
  const client = new pg.Client({ connectionString: server.url(TEMPLATE) })
  await client.connect()
  await loadReference(client)
  await client.end()
  process.env.DUIKOU_TEST_URL = server.url('DATABASE')
  return server.stop
}

async function remake(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`drop database if exists ${TEMPLATE}`)
  await client.query(`create database ${TEMPLATE} encoding 'UTF8' template template0`)
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  process.stdout.write(`PostgreSQL ${rows[0]?.server_version}\n`)
  await client.end()
}

async function serverOf(): Promise<Server> {
  const own = process.env.TEST_DATABASE_URL
  if (own) {
    return { url: name => Object.assign(new URL(own), { pathname: `/${name}` }).toString(), stop: async () => undefined }
  }
  const folder = mkdtempSync(join(tmpdir(), 'duikou-pg-'))
  const clean = (): void => rmSync(folder, { recursive: true, force: true })
  const bin = process.env.TEST_POSTGRES_BIN
  if (bin) return installed(bin, folder, clean)
  const cluster = await openCluster(folder, { fsync: false })
  return {
    url: cluster.url,
    stop: () => cluster.release().then(() => rmSync(join(cluster.dataFolder, '..'), { recursive: true, force: true })).then(clean),
  }
}

/** A throw-away cluster of an installed PostgreSQL, run by an unprivileged user when we are root. */
function installed(bin: string, folder: string, clean: () => void): Server {
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if ('uid' in user) spawnSync('chown', ['65534:65534', folder])
  const run = (name: string, args: string[], quiet = false): void => {
    const done = spawnSync(join(bin, name), args, { ...user, cwd: '/', stdio: quiet ? 'ignore' : 'pipe' })
    if (done.status !== 0) throw new Error(`${name}: ${done.stderr?.toString() ?? done.status}`)
  }
  const data = join(folder, 'data')
  run('initdb', ['-D', data, '-U', 'duikou', '-E', 'UTF8', '--locale=C', '--auth=trust'])
  run('pg_ctl', ['start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', `-c listen_addresses='' -k ${folder} -c fsync=off`], true)
  return {
    url: name => `postgres://duikou@localhost/${name}?host=${encodeURIComponent(folder)}`,
    async stop() {
      run('pg_ctl', ['stop', '-D', data, '-m', 'immediate'], true)
      clean()
    },
  }
}
