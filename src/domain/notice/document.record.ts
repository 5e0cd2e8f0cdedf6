/** A document at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { documentNumber } from './document.rules.ts'
import { DOCUMENT_KINDS } from './document.terms.ts'
import type { DocumentKind } from './document.terms.ts'

interface Row extends Record<string, unknown> {
  county: string
  id: string
  area_code: string
  areaName: string | null
  number: string | null
  title: string
  kind: DocumentKind
  issuer: string
  issued_on: string | null
  source: string | null
  file_id: string | null
  fileName: string | null
  retracted_at: string | null
}

async function rows(tx: Tx, refs: readonly RecordRef[]): Promise<Row[]> {
  const found =
    await tx.db.execute<Row>(sql`select d.*, a.name as "areaName", f.name as "fileName" from document d
    left join area a on a.code = d.area_code and a.valid_to is null left join file f on f.county = d.county and f.id = d.file_id
    where ${among('d', refs)}`)
  return found.rows
}

const titleOf = (r: Row): RecordTitle => ({
  title: r.number ? `${r.number} ${r.title}` : r.title,
  subtitle: [r.issuer, r.issued_on].filter(Boolean).join(' · '),
  link: `/records/document/${r.county}/${r.id}`,
})

const field = (
  key: string,
  zh: string,
  en: string,
  value: RecordField['value'],
  kind: RecordField['kind'] = 'text',
): RecordField => ({ key, label: { zh, en }, value, kind })

const viewOf = (r: Row): RecordView => ({
  ...titleOf(r),
  ...(r.retracted_at ? { retractedAt: r.retracted_at } : {}),
  fields: [
    field('number', '文号', 'Number', r.number),
    field('title', '标题', 'Title', r.title),
    { ...field('kind', '类别', 'Kind', r.kind, 'word'), words: DOCUMENT_KINDS[r.kind] },
    field('issuer', '发文机关', 'Issuer', r.issuer),
    field('issuedOn', '成文日期', 'Issued on', r.issued_on, 'date'),
    field('area', '归属地区', 'Area', r.areaName ?? r.area_code, 'area'),
    field('source', '公布出处', 'Published at', r.source),
  ].filter(f => f.value !== null),
  links: r.file_id
    ? [
        {
          rel: 'file',
          label: r.fileName ?? { zh: '附件', en: 'File' },
          link: `/api/files/${r.county}/${r.file_id}`,
        },
      ]
    : [],
})

const document: RecordKind = {
  type: 'document',
  words: { zh: '文件', en: 'Document' },
  verb: 'document.read',
  describe: async (tx, refs) => new Map((await rows(tx, refs)).map(r => [refKey(r), titleOf(r)])),
  read: async (tx, county, id) => {
    const [row] = await rows(tx, [{ county, id }])
    return row ? viewOf(row) : null
  },
  byCode: async (tx, code) => {
    const found = await tx.db.execute<{ county: string; id: string }>(
      sql`select county, id from document where number = ${documentNumber(code)} and retracted_at is null order by recorded_at desc limit 1`,
    )
    return found.rows[0] ?? null
  },
}

export const documentRecords: readonly RecordKind[] = [document]
