/**
 * Reads an uploaded list into the stage: recognise columns, read rows, find their villages, check rows and households.
 * Households stand together in the lists of the national system, so each is checked while it passes; those that do not
 * are checked afterwards (`import.check`). While PostgreSQL writes one page, the next is read.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import type { Work } from '../../kernel/job.ts'
import type { MoneyUnit } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Cell } from '../../kernel/sheet/cell.ts'
import { recogniseHeader } from '../../kernel/sheet/header.rules.ts'
import type { RecognisedHeader } from '../../kernel/sheet/header.rules.ts'
import { SHEET_LIMITS } from '../../kernel/sheet/limits.ts'
import { readSheet } from '../../kernel/sheet/read.ts'
import { isNoRecord } from '../../kernel/sheet/row.rules.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { batchRow } from './household.table.ts'
import { CHECK_PARAMETERS, checkHousehold, checkRow, worstOf } from './check.rules.ts'
import type { CheckContext } from './check.rules.ts'
import type { Finding } from './finding.terms.ts'
import { factsOf, packRow } from './import.rules.ts'
import { LIST_FINDINGS } from './import.terms.ts'
import type { BatchDecisions, ListFindingCode } from './import.terms.ts'
import { registerOf } from './importKnown.queries.ts'
import { movesOfNew } from './importMoves.rules.ts'
import type { Moves } from './importMoves.rules.ts'
import { placesOf } from './importPlace.queries.ts'
import type { PlaceFinder } from './importPlace.queries.ts'
import { parseNationalRow } from './nationalList.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'
import { NATIONAL_KEYS, columnOf } from './nationalList.terms.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { idIndexOf } from './registration.rules.ts'

export interface ListFile {
  readonly batchId: string
  readonly path: string
  readonly name: string
  readonly decisions: BatchDecisions
  /** Rows written at once. */
  readonly pageRows?: number | undefined
}

/** Small enough that what is read is forgotten before the collector would have to keep it. */
const PAGE_ROWS = 1000

/** Pages on their way at the same time, so that none of us waits for the other. */
const WRITTEN_AT_ONCE = 2

/** A staged page may be lost with the server, whose next start reads the list again; what ends the reading is kept. */
const SOON = 'set local synchronous_commit = off'

/** After so many rows others get their turn: requests, and the connection that writes the page before. */
const BREATH = 50

const COLUMNS = NATIONAL_KEYS.map(key => ({
  key,
  names: [columnOf(key).zh, ...(columnOf(key).aliases ?? [])],
}))
const REQUIRED = NATIONAL_KEYS.filter(key => columnOf(key).required)

const listFinding = (code: ListFindingCode, field: NationalKey | null): Finding => ({
  code,
  level: LIST_FINDINGS[code].level,
  field,
})

interface ReadRow {
  readonly rowNo: number
  readonly areaCode: string
  readonly householdKey: string
  readonly row: NationalRow
  readonly extra: Readonly<Record<string, string>>
  readonly idIndex: string | null
  findings: readonly Finding[]
  /** Of its household, on the first row. */
  moves?: Moves
}

/** How the cells of this list become rows. */
interface Reading {
  readonly work: Work
  readonly header: RecognisedHeader
  readonly finder: PlaceFinder
  readonly unit: MoneyUnit
  readonly context: CheckContext
}

export interface StagedList {
  readonly header: RecognisedHeader
  readonly rows: number
  readonly finder: PlaceFinder
}

/** @returns the heading as it was understood and how many rows were staged. */
export async function stageList(work: Work, file: ListFile): Promise<StagedList> {
  const finder = await within(work.base, work.reader, tx => placesOf(tx, work.county, file.decisions))
  const context = { today: today(), parameters: CHECK_PARAMETERS }
  const pages = pager(work, file, context)
  let reading: Reading | undefined
  let rows = 0
  try {
    for await (const chunk of readSheet(file.path, file.name, { signal: work.signal })) {
      let from = 0
      if (!reading) {
        reading = readingOf(work, recogniseHeader(chunk.rows, chunk.opening.merges, COLUMNS), finder, context)
        from = reading.header.headerRows
      }
      // A column that is not read would be lost without a word.
      if (chunk.warnings.some(w => w.code === 'cell.beyondColumns'))
        throw new Problem('sheet.tooManyColumns', { limit: SHEET_LIMITS.maxColumns })
      const damaged = damagedCells(reading.header, chunk.warnings)
      for (let i = from; i < chunk.rows.length; i++) {
        const cells = chunk.rows[i]!
        const rowNo = chunk.firstRow + i
        if (cells.every(c => c === null || c === '') || isNoRecord(cells)) continue
        pages.add(readRow(reading, rowNo, cells, damaged.get(rowNo)))
        rows += 1
        if (rows % BREATH === 0) await breathe()
      }
      await pages.write()
    }
    await pages.end()
  } finally {
    // Nothing is written any more when the stage is cleared after a failure.
    await pages.settled()
  }
  if (!reading || rows === 0) throw new Problem('sheet.empty')
  return { header: reading.header, rows, finder }
}

