/** The books as people read them: accounts by owner, year and source, and the entries behind a balance. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import type { BookFilter } from './book.schema.ts'
import { STAGES } from './book.terms.ts'
import type { BookedRecord, BookStage } from './book.terms.ts'
import type { Source } from './fund.terms.ts'
import { all, behind, ownedIn, pageOf } from './page.queries.ts'

const STAGE_CODES = Object.keys(STAGES) as BookStage[]

/** What one owner's books hold of one source and year: the balance of each stage; they come to nothing together. */
export interface Account extends Record<BookStage, bigint>, Record<string, unknown> {
  readonly county: string
  readonly areaName: string | null
  readonly source: Source
  readonly year: number
}

type Asked = Pick<BookFilter, 'area' | 'year' | 'source'>

function inBooks(asked: Asked): SQL[] {
  return [
    ...(asked.area ? [ownedIn(asked.area)] : []),
    ...(asked.year ? [sql`t.year = ${asked.year}`] : []),
    ...(asked.source ? [sql`t.source = ${asked.source}`] : []),
  ]
}

const balances = sql.join(
  STAGE_CODES.map(
    s => sql`coalesce(sum(m.fen) filter (where m.stage = ${s}), 0)::bigint as ${sql.identifier(s)}`,
  ),
  sql`, `,
)

/** Each entry twice: out of one account and into another. */
const MOVES = (where: SQL): SQL => sql`(select t.county, t.source, t.year, v.stage, v.fen from book_entry t
  cross join lateral (values (t.from_stage, -t.amount_fen), (t.to_stage, t.amount_fen)) v (stage, fen) where ${where}) m`

const ACCOUNT = /^(\d{4})_(\d{6})_([a-z_]{1,20})$/

/** One page of accounts, the newest year first. */
export async function accounts(tx: Tx, asked: BookFilter) {
  const fits = inBooks(asked)
  const [, year, county, source] = asked.cursor ? (ACCOUNT.exec(asked.cursor) ?? []) : []
  const from = year
    ? sql`(-m.year, m.county, m.source) > (-${Number(year)}::int, ${county}, ${source})`
    : sql`true`
  const found = await tx.db.execute<Account>(sql`
    select s.*, a.name as "areaName" from (
      select m.county, m.source, m.year, ${balances} from ${MOVES(all(fits))} where ${from}
      group by 1, 2, 3 order by m.year desc, m.county, m.source limit ${asked.limit + 1}) s
    left join area a on a.code = s.county and a.valid_to is null order by s.year desc, s.county, s.source`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  const next = found.rows.length > asked.limit && last ? `${last.year}_${last.county}_${last.source}` : null
  return { rows, next, ...(asked.cursor ? {} : await sumsOf(tx, all(fits))) }
}

async function sumsOf(tx: Tx, where: SQL) {
  const found = await tx.db.execute<Record<BookStage | 'total', bigint>>(
    sql`select count(distinct (m.county, m.source, m.year)) as total, ${balances} from ${MOVES(where)}`,
  )
  const { total, ...sums } = found.rows[0]!
  const text = Object.fromEntries(Object.entries(sums).map(([stage, fen]) => [stage, String(fen)]))
  return { total: Number(total), sums: text as Record<BookStage, string> }
}

export interface EntryLine extends Record<string, unknown> {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly source: Source
  readonly year: number
  readonly fromStage: BookStage
  readonly toStage: BookStage
  /** With a stage asked for: positive what came into it, negative what left it. */
  readonly amountFen: bigint
  readonly onDate: string
  readonly recordType: BookedRecord
  readonly recordId: string
  readonly reversesId: string | null
}

/** One page of entries, newest first; those of one account with their sign. */
export async function entries(tx: Tx, asked: BookFilter) {
  const fits = inBooks(asked)
  if (asked.stage) fits.push(sql`${asked.stage} in (t.from_stage, t.to_stage)`)
  if (asked.type) fits.push(sql`t.record_type = ${asked.type}`)
  if (asked.of) fits.push(sql`${asked.of}::uuid in (t.from_lot, t.to_lot, t.record_id)`)
  const signed = asked.stage
    ? sql`case when t.to_stage = ${asked.stage} then t.amount_fen else -t.amount_fen end`
    : sql`t.amount_fen`
  const where = all([...fits, ...(asked.cursor ? [behind(asked.cursor, sql`t.on_date`)] : [])])
  const found = await tx.db.execute<EntryLine>(sql`
    select t.county, t.id, a.name as "areaName", t.source, t.year, t.from_stage as "fromStage", t.to_stage as "toStage",
      ${signed} as "amountFen", t.on_date as "onDate", t.record_type as "recordType", t.record_id as "recordId", t.reverses_id as "reversesId"
    from book_entry t left join area a on a.code = t.county and a.valid_to is null
    where ${where} order by t.on_date desc, t.county desc, t.id desc limit ${asked.limit + 1}`)
  const page = pageOf(found.rows, asked.limit)
  if (asked.cursor) return page
  const sums = await tx.db.execute<{ total: bigint; fen: bigint }>(
    sql`select count(*) as total, coalesce(sum(${signed}), 0)::bigint as fen from book_entry t where ${all(fits)}`,
  )
  const { total, fen } = sums.rows[0]!
  return { ...page, total: Number(total), ...(asked.stage ? { sums: { amountFen: String(fen) } } : {}) }
}

/** Records whose lots were drawn on by something that is not itself among them, as reasons. */
export async function drawnLots(
  tx: Tx,
  records: readonly {
    readonly county: string
    readonly id: string
    readonly rowNo: number
    readonly text: string
  }[],
  why: { readonly code: string } & Word,
): Promise<Reason[]> {
  const ids = sql`${`{${records.map(r => r.id).join(',')}}`}::uuid[]`
  const counties = sql`${`{${[...new Set(records.map(r => r.county))].join(',')}}`}::text[]`
  const found = await tx.db.execute<{ id: string }>(sql`select l.id from book_lot l
    where l.county = any(${counties}) and l.id = any(${ids}) and l.closed_at is null
      and l.balance_fen + coalesce((select sum(e.amount_fen) from book_entry e
        where e.county = l.county and e.from_lot = l.id and e.record_id = any(${ids})), 0) <> l.amount_fen`)
  const drawn = new Set(found.rows.map(r => r.id))
  return records
    .filter(r => drawn.has(r.id))
    .map(({ rowNo, text }) => reason(why.code, why.zh, why.en, { rowNo, text }))
}
