/** 一卡通: a file pays the households of a contract; the bank's return says which arrived; either is taken back whole. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { mustWrite } from '../../kernel/access.ts'
import type { Reader } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import { sha256 } from '../../kernel/auditChain.ts'
import { newId } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Upload } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { bare } from '../../kernel/words.ts'
import { dropPayouts, onLinkage, postPayouts } from '../project/linkage.commands.ts'
import type { LinkageRow } from '../project/linkage.commands.ts'
import { mustBeNewFile } from './bank.queries.ts'
import { bankBatch, bankLine, cardLine, cardReturn } from './bank.table.ts'
import { BANK_FINDINGS, CARD_COLUMNS } from './bank.terms.ts'
import { readBankFile } from './bankFile.queries.ts'
import { readCardRow } from './bankRow.rules.ts'
import type { CardRow, Finding } from './bankRow.rules.ts'
import type { CardKey } from './bank.terms.ts'
import { placeCards } from './card.queries.ts'
import type { PlacedCard } from './card.queries.ts'

interface At {
  readonly county: string
  readonly id: string
}

const CARD = { of: CARD_COLUMNS, needed: [['householdCode', 'idNumber'], ['account'], ['amount']] } as const
const RETURN = { of: CARD_COLUMNS, needed: [['account'], ['amount'], ['outcome']] } as const

/** A row as it is shown where it is wrong: its number, nothing personal. */
const shown = (rows: readonly { rowNo: number; findings: readonly Finding<CardKey>[] }[]) =>
  rows
    .filter(row => row.findings.length)
    .map(({ rowNo, findings }) => ({
      rowNo,
      text: '',
      problems: findings.map(f => ({
        ...f,
        column: bare(CARD_COLUMNS[f.field]),
        words: BANK_FINDINGS[f.code],
      })),
    }))

const total = (rows: readonly { readonly amountFen: bigint | null }[]): bigint =>
  rows.reduce((sum, row) => sum + (row.amountFen ?? 0n), 0n)

/** Nothing is written: what is wrong where, whom it would pay, and who is owed and not in it. */
export async function previewCards(base: Base, reader: Reader, linkage: At, upload: Upload, onDate: string) {
  mustWrite(reader, linkage.county, linkage.county)
  const { rows } = await readBankFile(upload, CARD, readCardRow)
  return within(base, reader, async tx => {
    const { placed, missing } = await placeCards(tx, linkage, rows, onDate)
    const good = placed.filter(row => !row.findings.length)
    return {
      rows: rows.length,
      errors: rows.length - good.length,
      added: good.length,
      sumFen: total(good).toString(),
      missing,
      problems: shown(placed),
    }
  })
}

interface CardOrder {
  readonly onDate: string
  readonly voucher: string
}

type Good = PlacedCard & {
  readonly householdId: string
  readonly dueId: string
  readonly amountFen: bigint
  readonly account: string
}

/** The whole file or nothing of it: each line is the payout of a promise, which nobody types. */
export async function importCards(base: Base, reader: Reader, linkage: At, upload: Upload, order: CardOrder) {
  mustWrite(reader, linkage.county, linkage.county)
  const { rows, hash } = await readBankFile(upload, CARD, readCardRow)
  const ordered = { command: 'importCards', request: { hash, ...order } }
  return onLinkage(base, reader, linkage, ordered, async (tx, row) => {
    await mustBeNewFile(tx, linkage.county, 'card', hash)
    const { placed } = await placeCards(tx, linkage, rows, order.onDate)
    const wrong = placed.filter(r => r.findings.length).length
    if (wrong) throw new Problem('import.hasErrors', { count: wrong })
    return paidBy(tx, row, placed as Good[], { ...order, hash, fileName: upload.name.slice(0, 200) })
  })
}

async function paidBy(
  tx: Tx,
  row: LinkageRow,
  good: readonly Good[],
  order: CardOrder & { hash: string; fileName: string },
) {
  const { county } = row
  const payouts = await postPayouts(tx, row, {
    onDate: order.onDate,
    voucher: order.voucher,
    count: good.length,
    totalFen: total(good),
    rows: good.map(r => ({ dueId: r.dueId, amountFen: r.amountFen })),
  })
  const batchId = newId()
  await tx.db.insert(bankBatch).values({
    county,
    id: batchId,
    areaCode: county,
    kind: 'card',
    fileName: order.fileName,
    fileHash: order.hash,
    fromOn: order.onDate,
    toOn: order.onDate,
    linkageId: row.id,
    voucher: order.voucher,
    lines: good.length,
    sumFen: total(good),
    importedBy: tx.reader.userName,
    recordedAt: tx.at,
  })
  await insertMany(
    tx.client,
    cardLine,
    good.map((r, i) => ({
      county,
      id: newId(),
      areaCode: payouts[i]!.areaCode,
      recordedAt: tx.at,
      batchId,
      lineNo: r.rowNo,
      householdId: r.householdId,
      dueId: r.dueId,
      paymentId: payouts[i]!.id,
      amountFen: r.amountFen,
      accountSealed: tx.vault.seal(r.account),
      accountTail: r.account.slice(-4),
      accountIndex: tx.vault.blind(r.account),
    })),
  )
  return {
    result: { county, id: batchId, paid: good.length },
    subject: { type: 'bank_batch', id: batchId },
    after: { linkageId: row.id, onDate: order.onDate, voucher: order.voucher },
    rows: { count: good.length, hash: sha256(payouts.map(p => `${p.dueId}${p.amountFen}`).join()) },
  }
}

