/** Reads an uploaded list into the stage: recognise columns, read rows, check them, find their villages. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import type { Work } from '../../kernel/job.ts'
import type { MoneyUnit } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Cell } from '../../kernel/sheet/cell.ts'
import { recogniseHeader } from '../../kernel/sheet/header.rules.ts'
import type { RecognisedHeader } from '../../kernel/sheet/header.rules.ts'
import { readSheet } from '../../kernel/sheet/read.ts'
import { isFooterRow, isTotalsRow } from '../../kernel/sheet/row.rules.ts'
import { within } from '../../kernel/tx.ts'
import { batchRow } from './household.table.ts'
import { CHECK_PARAMETERS, checkRow, worstOf } from './check.rules.ts'
import type { Finding } from './finding.terms.ts'
import { packRow } from './import.rules.ts'
import { LIST_FINDINGS } from './import.terms.ts'
import type { BatchDecisions, ListFindingCode } from './import.terms.ts'
import { placesOf } from './importPlace.queries.ts'
import type { PlaceFinder } from './importPlace.queries.ts'
import { parseNationalRow } from './nationalList.sheet.ts'
import { NATIONAL_KEYS, columnOf } from './nationalList.terms.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { idIndexOf } from './registration.rules.ts'

export interface ListFile {
  readonly batchId: string
  readonly path: string
  readonly name: string
  readonly decisions: BatchDecisions
}

const COLUMNS = NATIONAL_KEYS.map(key => ({
  key,
  names: [columnOf(key).zh, ...(columnOf(key).aliases ?? [])],
}))
const REQUIRED = NATIONAL_KEYS.filter(key => columnOf(key).required)

export const listFinding = (code: ListFindingCode, field: NationalKey | null): Finding => ({
  code,
  level: LIST_FINDINGS[code].level,
  field,
})

/** @returns the heading as it was understood and how many rows were staged. */
export async function stageList(
  work: Work,
  file: ListFile,
): Promise<{ header: RecognisedHeader; rows: number; finder: PlaceFinder }> {
  const finder = await within(work.base, work.reader, tx => placesOf(tx, work.county, file.decisions))
  const context = { today: today(), parameters: CHECK_PARAMETERS }
  let header: RecognisedHeader | undefined
  let rows = 0
  for await (const chunk of readSheet(file.path, file.name, { signal: work.signal })) {
    let from = 0
    if (!header) {
      header = recogniseHeader(chunk.rows, chunk.opening.merges, COLUMNS)
      refuseIncomplete(header)
      from = header.headerRows
    }
    const damaged = damagedCells(header, chunk.warnings)
    const staged = chunk.rows.slice(from).flatMap((cells, i) => {
      const rowNo = chunk.firstRow + from + i
      if (cells.every(c => c === null || c === '') || isTotalsRow(cells) || isFooterRow(cells)) return []
      return [stageRow(work, file.batchId, rowNo, cells, header!, finder, context, damaged.get(rowNo))]
    })
    await within(work.base, work.reader, tx => insertMany(tx.client, batchRow, staged))
    rows += staged.length
    await work.progress(rows, null, 'reading')
  }
  if (!header || rows === 0) throw new Problem('sheet.empty')
  return { header, rows, finder }
}

function refuseIncomplete(header: RecognisedHeader): void {
  const found = new Set(header.mapping.map(m => m.key))
  const missing = REQUIRED.filter(key => !found.has(key))
  if (missing.length)
    throw new Problem('sheet.columns', { what: missing.map(key => columnOf(key).zh).join('、') })
}

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

function stageRow(
  work: Work,
  batchId: string,
  rowNo: number,
  cells: readonly Cell[],
  header: RecognisedHeader,
  finder: PlaceFinder,
  context: Parameters<typeof checkRow>[1],
  damaged: Set<NationalKey> | undefined,
) {
  const known: Partial<Record<NationalKey, Cell>> = {}
  const extra: Record<string, string> = {}
  for (const m of header.mapping) {
    const cell = cells[m.column] ?? null
    if (m.key) known[m.key as NationalKey] = cell
    else if (cell !== null && cell !== '') extra[m.heading] = String(cell).slice(0, 500)
  }
  const unit = moneyUnit(header.mapping.find(m => m.key === 'perCapita')?.unit) ?? header.unitInTitle ?? '元'
  const { row, findings } = parseNationalRow(known, { moneyUnit: unit, ...(damaged ? { damaged } : {}) })
  const place = finder.find(row)
  const all = [
    ...findings,
    ...checkRow(row, context),
    ...place.findings,
    ...(row.householdCode ? [] : [listFinding('list.noHousehold', 'householdCode')]),
  ]
  return {
    county: work.county,
    batchId,
    rowNo,
    areaCode: place.code ?? work.county,
    householdKey: row.householdCode ?? `row ${rowNo}`,
    level: worstOf(all),
    problems: all,
    idIndex: row.idNumber.resident18 ? idIndexOf(work.base.vault, row.idNumber.value) : null,
    rowSealed: work.base.vault.seal(packRow({ row, extra })),
  }
}

const moneyUnit = (text: string | null | undefined): MoneyUnit | null =>
  text === '元' || text === '万元' || text === '亿元' ? text : null

/** Empties the stage of a batch. */
export const clearStage = (
  work: Pick<Work, 'base' | 'reader' | 'county'>,
  batchId: string,
): Promise<unknown> =>
  within(work.base, work.reader, tx =>
    tx.db.execute(sql`delete from batch_row where county = ${work.county} and batch_id = ${batchId}`),
  )
