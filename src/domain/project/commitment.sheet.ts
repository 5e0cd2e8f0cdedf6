/** 合同台账 as a sheet; money in 万元. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { Word } from '../../kernel/words.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { commitments } from './commitment.queries.ts'
import type { CommitmentLine } from './commitment.queries.ts'
import { commitmentFilter } from './commitment.schema.ts'
import { COMMITMENT_COLUMNS as C } from './commitment.words.ts'

type Column = SheetColumn<CommitmentLine>
const text = (heading: Word, width: number, value: Column['value']): Column => ({ heading, width, value })
const money = (heading: Word, value: Column['value']): Column => ({
  heading,
  unit: '万元',
  kind: 'money',
  width: 18,
  sum: true,
  value,
})

export const COMMITMENT_SHEET: readonly Column[] = [
  text(C.year, 10, r => String(r.year)),
  text(C.source, 20, (r, lang) => SOURCES[r.source][lang]),
  text(C.areaName, 18, r => r.areaName),
  text(C.project, 36, r => r.projectName),
  text(C.number, 24, r => r.number),
  text(C.party, 28, r => r.party),
  text(C.subject, 32, r => r.subject),
  text(C.signedOn, 13, r => r.onDate),
  money(C.amountFen, r => r.amountFen),
  money(C.paidFen, r => r.paidFen),
  money(C.availableFen, r => r.availableFen),
]

export const commitmentExport = listExport({
  name: 'commitments',
  verb: 'project.read',
  words: { zh: '合同台账', en: 'Ledger of contracts' },
  query: commitmentFilter.omit({ cursor: true, limit: true }),
  areaOf: asked => asked.area,
  open: async (tx, asked) => ({
    columns: COMMITMENT_SHEET,
    pages: pagesOf(cursor => commitments(tx, { ...asked, cursor, limit: PAGE_ROWS })),
    total: {
      zh: '合计（共 {count} 份，合同、已拨付与待拨付之和）',
      en: 'Total ({count} contracts: contracted, paid, to be paid)',
    },
    filters: said(C.year, asked.year),
  }),
})
