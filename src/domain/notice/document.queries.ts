/** The document register by keyset, and the citation of a document that may belong to another owner. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { RecordRef } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import { documentNumber } from './document.rules.ts'
import type { DocumentRow } from './document.reply.ts'
import type { DocumentFilter } from './document.schema.ts'

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/
const ISSUED = sql`coalesce(d.issued_on, '0001-01-01'::date)`

function filterSql(asked: DocumentFilter): SQL {
  const where = [sql`d.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`d.area_code >= ${lo} and d.area_code < ${hi}`)
  }
  if (asked.kind) where.push(sql`d.kind = ${asked.kind}`)
  if (asked.q)
    where.push(
      sql`(position(${documentNumber(asked.q)} in d.number) > 0 or position(${asked.q} in d.title) > 0)`,
    )
  if (asked.cursor) {
    const [, on, county, id] = POSITION.exec(asked.cursor) ?? []
    if (!on) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`(${ISSUED}, d.county, d.id) < (${on}::date, ${county}, ${id}::uuid)`)
  }
  return sql.join(where, sql` and `)
}

/** One page, newest first; documents without a date come last. */
export async function listDocuments(
  tx: Tx,
  asked: DocumentFilter,
): Promise<{ rows: DocumentRow[]; next: string | null }> {
  const found = await tx.db.execute<DocumentRow>(sql`
    select d.county, d.id, d.area_code as "areaCode", a.name as "areaName", d.number, d.title, d.kind, d.issuer,
      d.issued_on as "issuedOn", d.issued_precision as "issuedPrecision", d.source, d.file_id as "fileId", f.name as "fileName"
    from document d
    left join area a on a.code = d.area_code and a.valid_to is null
    left join file f on f.county = d.county and f.id = d.file_id
    where ${filterSql(asked)} order by ${ISSUED} desc, d.county desc, d.id desc limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return {
    rows,
    next:
      found.rows.length > asked.limit && last
        ? `${last.issuedOn ?? '0001-01-01'}_${last.county}_${last.id}`
        : null,
  }
}

/**
 * Joins the citation (`number, title, issuer, issued_on` as `d`) of the document that the rows of `fact` cite, also
 * when it belongs to another owner; see `duikou_citation` in the migrations.
 */
export const citationJoin = (fact: SQL): SQL =>
  sql`left join lateral duikou_citation(${fact}.document_county, ${fact}.document_id) d on true`

/** Which rows of a table of facts cite a document. */
export const citingIn =
  (facts: SQL) =>
  async (tx: Tx, document: RecordRef, limit: number): Promise<RecordRef[]> => {
    const found = await tx.db.execute<{ county: string; id: string }>(sql`select county, id from ${facts}
      where document_county = ${document.county} and document_id = ${document.id}::uuid and retracted_at is null
      order by id desc limit ${limit}`)
    return found.rows
  }

/** @throws Problem input.reference when there is no such document. */
export async function mustCite(tx: Tx, county: string, id: string): Promise<void> {
  const found = await tx.db.execute(sql`select 1 from duikou_citation(${county}, ${id}::uuid)`)
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'documentId', code: 'unknown' }], {
      zh: '所引文件',
      en: 'the cited document',
    })
}

/** An owner's register by number; of two documents of one number the later one. */
export async function documentsByNumber(
  tx: Tx,
  county: string,
): Promise<Map<string, { documentCounty: string; documentId: string }>> {
  const found = await tx.db.execute<{ number: string; id: string }>(
    sql`select number, id from document where county = ${county} and number is not null and retracted_at is null order by issued_on nulls first, id`,
  )
  return new Map(found.rows.map(r => [r.number, { documentCounty: county, documentId: r.id }]))
}
