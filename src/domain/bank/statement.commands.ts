/** 银行对账: a statement is looked at, imported, held against the books; its lines are matched, explained, let go. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { mustWrite } from '../../kernel/access.ts'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import { sha256 } from '../../kernel/auditChain.ts'
import type { Order, Outcome } from '../../kernel/audit.ts'
import { newId } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Upload } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { bare } from '../../kernel/words.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { readBankFile } from './bankFile.queries.ts'
import { brokenBalances, matchLines, readStatementRow } from './bankRow.rules.ts'
import type { StatementRow } from './bankRow.rules.ts'
import { bankBatch, bankLine, bankMatch } from './bank.table.ts'
import { BANK_FINDINGS, STATEMENT_COLUMNS } from './bank.terms.ts'
import type { MatchedRecord } from './bank.terms.ts'
import { candidates, knownKeys, mustBeNewFile } from './bank.queries.ts'

export const MATCH_DAYS = 'bank.match_days'

const COLUMNS = { of: STATEMENT_COLUMNS, needed: [['onDate'], ['income', 'expense']] } as const

type Good = StatementRow & { readonly onDate: string; readonly amountFen: bigint }
const isGood = (row: StatementRow): row is Good => row.findings.length === 0

/** A serial number said twice in one file is no second movement. */
function withoutTwins(rows: readonly StatementRow[]): StatementRow[] {
  const seen = new Set<string>()
  return rows.map(row => {
    if (!row.serial) return row
    const twin = seen.has(row.serial)
    seen.add(row.serial)
    return twin
      ? { ...row, findings: [...row.findings, { code: 'bank.twin', field: 'serial' } as const] }
      : row
  })
}

/** By the bank's serial number, else by all that the line says, counted where several say the same. */
function keysOf(tx: Tx, account: string | null, rows: readonly Good[]): string[] {
  const times = new Map<string, number>()
  return rows.map(row => {
    const said = row.serial
      ? ['#', row.serial]
      : [row.onDate, row.amountFen, row.party, row.partyAccount, row.summary]
    const text = [account ?? '', ...said].join('|')
    const n = (times.get(text) ?? 0) + 1
    times.set(text, n)
    return tx.vault.blind(row.serial ? text : `${text}|${n}`)
  })
}

async function read(upload: Upload) {
  const file = await readBankFile(upload, COLUMNS, readStatementRow)
  return { ...file, rows: withoutTwins(file.rows) }
}

const daysOf = async (tx: Tx, county: string): Promise<number> => {
  const row = await findParameter(tx, MATCH_DAYS, county)
  // Without the parameter only what is named or of the same day is matched by the rule.
  return typeof row?.value === 'number' ? row.value : 0
}

/** The lines that are new, and what of them the rule would match. */
async function compare(tx: Tx, county: string, account: string | null, rows: readonly Good[]) {
  const keys = keysOf(tx, account, rows)
  const known = await knownKeys(tx, county, keys)
  const fresh = rows.flatMap((row, i) => (known.has(keys[i]!) ? [] : [{ row, key: keys[i]!, id: newId() }]))
  const days = await daysOf(tx, county)
  const dates = fresh.map(f => f.row.onDate).sort()
  const lines = fresh.map(f => ({ id: f.id, ...f.row }))
  const records = dates.length ? await candidates(tx, county, dates[0]!, dates.at(-1)!, days) : []
  return { fresh, same: rows.length - fresh.length, found: matchLines(lines, records, days) }
}

const shown = (rows: readonly StatementRow[]) =>
  rows
    .filter(row => row.findings.length)
    .map(({ rowNo, summary, findings }) => ({
      rowNo,
      text: summary ?? '',
      problems: findings.map(f => ({
        ...f,
        column: bare(STATEMENT_COLUMNS[f.field]),
        words: BANK_FINDINGS[f.code],
      })),
    }))

/** Nothing is written: what is wrong where, what is new, what of it meets a record. */
export async function previewStatement(base: Base, reader: Reader, county: string, upload: Upload) {
  mustWrite(reader, county, county)
  const { rows, account } = await read(upload)
  const good = rows.filter(isGood)
  return within(base, reader, async tx => {
    const { fresh, same, found } = await compare(tx, county, account, good)
    return {
      rows: rows.length,
      errors: rows.length - good.length,
      added: fresh.length,
      same,
      matched: found.size,
      surplus: fresh.length - found.size,
      broken: brokenBalances(rows),
      problems: shown(rows),
    }
  })
}

