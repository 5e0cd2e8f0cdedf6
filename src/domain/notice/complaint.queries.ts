/** Complaints by keyset, and one with its way. What a reader sees is settled by the policies of the tables. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { may, officeOf } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RecordKind } from '../../kernel/record.ts'
import { refKey } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import { areaNames } from '../area/areaName.queries.ts'
import { noticeEndOf } from '../area/holiday.queries.ts'
import { addDays } from '../area/holiday.rules.ts'
import { complaintOffices } from './complaintOffice.queries.ts'
import type { ComplaintRow, ComplaintStep, InquiryRow } from './complaint.reply.ts'
import { actsOf, isConflicted } from './complaint.rules.ts'
import type { Facts } from './complaint.rules.ts'
import type { ComplaintFilter } from './complaint.schema.ts'
import { COMPLAINANT, OPEN } from './complaint.terms.ts'
import type { About, Extension } from './complaint.terms.ts'
import { officeWords } from './complaint.words.ts'
import { citationJoin } from './document.queries.ts'

export const openStates = (): SQL => sql`any(${`{${OPEN.join(',')}}`}::text[])`

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

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

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

interface LastStep extends Record<string, unknown> {
  readonly onDate: string | null
  readonly ordinal: number
  readonly askedBy: string | null
  readonly givenBy: string | null
  readonly givenOn: string | null
}

/** What the rules ask of its steps: the last one, who asked for more time, who gave it to the present handler. */
async function lastOf(tx: Tx, county: string, id: string): Promise<LastStep> {
  const found =
    await tx.db.execute<LastStep>(sql`select max(s.on_date) as "onDate", coalesce(max(s.ordinal), 0)::int as ordinal,
      (array_agg(s.by_id order by s.ordinal desc) filter (where s.act = 'askExtension'))[1] as "askedBy",
      (array_agg(case when s.act = 'transfer' then s.office end order by s.ordinal desc) filter (where s.to_office is not null))[1] as "givenBy",
      (array_agg(case when s.act = 'transfer' then s.on_date end order by s.ordinal desc) filter (where s.to_office is not null))[1] as "givenOn"
    from complaint_step s where s.county = ${county} and s.complaint_id = ${id} and s.retracted_at is null`)
  return found.rows[0]!
}

/** The last working day on which a transfer may be given back; null while the holidays of its year are not entered. */
async function backUntil(tx: Tx, county: string, givenOn: string): Promise<string | null> {
  const term = {
    key: 'complaint.object_workdays',
    area: county,
    from: addDays(givenOn, 1),
    workdaysOnly: true,
  }
  try {
    return (await noticeEndOf(tx, term)).on
  } catch (error) {
    if (error instanceof Problem && error.code === 'rule.parameterEmpty') return null
    throw error
  }
}

export interface Standing {
  readonly row: ComplaintRow
  readonly facts: Facts
  readonly lastOn: string
  readonly ordinal: number
  readonly offices: readonly string[]
}

/** A complaint with what the rules ask of it. */
export async function standingOf(tx: Tx, county: string, id: string): Promise<Standing> {
  const row = await findComplaint(tx, county, id)
  const last = await lastOf(tx, county, id)
  const facts: Facts = {
    state: row.state,
    handler: row.handler.code,
    accused: row.accused?.code ?? null,
    dueOn: row.dueOn,
    appeals: row.appeals,
    extension: row.extension as Extension | null,
    askedBy: last.askedBy,
    givenBy: last.givenBy,
    backUntil: last.givenOn ? await backUntil(tx, county, last.givenOn) : null,
  }
  const offices = await complaintOffices(tx, county)
  return { row, facts, lastOn: last.onDate ?? row.receivedOn, ordinal: last.ordinal, offices }
}

async function stepsOf(tx: Tx, county: string, id: string): Promise<ComplaintStep[]> {
  type Step = Omit<ComplaintStep, 'office' | 'to'> & { office: string; to: string | null } & Record<
      string,
      unknown
    >
  const found =
    await tx.db.execute<Step>(sql`select s.id, s.act, s.state, s.on_date as "onDate", s.note, s.answer, s.office,
      s.to_office as "to", s.due_on as "dueOn", s.by_name as "byName", s.document_county as "documentCounty",
      s.document_id as "documentId", d.title as "documentTitle"
    from complaint_step s ${citationJoin(sql`s`)}
    where s.county = ${county} and s.complaint_id = ${id} and s.retracted_at is null order by s.ordinal`)
  const names = await areaNames(
    tx,
    found.rows.flatMap(s => [s.office, s.to ?? '']),
  )
  const office = (code: string | null) =>
    code === null || code === COMPLAINANT ? null : { code, words: officeWords(code, names.get(code)) }
  return found.rows.map(s => ({ ...s, office: office(s.office), to: office(s.to) }))
}

