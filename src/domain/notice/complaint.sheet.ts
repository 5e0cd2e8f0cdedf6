/** 投诉举报台账 as a sheet: neither what was said nor who said it leaves the house in it. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { Word } from '../../kernel/words.ts'
import { listComplaints } from './complaint.queries.ts'
import type { ComplaintRow } from './complaint.reply.ts'
import { complaintQuery } from './complaint.schema.ts'
import { CHANNELS, EXTENSIONS, MATTERS, STATES } from './complaint.terms.ts'
import { ASKED_STATES, COMPLAINT_COLUMNS as C } from './complaint.words.ts'

const YES: Word = { zh: '是', en: 'yes' }
const NO: Word = { zh: '否', en: 'no' }

const SHEET: readonly SheetColumn<ComplaintRow>[] = [
  { heading: C.number, width: 22, value: r => r.number },
  { heading: C.areaName, width: 18, value: r => r.areaName ?? r.areaCode },
  { heading: C.channel, width: 12, value: (r, lang) => CHANNELS[r.channel][lang] },
  { heading: C.matter, width: 12, value: (r, lang) => MATTERS[r.matter][lang] },
  { heading: C.accused, width: 22, value: (r, lang) => r.accused?.words[lang] ?? null },
  { heading: C.named, width: 10, value: (r, lang) => (r.named ? YES : NO)[lang] },
  { heading: C.receivedOn, width: 13, value: r => r.receivedOn },
  { heading: C.state, width: 12, value: (r, lang) => STATES[r.state][lang] },
  { heading: C.handler, width: 22, value: (r, lang) => r.handler.words[lang] },
  { heading: C.dueOn, width: 13, value: r => r.dueOn },
  { heading: C.daysLeft, kind: 'whole', width: 10, value: r => r.daysLeft },
  { heading: C.overdue, width: 10, value: (r, lang) => (r.overdue ? YES : NO)[lang] },
  {
    heading: C.extension,
    width: 12,
    value: (r, lang) => (r.extension ? EXTENSIONS[r.extension][lang] : null),
  },
]

export const complaintExport: ListExport = listExport({
  name: 'complaints',
  verb: 'complaint.read',
  words: { zh: '投诉举报台账', en: 'Ledger of complaints' },
  query: complaintQuery.omit({ cursor: true, limit: true }),
  areaOf: asked => asked.area,
  open: async (tx, asked) => ({
    columns: SHEET,
    notes: [
      {
        zh: '不含投诉内容和投诉人信息。',
        en: 'Without what was said and who said it.',
      },
    ],
    pages: pagesOf(cursor => listComplaints(tx, { ...asked, cursor, limit: PAGE_ROWS })),
    total: { zh: '合计（共 {count} 件）', en: 'Total ({count} complaints)' },
    filters: [
      ...said(C.state, asked.state && ASKED_STATES[asked.state]),
      ...said(C.channel, asked.channel && CHANNELS[asked.channel]),
      ...said(C.matter, asked.matter && MATTERS[asked.matter]),
    ],
  }),
})
