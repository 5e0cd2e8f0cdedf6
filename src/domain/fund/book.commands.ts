/** The only hand that writes the books: an entry, and the balances of the lots that it moves, in the record's transaction. */
import { sql } from 'drizzle-orm'
import { newId, today } from '../../kernel/clock.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { bookEntry } from './book.table.ts'
import type { BookedRecord, BookStage } from './book.terms.ts'
import { mayDraw } from './fund.rules.ts'
import type { Source } from './fund.terms.ts'

/** One end of an entry; the ends of the books have no lot. */
export interface Side {
  readonly stage: BookStage
  readonly lot: string | null
}

/** What an entry says of its money. */
export interface Money {
  readonly source: Source
  readonly giverCode: string
  readonly year: number
}

export interface Lot extends Money {
  readonly county: string
  readonly id: string
  readonly stage: BookStage
  readonly amountFen: bigint
  readonly availableFen: bigint
}

export interface Move extends Money {
  readonly county: string
  readonly record: { readonly type: BookedRecord; readonly id: string }
  readonly from: Side
  readonly to: Side
  readonly amountFen: bigint
  readonly onDate: string
  readonly reversesId?: string | undefined
}

export function overdrawn(available: bigint, asked: bigint): Problem {
  return new Problem('fund.overdrawn', {
    available: formatMoney(available > 0n ? available : 0n, '元'),
    asked: formatMoney(asked, '元'),
  })
}

/** @throws Problem rule.refused for zero or less, fund.overdrawn beyond what is there. */
export function mustDraw(available: bigint, asked: bigint): void {
  const why = mayDraw({ available, asked })
  if (!why) return
  throw asked <= 0n ? new Problem('rule.refused', {}, [], why) : overdrawn(available, asked)
}

/** A lot held until the end of the transaction, so that parallel draws queue. @throws Problem record.notFound */
export async function lockLot(
  tx: Tx,
  at: { readonly county: string; readonly id: string },
  stages: readonly BookStage[],
): Promise<Lot> {
  const found = await tx.db.execute<Lot & Record<string, unknown>>(sql`select county, id, stage, source,
      giver_code as "giverCode", year, amount_fen as "amountFen", balance_fen as "availableFen"
    from book_lot where county = ${at.county} and id = ${at.id} and closed_at is null for update`)
  const lot = found.rows[0]
  if (!lot || !stages.includes(lot.stage)) throw new Problem('record.notFound')
  return lot
}

/** Nothing leaves a lot that is not in it, whoever asks: the condition is part of the statement. */
async function takeFrom(tx: Tx, county: string, lot: string, amountFen: bigint): Promise<void> {
  const of = sql`county = ${county} and id = ${lot}`
  const taken = await tx.db.execute(
    sql`update book_lot set balance_fen = balance_fen - ${amountFen} where ${of} and balance_fen >= ${amountFen} returning id`,
  )
  if (taken.rows.length) return
  const left = await tx.db.execute<{ fen: bigint }>(sql`select balance_fen as fen from book_lot where ${of}`)
  throw overdrawn(left.rows[0]?.fen ?? 0n, amountFen)
}

const putInto = (tx: Tx, m: Move, lot: string) =>
  tx.db.execute(sql`insert into book_lot (county, id, area_code, stage, source, giver_code, year, amount_fen, balance_fen)
    values (${m.county}, ${lot}, ${m.county}, ${m.to.stage}, ${m.source}, ${m.giverCode}, ${m.year}, ${m.amountFen}, ${m.amountFen})
    on conflict (county, id) do update set balance_fen = book_lot.balance_fen + excluded.balance_fen`)

async function enter(tx: Tx, id: string, m: Move): Promise<void> {
  if (m.from.lot) await takeFrom(tx, m.county, m.from.lot, m.amountFen)
  if (m.to.lot) await putInto(tx, m, m.to.lot)
  await tx.db.insert(bookEntry).values({
    county: m.county,
    id,
    areaCode: m.county,
    source: m.source,
    giverCode: m.giverCode,
    year: m.year,
    fromStage: m.from.stage,
    fromLot: m.from.lot,
    toStage: m.to.stage,
    toLot: m.to.lot,
    amountFen: m.amountFen,
    onDate: m.onDate,
    recordType: m.record.type,
    recordId: m.record.id,
    reversesId: m.reversesId ?? null,
    recordedAt: tx.at,
  })
}

/** A record's own entry. */
export const post = (tx: Tx, move: Move): Promise<void> => enter(tx, move.record.id, move)

/** A draw on a locked lot: from it into the lot of the record, or to an end of the books. */
export function drawOn(
  tx: Tx,
  from: Lot,
  to: BookStage,
  record: Move['record'],
  what: { readonly amountFen: bigint; readonly onDate: string },
): Promise<void> {
  mustDraw(from.availableFen, what.amountFen)
  const { county, source, giverCode, year } = from
  const { amountFen, onDate } = what
  const lot = to === 'settled' || to === 'handed' ? null : record.id
  const side = { from: { stage: from.stage, lot: from.id }, to: { stage: to, lot } }
  return post(tx, { county, source, giverCode, year, record, amountFen, onDate, ...side })
}

interface Entered extends Move, Record<string, unknown> {
  readonly fromStage: BookStage
  readonly fromLot: string | null
  readonly toStage: BookStage
  readonly toLot: string | null
}

/** The own entry of a record, in one owner's books. @throws Problem record.notFound */
async function entryOf(tx: Tx, county: string, id: string): Promise<Entered> {
  const found = await tx.db.execute<Entered>(sql`select county, source, giver_code as "giverCode", year,
      from_stage as "fromStage", from_lot as "fromLot", to_stage as "toStage", to_lot as "toLot", amount_fen as "amountFen",
      on_date as "onDate", json_build_object('type', record_type, 'id', record_id) as record
    from book_entry where county = ${county} and id = ${id}`)
  const entry = found.rows[0]
  if (!entry) throw new Problem('record.notFound')
  return entry
}

const back = (e: Entered) => ({
  county: e.county,
  source: e.source,
  giverCode: e.giverCode,
  year: e.year,
  from: { stage: e.toStage, lot: e.toLot },
  to: { stage: e.fromStage, lot: e.fromLot },
})

/** 冲销: a record that reverses another, whole or in part, posts the other way round. */
export async function postBack(
  tx: Tx,
  of: { readonly county: string; readonly id: string },
  by: { readonly record: Move['record']; readonly amountFen: bigint; readonly onDate: string },
): Promise<void> {
  await post(tx, { ...back(await entryOf(tx, of.county, of.id)), ...by, reversesId: of.id })
}

/** 撤回: a record made by mistake is as if it had not been; its lot, if it opened one, must be whole and is closed. */
export async function takeBack(tx: Tx, of: { readonly county: string; readonly id: string }): Promise<void> {
  const e = await entryOf(tx, of.county, of.id)
  const { record, amountFen } = e
  await enter(tx, newId(), { ...back(e), record, amountFen, onDate: today(tx.at), reversesId: of.id })
  if (e.toLot)
    await tx.db.execute(
      sql`update book_lot set closed_at = ${tx.at.toISOString()} where county = ${of.county} and id = ${e.toLot}`,
    )
}
