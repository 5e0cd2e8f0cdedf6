/** Complaints by keyset. What a reader sees is settled by the policies of the tables. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { officeOf } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import { areaNames } from '../area/areaName.queries.ts'
import type { ComplaintRow } from './complaint.reply.ts'
import type { ComplaintFilter } from './complaint.schema.ts'
import { OPEN } from './complaint.terms.ts'
import { officeWords } from './complaint.words.ts'

const openStates = (): SQL => sql`any(${`{${OPEN.join(',')}}`}::text[])`

type Found = Omit<ComplaintRow, 'accused' | 'handler'> & {
  readonly accused: string | null
  readonly handler: string
} & Record<string, unknown>

const columns = (
  on: string,
): SQL => sql`c.county, c.id, c.area_code as "areaCode", a.name as "areaName", c.number, c.channel,
  c.matter, c.accused, c.text, (c.name_sealed is not null or c.phone_sealed is not null) as named, c.received_on as "receivedOn",
  c.state, c.handler, c.due_on as "dueOn", case when c.state = ${openStates()} then c.due_on - ${on}::date end as "daysLeft",
  (c.state = ${openStates()} and coalesce(c.due_on < ${on}::date, false)) as overdue, c.appeals, c.extension`
const FROM = sql`from complaint c left join area a on a.code = c.area_code and a.valid_to is null`

/** Rows with their offices by name, in one look-up for all of them. */
async function named(tx: Tx, rows: readonly Found[]): Promise<ComplaintRow[]> {
  const names = await areaNames(
    tx,
    rows.flatMap(r => [r.handler, r.accused ?? '']),
  )
  const office = (code: string) => ({ code, words: officeWords(code, names.get(code)) })
  return rows.map(r => ({
    ...r,
    accused: r.accused === null ? null : office(r.accused),
    handler: office(r.handler),
  }))
}

/** Where a page ended: day, owner, id. */
export const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

function stateSql(tx: Tx, asked: NonNullable<ComplaintFilter['state']>, on: string): SQL {
  switch (asked) {
    case 'open':
      return sql`c.state = ${openStates()}`
    case 'mine':
      return sql`c.state = ${openStates()} and c.handler = ${officeOf(tx.reader)}`
    case 'overdue':
      return sql`c.state = ${openStates()} and c.due_on < ${on}::date`
    case 'extension':
      return sql`c.state = ${openStates()} and c.extension = 'asked'`
    default:
      return sql`c.state = ${asked}`
  }
}

function fits(tx: Tx, asked: ComplaintFilter, on: string): SQL {
  const where = [sql`c.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`c.area_code >= ${lo} and c.area_code < ${hi}`)
  }
  if (asked.state) where.push(stateSql(tx, asked.state, on))
  if (asked.channel) where.push(sql`c.channel = ${asked.channel}`)
  if (asked.matter) where.push(sql`c.matter = ${asked.matter}`)
  return sql.join(where, sql` and `)
}

/** One page, the latest received first; with the first page how many there are. */
export async function listComplaints(tx: Tx, asked: ComplaintFilter) {
  const on = today(tx.at)
  const where = fits(tx, asked, on)
  const [, day, county, id] = asked.cursor ? (POSITION.exec(asked.cursor) ?? []) : []
  if (asked.cursor && !day) throw new Problem('input.invalid', { what: 'cursor' })
  const after = day
    ? sql`(c.received_on, c.county, c.id) < (${day}::date, ${county}, ${id}::uuid)`
    : sql`true`
  const found = await tx.db.execute<Found>(sql`select ${columns(on)} ${FROM} where ${where} and ${after}
    order by c.received_on desc, c.county desc, c.id desc limit ${asked.limit + 1}`)
  const rows = await named(tx, found.rows.slice(0, asked.limit))
  const last = rows.at(-1)
  const page = {
    rows,
    next: found.rows.length > asked.limit && last ? `${last.receivedOn}_${last.county}_${last.id}` : null,
  }
  return asked.cursor ? page : { ...page, total: await countWhere(tx, where) }
}

async function countWhere(tx: Tx, where: SQL): Promise<number> {
  const found = await tx.db.execute<{ n: bigint }>(sql`select count(*) as n ${FROM} where ${where}`)
  return Number(found.rows[0]!.n)
}

export const countComplaints = (
  tx: Tx,
  state: NonNullable<ComplaintFilter['state']>,
  more: SQL = sql`true`,
) => countWhere(tx, sql`${fits(tx, { state, limit: 1 }, today(tx.at))} and ${more}`)

/** @throws Problem record.notFound when it is not there or the reader takes no part in it. */
export async function findComplaint(tx: Tx, county: string, id: string): Promise<ComplaintRow> {
  const found = await tx.db.execute<Found>(
    sql`select ${columns(today(tx.at))} ${FROM} where c.county = ${county} and c.id = ${id} and c.retracted_at is null`,
  )
  if (!found.rows[0]) throw new Problem('record.notFound')
  return (await named(tx, found.rows))[0]!
}
