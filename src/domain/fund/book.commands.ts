/** The only hand that writes the books: an entry, and the balances of the lots that it moves, in the record's transaction. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { newId, today } from '../../kernel/clock.ts'
import { filled, insertFrom, statement } from '../../kernel/db.ts'
import type { Statement } from '../../kernel/db.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { bookEntry } from './book.table.ts'
import { STAGES } from './book.terms.ts'
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

interface At {
  readonly county: string
  readonly id: string
}

/** A lot as whoever draws on it knows it. */
export interface From extends At {
  readonly stage: BookStage
}

export interface Lot extends Money, From {
  readonly amountFen: bigint
  readonly availableFen: bigint
}

export interface Move {
  readonly county: string
  readonly record: { readonly type: BookedRecord; readonly id: string }
  readonly from: Side
  readonly to: Side
  readonly amountFen: bigint
  readonly onDate: string
  readonly reversesId?: string | undefined
  /** Of what comes out of no lot; a lot says itself what money it holds. */
  readonly money?: Money | undefined
  /** The record itself, where it is written with its entry: source, giver and year come to it with the money. */
  readonly row?: Row | undefined
}

export interface Row {
  readonly table: PgTable
  readonly values: Readonly<Record<string, unknown>>
}

export const rowOf = <T extends PgTable>(
  table: T,
  values: Omit<T['$inferInsert'], 'source' | 'giverCode' | 'year'>,
): Row => ({ table, values })

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
export async function lockLot(tx: Tx, at: At, stage: BookStage): Promise<Lot> {
  const [lot] = await lockLots(tx, [at], stage)
  if (!lot) throw new Problem('record.notFound')
  return lot
}

const byOwner = (a: At, b: At): number => (a.county + a.id < b.county + b.id ? -1 : 1)

/**
 * Lots of a stage, for those who will move more than one, held in the one order that everybody keeps (decision 0009);
 * what is closed is left out. One statement a lot: a lock on rows of several owners is not valid on Citus.
 */
export async function lockLots(tx: Tx, of: readonly At[], stage: BookStage): Promise<Lot[]> {
  const held = new Map<string, Lot>()
  for (const { county, id } of [...of].sort(byOwner)) {
    const found = await tx.db.execute<Lot & Record<string, unknown>>(sql`select county, id, stage, source,
        giver_code as "giverCode", year, amount_fen as "amountFen", balance_fen as "availableFen"
      from book_lot where county = ${county} and id = ${id} and stage = ${stage} and closed_at is null for update`)
    if (found.rows[0]) held.set(id, found.rows[0])
  }
  return [...held.values()]
}

/** The lots of records that will all be taken back, and those which they drew on, held in the same order. */
export async function lockBack(tx: Tx, records: readonly At[], stage: BookStage): Promise<void> {
  await lockLots(tx, records, stage)
  const ids = sql`${`{${records.map(r => r.id).join(',')}}`}::uuid[]`
  const counties = sql`${`{${[...new Set(records.map(r => r.county))].join(',')}}`}::text[]`
  const found = await tx.db.execute<{ county: string; id: string; stage: BookStage }>(sql`
    select distinct county, from_lot as id, from_stage as stage from book_entry
    where county = any(${counties}) and id = any(${ids}) and from_lot is not null and not from_lot = any(${ids})`)
  for (const one of new Set(found.rows.map(l => l.stage)))
    await lockLots(
      tx,
      found.rows.filter(l => l.stage === one),
      one,
    )
}

const { placeholder } = sql
const MONEY = sql`source, giver_code, year`

/** Nothing leaves a lot that is not in it, whoever asks: the condition is part of the statement. */
const TAKEN = sql`update book_lot set balance_fen = balance_fen - ${placeholder('amountFen')}
  where county = ${placeholder('county')} and id = ${placeholder('fromLot')} and stage = ${placeholder('fromStage')}
    and closed_at is null and balance_fen >= ${placeholder('amountFen')} returning ${MONEY}`

const GIVEN = sql`select ${placeholder('source')}::text as source, ${placeholder('giverCode')}::text as giver_code, ${placeholder('year')}::int as year`

const PUT = sql`, put as (insert into book_lot (county, id, area_code, stage, ${MONEY}, amount_fen, balance_fen)
  select ${placeholder('county')}, ${placeholder('toLot')}::uuid, ${placeholder('county')}, ${placeholder('toStage')}, ${MONEY},
    ${placeholder('amountFen')}::bigint, ${placeholder('amountFen')}::bigint from money
  on conflict (county, id) do update set balance_fen = book_lot.balance_fen + excluded.balance_fen)`

const FROM_MONEY = { source: sql`source`, giverCode: sql`giver_code`, year: sql`year` }

/**
 * Out of one end, into the other, the entry that says so and, where its table is given, the record, in one statement: all
 * of it, or nothing where the lot has not so much.
 */
