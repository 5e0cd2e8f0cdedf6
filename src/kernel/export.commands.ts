/**
 * Exporting is an act: the file is made whole in one transaction of the reader, then the audit line is written, and
 * only then does the first byte leave. A slow line to the reader holds no connection to the database.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { covers, ROLES } from './access.ts'
import type { Reader } from './access.ts'
import { witness } from './account/grant.commands.ts'
import { ownerOf } from './account/reader.rules.ts'
import type { Places } from './account/session.queries.ts'
import { command } from './audit.ts'
import { newId, today } from './clock.ts'
import type { Base } from './db.ts'
import type { ListExport } from './export.ts'
import { sheetOf } from './export.rules.ts'
import { Problem } from './problem.ts'
import type { Download } from './route.ts'
import { writeCsv } from './sheet/csv.write.ts'
import { writeXlsx } from './sheet/xlsx.write.ts'
import { within } from './tx.ts'
import type { Tx } from './tx.ts'
import type { Lang, Word } from './words.ts'

/** As many rows as a list may have that is imported; longer ones are made as a job. */
const MOST_ROWS = 400_000
/** Before the silence after which the server gives a caller up. */
const LONGEST_MS = 100_000
/** Each holds a connection while its file is made; the others are for those who work. */
const AT_ONCE = 4

export const FORMATS = {
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writeXlsx,
  },
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
} as const

export type Format = keyof typeof FORMATS

export interface Desk {
  readonly base: Base
  readonly reader: Reader
  readonly places: Places
  readonly lang: Lang
}

async function seesWhole(desk: Desk, tx: Tx, area: string): Promise<boolean> {
  const ground = await desk.places.ground(tx.db)
  const { lo, hi } = ground.rangeOf(area)
  const owners = [...ground.receivers, ...ground.givers].filter(code => code >= lo && code < hi)
  return covers(desk.reader, owners.length ? owners : [ownerOf(area)], lo, hi)
}
const OTHER_AREA: Word = { zh: '所选地区', en: 'The area asked for' }

/** 太仆寺旗红旗镇红义村: a place below the banner says which banner's it is. */
async function placeName(desk: Desk, tx: Tx, area: string): Promise<string> {
  const above = [6, 9, 12].filter(n => n <= area.length).map(n => area.slice(0, n))
  const names = await desk.places.names(tx.db, above)
  return above.map(code => names.get(code) ?? '').join('')
}

const TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** How much is made at most, and who is told after each page; throwing there ends it. */
export interface Bounds {
  readonly rows: number
  heed(rows: number): void | Promise<void>
}

/** For somebody who waits at the line: what takes too long is told before anything leaves. */
function atTheLine(): Bounds {
  const until = Date.now() + LONGEST_MS
  return {
    rows: MOST_ROWS,
    heed: () => {
      if (Date.now() > until) throw new Problem('export.tooLarge', { limit: MOST_ROWS })
    },
  }
}

async function* bounded<R>(
  pages: AsyncIterable<readonly R[]>,
  seen: { rows: number },
  bounds: Bounds,
): AsyncGenerator<readonly R[]> {
  for await (const page of pages) {
    seen.rows += page.length
    if (seen.rows > bounds.rows) throw new Problem('export.tooLarge', { limit: bounds.rows })
    await bounds.heed(seen.rows)
    yield page
  }
}

export interface Made {
  readonly area: string
  readonly title: string
  readonly rows: number
  readonly hash: string
}

/** The list's answer to one question, and whether its whole area lies in the reader's scope. */
async function opened(desk: Desk, tx: Tx, list: ListExport, asked: never) {
  const area = list.areaOf(asked)
  const whole = !area || (await seesWhole(desk, tx, area))
  // A list of a place that the reader sees in part only would pass for the whole.
  if (!whole && !list.guardsItself)
    throw new Problem('access.scope', {}, [{ field: 'area', code: 'scope' }], OTHER_AREA)
  return { area, whole, list: await list.open(tx, asked) }
}

/** Refuses what the making would refuse. */
export const mustOpen = (desk: Desk, list: ListExport, asked: never): Promise<unknown> =>
  within(desk.base, desk.reader, tx => opened(desk, tx, list, asked))

interface Making {
  readonly id: string
  readonly format: Format
  readonly path: string
}

export async function make(
  desk: Desk,
  list: ListExport,
  asked: never,
  order: Making,
  bounds: Bounds,
): Promise<Made> {
  return within(desk.base, desk.reader, async tx => {
    const { area, whole, list: answer } = await opened(desk, tx, list, asked)
    const seen = { rows: 0 }
    const { reader, lang } = desk
    const sheet = sheetOf(
      { ...answer, pages: bounded(answer.pages, seen, bounds) },
      {
        words: list.words,
        place: await placeName(desk, tx, area ?? reader.areaCode),
        asOf: today(tx.at),
        lang,
        mark: { name: reader.userName, role: ROLES[reader.role], at: TIME.format(tx.at), id: order.id },
      },
    )
    const digest = createHash('sha256')
    const measure = new Transform({
      transform(chunk: Buffer, _, done) {
        digest.update(chunk)
        done(null, chunk)
      },
    })
    const body = FORMATS[order.format].write(sheet)
    await pipeline(body, measure, createWriteStream(order.path, { mode: 0o600 }))
    // Published totals are nobody's rows: that they were taken out stands with who took them.
    return {
      area: whole && area ? area : reader.areaCode,
      title: sheet.title,
      rows: seen.rows,
      hash: digest.digest('hex'),
    }
  })
}

/** The line stands in the chain of whoever owns the rows, so that the owner sees who took them out. */
export function trace(
  desk: Desk,
  list: ListExport,
  asked: never,
  made: Made,
  { id, format }: Omit<Making, 'path'>,
) {
  const order = { command: 'exportList', county: ownerOf(made.area), areaCode: made.area }
  return command(desk.base, witness(desk.reader, made.area), order, async () => ({
    result: null,
    subject: { type: 'export', id },
    after: { list: list.name, format, asked: list.traced?.(asked) ?? asked },
    rows: { count: made.rows, hash: made.hash },
  }))
}

let running = 0

export async function exportList(
  desk: Desk,
  list: ListExport,
  asked: never,
  format: Format,
): Promise<Download> {
  if (running >= AT_ONCE) throw new Problem('server.busy')
  running++
  const folder = await mkdtemp(join(tmpdir(), 'duikou-export-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const id = newId()
    const path = join(folder, 'list')
    const made = await make(desk, list, asked, { id, format, path }, atTheLine())
    await trace(desk, list, asked, made, { id, format })
    const download = createReadStream(path)
    download.once('close', () => void remove())
    return { download, fileName: `${made.title}.${format}`, mediaType: FORMATS[format].mediaType }
  } catch (error) {
    await remove()
    throw error
  } finally {
    running--
  }
}
