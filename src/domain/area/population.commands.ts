/** A population list: read and shown, written as one batch, taken back as one. */
import { sql } from 'drizzle-orm'
import { mustWrite } from '../../kernel/access.ts'
import type { Reader } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import { sha256 } from '../../kernel/auditChain.ts'
import { newId } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Upload } from '../../kernel/route.ts'
import { readList } from '../../kernel/sheet/list.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { population } from './area.table.ts'
import { standing, townshipsOf } from './population.queries.ts'
import { readPopulationRow, withoutTwins } from './population.rules.ts'
import type { PopulationRow, Township } from './population.rules.ts'
import { COUNTED, POPULATION_COLUMNS, POPULATION_FINDINGS } from './population.terms.ts'
import type { PopulationKey } from './population.terms.ts'

export const POPULATION_MAX_BYTES = 8 * 1024 * 1024
/** Twenty years of the largest banner. */
const MAX_ROWS = 20_000

const COLUMNS = {
  of: POPULATION_COLUMNS,
  needed: [['code', 'village'], ['code', 'township'], COUNTED],
} as const

async function readPopulation(upload: Upload, townships: readonly Township[]): Promise<PopulationRow[]> {
  const { rows } = await readList<PopulationKey>(upload, COLUMNS, MAX_ROWS)
  return withoutTwins(
    rows.map(({ rowNo, cells, titled }) =>
      readPopulationRow(rowNo, cells, townships, titled ? Number(titled.on.slice(0, 4)) : null),
    ),
  )
}

type Good = PopulationRow & { readonly areaCode: string; readonly year: number }
const isGood = (row: PopulationRow): row is Good => row.findings.length === 0

/** What the rows do to what stands: added, changed, or the same. */
async function compare(tx: Tx, rows: readonly Good[]) {
  const before = await standing(tx, rows)
  const of = (row: Good) => before.get(`${row.areaCode} ${row.year}`)
  const same = (row: Good): boolean => COUNTED.every(key => of(row)?.[key] === row[key])
  return {
    added: rows.filter(row => !of(row)),
    changed: rows.filter(row => of(row) && !same(row)).map(row => ({ row, before: of(row)! })),
    same: rows.filter(row => of(row) && same(row)).length,
  }
}

const shown = (rows: readonly PopulationRow[]) =>
  rows
    .filter(row => row.findings.length)
    .map(({ rowNo, text, findings }) => ({
      rowNo,
      text,
      problems: findings.map(f => ({
        ...f,
        column: POPULATION_COLUMNS[f.field].zh,
        words: POPULATION_FINDINGS[f.code],
      })),
    }))

/** As an office calls it: its township before it. */
const nameOf = (townships: readonly Township[], code: string): string => {
  const township = townships.find(t => code.startsWith(t.code))
  return [township?.name, township?.villages.find(v => v.code === code)?.name].join('')
}

/** Nothing is written: what is wrong where, what would be added, what would change from what. */
export async function previewPopulation(base: Base, reader: Reader, county: string, upload: Upload) {
  mustWrite(reader, county, county)
  const townships = await within(base, reader, tx => townshipsOf(tx, county))
  const rows = await readPopulation(upload, townships)
  const good = rows.filter(isGood)
  const { added, changed, same } = await within(base, reader, tx => compare(tx, good))
  return {
    rows: rows.length,
    errors: rows.length - good.length,
    added: added.length,
    same,
    changed: changed.map(({ row, before }) => ({
      areaCode: row.areaCode,
      name: nameOf(townships, row.areaCode),
      year: row.year,
      before: { registered: before.registered, agricultural: before.agricultural, resident: before.resident },
      after: { registered: row.registered, agricultural: row.agricultural, resident: row.resident },
    })),
    problems: shown(rows),
  }
}

/** @throws Problem import.hasErrors, unless only the good rows are asked for */
export async function importPopulation(
  base: Base,
  reader: Reader,
  county: string,
  upload: Upload,
  order: { readonly source: string; readonly goodRowsOnly: boolean },
) {
  mustWrite(reader, county, county)
  const townships = await within(base, reader, tx => townshipsOf(tx, county))
  const rows = await readPopulation(upload, townships)
  const good = rows.filter(isGood)
  if (good.length < rows.length && !order.goodRowsOnly)
    throw new Problem('import.hasErrors', { count: rows.length - good.length })
  const batchId = newId()
  return command(base, reader, { command: 'importPopulation', county, areaCode: county }, async tx => {
    const { added, changed, same } = await compare(tx, good)
    const written = [...added, ...changed.map(c => c.row)]
    for (const { before } of changed)
      await tx.db.update(population).set({ retractedAt: tx.at }).where(sql`id = ${before.id}`)
    await insertMany(
      tx.client,
      population,
      written.map(({ areaCode, year, registered, agricultural, resident }) => ({
        id: newId(),
        areaCode,
        year,
        registered,
        agricultural,
        resident,
        source: order.source,
        recordedAt: tx.at,
        recordedBy: tx.reader.userName,
        batchId,
      })),
    )
    const result = { county, batchId, added: added.length, changed: changed.length, same }
    return {
      result,
      subject: { type: 'population', id: batchId },
      after: { source: order.source },
      rows: { count: written.length, hash: sha256(JSON.stringify(written)) },
    }
  })
}

/** What the batch added goes, what it replaced stands again; not when a later list replaced it in turn. */
export function takeBackPopulation(
  base: Base,
  reader: Reader,
  at: { readonly county: string; readonly id: string },
): Promise<{ rows: number }> {
  const order = { command: 'takeBackPopulation', county: at.county, areaCode: at.county }
  return command(base, reader, order, async tx => {
    const own = await tx.db
      .select()
      .from(population)
      .where(sql`batch_id = ${at.id} and left(area_code, 6) = ${at.county}`)
    if (!own.length) throw new Problem('record.notFound')
    const replaced = own.filter(row => row.retractedAt !== null).length
    if (replaced) throw new Problem('import.cannotTakeBack', { count: replaced })
    const when = own[0]!.recordedAt.toISOString()
    await tx.db.update(population).set({ retractedAt: tx.at }).where(sql`batch_id = ${at.id}`)
    // What the batch retracted carries its instant; it is recorded again, so that what was known when stays answerable.
    const before = await tx.db
      .select()
      .from(population)
      .where(
        sql`retracted_at = ${when} and (area_code, year) in (select area_code, year from population where batch_id = ${at.id})`,
      )
    await insertMany(
      tx.client,
      population,
      before.map(row => ({ ...row, id: newId(), recordedAt: tx.at, retractedAt: null })),
    )
    return { result: { rows: own.length }, subject: { type: 'population', id: at.id } }
  })
}
