/**
 * Supervisor of the embedded PostgreSQL: makes the cluster, starts it on demand, adopts one that survived a killed
 * process, stops it with its last user. Server and command line share one running cluster. It listens on a Unix socket
 * in a private folder and on no network (Windows: loopback with a random password).
 */
import { Client } from 'pg'
import { newId } from '../clock.ts'
import { binaries } from './binaries.ts'
import { homeOf } from './home.ts'
import { make } from './make.ts'
import { urlAt } from './postmaster.ts'
import { passwordOf, start, stop } from './start.ts'
import { enter, exclusively, leave, usersIn } from './user.ts'

export interface Cluster {
  /** The URL of a database of this cluster. */
  url(database: string): string
  readonly dataFolder: string
  /** Takes this process off the list of users; the last one stops the server. */
  release(): Promise<void>
}

/**
 * Opens the cluster of a data folder for this process. `fsync: false` is for tests only.
 * @throws Unusable with what to do, in both languages.
 */
export async function openCluster(folder: string, options: { fsync?: boolean } = {}): Promise<Cluster> {
  const bin = await binaries()
  const home = await homeOf(folder)
  const user = newId()
  const at = await exclusively(home.lock, async () => {
    await make(bin, home)
    const address = await start(bin, home, options.fsync ?? true)
    await enter(home.users, user)
    return address
  })
  const password = await passwordOf(home)
  const close = (): Promise<void> =>
    exclusively(home.lock, async () => {
      await leave(home.users, user)
      if (!(await usersIn(home.users)).length) await stop(bin, home)
    })
  let closing: Promise<void> | undefined
  return {
    dataFolder: home.data,
    url: database => urlAt(at, password, database),
    release: () => (closing ??= close()),
  }
}

/** Makes a database when it is missing and returns its URL. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<string> {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not a database name: ${name}`)
  const client = new Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!found.rowCount)
      await client.query(`create database ${name} encoding 'UTF8' template template0`).catch(unlessMade)
  } finally {
    await client.end()
  }
  return cluster.url(name)
}

/** Another process made it at the same moment. */
function unlessMade(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error
}
