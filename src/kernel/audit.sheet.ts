/** The audit trail as a sheet: who did what, when, to how many rows; what changed stays sealed. */
import { auditLines, auditQuery } from './audit.routes.ts'
import { ROLES } from './access.ts'
import type { Role } from './access.ts'
import { listExport, PAGE_ROWS, pagesOf } from './export.ts'
import type { ListExport } from './export.ts'
import type { SheetColumn } from './sheet/column.ts'
import { said } from './sheet/filter.words.ts'
import type { Word } from './words.ts'

type Line = Awaited<ReturnType<typeof auditLines>>['rows'][number]

const TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** @param commands the office's verbs as people read them. */
export const auditSheet = (commands: Readonly<Record<string, Word>>): readonly SheetColumn<Line>[] => [
  { heading: { zh: '时间', en: 'At' }, width: 20, value: r => TIME.format(r.at) },
  { heading: { zh: '归属', en: 'Chain' }, width: 10, value: r => r.county },
  { heading: { zh: '序号', en: 'No.' }, width: 8, value: r => String(r.seq) },
  { heading: { zh: '地区代码', en: 'Area' }, width: 15, value: r => r.areaCode },
  { heading: { zh: '操作人', en: 'Who' }, width: 22, value: r => r.userName },
  {
    heading: { zh: '岗位', en: 'Post' },
    width: 18,
    value: (r, lang) => ROLES[r.role as Role]?.[lang] ?? r.role,
  },
  {
    heading: { zh: '操作', en: 'Action' },
    width: 20,
    value: (r, lang) => commands[r.command]?.[lang] ?? r.command,
  },
  { heading: { zh: '对象类型', en: 'Kind of record' }, width: 14, value: r => r.subjectType },
  { heading: { zh: '对象编号', en: 'Record' }, width: 38, value: r => r.subjectId },
  { heading: { zh: '记录数', en: 'Rows' }, kind: 'whole', width: 10, value: r => r.rowCount },
  { heading: { zh: '校验码', en: 'Hash' }, width: 30, value: r => r.hash },
]

export const auditExports = (commands: Readonly<Record<string, Word>>): readonly ListExport[] => [
  listExport({
    name: 'audit',
    verb: 'audit.read',
    words: { zh: '操作记录', en: 'Audit trail' },
    query: auditQuery.omit({ cursor: true, limit: true }),
    areaOf: asked => asked.county,
    open: async (tx, asked) => ({
      columns: auditSheet(commands),
      pages: pagesOf(cursor => auditLines(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      filters: [
        ...said({ zh: '自', en: 'from' }, asked.from),
        ...said({ zh: '至', en: 'to' }, asked.to),
        ...said({ zh: '操作人', en: 'who' }, asked.user),
        ...said({ zh: '操作', en: 'action' }, asked.command && (commands[asked.command] ?? asked.command)),
      ],
    }),
  }),
]
