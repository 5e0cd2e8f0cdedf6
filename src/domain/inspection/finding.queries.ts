/** Findings by keyset, with the state their last event left; one finding with its events. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { inspected, may } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RecordKind } from '../../kernel/record.ts'
import { refKey } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import { citationJoin } from '../notice/document.queries.ts'
import { complaintOf } from './complaintFinding.queries.ts'
import type { FindingEvent, FindingRow } from './finding.reply.ts'
import { NEXT } from './finding.rules.ts'
import type { FindingFilter } from './finding.schema.ts'
import { ACTS } from './finding.terms.ts'
import type { ORDERS } from './finding.terms.ts'
import type { Act, Subject } from './finding.terms.ts'

/** The last event of finding `f`. */
const LAST = sql`left join lateral (select e.act, e.note, e.on_date, e.ordinal from finding_event e where e.county = f.county and e.finding_id = f.id
  and e.retracted_at is null order by e.ordinal desc limit 1) e on true`
const STATE: SQL = sql`case e.act ${sql.join(
  (Object.keys(ACTS) as Act[]).map(act => sql`when ${act}::text then ${ACTS[act].to}::text`),
  sql` `,
)} else 'raised' end`

const columns = (
  on: string,
): SQL => sql`f.county, f.id, f.area_code as "areaCode", case when f.area_code = f.county then a.name else concat_ws(' ', b.name, a.name) end as "areaName", f.number,
  f.record_type as "recordType", f.record_id as "recordId", f.kind, f.severity, f.content, f.amount_fen as "amountFen", f.unit, f.person,
  f.found_on as "foundOn", f.due_on as "dueOn", f.found_by as "foundBy", f.alarm, f.sample_id as "sampleId", ${STATE} as state,
  (${STATE} <> 'closed' and f.due_on < ${on}::date) as overdue,
  (select m.note from finding_event m where m.county = f.county and m.finding_id = f.id and m.act = 'measures' and m.retracted_at is null
    order by m.ordinal desc limit 1) as measures,
  e.note as "lastNote", e.on_date as "lastOn", f.document_county as "documentCounty", f.document_id as "documentId", f.file_id as "fileId"`
const FROM = sql`from finding f ${LAST} left join area a on a.code = f.area_code and a.valid_to is null
  left join area b on b.code = f.county and b.valid_to is null`

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