/** 函询, the latest first: all that a unit is asked, or those of one complaint. */
export async function listInquiries(
  tx: Tx,
  asked: { readonly complaint?: { county: string; id: string }; cursor?: string | undefined; limit: number },
): Promise<{ rows: InquiryRow[]; next: string | null }> {
  const [, day, county, id] = asked.cursor ? (POSITION.exec(asked.cursor) ?? []) : []
  if (asked.cursor && !day) throw new Problem('input.invalid', { what: 'cursor' })
  const after = day ? sql`(i.asked_on, i.county, i.id) < (${day}::date, ${county}, ${id}::uuid)` : sql`true`
  const of = asked.complaint
    ? sql`i.complaint_county = ${asked.complaint.county} and i.complaint_id = ${asked.complaint.id}`
    : sql`i.area_code = ${officeOf(tx.reader)}`
  type Row = Omit<InquiryRow, 'asker' | 'unit'> & { asker: string; unit: string } & Record<string, unknown>
  const found =
    await tx.db.execute<Row>(sql`select i.county, i.id, i.asker, i.area_code as unit, i.question, i.asked_on as "askedOn",
      i.due_on as "dueOn", (i.answered_on is null and i.due_on < ${today(tx.at)}::date) as overdue, i.statement,
      i.answered_on as "answeredOn", i.answered_by as "answeredBy"
    from inquiry i where i.retracted_at is null and ${of} and ${after}
    order by i.asked_on desc, i.county desc, i.id desc limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const names = await areaNames(
    tx,
    rows.flatMap(r => [r.asker, r.unit]),
  )
  const office = (code: string) => ({ code, words: officeWords(code, names.get(code)) })
  const last = rows.at(-1)
  return {
    rows: rows.map(r => ({ ...r, asker: office(r.asker), unit: office(r.unit) })),
    next: found.rows.length > asked.limit && last ? `${last.askedOn}_${last.county}_${last.id}` : null,
  }
}

export const countInquiries = async (tx: Tx): Promise<number> => {
  const found = await tx.db.execute<{ n: bigint }>(
    sql`select count(*) as n from inquiry i where i.retracted_at is null and i.answered_on is null and i.area_code = ${officeOf(tx.reader)}`,
  )
  return Number(found.rows[0]!.n)
}

interface Hidden extends Record<string, unknown> {
  readonly nameSealed: string | null
  readonly phoneSealed: string | null
  readonly recordCounty: string | null
  readonly recordType: About | null
  readonly recordId: string | null
}

export async function hiddenOf(tx: Tx, county: string, id: string): Promise<Hidden> {
  const found =
    await tx.db.execute<Hidden>(sql`select c.name_sealed as "nameSealed", c.phone_sealed as "phoneSealed",
      c.record_county as "recordCounty", c.record_type as "recordType", c.record_id as "recordId"
    from complaint c where c.county = ${county} and c.id = ${id}`)
  return found.rows[0]!
}

/** The present handler, and nobody else, learns who complained. */
export const mayReveal = (tx: Tx, row: ComplaintRow): boolean =>
  may(tx.reader, 'complaint.handle') && officeOf(tx.reader) === row.handler.code

async function recordOf(tx: Tx, h: Hidden, kinds: readonly RecordKind[]) {
  const kind = kinds.find(k => k.type === h.recordType)
  if (!kind || !h.recordId || !h.recordCounty || !may(tx.reader, kind.verb)) return null
  const ref = { county: h.recordCounty, id: h.recordId }
  const title = (await kind.describe(tx, [ref])).get(refKey(ref))
  if (!title) return null
  const words = typeof title.title === 'string' ? { zh: title.title, en: title.title } : title.title
  return { title: words, link: title.link }
}

export async function openComplaint(tx: Tx, county: string, id: string, kinds: readonly RecordKind[]) {
  const { row, facts, offices } = await standingOf(tx, county, id)
  const hidden = await hiddenOf(tx, county, id)
  const revealable = mayReveal(tx, row)
  const masked = (sealed: string | null, mask: (text: string) => string): string | null =>
    revealable && sealed ? mask(tx.vault.open(sealed)) : null
  const handles = may(tx.reader, 'complaint.handle') && tx.reader.writable.includes(county)
  const who = { office: officeOf(tx.reader), userId: tx.reader.userId, today: today(tx.at), offices }
  const to = offices.filter(o => o !== row.handler.code && !isConflicted(o, facts.accused))
  const names = await areaNames(tx, to)
  return {
    ...row,
    nameMasked: masked(hidden.nameSealed, maskName),
    phoneMasked: masked(hidden.phoneSealed, maskPhone),
    revealable,
    recordType: hidden.recordType,
    record: await recordOf(tx, hidden, kinds),
    steps: await stepsOf(tx, county, id),
    inquiries: (await listInquiries(tx, { complaint: { county, id }, limit: 100 })).rows,
    acts: handles ? actsOf(facts, who) : [],
    offices: to.map(code => ({ code, words: officeWords(code, names.get(code)) })),
  }
}