function readingOf(
  work: Work,
  header: RecognisedHeader,
  finder: PlaceFinder,
  context: CheckContext,
): Reading {
  const found = new Set(header.mapping.map(m => m.key))
  const missing = REQUIRED.filter(key => !found.has(key))
  if (missing.length)
    throw new Problem('sheet.columns', { what: missing.map(key => columnOf(key).zh).join('、') })
  const unit = moneyUnit(header.mapping.find(m => m.key === 'perCapita')?.unit) ?? header.unitInTitle ?? '元'
  return { work, header, finder, unit, context }
}

const moneyUnit = (text: string | null | undefined): MoneyUnit | null =>
  text === '元' || text === '万元' || text === '亿元' ? text : null

function damagedCells(
  header: RecognisedHeader,
  warnings: readonly { row: number; column: number; code: string }[],
): Map<number, Set<NationalKey>> {
  const byRow = new Map<number, Set<NationalKey>>()
  for (const w of warnings) {
    const key = header.mapping.find(m => m.column === w.column)?.key as NationalKey | undefined
    if (!key || w.code !== 'cell.precisionLost') continue
    byRow.set(w.row, (byRow.get(w.row) ?? new Set()).add(key))
  }
  return byRow
}

function readRow(
  { work, header, finder, unit, context }: Reading,
  rowNo: number,
  cells: readonly Cell[],
  damaged: Set<NationalKey> | undefined,
): ReadRow {
  const known: Partial<Record<NationalKey, Cell>> = {}
  const extra: Record<string, string> = {}
  for (const m of header.mapping) {
    const cell = cells[m.column] ?? null
    if (m.key) known[m.key as NationalKey] = cell
    else if (cell !== null && cell !== '') extra[m.heading] = String(cell).slice(0, 500)
  }
  const { row, findings } = parseNationalRow(known, { moneyUnit: unit, ...(damaged ? { damaged } : {}) })
  const place = finder.find(row)
  return {
    rowNo,
    areaCode: place.code ?? work.county,
    householdKey: row.householdCode ?? `row ${rowNo}`,
    row,
    extra,
    idIndex: row.idNumber.resident18 ? idIndexOf(work.base.vault, row.idNumber.value) : null,
    findings: [
      ...findings,
      ...checkRow(row, context),
      ...place.findings,
      // One mistake is told once: an empty or damaged code has its own finding.
      ...(row.householdCode || findings.some(f => f.field === 'householdCode')
        ? []
        : [listFinding('list.noHousehold', 'householdCode')]),
    ],
  }
}

/** Collects whole households into pages; one page is written while the next is collected. */
function pager(work: Work, file: ListFile, context: CheckContext) {
  const pageRows = file.pageRows ?? PAGE_ROWS
  let page: ReadRow[] = []
  let home: ReadRow[] = []
  let rows = 0
  const writing: Promise<unknown>[] = []

  function close(): void {
    const [first] = home
    if (!first) return
    const about = checkHousehold(
      home.map(r => r.row),
      context,
    )
    if (about.length) first.findings = [...first.findings, ...about]
    first.moves = movesOfNew(factsOf(work.county, home))
    page.push(...home)
    home = []
  }

  async function flush(): Promise<void> {
    const full = page
    page = []
    while (writing.length >= WRITTEN_AT_ONCE) {
      await writing[0]
      writing.shift()
    }
    if (!full.length) return
    rows += full.length
    const done = rows
    const next = within(work.base, work.reader, tx => writePage(tx, work, file.batchId, full)).then(() =>
      work.progress(done, null, 'reading'),
    )
    // Awaited with the next page; until then a failure is nobody's.
    next.catch(() => undefined)
    writing.push(next)
  }

  return {
    add(row: ReadRow): void {
      if (home[0] && home[0].householdKey !== row.householdKey) close()
      home.push(row)
    },
    write: () => (page.length >= pageRows ? flush() : Promise.resolve()),
    async end(): Promise<void> {
      close()
      await flush()
      await Promise.all(writing)
    },
    settled: (): Promise<unknown> => Promise.allSettled(writing),
  }
}

async function writePage(tx: Tx, work: Work, batchId: string, page: readonly ReadRow[]): Promise<void> {
  await tx.client.query(SOON)
  const register = await registerOf(tx, work.county, page)
  const rows = page.map(r => {
    const elsewhere = r.idIndex !== null && register.isElsewhere(r.idIndex, r.householdKey)
    const problems = elsewhere
      ? [...r.findings, listFinding('list.registeredElsewhere', 'idNumber')]
      : r.findings
    return {
      county: work.county,
      batchId,
      rowNo: r.rowNo,
      areaCode: r.areaCode,
      householdKey: r.householdKey,
      level: worstOf(problems),
      problems,
      idIndex: r.idIndex,
      known: register.isKnown(r.householdKey),
      moves: r.moves ?? null,
      rowSealed: tx.vault.seal(packRow(r)),
    }
  })
  await insertMany(tx.client, batchRow, rows)
}

/** Empties the stage of a batch. */
export const clearStage = (
  work: Pick<Work, 'base' | 'reader' | 'county'>,
  batchId: string,
): Promise<unknown> =>
  within(work.base, work.reader, tx =>
    tx.db.execute(sql`delete from batch_row where county = ${work.county} and batch_id = ${batchId}`),
  )
