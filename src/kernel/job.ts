/**
 * Work that takes more than a second, with progress, cancel and a result that lasts. A job is sent through the
 * transaction's own connection, so that it exists if and only if the fact does.
 */
import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from './access.ts'
import { newId } from './clock.ts'
import type { Base } from './db.ts'
import type { FileStore } from './file.ts'
import { job } from './job.table.ts'
import { Problem } from './problem.ts'
import { within } from './tx.ts'
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

/** What is left of a job that does not run any more. */
export type Begun<I = unknown> = Pick<Work<I>, 'base' | 'reader' | 'jobId' | 'county' | 'input'>

export interface JobKind<I = unknown> {
  readonly kind: string
  /** May be run again from the beginning when its server was killed in the middle. */
  run(work: Work<I>): Promise<unknown>
  /**
   * Puts right what the run had begun, when it failed, was cancelled (no failure), or its server died in it too often.
   * Running it twice changes nothing.
   */
  undo?(begun: Begun<I>, failure: Failure | null): Promise<void>
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

/** What the queue carries; the input lies in the table of jobs. */
export interface Parcel {
  readonly county: string
  readonly id: string
  readonly reader: Reader
}

/** Why a running job is asked to stop: by a person, or because the server goes away and will run it again. */
export const CANCELLED = 'cancelled'
export const STOPPING = 'stopping'

export async function record(tx: Tx, order: JobOrder): Promise<string> {
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

/** Nobody looks at a job's progress more often. */
const TELL_MS = 250

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

export const tellLog: Tell = text => void process.stderr.write(`${text}\n`)

export interface Post {
  readonly base: Base
  readonly files: FileStore
}

const ENDED: readonly string[] = ['done', 'cancelled', 'failed']

export const isEnded = async (base: Base, parcel: Parcel): Promise<boolean> => {
  const row = await read(base, parcel)
  return !row || ENDED.includes(row.state)
}

/**
 * Runs one job to its end and keeps what came of it; a job that has ended is not run again.
 * @returns whether the server's stop interrupted it: then it waits to be run again
 */
export async function perform(
  { base, files }: Post,
  kind: JobKind,
  parcel: Parcel,
  stop = new AbortController(),
  tell: Tell = tellLog,
): Promise<boolean> {
  const row = await read(base, parcel)
  if (!row || ENDED.includes(row.state)) return false
  if (row.cancelAskedAt) stop.abort(CANCELLED)
  await change(base, parcel, { state: 'running', startedAt: new Date() })
  const heed = async (): Promise<void> => {
    if ((await read(base, parcel))?.cancelAskedAt) stop.abort(CANCELLED)
  }
  let told = { at: 0, step: undefined as string | undefined }
  const progress = async (done: number, total: number | null, step?: string): Promise<void> => {
    await heed()
    stop.signal.throwIfAborted()
    if (step === told.step && Date.now() - told.at < TELL_MS) return
    told = { at: Date.now(), step }
    await change(base, parcel, { done, total, ...(step ? { step } : {}) })
  }
  const { id: jobId, county, reader } = parcel
  const begun: Begun = { base, reader, jobId, county, input: row.input }
  const watch = setInterval(() => void heed().catch(() => undefined), 1000)
  try {
    stop.signal.throwIfAborted()
    const result = await kind.run({ ...begun, files, signal: stop.signal, progress })
    await change(base, parcel, { state: 'done', result: result ?? null, endedAt: new Date() })
  } catch (error) {
    const { aborted, reason } = stop.signal
    if (aborted && reason === STOPPING) {
      await change(base, parcel, { state: 'waiting' })
      return true
    }
    if (!aborted && !(error instanceof Problem)) tell(`job ${kind.kind} ${jobId}: ${traceOf(error)}`)
    await end(kind, begun, aborted ? null : failureOf(error))
  } finally {
    clearInterval(watch)
  }
  return false
}

/** Ends a job that came to nothing: first what it had begun is put right, then it says so. */
async function end(kind: JobKind, begun: Begun, failure: Failure | null): Promise<void> {
  await kind.undo?.(begun, failure)
  await change(
    begun.base,
    { county: begun.county, id: begun.jobId, reader: begun.reader },
    { state: failure ? 'failed' : 'cancelled', failure, endedAt: new Date() },
  )
}

/** Ends a job in whose middle the server died again and again; also where nothing of it can be put right any more. */
export async function giveUp(base: Base, kind: JobKind, parcel: Parcel, tell: Tell = tellLog): Promise<void> {
  const row = await read(base, parcel)
  if (!row || ENDED.includes(row.state)) return
  const { id: jobId, county, reader } = parcel
  const failure = failureOf(new Problem('job.broken'))
  await kind
    .undo?.({ base, reader, jobId, county, input: row.input }, failure)
    .catch(error => tell(`job ${kind.kind} ${jobId} was not undone: ${traceOf(error)}`))
  await change(base, parcel, { state: 'failed', failure, endedAt: new Date() })
}

export interface Failure {
  readonly code: string
  readonly values: unknown
  readonly details: unknown
}

/** What is kept of a failure: the catalogue's code, never a stack or a row of data. */
export function failureOf(error: unknown): Failure {
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
        if (kind) await perform({ base, files }, kind, next.parcel)
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
