/** A ledger looked at, imported as one batch that is seen in one step, and taken back as one. */
import { and, eq } from 'drizzle-orm'
import { mustWrite } from '../access.ts'
import type { Reader } from '../access.ts'
import { command, commandIn } from '../audit.ts'
import type { Order } from '../audit.ts'
import { sha256 } from '../auditChain.ts'
import { newId } from '../clock.ts'
import { insertMany } from '../copy.ts'
import type { Base } from '../db.ts'
import { asProblem, Problem } from '../problem.ts'
import { refuseFor } from '../refusal.ts'
import type { Upload } from '../route.ts'
import { readList } from '../sheet/list.ts'
import type { Cells, List, ListRow } from '../sheet/list.ts'
import { staleRollup } from '../stale.ts'
import { within } from '../tx.ts'
import type { Tx } from '../tx.ts'
import { isClean } from './cell.rules.ts'
import type { AnyLedger, Answers, Desk, Finding, Held, Imported, Said, Written } from './ledger.ts'
import { batchOf, importedBy, mustBeNewFile, workedOn } from './ledger.queries.ts'
import { ledgerBatch, ledgerRow } from './ledger.table.ts'
import { lookOf } from './look.rules.ts'
import type { Look } from './look.rules.ts'

export const LEDGER_MAX_BYTES = 8 * 1024 * 1024
export const LEDGER_MAX_ROWS = 5000

export interface Sent {
  readonly county: string
  readonly said: Said
  readonly answers: Answers
}

export interface At {
  readonly county: string
  readonly id: string
}

/** What became of a row. */
export interface Outcome {
  readonly rowNo: number
  readonly cells: Cells<string>
  readonly text: string
  readonly findings: readonly Finding[]
  readonly skipped: boolean
  readonly written: readonly Written[]
}

/** What the posting refused, as findings of the row: each of its reasons. */
function refusedBy(error: unknown): Finding[] {
  const problem = asProblem(error)
  if (!(problem instanceof Problem) || problem.status >= 500) throw error
  const sentences = problem.details.flatMap(d =>
    typeof d.detail === 'object' ? [{ code: d.code, words: d.detail }] : [],
  )
  const found = sentences.length
    ? sentences
    : [{ code: problem.code, words: { zh: problem.say('zh'), en: problem.say('en') } }]
  return found.map(f => ({ level: 'error', field: null, ...f }))
}

/** One row inside a savepoint, so that a refusal leaves nothing of it, nor an audit line. */
async function writeRow(tx: Tx, desk: Desk<string, unknown>, facts: unknown): Promise<Written[] | Finding[]> {
  const lines = tx.lines.length
  await tx.client.query('savepoint ledger_row')
  try {
    const written = await desk.write!(tx, facts)
    await tx.client.query('release savepoint ledger_row')
    return written
  } catch (error) {
    await tx.client.query('rollback to savepoint ledger_row')
    tx.lines.length = lines
    return refusedBy(error)
  }
}

const isWritten = (made: readonly (Written | Finding)[]): made is Written[] => !made.some(m => 'level' in m)

/**
 * Each row by the posting of a hand's entry, in the order of the file: a later one finds what an earlier one has drawn. What
 * they all draw on is held first, in the one order that everybody keeps (decision 0012).
 */
async function writeRows(
  tx: Tx,
  desk: Desk<string, unknown>,
  rows: readonly ListRow<string>[],
): Promise<Outcome[]> {
  const judged = rows.map(row => ({ row, ...desk.judge(row) }))
  const good = new Set(judged.filter(j => j.facts !== null && !j.skipped && isClean(j.findings)))
  await desk.hold?.(
    tx,
    [...good].map(j => j.facts),
  )
  const atOnce = await desk.writeAll?.(
    tx,
    [...good].map(j => j.facts),
  )
  const made = new Map([...good].map((j, i) => [j, atOnce?.[i]]))
  const outcomes: Outcome[] = []
  for (const j of judged) {
    const { rowNo, cells } = j.row
    const own = { rowNo, cells, text: j.text, skipped: j.skipped ?? false }
    const became = good.has(j) ? (made.get(j) ?? (await writeRow(tx, desk, j.facts))) : []
    outcomes.push(
      isWritten(became)
        ? { ...own, findings: j.findings, written: became }
        : { ...own, findings: [...j.findings, ...became], written: [] },
    )
  }
  return outcomes
}

const readLedger = (list: AnyLedger, upload: Upload): Promise<List<string>> =>
  readList(upload, list.columns, LEDGER_MAX_ROWS)

function mustSay(list: AnyLedger, said: Said): void {
  const missing = list.about.find(a => a.required && !said[a.key])
  if (missing)
    throw new Problem('input.invalid', {}, [{ field: missing.key, code: 'required' }], missing.words)
}

/** Ends the transaction of a look: nothing of it stays. */
class Looked extends Error {
  readonly look: Look
  constructor(look: Look) {
    super('looked at, not written')
    this.look = look
  }
}

/** What the file would do, row by row, by doing it and rolling it back. */
export async function lookAtLedger(
  base: Base,
  reader: Reader,
  list: AnyLedger,
  upload: Upload,
  sent: Sent,
): Promise<Look> {
  mustWrite(reader, sent.county, sent.county)
  mustSay(list, sent.said)
  const file = await readLedger(list, upload)
  try {
    return await within(base, reader, async tx => {
      await mustBeNewFile(tx, sent.county, list.name, file.hash)
      const desk = await list.open(tx, sent.county, sent.said, sent.answers)
      throw new Looked(lookOf(list, file.unknown, await writeRows(tx, desk, file.rows)))
    })
  } catch (error) {
    if (error instanceof Looked) return error.look
    throw error
  }
}

