import { sql } from 'drizzle-orm'
import { officeOf } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { areaNames } from '../area/areaName.queries.ts'
import { POSITION } from './complaint.queries.ts'
import type { InquiryRow } from './complaint.reply.ts'
import { officeWords } from './complaint.words.ts'

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
