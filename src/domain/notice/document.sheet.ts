/** The document register as a sheet. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { dateText } from '../../kernel/sheet/date.text.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import { listDocuments } from './document.queries.ts'
import type { DocumentRow } from './document.reply.ts'
import { documentQuery } from './document.schema.ts'
import { DOCUMENT_KINDS } from './document.terms.ts'
import { DOCUMENT_COLUMNS as W } from './document.words.ts'

export const DOCUMENT_SHEET: readonly SheetColumn<DocumentRow>[] = [
  { heading: W.number, width: 26, value: r => r.number },
  { heading: W.title, width: 44, value: r => r.title },
  { heading: W.kind, width: 12, value: (r, lang) => DOCUMENT_KINDS[r.kind][lang] },
  { heading: W.issuer, width: 30, value: r => r.issuer },
  { heading: W.issuedOn, width: 13, value: r => dateText(r.issuedOn, r.issuedPrecision) },
  { heading: W.areaName, width: 18, value: r => r.areaName },
  { heading: W.source, width: 30, value: r => r.source },
  { heading: W.fileName, width: 24, value: r => r.fileName },
]

export const documentExports: readonly ListExport[] = [
  listExport({
    name: 'documents',
    verb: 'document.read',
    words: { zh: '文件登记簿', en: 'Document register' },
    query: documentQuery.omit({ cursor: true, limit: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: DOCUMENT_SHEET,
      pages: pagesOf(cursor => listDocuments(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      filters: [
        ...said(W.kind, asked.kind && DOCUMENT_KINDS[asked.kind]),
        ...said({ zh: '文号或标题含', en: 'number or title holds' }, asked.q),
      ],
    }),
  }),
]