export interface Committed extends At {
  readonly written: number
  readonly leftOut: number
}

/** @throws Problem import.hasErrors, unless only the good rows are asked for */
export async function importLedger(
  base: Base,
  reader: Reader,
  list: AnyLedger,
  upload: Upload,
  sent: Sent & { readonly goodRowsOnly: boolean },
  key?: string,
): Promise<Committed> {
  const { county } = sent
  mustWrite(reader, county, county)
  mustSay(list, sent.said)
  const file = await readLedger(list, upload)
  const request = { list: list.name, hash: file.hash, ...sent }
  const order = { command: 'importLedger', county, areaCode: county, key, request }
  return command(base, reader, order, async tx => {
    await mustBeNewFile(tx, county, list.name, file.hash)
    const desk = await list.open(tx, county, sent.said, sent.answers)
    const outcomes = await writeRows(tx, desk, file.rows)
    const look = lookOf(list, file.unknown, outcomes)
    if (look.errors + look.asked > 0 && !sent.goodRowsOnly)
      throw new Problem('import.hasErrors', { count: look.errors + look.asked })
    if (!look.added) throw new Problem('import.nothing')
    await desk.remember?.(tx)
    const id = newId()
    await writeBatch(
      tx,
      { county, id },
      list,
      file,
      { ...sent, fileName: upload.name.slice(0, 200) },
      outcomes,
      look,
    )
    const bulk = await told(
      tx,
      { command: 'importLedger', county, id },
      outcomes.flatMap(o => o.written),
    )
    await stale(
      tx,
      list,
      outcomes.flatMap(o => o.written),
    )
    return {
      result: { county, id, written: look.added, leftOut: look.rows - look.added },
      subject: { type: 'ledger_batch', id },
      after: { list: list.name, fileName: upload.name, said: sent.said },
      rows: bulk,
    }
  })
}

async function writeBatch(
  tx: Tx,
  at: At,
  list: AnyLedger,
  file: List<string>,
  sent: Sent & { readonly fileName: string },
  outcomes: readonly Outcome[],
  look: Look,
): Promise<void> {
  await tx.db.insert(ledgerBatch).values({
    ...at,
    areaCode: at.county,
    list: list.name,
    fileName: sent.fileName,
    fileHash: file.hash,
    rows: look.rows,
    written: look.added,
    sumFen: BigInt(look.sumFen),
    said: { ...sent.said, answers: sent.answers },
    unknown: file.unknown,
    importedBy: tx.reader.userName,
    recordedAt: tx.at,
  })
  const other = new Map(file.rows.map(r => [r.rowNo, r.other]))
  const rows = outcomes.flatMap(o => o.written.map(w => ({ ...o, ...w })))
  await insertMany(
    tx.client,
    ledgerRow,
    rows.map(r => ({
      county: r.county,
      id: newId(),
      areaCode: r.county,
      batchCounty: at.county,
      batchId: at.id,
      rowNo: r.rowNo,
      recordType: r.type,
      recordId: r.id,
      text: r.text.slice(0, 300),
      other: JSON.stringify(other.get(r.rowNo) ?? {}),
    })),
  )
}

const hashOf = (records: readonly Pick<Written, 'type' | 'id'>[]): string =>
  sha256(records.map(r => `${r.type}${r.id}`).join('\n'))

/** Every other owner whose records the batch touches has a line in its own chain; what remains is the batch's own. */
async function told(
  tx: Tx,
  batch: Pick<Order, 'command' | 'county'> & At,
  records: readonly Pick<Written, 'county' | 'type' | 'id'>[],
): Promise<{ count: number; hash: string }> {
  for (const county of [...new Set(records.map(r => r.county))].sort()) {
    if (county === batch.county) continue
    const own = records.filter(r => r.county === county)
    await commandIn(tx, { command: batch.command, county, areaCode: county }, async () => ({
      result: null,
      subject: { type: 'ledger_batch', id: batch.id },
      rows: { count: own.length, hash: hashOf(own) },
    }))
  }
  return { count: records.length, hash: hashOf(records) }
}

async function stale(
  tx: Tx,
  list: AnyLedger,
  records: readonly { readonly county: string }[],
): Promise<void> {
  for (const county of new Set(records.map(r => r.county))) await staleRollup(tx, list.figures, county)
}

/** 撤回批次: all that came of it goes, or nothing where something was done with a record since. */
export function takeBackLedger(
  base: Base,
  reader: Reader,
  list: AnyLedger,
  at: At,
  order: { readonly reason: string; readonly key?: string | undefined; readonly held: readonly Held[] },
): Promise<{ records: number }> {
  const { reason: why, key, held } = order
  const ordered = {
    command: 'takeBackLedger',
    county: at.county,
    areaCode: at.county,
    key,
    request: { at, why },
  }
  return command(base, reader, ordered, async tx => {
    const batch = await batchOf(tx, at, list.name)
    const records: Imported[] = await importedBy(tx, at)
    for (const holds of [workedOn(at), list.held, ...held])
      refuseFor((await holds(tx, records)).slice(0, MOST_REASONS))
    await list.drop(tx, records)
    await tx.db
      .update(ledgerBatch)
      .set({ retractedAt: tx.at, takenBackBy: tx.reader.userName, takenBackReason: why })
      .where(and(eq(ledgerBatch.county, at.county), eq(ledgerBatch.id, at.id)))
    const bulk = await told(tx, { command: 'takeBackLedger', ...at }, records)
    await stale(tx, list, records)
    return {
      result: { records: records.length },
      subject: { type: 'ledger_batch', id: at.id },
      before: { list: list.name, fileName: batch.fileName },
      after: { why },
      rows: bulk,
    }
  })
}

/** As many as a reader reads. */
const MOST_REASONS = 10