function fits(asked: FindingFilter, on: string): SQL {
  const where = [sql`f.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`f.area_code >= ${lo} and f.area_code < ${hi}`)
  }
  if (asked.state === 'open') where.push(sql`${STATE} <> 'closed'`)
  else if (asked.state === 'overdue') where.push(sql`${STATE} <> 'closed' and f.due_on < ${on}::date`)
  else if (asked.state) where.push(sql`${STATE} = ${asked.state}`)
  if (asked.kind) where.push(sql`f.kind = ${asked.kind}`)
  if (asked.severity) where.push(sql`f.severity = ${asked.severity}`)
  if (asked.record) where.push(sql`f.record_id = ${asked.record}`)
  if (asked.sample) where.push(sql`f.sample_id = ${asked.sample}`)
  return sql.join(where, sql` and `)
}

interface FindingPage {
  readonly rows: FindingRow[]
  readonly next: string | null
  readonly total?: number
  readonly sums?: { readonly amountFen: string }
}

interface Order {
  readonly by: SQL
  readonly after: (day: string, county: string, id: string) => SQL
  readonly dayOf: (row: FindingRow) => string
}

const ORDER: Readonly<Record<keyof typeof ORDERS, Order>> = {
  found: {
    by: sql`f.found_on desc, f.county desc, f.id desc`,
    after: (day, county, id) => sql`(f.found_on, f.county, f.id) < (${day}::date, ${county}, ${id}::uuid)`,
    dayOf: row => row.foundOn,
  },
  due: {
    by: sql`f.due_on, f.county, f.id`,
    after: (day, county, id) => sql`(f.due_on, f.county, f.id) > (${day}::date, ${county}, ${id}::uuid)`,
    dayOf: row => row.dueOn,
  },
}

/** One page in the order asked for; with the first page how many there are and their sum. */
export async function listFindings(tx: Tx, asked: FindingFilter): Promise<FindingPage> {
  const on = today(tx.at)
  const where = fits(asked, on)
  const [, day, county, id] = asked.cursor ? (POSITION.exec(asked.cursor) ?? []) : []
  if (asked.cursor && !day) throw new Problem('input.invalid', { what: 'cursor' })
  const order = ORDER[asked.order ?? 'found']
  const after = day ? order.after(day, county!, id!) : sql`true`
  const found = await tx.db.execute<FindingRow>(sql`select ${columns(on)} ${FROM} where ${where} and ${after}
    order by ${order.by} limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  const page = {
    rows,
    next: found.rows.length > asked.limit && last ? `${order.dayOf(last)}_${last.county}_${last.id}` : null,
  }
  if (asked.cursor) return page
  const whole = await tx.db.execute<{ n: bigint; fen: bigint | null }>(
    sql`select count(*) as n, sum(f.amount_fen)::bigint as fen ${FROM} where ${where}`,
  )
  const { n, fen } = whole.rows[0]!
  return { ...page, total: Number(n), sums: { amountFen: String(fen ?? 0n) } }
}

export const countFindings = async (tx: Tx, state: NonNullable<FindingFilter['state']>): Promise<number> => {
  const where = fits({ state, limit: 1 }, today(tx.at))
  const found = await tx.db.execute<{ n: bigint }>(sql`select count(*) as n ${FROM} where ${where}`)
  return Number(found.rows[0]!.n)
}

/** @throws Problem record.notFound when it is not there, withdrawn or not in scope. */
export async function findFinding(tx: Tx, county: string, id: string): Promise<FindingRow> {
  const found = await tx.db.execute<FindingRow>(
    sql`select ${columns(today(tx.at))} ${FROM} where f.county = ${county} and f.id = ${id} and f.retracted_at is null`,
  )
  if (!found.rows[0]) throw new Problem('record.notFound')
  return found.rows[0]
}

const eventsOf = async (tx: Tx, county: string, id: string): Promise<FindingEvent[]> =>
  (
    await tx.db.execute<FindingEvent>(sql`select e.id, e.act, e.on_date as "onDate", e.note, e.by_name as "byName",
      e.document_county as "documentCounty", e.document_id as "documentId", d.title as "documentTitle",
      e.file_id as "fileId", x.name as "fileName", x.media_type as "mediaType"
    from finding_event e ${citationJoin(sql`e`)} left join file x on x.county = e.county and x.id = e.file_id where e.county = ${county} and e.finding_id = ${id} and e.retracted_at is null order by e.ordinal`)
  ).rows

/** What a reader may do about a finding: the auditor closes or returns, the offices of the place put it right. */
function actsOf(tx: Tx, f: FindingRow): Act[] {
  const { reader } = tx
  const audits = may(reader, 'finding.raise') && inspected(reader).includes(f.county)
  const rectifies = may(reader, 'finding.rectify') && reader.writable.includes(f.county)
  return NEXT[f.state].filter(act => (act === 'verify' || act === 'return' ? audits : rectifies))
}

async function recordOf(tx: Tx, f: FindingRow, kinds: readonly RecordKind[]) {
  const kind = kinds.find(k => k.type === f.recordType)
  if (!kind || !f.recordId || !may(tx.reader, kind.verb)) return null
  const ref = { county: f.county, id: f.recordId }
  const title = (await kind.describe(tx, [ref])).get(refKey(ref))
  if (!title) return null
  const words = typeof title.title === 'string' ? { zh: title.title, en: title.title } : title.title
  return { title: words, link: title.link }
}

/** Nothing where its place lies outside the reader’s scope. */
async function sampleOf(tx: Tx, id: string | null) {
  if (!id) return null
  const found = await tx.db.execute<{ county: string; id: string; name: string }>(
    sql`select county, id, name from audit_sample where id = ${id} limit 1`,
  )
  return found.rows[0] ?? null
}

export async function openFinding(tx: Tx, county: string, id: string, kinds: readonly RecordKind[]) {
  const row = await findFinding(tx, county, id)
  const cited = await tx.db.execute<{
    title: string | null
    fileName: string | null
    mediaType: string | null
  }>(
    sql`select d.title, x.name as "fileName", x.media_type as "mediaType" from finding f ${citationJoin(sql`f`)}
      left join file x on x.county = f.county and x.id = f.file_id where f.county = ${county} and f.id = ${id}`,
  )
  return {
    ...row,
    record: await recordOf(tx, row, kinds),
    complaint: await complaintOf(tx, county, id),
    documentTitle: cited.rows[0]?.title ?? null,
    fileName: cited.rows[0]?.fileName ?? null,
    mediaType: cited.rows[0]?.mediaType ?? null,
    sample: await sampleOf(tx, row.sampleId),
    events: await eventsOf(tx, county, id),
    acts: actsOf(tx, row),
    withdrawable: may(tx.reader, 'finding.raise') && row.state === 'raised',
  }
}

/** Where a kind of record lies, where that is not its own name. */
const TABLE: Partial<Record<Subject, string>> = {
  benefit: 'linkage_payment',
  gate: 'gate_passage',
  exit: 'exit_declaration',
}

/** The area that a record stands on, in the reader's scope. @throws Problem record.notFound. */
export async function placeOf(
  tx: Tx,
  at: { readonly county: string; readonly recordType: Subject; readonly recordId?: string | undefined },
): Promise<string> {
  if (at.recordType === 'area') return at.county
  const found = await tx.db.execute<{ areaCode: string }>(
    sql`select area_code as "areaCode" from ${sql.identifier(TABLE[at.recordType] ?? at.recordType)} where county = ${at.county} and id = ${at.recordId} and retracted_at is null`,
  )
  if (!found.rows[0]) throw new Problem('record.notFound')
  return found.rows[0].areaCode
}
