/** Files of the bank, and the work lists that come of them: lines without a record, records without a line, lines unpaid. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Held } from '../../kernel/ledger/ledger.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { all, behind, ownedIn, pageOf } from '../fund/page.queries.ts'
import { maskName } from '../../kernel/mask.ts'
import type { Candidate } from './bankRow.rules.ts'
import type { BatchLine, MissingLine } from './bank.reply.ts'
import type { BatchFilter, CardFilter, LineFilter, MissingFilter } from './bank.schema.ts'
import type { BatchKind, CardState, LineState, MatchedRecord } from './bank.terms.ts'

/** @throws Problem input.unique when the file stands imported already. */
export async function mustBeNewFile(tx: Tx, county: string, kind: BatchKind, hash: string): Promise<void> {
  // Two uploads of one file wait for each other here; the second one finds the first.
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${county}:bank:${hash}`}, 0))`)
  const found = await tx.db.execute<{ fileName: string }>(sql`select file_name as "fileName" from bank_batch
    where county = ${county} and kind = ${kind} and file_hash = ${hash} and retracted_at is null`)
  if (found.rows[0])
    throw new Problem('input.unique', {}, [], {
      zh: `该文件已导入（${found.rows[0].fileName}）`,
      en: `this file is imported already (${found.rows[0].fileName})`,
    })
}

/** Which of the lines stand imported already, from whatever file. */
export async function knownKeys(tx: Tx, county: string, keys: readonly string[]): Promise<Set<string>> {
  const found = await tx.db.execute<{ key: string }>(
    sql`select line_key as key from bank_line where county = ${county} and line_key = any(${`{${keys.join(',')}}`}::text[]) and retracted_at is null`,
  )
  return new Set(found.rows.map(r => r.key))
}

/** Live payments and spending that no line has met: reversals and what was reversed are no movement of the bank's. */
const OPEN = (type: MatchedRecord): SQL => {
  const t = sql.raw(type)
  const link = type === 'payment' ? sql`r.allocation_id = t.allocation_id` : sql`r.payment_id = t.payment_id`
  return sql`(select t.* from ${t} t where t.retracted_at is null and t.reverses_id is null
    and not exists (select 1 from ${t} r where r.county = t.county and ${link} and r.reverses_id = t.id and r.retracted_at is null)
    and not exists (select 1 from bank_match m where m.county = t.county and m.record_id = t.id and m.retracted_at is null)) t`
}

/** What lines of these days may meet. */
export async function candidates(
  tx: Tx,
  county: string,
  from: string,
  to: string,
  days: number,
): Promise<Candidate[]> {
  const of = (
    type: MatchedRecord,
  ): SQL => sql`select ${type}::text as type, t.id, t.on_date as "onDate", t.amount_fen as "amountFen", t.voucher
    from ${OPEN(type)} where t.county = ${county} and t.on_date between ${from}::date - ${days + WIDEST}::int and ${to}::date + ${days + WIDEST}::int`
  const found = await tx.db.execute<Candidate & Record<string, unknown>>(
    sql`${of('payment')} union all ${of('spending')}`,
  )
  return found.rows
}

/** A voucher named by the bank is looked for this many days further away. */
const WIDEST = 62

const openOf = sql`case t.kind
  when 'statement' then (select count(*) from bank_line l where l.county = t.county and l.batch_id = t.id and l.retracted_at is null
    and not exists (select 1 from bank_match m where m.county = l.county and m.line_id = l.id and m.retracted_at is null))
  when 'card' then (select count(*) from card_line l where l.county = t.county and l.batch_id = t.id and l.retracted_at is null
    and not exists (select 1 from card_return r where r.county = l.county and r.line_id = l.id and r.retracted_at is null))
  else (select count(*) from card_return r where r.county = t.county and r.batch_id = t.id and not r.arrived and r.retracted_at is null) end`

export async function batches(tx: Tx, asked: BatchFilter) {
  const where = [
    sql`t.retracted_at is null`,
    ...(asked.area ? [ownedIn(asked.area)] : []),
    ...(asked.kind ? [sql`t.kind = ${asked.kind}`] : []),
    ...(asked.cursor ? [behind(asked.cursor, sql`t.to_on`)] : []),
  ]
  const found = await tx.db.execute<BatchLine & Record<string, unknown>>(sql`
    select t.county, t.id, a.name as "areaName", t.kind, t.file_name as "fileName", t.account_tail as "accountTail", t.from_on as "fromOn", t.to_on as "onDate",
      t.lines, t.sum_fen as "sumFen", t.imported_by as "importedBy", t.recorded_at as "recordedAt", t.linkage_id as "linkageId", k.operator,
      t.answers_id as "answersId", ${openOf} as open
    from bank_batch t left join area a on a.code = t.county and a.valid_to is null
    left join linkage k on k.county = t.county and k.id = t.linkage_id
    where ${all(where)} order by t.to_on desc, t.county desc, t.id desc limit ${asked.limit + 1}`)
  return pageOf(found.rows, asked.limit)
}

