/** 支出、报账: the receiver spends what it was paid and renders accounts of what it spent; mistakes are reversed. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { drawOn, lockLot, postBack, rowOf, takeBack } from './book.commands.ts'
import { citedBy, notAhead, refuse } from './fund.commands.ts'
import type { SettlementInput, SpendingInput } from './spending.schema.ts'
import { settlement, spending } from './spending.table.ts'

interface At {
  readonly county: string
  readonly id: string
}

export const SPENDING_FIGURES = ['fund.spent']
export const SETTLEMENT_FIGURES = ['fund.settled']

/** Money is spent after it was paid, accounts are rendered after it was spent. */
async function mustFollow(tx: Tx, table: 'payment' | 'spending', at: At, onDate: string): Promise<void> {
  const found = await tx.db.execute<{ onDate: string }>(
    sql`select on_date as "onDate" from ${sql.raw(table)} where county = ${at.county} and id = ${at.id}`,
  )
  refuse(
    onDate < (found.rows[0]?.onDate ?? '')
      ? {
          zh: `日期早于所依据的${table === 'payment' ? '拨付' : '支出'}。`,
          en: `The date is before the ${table} it follows from.`,
        }
      : null,
  )
}

export function spend(base: Base, reader: Reader, input: SpendingInput, key?: string): Promise<At> {
  const { county } = input
  const order = { command: 'spend', county, areaCode: county, key, request: input }
  return command(base, reader, order, async tx => {
    const made = await postSpending(tx, input)
    await staleRollup(tx, SPENDING_FIGURES, county)
    return { result: made, subject: { type: 'spending', id: made.id }, after: input }
  })
}

/** The posting itself, inside a command. */
export async function postSpending(tx: Tx, input: SpendingInput): Promise<At> {
  const { county, paymentId } = input
  notAhead(input.onDate, tx.at)
  const id = newId()
  const from = { county, id: paymentId, stage: 'paid' } as const
  const own = { id, areaCode: county, recordedAt: tx.at, ...(await citedBy(tx, input, county)) }
  await drawOn(tx, from, 'spent', { type: 'spending', id }, input, rowOf(spending, { ...input, ...own }))
  await mustFollow(tx, 'payment', from, input.onDate)
  return { county, id }
}

export function settle(base: Base, reader: Reader, input: SettlementInput, key?: string): Promise<At> {
  const { county } = input
  const order = { command: 'settle', county, areaCode: county, key, request: input }
  return command(base, reader, order, async tx => {
    const made = await postSettlement(tx, input)
    await staleRollup(tx, SETTLEMENT_FIGURES, county)
    return { result: made, subject: { type: 'settlement', id: made.id }, after: input }
  })
}

/** The posting itself, inside a command. */
export async function postSettlement(tx: Tx, input: SettlementInput): Promise<At> {
  const { county, spendingId } = input
  notAhead(input.onDate, tx.at)
  const id = newId()
  const from = { county, id: spendingId, stage: 'spent' } as const
  const own = { id, areaCode: county, recordedAt: tx.at, ...(await citedBy(tx, input, county)) }
  await drawOn(
    tx,
    from,
    'settled',
    { type: 'settlement', id },
    input,
    rowOf(settlement, { ...input, ...own }),
  )
  await mustFollow(tx, 'spending', from, input.onDate)
  return { county, id }
}

/** Spending or accounts that came in by mistake are as if they had not been; nothing may stand on them. */
export async function dropSpent(tx: Tx, what: keyof typeof TABLES, at: At): Promise<void> {
  const table = TABLES[what]
  await tx.db
    .update(table)
    .set({ retractedAt: tx.at })
    .where(and(eq(table.county, at.county), eq(table.id, at.id)))
  await takeBack(tx, at)
}

const TABLES = { spending, settlement } as const
const VERBS = { spending: 'reverseSpending', settlement: 'reverseSettlement' } as const
const FIGURES = { spending: SPENDING_FIGURES, settlement: SETTLEMENT_FIGURES } as const

/** The row that can still be reversed, and the lot of the spending, held by whoever draws on it or reverses any of it. */
async function lockReversible(tx: Tx, what: keyof typeof TABLES, at: At) {
  const table = TABLES[what]
  const [row] = await tx.db
    .select()
    .from(table)
    .where(and(eq(table.county, at.county), eq(table.id, at.id)))
  if (!row) throw new Problem('record.notFound')
  const spent = { county: at.county, id: 'spendingId' in row ? row.spendingId : at.id }
  const lot = row.amountFen < 0n ? null : await lockLot(tx, spent, 'spent')
  const again = await tx.db.execute(
    sql`select 1 from ${table} where county = ${at.county} and reverses_id = ${at.id} and retracted_at is null`,
  )
  if (row.retractedAt || !lot || again.rows.length)
    refuse({ zh: '该笔已经冲销，或本身就是冲销。', en: 'It is reversed already, or is itself a reversal.' })
  return { row, isWhole: lot?.availableFen === row.amountFen }
}

/** 冲销 a spending or an account rendered. @throws Problem fund.overdrawn while accounts stand on the spending. */
export function reverseSpent(
  base: Base,
  reader: Reader,
  what: keyof typeof TABLES,
  at: At,
  reason: string,
  key?: string,
): Promise<At> {
  const { county } = at
  const order = { command: VERBS[what], county, areaCode: county, key, request: { at, reason } }
  return command(base, reader, order, async tx => {
    const { row: before, isWhole } = await lockReversible(tx, what, at)
    const id = newId()
    const onDate = today(tx.at)
    const { amountFen } = before
    if (what === 'spending' && !isWhole)
      refuse({
        zh: '该笔支出已报账，请先冲销报账。',
        en: 'Accounts are rendered of it; reverse those first.',
      })
    const row = { ...before, id, amountFen: -amountFen, onDate, reversesId: at.id, batchId: null }
    const own = { recordedAt: tx.at, ...('purpose' in before ? { purpose: reason } : {}) }
    await tx.db
      .insert(TABLES[what] as typeof spending)
      .values({ ...(row as typeof spending.$inferInsert), ...own })
    await postBack(tx, at, { record: { type: what, id }, amountFen, onDate })
    await staleRollup(tx, FIGURES[what], county)
    return {
      result: { county, id },
      subject: { type: what, id: at.id },
      before,
      after: { reversedBy: id, reason },
    }
  })
}