export async function importStatement(
  base: Base,
  reader: Reader,
  county: string,
  upload: Upload,
  order: { readonly goodRowsOnly: boolean },
) {
  mustWrite(reader, county, county)
  const { rows, account, hash } = await read(upload)
  const good = rows.filter(isGood)
  if (good.length < rows.length && !order.goodRowsOnly)
    throw new Problem('import.hasErrors', { count: rows.length - good.length })
  if (!good.length) throw new Problem('sheet.empty')
  const ordered = { command: 'importStatement', county, areaCode: county }
  return within(base, reader, tx =>
    commandIn(tx, ordered, async () => {
      await mustBeNewFile(tx, county, 'statement', hash)
      const { fresh, same, found } = await compare(tx, county, account, good)
      const batchId = newId()
      const own = { county, areaCode: county, recordedAt: tx.at, batchId }
      const dates = good.map(r => r.onDate).sort()
      await tx.db.insert(bankBatch).values({
        ...own,
        batchId: null,
        id: batchId,
        kind: 'statement',
        fileName: upload.name.slice(0, 200),
        fileHash: hash,
        accountSealed: account && tx.vault.seal(account),
        accountTail: account && account.slice(-4),
        fromOn: dates[0]!,
        toOn: dates.at(-1)!,
        lines: fresh.length,
        sumFen: fresh.reduce((sum, f) => sum + f.row.amountFen, 0n),
        importedBy: tx.reader.userName,
      })
      const seal = (text: string | null): string | null => text && tx.vault.seal(text)
      await insertMany(
        tx.client,
        bankLine,
        fresh.map(({ row, key, id }) => ({
          ...own,
          id,
          lineNo: row.rowNo,
          lineKey: key,
          onDate: row.onDate,
          amountFen: row.amountFen,
          partySealed: seal(row.party),
          partyAccountSealed: seal(row.partyAccount),
          summary: row.summary,
          serial: row.serial,
        })),
      )
      await insertMany(
        tx.client,
        bankMatch,
        [...found].map(([lineId, record]) => ({
          ...own,
          id: newId(),
          lineId,
          recordType: record.type,
          recordId: record.id,
          byRule: true,
          matchedBy: tx.reader.userName,
        })),
      )
      const result = {
        county,
        id: batchId,
        added: fresh.length,
        same,
        matched: found.size,
        surplus: fresh.length - found.size,
      }
      return {
        result,
        subject: { type: 'bank_batch', id: batchId },
        after: { lines: fresh.length, matched: found.size },
        rows: { count: fresh.length, hash: sha256(fresh.map(f => f.key).join('\n')) },
      }
    }),
  )
}

interface At {
  readonly county: string
  readonly id: string
}

/** One command on one line, held. */
function onLine<T>(
  base: Base,
  reader: Reader,
  at: At,
  name: string,
  request: unknown,
  key: string | undefined,
  work: (tx: Tx, line: typeof bankLine.$inferSelect) => Promise<Outcome<T>>,
): Promise<T> {
  const order: Order = {
    command: name,
    county: at.county,
    areaCode: at.county,
    key,
    request: { at, request },
  }
  return within(base, reader, tx =>
    commandIn(tx, order, async () => {
      const [line] = await tx.db
        .select()
        .from(bankLine)
        .where(and(eq(bankLine.county, at.county), eq(bankLine.id, at.id)))
        .for('update')
      if (!line) throw new Problem('record.notFound')
      if (line.retractedAt) throw new Problem('record.retracted')
      return work(tx, line)
    }),
  )
}

const matchOf = (tx: Tx, at: At) =>
  tx.db
    .select()
    .from(bankMatch)
    .where(and(eq(bankMatch.county, at.county), eq(bankMatch.lineId, at.id), isNull(bankMatch.retractedAt)))

async function mustBeOpen(tx: Tx, at: At): Promise<void> {
  const there = await matchOf(tx, at)
  refuseFor(
    there.length
      ? [reason('bank.settled', '该行已核对，请先取消核对。', 'The line is settled; let it go first.')]
      : [],
  )
}

async function settle(
  tx: Tx,
  at: At,
  what: { recordType: MatchedRecord; recordId: string } | { reason: string },
): Promise<void> {
  await tx.db.insert(bankMatch).values({
    county: at.county,
    areaCode: at.county,
    id: newId(),
    lineId: at.id,
    ...what,
    byRule: false,
    matchedBy: tx.reader.userName,
    recordedAt: tx.at,
  })
}

/** A person says which record a line is: of the same sum, the right way, and free. */
export function matchLine(
  base: Base,
  reader: Reader,
  at: At,
  to: { readonly recordType: MatchedRecord; readonly recordId: string },
  key?: string,
): Promise<At> {
  return onLine(base, reader, at, 'matchLine', to, key, async (tx, line) => {
    await mustBeOpen(tx, at)
    const found = await tx.db.execute<{
      amountFen: bigint
      taken: boolean
    }>(sql`select r.amount_fen as "amountFen",
        exists (select 1 from bank_match m where m.county = r.county and m.record_id = r.id and m.retracted_at is null) as taken
      from ${sql.raw(to.recordType)} r where r.county = ${at.county} and r.id = ${to.recordId} and r.retracted_at is null`)
    const [record] = found.rows
    if (!record) throw new Problem('record.notFound')
    const wanted = to.recordType === 'payment' ? record.amountFen : -record.amountFen
    refuseFor([
      ...(wanted === line.amountFen
        ? []
        : [
            reason(
              'bank.differs',
              '金额或收支方向与该记录不符。',
              'The amount or its direction differs from the record.',
            ),
          ]),
      ...(record.taken
        ? [reason('bank.taken', '该记录已与别的流水核对。', 'Another line is matched with the record.')]
        : []),
    ])
    await settle(tx, at, to)
    return { result: at, subject: { type: 'bank_batch', id: line.batchId! }, after: to }
  })
}

/** A line that is no movement of the programme's money: why. */
export function explainLine(base: Base, reader: Reader, at: At, why: string, key?: string): Promise<At> {
  return onLine(base, reader, at, 'explainLine', { why }, key, async (tx, line) => {
    await mustBeOpen(tx, at)
    await settle(tx, at, { reason: why })
    return { result: at, subject: { type: 'bank_batch', id: line.batchId! }, after: { why } }
  })
}

/** What was settled by mistake is open again. */
export function releaseLine(base: Base, reader: Reader, at: At, key?: string): Promise<At> {
  return onLine(base, reader, at, 'releaseLine', {}, key, async (tx, line) => {
    const [before] = await matchOf(tx, at)
    if (!before) throw new Problem('record.notFound')
    await tx.db
      .update(bankMatch)
      .set({ retractedAt: tx.at })
      .where(and(eq(bankMatch.county, at.county), eq(bankMatch.id, before.id)))
    return { result: at, subject: { type: 'bank_batch', id: line.batchId! }, before }
  })
}