interface StoredLine extends Record<string, unknown> {
  county: string
  id: string
  areaName: string | null
  batchId: string
  accountTail: string | null
  onDate: string
  amountFen: bigint
  partySealed: string | null
  partyAccountSealed: string | null
  summary: string | null
  serial: string | null
  state: LineState
  recordType: MatchedRecord | null
  recordId: string | null
  reason: string | null
  byRule: boolean | null
  matchedBy: string | null
}

const STATE = sql`case when m.id is null then 'surplus' when m.record_id is null then 'explained' else 'matched' end`
const LINES = sql`bank_line t left join bank_match m on m.county = t.county and m.line_id = t.id and m.retracted_at is null`

const tail = (tx: Tx, sealed: string | null): string | null => {
  const text = sealed && tx.vault.open(sealed)
  return text ? `**** ${text.replace(/\D/g, '').slice(-4)}` : null
}

/** A unit's name is shown; one of a person is masked for those who may not see names. */
const partyOf = (tx: Tx, sealed: string | null): string | null => {
  const name = sealed && tx.vault.open(sealed)
  return name && name.length <= 4 && !tx.reader.seesNames ? maskName(name) : name
}

export async function lines(tx: Tx, asked: LineFilter) {
  const fits = [
    sql`t.retracted_at is null`,
    ...(asked.area ? [ownedIn(asked.area)] : []),
    ...(asked.batch ? [sql`t.batch_id = ${asked.batch}::uuid`] : []),
    ...(asked.state ? [sql`${STATE} = ${asked.state}`] : []),
  ]
  const where = all([...fits, ...(asked.cursor ? [behind(asked.cursor, sql`t.on_date`)] : [])])
  const found = await tx.db.execute<StoredLine>(sql`
    select t.county, t.id, a.name as "areaName", t.batch_id as "batchId", b.account_tail as "accountTail", t.on_date as "onDate", t.amount_fen as "amountFen",
      t.party_sealed as "partySealed", t.party_account_sealed as "partyAccountSealed", t.summary, t.serial, ${STATE} as state,
      m.record_type as "recordType", m.record_id as "recordId", m.reason, m.by_rule as "byRule", m.matched_by as "matchedBy"
    from ${LINES} join bank_batch b on b.county = t.county and b.id = t.batch_id left join area a on a.code = t.county and a.valid_to is null
    where ${where} order by t.on_date desc, t.county desc, t.id desc limit ${asked.limit + 1}`)
  const page = pageOf(found.rows, asked.limit)
  const rows = page.rows.map(({ partySealed, partyAccountSealed, ...row }) => ({
    ...row,
    party: partyOf(tx, partySealed),
    partyAccount: tail(tx, partyAccountSealed),
  }))
  if (asked.cursor) return { ...page, rows }
  const sums = await tx.db.execute<{ total: bigint; fen: bigint }>(
    sql`select count(*) as total, coalesce(sum(t.amount_fen), 0)::bigint as fen from ${LINES} where ${all(fits)}`,
  )
  return { ...page, rows, total: Number(sums.rows[0]!.total), sums: { amountFen: String(sums.rows[0]!.fen) } }
}

const COVERED = sql`exists (select 1 from bank_batch b where b.county = t.county and b.kind = 'statement' and b.retracted_at is null and t.on_date between b.from_on and b.to_on)`

const MISSING = (type: MatchedRecord): SQL =>
  sql`select t.county, t.id, ${type}::text as type, t.on_date, t.amount_fen, t.voucher, t.payee, t.giver_code from ${OPEN(type)} where ${COVERED}`

/** Records of days that a statement covers and that no line of it met. */
export async function missing(tx: Tx, asked: MissingFilter) {
  const both = asked.type ? MISSING(asked.type) : sql`${MISSING('payment')} union all ${MISSING('spending')}`
  const fits = asked.area ? [ownedIn(asked.area)] : []
  const where = all([...fits, ...(asked.cursor ? [behind(asked.cursor, sql`t.on_date`)] : [])])
  const found = await tx.db.execute<MissingLine & Record<string, unknown>>(sql`
    select t.county, t.id, a.name as "areaName", t.type, t.on_date as "onDate", t.amount_fen as "amountFen", t.voucher, t.payee, g.name as "giverName"
    from (${both}) t left join area a on a.code = t.county and a.valid_to is null left join area g on g.code = t.giver_code and g.valid_to is null
    where ${where} order by t.on_date desc, t.county desc, t.id desc limit ${asked.limit + 1}`)
  const page = pageOf(found.rows, asked.limit)
  if (asked.cursor) return page
  const sums = await tx.db.execute<{ total: bigint; fen: bigint }>(
    sql`select count(*) as total, coalesce(sum(t.amount_fen), 0)::bigint as fen from (${both}) t where ${all(fits)}`,
  )
  return { ...page, total: Number(sums.rows[0]!.total), sums: { amountFen: String(sums.rows[0]!.fen) } }
}

