/**
 * An export as a job: a list of any size is made page by page, tells how far it is, can be cancelled, and its file is
 * kept for a day. It stands in the table of the orderer's own office and nobody else can see or fetch it; it reads with
 * the scope that the orderer had.
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, isNotNull, lt } from 'drizzle-orm'
import type { Reader } from './access.ts'
import { witness } from './account/grant.commands.ts'
import { ownerOf } from './account/reader.rules.ts'
import type { Places } from './account/session.queries.ts'
import { newId } from './clock.ts'
import type { Base } from './db.ts'
import { FORMATS, make, mustOpen, trace } from './export.commands.ts'
import type { Desk, Format } from './export.commands.ts'
import type { ListExport } from './export.ts'
import type { FileStore } from './file.ts'
import { cancelJob } from './job.ts'
import type { Failure, JobKind, Jobs, Work } from './job.ts'
import { job } from './job.table.ts'
import { mustMay } from './access.ts'
import { Problem } from './problem.ts'
import type { Download } from './route.ts'
import { within } from './tx.ts'
import type { Tx } from './tx.ts'
import type { Lang } from './words.ts'

const EXPORT_JOB = 'export.make'

const DAY_MS = 86_400_000

/** One less than the rows of a sheet, with room for title, headings and footer. */
const MOST_ROWS = 1_048_000

/** Far more than the longest sheet has: what comes from our own hand is never refused for its size. */
const MAX_BYTES = 16 * 1024 ** 3

type Question = Readonly<Record<string, string | readonly string[]>>

interface Ordered {
  readonly list: string
  readonly format: Format
  readonly lang: Lang
  /** The question, sealed: somebody may have searched for a name. */
  readonly asked: string
  /** What the orderer saw; the job itself is written by a witness of the office. */
  readonly scope: Pick<Reader, 'counties' | 'writable' | 'lo' | 'hi'>
}

/** Kept with the job. */
interface Finished {
  readonly hash: string
  readonly fileName: string
  readonly format: Format
  readonly rows: number
}

function listOf(lists: readonly ListExport[], name: string): ListExport {
  const found = lists.find(list => list.name === name)
  if (!found) throw new Problem('record.notFound')
  return found
}

/** @throws Problem input.invalid as the same question would be refused in an address. */
function parsed(list: ListExport, asked: Question): never {
  const read = list.query.safeParse(asked)
  if (read.success) return read.data as never
  throw new Problem(
    'input.invalid',
    {},
    read.error.issues.map(issue => ({ field: issue.path.join('.'), code: issue.code })),
    { zh: '筛选条件', en: 'the filters' },
  )
}

const witnessOf = (reader: Reader): Reader => witness(reader, reader.areaCode)

export interface Office {
  readonly base: Base
  readonly jobs: Jobs
  readonly files: FileStore
  readonly reader: Reader
  readonly places: Places
  readonly lang: Lang
}

/** What would be refused is refused now, not later by the job. */
export async function orderExport(
  office: Office,
  lists: readonly ListExport[],
  order: { readonly list: string; readonly format: Format; readonly asked: Question },
): Promise<{ id: string }> {
  const { base, jobs, reader } = office
  const list = listOf(lists, order.list)
  mustMay(reader, list.verb)
  await mustOpen(office, list, parsed(list, order.asked))
  const { counties, writable, lo, hi } = reader
  const input: Ordered = {
    list: order.list,
    format: order.format,
    lang: office.lang,
    asked: base.vault.seal(JSON.stringify(order.asked)),
    scope: { counties, writable, lo, hi },
  }
  const { areaCode } = reader
  const id = await within(base, witnessOf(reader), tx =>
    jobs.send(tx, { kind: EXPORT_JOB, county: ownerOf(areaCode), areaCode, input }),
  )
  return { id }
}

/** Files of the office that were kept for a day; each is one order's alone, because its number stands in it. */
async function clearOld({ base, files, reader, county }: Work<Ordered>): Promise<void> {
  const before = new Date(Date.now() - DAY_MS)
  const old = await within(base, reader, tx =>
    tx.db
      .select({ id: job.id, result: job.result })
      .from(job)
      .where(
        and(eq(job.county, county), eq(job.kind, EXPORT_JOB), isNotNull(job.result), lt(job.endedAt, before)),
      ),
  )
  for (const { result } of old) await files.remove((result as Finished).hash, before)
}

async function run(lists: readonly ListExport[], places: Places, work: Work<Ordered>): Promise<Finished> {
  const { base, files, input } = work
  const list = listOf(lists, input.list)
  const asked = parsed(list, JSON.parse(base.vault.open(input.asked)) as Question)
  const desk: Desk = { base, reader: { ...work.reader, ...input.scope }, places, lang: input.lang }
  await clearOld(work)
  const folder = await mkdtemp(join(tmpdir(), 'duikou-export-'))
  try {
    const path = join(folder, 'list')
    const order = { id: newId(), format: input.format, path }
    const made = await make(desk, list, asked, order, {
      rows: MOST_ROWS,
      heed: rows => work.progress(rows, null),
    })
    await trace(desk, list, asked, made, order)
    const { size } = await stat(path)
    const { hash } = await files.put(createReadStream(path), Math.max(MAX_BYTES, size))
    await work.progress(made.rows, made.rows, 'made')
    return { hash, fileName: `${made.title}.${input.format}`, format: input.format, rows: made.rows }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const exportJob = (lists: readonly ListExport[], places: Places): JobKind => ({
  kind: EXPORT_JOB,
  run: work => run(lists, places, work as Work<Ordered>),
})

/** @throws Problem record.notFound for anybody but the orderer in the same post. */
async function ownJob(tx: Tx, id: string) {
  const { areaCode, userId } = tx.reader
  const [row] = await tx.db
    .select()
    .from(job)
    .where(and(eq(job.county, ownerOf(areaCode)), eq(job.id, id), eq(job.kind, EXPORT_JOB)))
  if (row?.createdBy !== userId || row.areaCode !== areaCode) throw new Problem('record.notFound')
  return row
}

export async function exportState({ base, reader }: Pick<Office, 'base' | 'reader'>, id: string) {
  const row = await within(base, witnessOf(reader), tx => ownJob(tx, id))
  const failure = row.failure as Failure | null
  return {
    state: row.state,
    rows: row.done,
    fileName: (row.result as Finished | null)?.fileName ?? null,
    failure: failure?.code ?? null,
  }
}

export const cancelExport = ({ base, reader }: Pick<Office, 'base' | 'reader'>, id: string) =>
  within(base, witnessOf(reader), async tx => {
    const row = await ownJob(tx, id)
    await cancelJob(tx, row.county, id)
    return { cancelling: true as const }
  })

/** The file that was made. @throws Problem record.notFound as long as there is none, and after a day. */
export async function fetchExport(
  { base, files, reader }: Pick<Office, 'base' | 'files' | 'reader'>,
  id: string,
): Promise<Download> {
  const made = await within(base, witnessOf(reader), async tx => {
    const row = await ownJob(tx, id)
    if (row.state !== 'done' || !row.endedAt || tx.at.getTime() - row.endedAt.getTime() > DAY_MS)
      throw new Problem('record.notFound')
    return row.result as Finished
  })
  return {
    download: await files.get(made.hash),
    fileName: made.fileName,
    mediaType: FORMATS[made.format].mediaType,
  }
}
