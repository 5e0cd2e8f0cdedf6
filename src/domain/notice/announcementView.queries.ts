/** One announcement with everything about it: its text, its boards, what was objected, and what it lacks. */
import { sql } from 'drizzle-orm'
import { may } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { sentence } from '../../kernel/refusal.ts'
import type { RecordKind } from '../../kernel/record.ts'
import { refKey } from '../../kernel/record.ts'
import type { Reason } from '../../kernel/reason.ts'
import type { Tx } from '../../kernel/tx.ts'
import { findParameter } from '../area/parameter.queries.ts'
import type { Content } from './announcement.content.ts'
import { findAnnouncement, POSTINGS, postingState } from './announcement.queries.ts'
import type { AnnouncementRow, ObjectionRow, PostingRow } from './announcement.reply.ts'
import { lacksProof, mayPublish, writtenIn } from './announcement.rules.ts'
import { sourceKey } from './announcement.source.ts'
import type { Announced, Drawn } from './announcement.source.ts'
import { NOTICE_DAYS } from './announcement.terms.ts'
import { citationJoin } from './document.queries.ts'

interface At {
  readonly county: string
  readonly id: string
}

/** The text as the facts stand now. */
export async function drawn(tx: Tx, row: AnnouncementRow, announced: Announced): Promise<Drawn | null> {
  const key = sourceKey(row.kind, row.subjectType)
  return key ? announced.sources[key](tx, row) : null
}

/** Least days of a board hung in a place now; null while nobody has entered the parameter. */
export async function leastDaysOf(tx: Tx, county: string) {
  const row = await findParameter(tx, NOTICE_DAYS, county, Number(today(tx.at).slice(0, 4)))
  return typeof row?.value === 'number' ? { days: row.value, source: row.source } : null
}

export async function postingsOf(tx: Tx, at: At): Promise<PostingRow[]> {
  const on = today(tx.at)
  const found =
    await tx.db.execute<PostingRow>(sql`select p.id, p.level, p.area_code as "areaCode", n.name as "areaName", p.place, p.url,
      p.from_on as "fromOn", p.to_on as "toOn", p.least_days as "leastDays", p.days_source as "daysSource", p.file_id as "fileId", p.photo_on as "photoOn",
      p.put_up_by as "putUpBy", ${postingState(on)} as state, case when r.id is null then greatest(p.to_on - ${on}::date, 0)::int end as "daysLeft",
      r.on_date as "removedOn", r.file_id as "removalFileId", r.photo_on as "removalPhotoOn", r.note as "removalNote", r.taken_down_by as "takenDownBy"
    from ${POSTINGS} left join area n on n.code = p.area_code and n.valid_to is null
    where p.county = ${at.county} and p.announcement_id = ${at.id} and p.retracted_at is null order by p.from_on, p.id`)
  const { reader } = tx
  return found.rows.map(r => ({
    ...r,
    writes:
      may(reader, 'announcement.hang') &&
      reader.writable.includes(at.county) &&
      r.areaCode >= reader.lo &&
      r.areaCode < reader.hi,
  }))
}

interface Sealed extends Omit<ObjectionRow, 'content'>, Record<string, unknown> {
  sealed: string
}

export async function objectionsOf(tx: Tx, at: At): Promise<ObjectionRow[]> {
  const on = today(tx.at)
  const found =
    await tx.db.execute<Sealed>(sql`select o.id, o.reference, o.channel, o.content_sealed as sealed, o.raised_on as "raisedOn", o.due_on as "dueOn",
      (w.id is null and coalesce(o.due_on < ${on}::date, false)) as overdue, w.result, w.answer, w.on_date as "answeredOn", w.answered_by as "answeredBy",
      w.document_county as "documentCounty", w.document_id as "documentId", d.title as "documentTitle"
    from announcement_objection o left join announcement_answer w on w.county = o.county and w.objection_id = o.id and w.retracted_at is null
      ${citationJoin(sql`w`)}
    where o.county = ${at.county} and o.announcement_id = ${at.id} and o.retracted_at is null order by o.raised_on, o.id`)
  return found.rows.map(({ sealed, ...r }) => ({ ...r, content: tx.vault.open(sealed) }))
}

const plain = (reasons: readonly Reason[]) => reasons.map(r => ({ code: r.code, words: sentence(r) }))

async function subjectOf(tx: Tx, row: AnnouncementRow, kinds: readonly RecordKind[]) {
  const kind = kinds.find(k => k.type === row.subjectType)
  if (!kind || !row.subjectId || !may(tx.reader, kind.verb)) return null
  const ref = { county: row.county, id: row.subjectId }
  const title = (await kind.describe(tx, [ref])).get(refKey(ref))
  if (!title) return null
  return {
    title: typeof title.title === 'string' ? { zh: title.title, en: title.title } : title.title,
    link: title.link,
  }
}

/** The text and why it cannot be published yet. */
async function draftOf(tx: Tx, row: AnnouncementRow, announced: Announced) {
  const now = await drawn(tx, row, announced)
  if (!now) return { content: null, missing: [] }
  const names = await announced.namesIn(tx, row.county, writtenIn(now.content))
  return {
    content: now.content,
    missing: plain(mayPublish({ published: false, ...now, names, namesChecked: false })),
  }
}

async function frozenOf(tx: Tx, at: At) {
  const found = await tx.db.execute<{
    content: Content | null
    draftedBy: string
    publishedBy: string | null
  }>(sql`select content, drafted_by as "draftedBy", published_by as "publishedBy"
    from announcement where county = ${at.county} and id = ${at.id}`)
  return found.rows[0]!
}

export async function openAnnouncement(tx: Tx, at: At, announced: Announced, kinds: readonly RecordKind[]) {
  const row = await findAnnouncement(tx, at.county, at.id)
  const frozen = await frozenOf(tx, at)
  const draft = row.state === 'draft' ? await draftOf(tx, row, announced) : { missing: [] }
  const { reader } = tx
  const writes = reader.writable.includes(at.county)
  const inside = row.areaCode >= reader.lo && row.areaCode < reader.hi
  return {
    ...row,
    ...frozen,
    ...draft,
    lacks: plain(lacksProof({ ...row, openObjections: row.openObjections ?? 0 })),
    subject: await subjectOf(tx, row, kinds),
    postings: await postingsOf(tx, at),
    objectionRows: await objectionsOf(tx, at),
    leastDays: (await leastDaysOf(tx, at.county))?.days ?? null,
    may: {
      write: writes && inside && may(reader, 'announcement.write'),
      hang: writes && may(reader, 'announcement.hang'),
    },
  }
}
