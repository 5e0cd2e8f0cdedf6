/** 干部人才花名册 as a sheet (domain §14). */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { dateText } from '../../kernel/sheet/date.text.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import { listPostings } from './posting.queries.ts'
import type { PostingRow } from './posting.reply.ts'
import { postingQuery } from './posting.schema.ts'
import { DIRECTIONS, ORIGINS, POSTING_KINDS } from './posting.terms.ts'
import { POSTING_COLUMNS as C } from './posting.words.ts'

export const POSTING_SHEET: readonly SheetColumn<PostingRow>[] = [
  { heading: C.personName, width: 14, value: r => r.personName },
  { heading: C.kind, width: 16, value: (r, lang) => POSTING_KINDS[r.kind][lang] },
  { heading: C.senderUnit, width: 26, value: r => r.senderUnit },
  { heading: C.districtName, width: 12, value: r => r.districtName ?? r.districtCode },
  { heading: C.areaName, width: 18, value: r => r.areaName ?? r.areaCode },
  { heading: C.hostUnit, width: 26, value: r => r.hostUnit },
  { heading: C.post, width: 28, value: r => r.post },
  { heading: C.batchName, width: 30, value: r => r.batchName },
  { heading: C.fromOn, width: 13, value: r => dateText(r.fromOn, r.fromPrecision) },
  { heading: C.lastOn, width: 13, value: r => r.lastOn },
  { heading: C.origin, width: 16, value: (r, lang) => ORIGINS[r.origin][lang] },
  { heading: C.direction, width: 18, value: (r, lang) => DIRECTIONS[r.direction][lang] },
]

export const postingExports: readonly ListExport[] = [
  listExport({
    name: 'postings',
    verb: 'posting.read',
    words: { zh: '干部人才花名册', en: 'Postings' },
    query: postingQuery.omit({ cursor: true, limit: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: POSTING_SHEET,
      pages: pagesOf(cursor => listPostings(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      asOf: asked.on,
      filters: [
        ...said(C.kind, asked.kind && POSTING_KINDS[asked.kind]),
        ...said(C.direction, asked.direction && DIRECTIONS[asked.direction]),
      ],
    }),
  }),
]
