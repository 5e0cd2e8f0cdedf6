/** Whether the books are what the records say, and whether they balance. An empty answer means that they do. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { bookedRows } from './booked.queries.ts'
import type { Booked } from './booked.queries.ts'

export const FAULTS = {
  record: { zh: '账簿与记录不符', en: 'the books differ from the record' },
  balance: { zh: '余额与分录不符', en: 'a balance differs from its entries' },
  kind: { zh: '分录改变了资金来源或年度', en: 'an entry changed source or year' },
  handed: { zh: '下达方与旗县账簿不符', en: 'the giver’s and the banner’s books differ' },
} as const satisfies Record<string, Word>

export interface BookFault extends Record<string, unknown> {
  readonly fault: keyof typeof FAULTS
  readonly county: string
  readonly type: string
  readonly id: string
  readonly recordFen: bigint | null
  readonly bookFen: bigint | null
}

const COMPARED = [
  'source',
  'giver_code',
  'year',
  'from_stage',
  'from_lot',
  'to_stage',
  'to_lot',
  'amount_fen',
  'reverses_id',
]
const list = (t: string): SQL => sql.raw(COMPARED.map(c => `${t}.${c}`).join(', '))

/** Own entries that nothing took back (a second entry of a record takes it back), against the live records of the kind; either may lack the other. */
const againstRecords = (
  kind: Booked,
  counties: SQL,
): SQL => sql`select 'record' as fault, coalesce(r.county, e.county) as county, ${kind.type}::text as type,
    coalesce(r.id, e.id) as id, r.amount_fen as "recordFen", e.amount_fen as "bookFen"
  from (select * from ${bookedRows(kind)} where r.county = any(${counties})) r
  full join (select * from (select b.*, count(*) over (partition by b.county, b.record_id) as entries from book_entry b
    where b.record_type = ${kind.type}) o where o.entries = 1 and o.id = o.record_id) e
    on e.county = r.county and e.id = r.id
  where e.id is null or r.id is null or (${list('e')}) is distinct from (${list('r')})`

const MOVED = sql`(select county, lot, sum(fen)::bigint as fen from (
    select county, to_lot as lot, amount_fen as fen from book_entry where to_lot is not null
    union all select county, from_lot, -amount_fen from book_entry where from_lot is not null) x group by 1, 2)`

const balances = sql`select 'balance', coalesce(l.county, m.county), coalesce(l.stage, '?'), coalesce(l.id, m.lot), m.fen, l.balance_fen
  from book_lot l full join ${MOVED} m on m.county = l.county and m.lot = l.id where l.balance_fen is distinct from m.fen`

/** One end of an entry holds money of its source, giver, year and stage. */
const kindAt = (
  end: 'from' | 'to',
): SQL => sql`select 'kind', e.county, e.record_type, e.id, null::bigint, e.amount_fen
  from book_entry e join book_lot l on l.county = e.county and l.id = ${sql.raw(`e.${end}_lot`)}
  where (l.source, l.giver_code, l.year, l.stage) is distinct from (e.source, e.giver_code, e.year, ${sql.raw(`e.${end}_stage`)})`

const kinds = sql`select distinct * from (${kindAt('from')} union all ${kindAt('to')}) k`

/** What stands of an allocation in each owner's books. */
const STANDING = (
  stage: string,
  out: boolean,
): SQL => sql`(select county, record_id, sum(case when ${sql.raw(out ? 'to_stage' : 'from_stage')} = ${stage}
    then amount_fen else -amount_fen end)::bigint as fen from book_entry where record_type = 'allocation' group by 1, 2)`

/** What givers handed on is what banners have from them; asked where both are in scope. */
const handed = (
  counties: SQL,
): SQL => sql`select 'handed', a.county, 'allocation', a.id, coalesce(g.fen, 0), coalesce(b.fen, 0)
  from allocation a
  left join ${STANDING('handed', true)} g on g.county = a.appropriation_county and g.record_id = a.id
  left join ${STANDING('origin', false)} b on b.county = a.county and b.record_id = a.id
  where a.county <> a.appropriation_county and a.appropriation_county = any(${counties}) and coalesce(g.fen, 0) <> coalesce(b.fen, 0)`

/** Every fault in the reader's scope, by owner. */
export async function verifyBooks(tx: Tx, booked: readonly Booked[]): Promise<BookFault[]> {
  const counties = sql`${`{${tx.reader.counties.join(',')}}`}::text[]`
  // Everything is compared with everything. In tables without statistics yet the planner would look each row up by itself.
  await tx.db.execute(sql`set local enable_nestloop = off`)
  const parts = [...booked.map(kind => againstRecords(kind, counties)), balances, kinds, handed(counties)]
  const found = await tx.db.execute<BookFault>(
    sql`select * from (${sql.join(parts, sql` union all `)}) f order by county, fault, id`,
  )
  return found.rows
}

/** How many entries were looked at. */
export async function countEntries(tx: Tx): Promise<number> {
  const found = await tx.db.execute<{ n: bigint }>(sql`select count(*) as n from book_entry`)
  return Number(found.rows[0]!.n)
}
