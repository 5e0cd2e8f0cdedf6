/** 公告公示台账 as a sheet. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import { listAnnouncements } from './announcement.queries.ts'
import type { AnnouncementRow } from './announcement.reply.ts'
import { announcementQuery } from './announcement.schema.ts'
import { ANNOUNCEMENT_KINDS, ANNOUNCEMENT_STATES } from './announcement.terms.ts'
import { ANNOUNCEMENT_COLUMNS as C } from './announcement.words.ts'

const SHEET: readonly SheetColumn<AnnouncementRow>[] = [
  { heading: C.number, width: 18, value: r => r.number },
  { heading: C.title, width: 52, value: (r, lang) => r.title?.[lang] ?? null },
  { heading: C.kind, width: 16, value: (r, lang) => ANNOUNCEMENT_KINDS[r.kind][lang] },
  { heading: C.areaName, width: 18, value: r => r.areaName ?? r.areaCode },
  { heading: C.year, kind: 'whole', width: 8, value: r => r.year },
  { heading: C.issuer, width: 26, value: r => r.issuer },
  { heading: C.officePhone, width: 16, value: r => r.officePhone },
  { heading: C.publishedOn, width: 13, value: r => r.publishedOn },
  { heading: C.portals, kind: 'whole', width: 8, value: r => r.portals },
  { heading: C.boards, kind: 'whole', width: 8, value: r => r.boards },
  { heading: C.toOn, width: 13, value: r => r.toOn },
  { heading: C.state, width: 20, value: (r, lang) => ANNOUNCEMENT_STATES[r.state][lang] },
  { heading: C.objections, kind: 'whole', width: 8, value: r => r.objections },
  { heading: C.openObjections, kind: 'whole', width: 12, value: r => r.openObjections },
]

const ASKED = { ...ANNOUNCEMENT_STATES, objected: { zh: '有待答复异议', en: 'With objections to answer' } }

export const announcementExports = [
  listExport({
    name: 'announcements',
    verb: 'announcement.read',
    words: { zh: '公告公示台账', en: 'Ledger of announcements' },
    query: announcementQuery.omit({ cursor: true, limit: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: SHEET,
      pages: pagesOf(cursor => listAnnouncements(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      filters: [
        ...said(C.kind, asked.kind && ANNOUNCEMENT_KINDS[asked.kind]),
        ...said(C.state, asked.state && ASKED[asked.state]),
      ],
    }),
  }),
]
