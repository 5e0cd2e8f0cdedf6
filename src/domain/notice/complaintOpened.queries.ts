/** One complaint with its way, and what its reader may do about it. */
import { sql } from 'drizzle-orm'
import { may, officeOf } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import type { RecordKind } from '../../kernel/record.ts'
import { refKey } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { areaNames } from '../area/areaName.queries.ts'
import type { ComplaintRow, ComplaintStep } from './complaint.reply.ts'
import { actsOf } from './complaint.rules.ts'
import { isConflicted } from './complaintOffice.rules.ts'
import { COMPLAINANT } from './complaint.terms.ts'
import type { About } from './complaint.terms.ts'
import { officeWords } from './complaint.words.ts'
import { standingOf } from './complaintStanding.queries.ts'
import { citationJoin } from './document.queries.ts'
import { listInquiries } from './inquiry.queries.ts'

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
