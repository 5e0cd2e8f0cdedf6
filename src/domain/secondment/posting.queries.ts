/** Postings by keyset, and who is in post on a day. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import type { PostingBatchRow, PostingRow } from './posting.reply.ts'
import { inPost } from './posting.rules.ts'
import type { PostingFilter } from './posting.schema.ts'

/** The last day of posting `p` as the records said at an instant. */
export const lastDay = (knownAt: SQL): SQL => sql`coalesce((select x.to_on from posting_term x
  where x.county = p.county and x.posting_id = p.id and x.recorded_at <= ${knownAt}
    and (x.retracted_at is null or x.retracted_at > ${knownAt}) order by x.recorded_at desc, x.id desc limit 1), p.to_on)`

const COLUMNS = (
  tx: Tx,
): SQL => sql`p.county, p.id, p.area_code as "areaCode", a.name as "areaName", p.person_name as "personName",
  p.kind, p.direction, p.sender_unit as "senderUnit", p.district_code as "districtCode", g.name as "districtName",
  p.host_unit as "hostUnit", p.post, p.batch_code as "batchCode", b.name as "batchName", p.from_on as "fromOn",
  p.from_precision as "fromPrecision", ${lastDay(sql`${tx.at.toISOString()}::timestamptz`)} as "lastOn", p.origin,
  p.origin_note as "originNote", p.user_id as "userId"`
const JOINS = sql`left join area a on a.code = p.area_code and a.valid_to is null
  left join area g on g.code = p.district_code and g.valid_to is null left join posting_batch b on b.code = p.batch_code`

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

/** One page, latest arrivals first. */
export async function listPostings(tx: Tx, asked: PostingFilter) {
  const where = [sql`p.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`p.county >= ${lo} and p.county < ${hi}`)
  }
  if (asked.on) {
    const last = lastDay(sql`${tx.at.toISOString()}::timestamptz`)
    where.push(sql`p.from_on <= ${asked.on} and coalesce(${last} >= ${asked.on}::date, true)`)
  }
  if (asked.kind) where.push(sql`p.kind = ${asked.kind}`)
  if (asked.direction) where.push(sql`p.direction = ${asked.direction}`)
  if (asked.district) where.push(sql`p.district_code = ${asked.district}`)
  if (asked.batch) where.push(sql`p.batch_code = ${asked.batch}`)
  if (asked.cursor) {
    const [, on, county, id] = POSITION.exec(asked.cursor) ?? []
    if (!on) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`(p.from_on, p.county, p.id) < (${on}::date, ${county}, ${id}::uuid)`)
  }
  const found = await tx.db.execute<PostingRow>(sql`select ${COLUMNS(tx)} from posting p ${JOINS}
    where ${sql.join(where, sql` and `)} order by p.from_on desc, p.county desc, p.id desc limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return {
    rows,
    next: found.rows.length > asked.limit && last ? `${last.fromOn}_${last.county}_${last.id}` : null,
  }
}

/** A posting that was not withdrawn; null when it is not there or not in scope. */
export async function findPosting(tx: Tx, county: string, id: string): Promise<PostingRow | null> {
  const found = await tx.db.execute<PostingRow>(
    sql`select ${COLUMNS(tx)} from posting p ${JOINS} where p.county = ${county} and p.id = ${id} and p.retracted_at is null`,
  )
  return found.rows[0] ?? null
}

/** The posting under which an account acts at a place on a day; null when it has none there and then. */
export async function postingOfUser(
  tx: Tx,
  county: string,
  userId: string,
  on: string,
): Promise<PostingRow | null> {
  const found = await tx.db.execute<PostingRow>(sql`select ${COLUMNS(tx)} from posting p ${JOINS}
    where p.county = ${county} and p.user_id = ${userId} and p.retracted_at is null order by p.from_on desc, p.id desc`)
  return found.rows.find(p => inPost(p, on)) ?? null
}

/** The last posting under which an account stands at a place, in force or over; it signs for days within its term. */
export async function lastPostingOfUser(tx: Tx, county: string, userId: string): Promise<PostingRow | null> {
  const found = await tx.db.execute<PostingRow>(sql`select ${COLUMNS(tx)} from posting p ${JOINS}
    where p.county = ${county} and p.user_id = ${userId} and p.direction = 'to_steppe' and p.retracted_at is null order by p.from_on desc, p.id desc limit 1`)
  return found.rows[0] ?? null
}

/** Those in post at a place on a day, e.g. who may sign for the eastern side. */
export async function inPostOn(tx: Tx, county: string, on: string): Promise<PostingRow[]> {
  const found = await tx.db.execute<PostingRow>(sql`select ${COLUMNS(tx)} from posting p ${JOINS}
    where p.county = ${county} and p.from_on <= ${on} and p.retracted_at is null order by p.from_on, p.id`)
  return found.rows.filter(p => inPost(p, on))
}

export async function listBatches(tx: Tx) {
  const found =
    await tx.db.execute<PostingBatchRow>(sql`select id, code, ordinal, giver_code as "giverCode", receiver_code as "receiverCode",
    name, from_on as "fromOn", to_on as "toOn", source from posting_batch order by giver_code, receiver_code, ordinal desc`)
  return found.rows
}