interface Sent extends Record<string, unknown> {
  readonly id: string
  readonly areaCode: string
  readonly accountIndex: string
  readonly amountFen: bigint
  readonly paymentId: string | null
  readonly dueId: string
}

/** The lines that the bank has not answered. */
async function sentOf(tx: Tx, batch: At): Promise<Sent[]> {
  const found =
    await tx.db.execute<Sent>(sql`select t.id, t.area_code as "areaCode", t.account_index as "accountIndex", t.amount_fen as "amountFen",
      t.payment_id as "paymentId", t.due_id as "dueId" from card_line t
    where t.county = ${batch.county} and t.batch_id = ${batch.id} and t.retracted_at is null and not exists (
      select 1 from card_return r where r.county = t.county and r.line_id = t.id and r.retracted_at is null)`)
  return found.rows
}

interface Answer extends CardRow {
  readonly line: Sent | null
}

/** Each row of a return with the line it answers, by account and amount. */
function answersIn(tx: Tx, rows: readonly CardRow[], sent: readonly Sent[]): Answer[] {
  const of = new Map(sent.map(line => [`${line.accountIndex}:${line.amountFen}`, line]))
  const seen = new Set<string>()
  return rows.map(row => {
    const findings: Finding<CardKey>[] = [...row.findings]
    const line =
      row.account && row.amountFen
        ? (of.get(`${tx.vault.blind(row.account)}:${row.amountFen}`) ?? null)
        : null
    if (!row.findings.length && !line) findings.push({ code: 'return.unknown', field: 'account' })
    if (row.outcome === null) findings.push({ code: 'return.outcome', field: 'outcome' })
    if (line && seen.has(line.id)) findings.push({ code: 'return.twin', field: 'account' })
    if (line) seen.add(line.id)
    return { ...row, line, findings }
  })
}

async function cardBatch(tx: Tx, at: At) {
  const [batch] = await tx.db
    .select()
    .from(bankBatch)
    .where(and(eq(bankBatch.county, at.county), eq(bankBatch.id, at.id)))
    .for('update')
  if (!batch) throw new Problem('record.notFound')
  if (batch.retractedAt) throw new Problem('record.retracted')
  return batch
}

/** Nothing is written: how many arrived, how many failed, what the bank answers that nobody sent, what it leaves open. */
export async function previewReturn(base: Base, reader: Reader, at: At, upload: Upload) {
  mustWrite(reader, at.county, at.county)
  const { rows } = await readBankFile(upload, RETURN, readCardRow)
  return within(base, reader, async tx => {
    const sent = await sentOf(tx, at)
    const answers = answersIn(tx, rows, sent)
    const good = answers.filter(a => !a.findings.length)
    return {
      rows: rows.length,
      errors: rows.length - good.length,
      arrived: good.filter(a => a.outcome).length,
      failed: good.filter(a => !a.outcome).length,
      missing: sent.length - good.length,
      problems: shown(answers),
    }
  })
}

/** The bank's word on each line: what arrived is confirmed; what failed is taken back, and the promise is owed again. */
export async function importReturn(base: Base, reader: Reader, at: At, upload: Upload) {
  mustWrite(reader, at.county, at.county)
  const { rows, hash } = await readBankFile(upload, RETURN, readCardRow)
  const order = { command: 'importReturn', county: at.county, areaCode: at.county, request: { at, hash } }
  return command(base, reader, order, async tx => {
    await mustBeNewFile(tx, at.county, 'return', hash)
    const batch = await cardBatch(tx, at)
    if (batch.kind !== 'card') throw new Problem('record.notFound')
    const answers = answersIn(tx, rows, await sentOf(tx, at))
    const wrong = answers.filter(a => a.findings.length).length
    if (wrong) throw new Problem('import.hasErrors', { count: wrong })
    const id = newId()
    const own = { county: at.county, areaCode: at.county, recordedAt: tx.at }
    const day = batch.toOn
    await tx.db.insert(bankBatch).values({
      ...own,
      id,
      kind: 'return',
      fileName: upload.name.slice(0, 200),
      fileHash: hash,
      fromOn: day,
      toOn: day,
      linkageId: batch.linkageId,
      answersId: at.id,
      lines: answers.length,
      sumFen: total(answers),
      importedBy: tx.reader.userName,
    })
    await insertMany(
      tx.client,
      cardReturn,
      answers.map(a => ({
        county: at.county,
        id: newId(),
        areaCode: a.line!.areaCode,
        recordedAt: tx.at,
        batchId: id,
        lineId: a.line!.id,
        arrived: a.outcome!,
        reason: a.outcome ? null : (a.why ?? '银行未说明'),
      })),
    )
    const failed = answers.filter(a => !a.outcome).map(a => a.line!)
    await unpay(tx, { county: at.county, id: batch.linkageId! }, failed)
    const result = { county: at.county, id, arrived: answers.length - failed.length, failed: failed.length }
    return {
      result,
      subject: { type: 'bank_batch', id },
      after: result,
      rows: { count: answers.length, hash: sha256(answers.map(a => a.line!.id).join('\n')) },
    }
  })
}

