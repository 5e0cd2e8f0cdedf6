/** Announcements by keyset with how far their boards are; one with everything about it; and what a gate asks of them. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import type { AnnouncementRow } from './announcement.reply.ts'
import type { AnnouncementFilter } from './announcement.schema.ts'
import type { AnnouncedRecord, AnnouncementKind, AnnouncementState } from './announcement.terms.ts'

/** Of posting `p` with its removal `r`. */
export const postingState = (on: string): SQL => sql`case when p.to_on is null then 'online'
  when r.id is null then case when ${on}::date < p.to_on then 'hanging' else 'due' end
  when r.on_date < p.to_on then 'early' else 'whole' end`

export const POSTINGS = sql`announcement_posting p left join announcement_removal r
  on r.county = p.county and r.posting_id = p.id and r.retracted_at is null`

/** How far the boards of announcement `a` are, as `b`. */
const boards = (
  on: string,
): SQL => sql`left join lateral (select count(*) filter (where x.to_on is not null)::int as boards,
    count(*) filter (where x.to_on is null)::int as portals, max(x.to_on) as to_on,
    (min(x.to_on) filter (where x.state = 'hanging') - ${on}::date)::int as days_left, bool_or(x.state = 'whole') as whole,
    bool_or(x.state = 'hanging') as hanging, bool_or(x.state = 'due') as due, bool_or(x.state = 'early') as early
  from (select p.to_on, ${postingState(on)} as state from ${POSTINGS}
    where p.county = a.county and p.announcement_id = a.id and p.retracted_at is null) x) b on true`

/** What was objected to announcement `a`, as `o`. */
const OBJECTIONS = sql`left join lateral (select count(*)::int as objections, count(*) filter (where w.id is null)::int as open
  from announcement_objection o left join announcement_answer w on w.county = o.county and w.objection_id = o.id and w.retracted_at is null
  where o.county = a.county and o.announcement_id = a.id and o.retracted_at is null) o on true`

const STATE = sql`case when a.published_on is null then 'draft' when b.whole then 'proved' when b.hanging then 'hanging'
  when b.due then 'due' when b.early then 'early'
  when b.portals > 0 then 'online' else 'unhung' end`

/** Objections are counted only for those who see them all. */
const columns = (tx: Tx): SQL => {
  const whole = sql`a.area_code >= ${tx.reader.lo} and a.area_code < ${tx.reader.hi}`
  return sql`a.county, a.id, a.area_code as "areaCode", n.name as "areaName", a.kind, a.year, a.subject_type as "subjectType",
  a.subject_id as "subjectId", a.number, a.content->'title' as title, a.issuer, a.office_phone as "officePhone", a.on_date as "onDate",
  a.published_on as "publishedOn", ${STATE} as state, b.boards, b.portals, b.to_on as "toOn", b.days_left as "daysLeft",
  case when ${whole} then o.objections end as objections, case when ${whole} then o.open end as "openObjections"`
}

const from = (on: string): SQL =>
  sql`from announcement a ${boards(on)} ${OBJECTIONS} left join area n on n.code = a.area_code and n.valid_to is null`

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

/** What a cursor says: the position after which a page begins. */
export function positionOf(cursor: string): { on: string; county: string; id: string } {
  const [, on, county, id] = POSITION.exec(cursor) ?? []
  if (!on || !county || !id) throw new Problem('input.invalid', { what: 'cursor' })
  return { on, county, id }
}

export const cursorOf = (on: string, { county, id }: { county: string; id: string }): string =>
  `${on}_${county}_${id}`

function fits(asked: AnnouncementFilter): SQL {
  const where = [sql`a.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`a.area_code >= ${lo} and a.area_code < ${hi}`)
  }
  if (asked.kind) where.push(sql`a.kind = ${asked.kind}`)
  if (asked.year) where.push(sql`a.year = ${asked.year}`)
  if (asked.subject) where.push(sql`a.subject_id = ${asked.subject}`)
  if (asked.state === 'objected') where.push(sql`o.open > 0`)
  else if (asked.state) where.push(sql`${STATE} = ${asked.state}`)
  return sql.join(where, sql` and `)
}

/** One page, the latest first; with the first page how many there are. */
export async function listAnnouncements(
  tx: Tx,
  asked: AnnouncementFilter,
): Promise<{ rows: AnnouncementRow[]; next: string | null; total?: number }> {
  const on = today(tx.at)
  const where = fits(asked)
  const after = asked.cursor ? positionOf(asked.cursor) : null
  const found =
    await tx.db.execute<AnnouncementRow>(sql`select ${columns(tx)} ${from(on)} where ${where} and ${
      after
        ? sql`(a.on_date, a.county, a.id) < (${after.on}::date, ${after.county}, ${after.id}::uuid)`
        : sql`true`
    }
    order by a.on_date desc, a.county desc, a.id desc limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  const next = found.rows.length > asked.limit && last ? cursorOf(last.onDate, last) : null
  if (asked.cursor) return { rows, next }
  const whole = await tx.db.execute<{ n: bigint }>(sql`select count(*) as n ${from(on)} where ${where}`)
  return { rows, next, total: Number(whole.rows[0]!.n) }
}

/** @throws Problem record.notFound when it is not there, withdrawn or not in scope. */
export async function findAnnouncement(tx: Tx, county: string, id: string): Promise<AnnouncementRow> {
  const found = await tx.db.execute<AnnouncementRow>(
    sql`select ${columns(tx)} ${from(today(tx.at))} where a.county = ${county} and a.id = ${id} and a.retracted_at is null`,
  )
  if (!found.rows[0]) throw new Problem('record.notFound')
  return found.rows[0]
}

/** Every time that a board hung an announcement about a record whole. */
export const WHOLE_TIMES: SQL = sql`(select a.county, a.id, a.subject_id, a.kind, p.from_on, r.on_date as until_on, r.recorded_at
  from announcement a join announcement_posting p on p.county = a.county and p.announcement_id = a.id and p.retracted_at is null
  join announcement_removal r on r.county = p.county and r.posting_id = p.id and r.retracted_at is null and r.on_date >= p.to_on
  where a.subject_id is not null and a.retracted_at is null)`

/** An announcement about a record, with the times that its boards hung whole. */
export interface NoticeOf extends Record<string, unknown> {
  readonly id: string
  readonly kind: AnnouncementKind
  readonly number: string | null
  readonly state: AnnouncementState
  readonly openObjections: number
  readonly daysLeft: number | null
  readonly whole: readonly { readonly fromOn: string; readonly untilOn: string; readonly at: string }[]
}

/** What stands about a record, the latest first: what a later module's gate asks. */
export async function noticesOf(
  tx: Tx,
  subject: AnnouncedRecord,
  at: { readonly county: string; readonly id: string },
): Promise<NoticeOf[]> {
  const found =
    await tx.db.execute<NoticeOf>(sql`select a.id, a.kind, a.number, ${STATE} as state, o.open as "openObjections", b.days_left as "daysLeft",
      coalesce((select json_agg(json_build_object('fromOn', w.from_on, 'untilOn', w.until_on, 'at', w.recorded_at) order by w.until_on)
        from ${WHOLE_TIMES} w where w.county = a.county and w.id = a.id), '[]'::json) as whole
    ${from(today(tx.at))}
    where a.county = ${at.county} and a.subject_id = ${at.id} and a.subject_type = ${subject} and a.retracted_at is null
    order by a.on_date desc, a.id desc`)
  return found.rows
}
