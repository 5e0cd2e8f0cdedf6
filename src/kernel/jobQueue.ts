/**
 * The real queue on PostgreSQL. While a job runs, its server holds a lock of its own session on it: a killed server's
 * session ends with it, so whoever finds a running job without a lock knows at once that nobody is at it any more, and
 * lets it run again. No heartbeat, no waiting for a time-out.
 */
import { Client } from 'pg'
import PgBoss from 'pg-boss'
import type { Base } from './db.ts'
import type { FileStore } from './file.ts'
import { giveUp, isEnded, perform, record, STOPPING } from './job.ts'
import type { JobKind, Jobs, Parcel } from './job.ts'
import { APP_ROLE } from './tx.ts'

const QUEUE = 'job_queue'

/** How often a job is begun again after its server died or stopped in it. */
const RETRIES = 4
const RETRY_SECONDS = 2
/** Longer than any job; a killed one is found by its lock. */
const EXPIRE_HOURS = 23
/** Jobs of one kind side by side, so that a small list need not wait for a large one to end. */
const AT_ONCE = 2
const SWEEP_MS = 60_000
const STOP_MS = 10_000

/** A job is sent in the transaction of its fact, hence under the application role: it may put jobs into the queue. */
const LET_SEND = `grant usage on schema ${QUEUE} to ${APP_ROLE}; grant select, insert on all tables in schema ${QUEUE} to ${APP_ROLE};
  grant execute on all functions in schema ${QUEUE} to ${APP_ROLE}`

/** One session that holds a lock for each job that this server runs. */
function lockKeeper(url: string) {
  let session: Promise<Client> | undefined
  const open = async (): Promise<Client> => {
    const client = new Client({ connectionString: url, application_name: 'duikou jobs' })
    // A lost session is opened anew with the next lock; the jobs' own sessions are lost with it.
    client.on('error', () => {
      session = undefined
    })
    await client.connect()
    return client
  }
  /** One statement after the other on the one session. */
  let last: Promise<unknown> = Promise.resolve()
  const ask = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => {
    const next = last.then(async () => {
      session ??= open().catch(error => {
        session = undefined
        throw error
      })
      return (await (await session).query<T>(text, values)).rows
    })
    last = next.catch(() => undefined)
    return next
  }
  return {
    ask,
    async take(id: string): Promise<boolean> {
      const [row] = await ask<{ got: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 7)) as got',
        [id],
      )
      return row?.got ?? false
    },
    leave: (id: string) => ask('select pg_advisory_unlock(hashtextextended($1, 7))', [id]),
    async end(): Promise<void> {
      await last
      await (await session?.catch(() => undefined))?.end()
    },
  }
}

interface Sent {
  id: string
  name: string
  state: 'active' | 'failed'
  data: Parcel
  spent: boolean
}

export async function openJobs(
  base: Base,
  files: FileStore,
  url: string,
  kinds: readonly JobKind[],
  onError: (error: Error) => void,
): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: QUEUE, max: 3 })
  boss.on('error', onError)
  await boss.start()
  const locks = lockKeeper(url)
  const running = new Map<string, { readonly stop: AbortController; readonly done: Promise<boolean> }>()
  const kindOf = (name: string): JobKind | undefined => kinds.find(kind => kind.kind === name)

  async function run(kind: JobKind, parcel: Parcel): Promise<void> {
    if (running.has(parcel.id)) return
    if (!(await locks.take(parcel.id))) throw new Error('another server is at this job')
    const stop = new AbortController()
    const done = perform({ base, files }, kind, parcel, stop)
    running.set(parcel.id, { stop, done })
    try {
      if (await done) throw new Error('the server stops')
    } finally {
      running.delete(parcel.id)
      await locks.leave(parcel.id).catch(() => undefined)
    }
  }

  /** A job at which nobody is any more runs again, or ends with words when that happened too often. */
  async function revive({ id, name, state, data, spent }: Sent): Promise<void> {
    const kind = kindOf(name)
    if (!kind || running.has(data.id) || !(await locks.take(data.id))) return
    try {
      if (await isEnded(base, data)) return
      if (state === 'failed' || spent) await giveUp(base, kind, data)
      if (state === 'active') await boss.fail(name, id)
    } finally {
      await locks.leave(data.id)
    }
  }

  /** One that cannot be revived keeps neither the others nor the server from going on. */
  async function sweep(): Promise<void> {
    const found = await locks.ask<Sent>(
      `select id, name, state::text, data, retry_count >= retry_limit as spent from ${QUEUE}.job
       where name = any($1) and state in ('active', 'failed')`,
      [kinds.map(kind => kind.kind)],
    )
    for (const sent of found) await revive(sent).catch(onError)
  }

  for (const kind of kinds) await boss.createQueue(kind.kind)
  await locks.ask(LET_SEND)
  await sweep()
  for (const kind of kinds)
    for (let n = 0; n < AT_ONCE; n++)
      await boss.work<Parcel>(kind.kind, { pollingIntervalSeconds: 0.5 }, async ([sent]) => {
        if (sent) await run(kind, sent.data)
      })
  const timer = setInterval(() => void sweep().catch(onError), SWEEP_MS)

  return {
    async send(tx, order) {
      const id = await record(tx, order)
      const db = { executeSql: async (text: string, values: unknown[]) => tx.client.query(text, values) }
      const parcel: Parcel = { county: order.county, id, reader: tx.reader }
      await boss.send(order.kind, parcel, {
        db,
        retryLimit: RETRIES,
        retryDelay: RETRY_SECONDS,
        expireInHours: EXPIRE_HOURS,
      })
      return id
    },
    async stop() {
      clearInterval(timer)
      for (const { stop } of running.values()) stop.abort(STOPPING)
      await boss.stop({ graceful: true, timeout: STOP_MS })
      await locks.end()
    },
  }
}
