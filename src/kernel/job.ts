/**
 * Work that takes more than a second, with progress, cancel and a result that lasts. A job is sent through the
 * transaction's own connection, so that it exists if and only if the fact does.
 */
import { and, eq, inArray } from 'drizzle-orm'
import { Client } from 'pg'
import PgBoss from 'pg-boss'
import type { Reader } from './access.ts'
import { newId } from './clock.ts'
import type { Base } from './db.ts'
import type { FileStore } from './file.ts'
import { job } from './job.table.ts'
import { Problem } from './problem.ts'
import { APP_ROLE, within } from './tx.ts'
import type { Tx } from './tx.ts'

/** What a running job is given. `progress` also notices a cancel and throws, so call it between batches of work. */
export interface Work<I = unknown> {
  readonly base: Base
  readonly files: FileStore
  readonly reader: Reader
  readonly jobId: string
  readonly county: string
  readonly input: I
  readonly signal: AbortSignal
  progress(done: number, total: number | null, step?: string): Promise<void>
}

export interface JobKind<I = unknown> {
  readonly kind: string
  run(work: Work<I>): Promise<unknown>
}

export interface JobOrder {
  readonly kind: string
  readonly county: string
  readonly areaCode: string
  readonly input: unknown
}

export interface Jobs {
  /** Makes a job inside the caller's transaction and returns its id. */
  send(tx: Tx, order: JobOrder): Promise<string>
  stop(): Promise<void>
}

interface Parcel {
  county: string
  id: string
  reader: Reader
}

export const CANCELLED = 'cancelled'

async function record(tx: Tx, order: JobOrder): Promise<string> {
  const id = newId()
  await tx.db.insert(job).values({
    id,
    county: order.county,
    areaCode: order.areaCode,
    kind: order.kind,
    state: 'waiting',
    done: 0,
    input: order.input,
    createdBy: tx.reader.userId,
    createdAt: tx.at,
  })
  return id
}

type Change = Partial<typeof job.$inferInsert>
const change = (base: Base, parcel: Parcel, values: Change): Promise<unknown> =>
  within(base, parcel.reader, tx =>
    tx.db
      .update(job)
      .set(values)
      .where(and(eq(job.county, parcel.county), eq(job.id, parcel.id))),
  )

const read = (base: Base, parcel: Parcel) =>
  within(base, parcel.reader, async tx => {
    const [row] = await tx.db
      .select()
      .from(job)
      .where(and(eq(job.county, parcel.county), eq(job.id, parcel.id)))
    return row
  })

/** Told of a failure that nobody foresaw, so that it can be found under its number in the log. */
export type Tell = (text: string) => void

/** Runs one job to its end and keeps what came of it; never throws. */
export async function perform(
  base: Base,
  files: FileStore,
  kind: JobKind,
  parcel: Parcel,
  tell: Tell = text => void process.stderr.write(`${text}\n`),
): Promise<void> {
  const row = await read(base, parcel)
  if (!row || ['done', 'cancelled', 'failed'].includes(row.state)) return
  const stop = new AbortController()
  await change(base, parcel, { state: 'running', startedAt: new Date() })
  const progress = async (done: number, total: number | null, step?: string): Promise<void> => {
    const now = await read(base, parcel)
    if (now?.cancelAskedAt) stop.abort(CANCELLED)
    stop.signal.throwIfAborted()
    await change(base, parcel, { done, total, ...(step ? { step } : {}) })
  }
  const watch = setInterval(() => {
    read(base, parcel).then(
      now => now?.cancelAskedAt && stop.abort(CANCELLED),
      () => undefined,
    )
  }, 1000)
  try {
    const work: Work = {
      base,
      files,
      reader: parcel.reader,
      jobId: parcel.id,
      county: parcel.county,
      input: row.input,
      signal: stop.signal,
      progress,
    }
    const result = await kind.run(work)
    await change(base, parcel, { state: 'done', result: result ?? null, endedAt: new Date() })
  } catch (error) {
    const cancelled = stop.signal.aborted
    if (!cancelled && !(error instanceof Problem)) tell(`job ${kind.kind} ${parcel.id}: ${traceOf(error)}`)
    await change(base, parcel, {
      state: cancelled ? 'cancelled' : 'failed',
      failure: failureOf(error),
      endedAt: new Date(),
    })
  } finally {
    clearInterval(watch)
  }
}

/** What is kept of a failure: the catalogue's code, never a stack or a row of data. */
export function failureOf(error: unknown): { code: string; values: unknown; details: unknown } {
  if (error instanceof Problem) return { code: error.code, values: error.values, details: error.details }
  return { code: 'server.failed', values: { id: newId() }, details: [] }
}

/** Where an unforeseen error arose: its kind, code and place, without its message, which may hold a row of data. */
function traceOf(error: unknown): string {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string }
  const places = (stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return [name ?? typeof error, code, ...places.slice(0, 6).map(line => line.trim())]
    .filter(Boolean)
    .join(' ')
}

/** A job is sent in the transaction of its fact, hence under the application role: it may put jobs into the queue. */
async function letSend(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`grant usage on schema ${QUEUE} to ${APP_ROLE}; grant select, insert on all tables in schema ${QUEUE} to ${APP_ROLE};
      grant execute on all functions in schema ${QUEUE} to ${APP_ROLE}`)
  } finally {
    await client.end()
  }
}

const QUEUE = 'job_queue'

/** The real queue on PostgreSQL. A job whose process was killed is given out again by pg-boss after its time-out. */
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
  for (const kind of kinds) {
    await boss.createQueue(kind.kind)
    await boss.work<Parcel>(kind.kind, { pollingIntervalSeconds: 0.5 }, async ([sent]) => {
      if (sent) await perform(base, files, kind, sent.data)
    })
  }
  await letSend(url)
  return {
    async send(tx, order) {
      const id = await record(tx, order)
      const db = { executeSql: async (text: string, values: unknown[]) => tx.client.query(text, values) }
      await boss.send(
        order.kind,
        { county: order.county, id, reader: tx.reader },
        { db, retryLimit: 2, expireInMinutes: 30 },
      )
      return id
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

/** For tests and the command line: runs a job when its transaction has committed and `settle()` is called. */
export function inlineJobs(
  base: Base,
  files: FileStore,
  kinds: readonly JobKind[],
): Jobs & { settle(): Promise<void> } {
  const waiting: { kind: string; parcel: Parcel }[] = []
  return {
    async send(tx, order) {
      const id = await record(tx, order)
      waiting.push({ kind: order.kind, parcel: { county: order.county, id, reader: tx.reader } })
      return id
    },
    async settle() {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const kind = kinds.find(k => k.kind === next?.kind)
        if (kind) await perform(base, files, kind, next.parcel)
      }
    },
    stop: async () => undefined,
  }
}

/** Asks a waiting or running job to stop; what it has not committed is not written. */
export async function cancelJob(tx: Tx, county: string, id: string): Promise<void> {
  const asked = await tx.db
    .update(job)
    .set({ cancelAskedAt: tx.at })
    .where(and(eq(job.county, county), eq(job.id, id), inArray(job.state, ['waiting', 'running'])))
    .returning({ id: job.id })
  if (!asked.length) throw new Problem('record.notFound')
}