async function unpay(tx: Tx, linkage: At, failed: readonly Sent[]): Promise<void> {
  if (!failed.length) return
  await tx.db.execute(
    sql`select 1 from linkage where county = ${linkage.county} and id = ${linkage.id} for update`,
  )
  await dropPayouts(
    tx,
    linkage,
    failed.map(l => l.paymentId!),
  )
  await tx.db
    .update(cardLine)
    .set({ paymentId: null })
    .where(
      and(
        eq(cardLine.county, linkage.county),
        inArray(
          cardLine.id,
          failed.map(l => l.id),
        ),
      ),
    )
}

/** A file imported by mistake goes with all that came of it. */
export function takeBackBatch(base: Base, reader: Reader, at: At): Promise<{ rows: number }> {
  const order = { command: 'takeBackBank', county: at.county, areaCode: at.county, request: at }
  return command(base, reader, order, async tx => {
    const batch = await cardBatch(tx, at)
    const rows = await TAKE_BACK[batch.kind](tx, batch)
    await tx.db
      .update(bankBatch)
      .set({ retractedAt: tx.at })
      .where(and(eq(bankBatch.county, at.county), eq(bankBatch.id, at.id)))
    return {
      result: { rows },
      subject: { type: 'bank_batch', id: at.id },
      before: { kind: batch.kind, rows },
    }
  })
}

type Batch = typeof bankBatch.$inferSelect

const TAKE_BACK: Record<Batch['kind'], (tx: Tx, batch: Batch) => Promise<number>> = {
  async statement(tx, { county, id }) {
    const own = await tx.db
      .update(bankLine)
      .set({ retractedAt: tx.at })
      .where(and(eq(bankLine.county, county), eq(bankLine.batchId, id), isNull(bankLine.retractedAt)))
      .returning({ id: bankLine.id })
    await tx.db.execute(sql`update bank_match m set retracted_at = ${tx.at.toISOString()} from bank_line l
      where l.county = m.county and l.id = m.line_id and m.county = ${county} and l.batch_id = ${id} and m.retracted_at is null`)
    return own.length
  },
  async card(tx, { county, id, linkageId }) {
    const sent = await sentOf(tx, { county, id })
    const all = await tx.db
      .select()
      .from(cardLine)
      .where(and(eq(cardLine.county, county), eq(cardLine.batchId, id), isNull(cardLine.retractedAt)))
    refuseFor(
      sent.length === all.length
        ? []
        : [
            reason(
              'bank.answered',
              '银行已回盘，请先撤回回盘文件。',
              'The bank has answered; take its return back first.',
            ),
          ],
    )
    await unpay(tx, { county, id: linkageId! }, sent)
    await tx.db
      .update(cardLine)
      .set({ retractedAt: tx.at })
      .where(and(eq(cardLine.county, county), eq(cardLine.batchId, id)))
    return all.length
  },
  /** What failed by it is paid again as it was sent. */
  async return(tx, { county, id, linkageId, answersId }) {
    const [card] = await tx.db
      .select()
      .from(bankBatch)
      .where(and(eq(bankBatch.county, county), eq(bankBatch.id, answersId!)))
    const own = await tx.db
      .update(cardReturn)
      .set({ retractedAt: tx.at })
      .where(and(eq(cardReturn.county, county), eq(cardReturn.batchId, id), isNull(cardReturn.retractedAt)))
      .returning({ lineId: cardReturn.lineId, arrived: cardReturn.arrived })
    const failed = own.filter(r => !r.arrived).map(r => r.lineId)
    if (failed.length) await payAgain(tx, { county, id: linkageId! }, card!, failed)
    return own.length
  },
}

async function payAgain(tx: Tx, linkage: At, card: Batch, lineIds: readonly string[]): Promise<void> {
  const found = await tx.db.execute<LinkageRow & Record<string, unknown>>(
    sql`select county, id, type, operator from linkage where county = ${linkage.county} and id = ${linkage.id} for update`,
  )
  const lines = await tx.db
    .select()
    .from(cardLine)
    .where(and(eq(cardLine.county, linkage.county), inArray(cardLine.id, [...lineIds])))
  const payouts = await postPayouts(tx, found.rows[0]!, {
    onDate: card.toOn,
    voucher: card.voucher!,
    count: lines.length,
    totalFen: total(lines),
    rows: lines.map(l => ({ dueId: l.dueId, amountFen: l.amountFen })),
  })
  for (const [i, line] of lines.entries())
    await tx.db
      .update(cardLine)
      .set({ paymentId: payouts[i]!.id })
      .where(and(eq(cardLine.county, linkage.county), eq(cardLine.id, line.id)))
}
