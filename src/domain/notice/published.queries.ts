/** What the public pages show: published announcements, where they hang, and an objection by its reference. Nothing else is readable there. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import type { Content } from './announcement.content.ts'
import { cursorOf, positionOf, POSTINGS, postingState } from './announcement.queries.ts'
import type { PublishedRow } from './announcement.reply.ts'
import type { PublicFilter } from './announcement.schema.ts'
import type { PostingLevel, PostingState, Result } from './announcement.terms.ts'

interface At {
  readonly county: string
  readonly id: string
}

const COLUMNS = sql`a.county, a.id, a.number, a.kind, a.year, n.name as "areaName", a.content->'title' as title,
  a.issuer, a.published_on as "publishedOn"`
const FROM = sql`from announcement a left join area n on n.code = a.area_code and n.valid_to is null`
const PUBLISHED = sql`a.published_on is not null and a.retracted_at is null`

/** One page, the latest first. */
export async function listPublished(
  tx: Tx,
  asked: PublicFilter,
): Promise<{ rows: PublishedRow[]; next: string | null }> {
  const where = [PUBLISHED]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`a.area_code >= ${lo} and a.area_code < ${hi}`)
  }
  if (asked.kind) where.push(sql`a.kind = ${asked.kind}`)
  if (asked.year) where.push(sql`a.year = ${asked.year}`)
  if (asked.cursor) {
    const after = positionOf(asked.cursor)
    where.push(sql`(a.on_date, a.county, a.id) < (${after.on}::date, ${after.county}, ${after.id}::uuid)`)
  }
  const found = await tx.db.execute<PublishedRow & Record<string, unknown>>(sql`select ${COLUMNS} ${FROM}
    where ${sql.join(where, sql` and `)} order by a.on_date desc, a.county desc, a.id desc limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > asked.limit && last ? cursorOf(last.publishedOn, last) : null }
}

interface Published extends PublishedRow {
  readonly areaCode: string
  readonly content: Content
  readonly officePhone: string
}

/** @throws Problem record.notFound when it is no published one. */
export async function findPublished(tx: Tx, at: At): Promise<Published> {
  const found = await tx.db.execute<
    Published & Record<string, unknown>
  >(sql`select ${COLUMNS}, a.area_code as "areaCode", a.content, a.office_phone as "officePhone" ${FROM}
    where a.county = ${at.county} and a.id = ${at.id} and ${PUBLISHED}`)
  if (!found.rows[0]) throw new Problem('record.notFound')
  return found.rows[0]
}

interface Board extends Record<string, unknown> {
  level: PostingLevel
  areaName: string | null
  place: string
  url: string | null
  fromOn: string
  toOn: string | null
  state: PostingState
  daysLeft: number | null
}

export async function openPublished(tx: Tx, at: At) {
  const { areaCode: _, ...row } = await findPublished(tx, at)
  const on = today(tx.at)
  const boards =
    await tx.db.execute<Board>(sql`select p.level, n.name as "areaName", p.place, p.url, p.from_on as "fromOn", p.to_on as "toOn",
      ${postingState(on)} as state, case when r.id is null then greatest(p.to_on - ${on}::date, 0)::int end as "daysLeft"
    from ${POSTINGS} left join area n on n.code = p.area_code and n.valid_to is null
    where p.county = ${at.county} and p.announcement_id = ${at.id} and p.retracted_at is null order by p.from_on, p.id`)
  return { ...row, boards: boards.rows }
}

interface LookedUp extends Record<string, unknown> {
  reference: string
  number: string | null
  title: { zh: string; en: string } | null
  county: string
  id: string | null
  raisedOn: string
  dueOn: string | null
  answeredOn: string | null
  result: Result | null
  answer: string | null
}

/** Its state and answer, also when the announcement was withdrawn; what was written is not shown back to anybody. @throws Problem record.notFound. */
export async function lookUpObjection(tx: Tx, reference: string) {
  const found =
    await tx.db.execute<LookedUp>(sql`select o.reference, a.number, a.content->'title' as title, o.county, a.id, o.raised_on as "raisedOn",
      o.due_on as "dueOn", w.on_date as "answeredOn", w.result, w.answer
    from announcement_objection o left join announcement a on a.county = o.county and a.id = o.announcement_id
    left join announcement_answer w on w.county = o.county and w.objection_id = o.id and w.retracted_at is null
    where o.county = ${reference.slice(0, 6)} and o.reference = ${reference} and o.retracted_at is null`)
  const row = found.rows[0]
  if (!row) throw new Problem('record.notFound')
  const { county, id, ...rest } = row
  return { ...rest, link: id ? `/public/${county}/${id}` : null }
}