/** What a line may be by hand: open records of its sum and direction, the nearest first. */
export async function offered(tx: Tx, at: { readonly county: string; readonly id: string }) {
  const of = (
    type: MatchedRecord,
    sign: SQL,
  ): SQL => sql`select ${type}::text as type, t.id, t.on_date as "onDate", t.amount_fen as "amountFen", t.voucher, t.payee,
      abs(t.on_date - l.on_date) as days
    from bank_line l join ${OPEN(type)} on t.county = l.county and t.amount_fen = ${sign} where l.county = ${at.county} and l.id = ${at.id}`
  const found = await tx.db.execute<Candidate & { payee: string; days: number } & Record<string, unknown>>(
    sql`select * from (${of('payment', sql`l.amount_fen`)} union all ${of('spending', sql`-l.amount_fen`)}) o order by days, id limit 20`,
  )
  return { rows: found.rows, next: null }
}

interface StoredCard extends Record<string, unknown> {
  county: string
  id: string
  areaCode: string
  areaName: string | null
  batchId: string
  householdId: string
  headName: string
  amountFen: bigint
  accountTail: string
  onDate: string
  paymentId: string | null
  state: CardState
  reason: string | null
}

const CARD_STATE = sql`case when r.id is null then 'sent' when r.arrived then 'arrived' else 'failed' end`
const CARDS = sql`card_line t join bank_batch b on b.county = t.county and b.id = t.batch_id
  left join card_return r on r.county = t.county and r.line_id = t.id and r.retracted_at is null`

export async function cards(tx: Tx, asked: CardFilter) {
  const fits = [
    sql`t.retracted_at is null`,
    ...(asked.area ? [ownedIn(asked.area)] : []),
    ...(asked.batch ? [sql`t.batch_id = ${asked.batch}::uuid`] : []),
    ...(asked.state ? [sql`${CARD_STATE} = ${asked.state}`] : []),
  ]
  const where = all([...fits, ...(asked.cursor ? [behind(asked.cursor, sql`b.to_on`)] : [])])
  const found = await tx.db.execute<StoredCard>(sql`
    select t.county, t.id, t.area_code as "areaCode", a.name as "areaName", t.batch_id as "batchId", t.household_id as "householdId", h.head_name as "headName",
      t.amount_fen as "amountFen", t.account_tail as "accountTail", b.to_on as "onDate", t.payment_id as "paymentId", ${CARD_STATE} as state, r.reason
    from ${CARDS} join household h on h.county = t.county and h.id = t.household_id left join area a on a.code = t.area_code and a.valid_to is null
    where ${where} order by b.to_on desc, t.county desc, t.id desc limit ${asked.limit + 1}`)
  const page = pageOf(found.rows, asked.limit)
  const rows = page.rows.map(r => ({
    ...r,
    headName: tx.reader.seesNames ? r.headName : maskName(r.headName),
    account: `**** ${r.accountTail}`,
  }))
  if (asked.cursor) return { ...page, rows }
  const sums = await tx.db.execute<{ total: bigint; fen: bigint }>(
    sql`select count(*) as total, coalesce(sum(t.amount_fen), 0)::bigint as fen from ${CARDS} where ${all(fits)}`,
  )
  return { ...page, rows, total: Number(sums.rows[0]!.total), sums: { amountFen: String(sums.rows[0]!.fen) } }
}

/** How much waits for somebody, in the reader's scope. */
export async function waiting(tx: Tx): Promise<{ surplus: number; missing: number; failed: number }> {
  const found = await tx.db.execute<{ surplus: bigint; missing: bigint; failed: bigint }>(sql`select
    (select count(*) from ${LINES} where t.retracted_at is null and m.id is null) as surplus,
    (select count(*) from (${MISSING('payment')} union all ${MISSING('spending')}) x) as missing,
    (select count(*) from ${CARDS} where t.retracted_at is null and not r.arrived) as failed`)
  const row = found.rows[0]!
  return { surplus: Number(row.surplus), missing: Number(row.missing), failed: Number(row.failed) }
}

/** Records that a line of a statement has met: they are let go before they are taken back. */
export const bankHolds: Held = async (tx, records) => {
  const ids = `{${records.map(r => r.id).join(',')}}`
  const counties = `{${[...new Set(records.map(r => r.county))].join(',')}}`
  const found = await tx.db.execute<{ id: string }>(sql`select record_id as id from bank_match
    where county = any(${counties}::text[]) and record_id = any(${ids}::uuid[]) and retracted_at is null`)
  const met = new Set(found.rows.map(r => r.id))
  return records
    .filter(r => met.has(r.id))
    .map(({ rowNo, text }) =>
      reason(
        'bank.matched',
        '第 {rowNo} 行“{text}”已与银行流水核对，请先取消核对。',
        'Row {rowNo}, “{text}”: a line of the bank has met it; let that go first.',
        { rowNo, text },
      ),
    )
}