function moving(from: SQL, put: SQL, table: PgTable | undefined): Statement<Money> {
  const record = table ? sql`, record as (${insertFrom(table, sql`money`, FROM_MONEY)})` : sql``
  return statement(sql`with money as (${from})${put}${record} ${insertFrom(bookEntry, sql`money`, FROM_MONEY)}
    returning source, giver_code as "giverCode", year`)
}

const movesOf = (table?: PgTable) => ({
  taken: { put: moving(TAKEN, PUT, table), gone: moving(TAKEN, sql``, table) },
  given: { put: moving(GIVEN, PUT, table), gone: moving(GIVEN, sql``, table) },
})
const MOVES = new Map<PgTable | undefined, ReturnType<typeof movesOf>>()

function moveOf({ from, to, row }: Move): Statement<Money> {
  const moves = MOVES.get(row?.table) ?? movesOf(row?.table)
  MOVES.set(row?.table, moves)
  return moves[from.lot ? 'taken' : 'given'][to.lot ? 'put' : 'gone']
}

/** The columns that a record and its own entry share say the same. */
const valuesOf = (tx: Tx, id: string, m: Move) => ({
  ...(m.row ? filled(m.row.table, m.row.values) : {}),
  ...filled(bookEntry, {
    county: m.county,
    id,
    areaCode: m.county,
    fromStage: m.from.stage,
    fromLot: m.from.lot,
    toStage: m.to.stage,
    toLot: m.to.lot,
    amountFen: m.amountFen,
    onDate: m.onDate,
    recordType: m.record.type,
    recordId: m.record.id,
    reversesId: m.reversesId,
    recordedAt: tx.at,
    ...m.money,
  }),
})

/** @throws Problem record.notFound, fund.overdrawn */
async function enter(tx: Tx, id: string, m: Move): Promise<Money> {
  const move = moveOf(m)
  const values = valuesOf(tx, id, m)
  const [done] = await move(tx.client, values)
  if (done) return done
  // It is not there, has not so much, or had not until just now: held, it says which.
  const lot = await lockLot(tx, { county: m.county, id: m.from.lot! }, m.from.stage)
  mustDraw(lot.availableFen, m.amountFen)
  return (await move(tx.client, values))[0]!
}

/** A record's own entry. @returns whose money of which year it moved */
export const post = (tx: Tx, move: Move): Promise<Money> => enter(tx, move.record.id, move)

/** A draw on a lot: from it into the lot of the record, or to an end of the books. */
export function drawOn(
  tx: Tx,
  from: From,
  to: BookStage,
  record: Move['record'],
  what: { readonly amountFen: bigint; readonly onDate: string },
  row?: Row,
): Promise<Money> {
  const { amountFen, onDate } = what
  mustDraw(amountFen, amountFen)
  const lot = STAGES[to].opens ? record.id : null
  const sides = { from: { stage: from.stage, lot: from.id }, to: { stage: to, lot } }
  return post(tx, { county: from.county, record, amountFen, onDate, row, ...sides })
}

interface Entered extends Money, Record<string, unknown> {
  readonly county: string
  readonly record: Move['record']
  readonly amountFen: bigint
  readonly fromStage: BookStage
  readonly fromLot: string | null
  readonly toStage: BookStage
  readonly toLot: string | null
}

/** The own entry of a record, in one owner's books. @throws Problem record.notFound */
async function entryOf(tx: Tx, { county, id }: At): Promise<Entered> {
  const found = await tx.db.execute<Entered>(sql`select county, source, giver_code as "giverCode", year,
      from_stage as "fromStage", from_lot as "fromLot", to_stage as "toStage", to_lot as "toLot", amount_fen as "amountFen",
      json_build_object('type', record_type, 'id', record_id) as record
    from book_entry where county = ${county} and id = ${id}`)
  const entry = found.rows[0]
  if (!entry) throw new Problem('record.notFound')
  return entry
}

const back = (e: Entered) => ({
  county: e.county,
  money: { source: e.source, giverCode: e.giverCode, year: e.year },
  from: { stage: e.toStage, lot: e.toLot },
  to: { stage: e.fromStage, lot: e.fromLot },
})

/** 冲销: a record that reverses another, whole or in part, posts the other way round. */
export async function postBack(
  tx: Tx,
  of: At,
  by: { readonly record: Move['record']; readonly amountFen: bigint; readonly onDate: string },
): Promise<void> {
  await post(tx, { ...back(await entryOf(tx, of)), ...by, reversesId: of.id })
}

/** 撤回: a record made by mistake is as if it had not been; its lot, if it opened one, must be whole and is closed. */
export async function takeBack(tx: Tx, of: At): Promise<void> {
  const e = await entryOf(tx, of)
  const { record, amountFen } = e
  await enter(tx, newId(), { ...back(e), record, amountFen, onDate: today(tx.at), reversesId: of.id })
  if (e.toLot)
    await tx.db.execute(
      sql`update book_lot set closed_at = ${tx.at.toISOString()} where county = ${of.county} and id = ${e.toLot}`,
    )
}
