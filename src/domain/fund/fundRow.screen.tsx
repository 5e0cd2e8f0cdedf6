/** The rows of the three ledgers of money as their routes answer them, and the columns that all of them share. */
import { EndTag } from '../../web/kit/EndTag.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'
import { RECEIVERS } from '../area/area.terms.ts'

export interface FundRow {
  readonly county: string
  readonly id: string
  readonly areaName: string
  readonly giverCode: string
  readonly giverName: string
  readonly source: Source
  readonly year: number
  readonly amountFen: string
  readonly onDate: string
  readonly documentCounty: string | null
  readonly documentId: string | null
  readonly documentNumber: string | null
  readonly documentTitle: string | null
  /** Whether the reader may open it; its number is shown anyway. */
  readonly documentOpen?: boolean
}

export const SourceName = ({ source }: { source: Source }) => <>{useWords().t(SOURCES[source])}</>

/** The document by its number; a paper without one by its title. */
export function DocumentLink({ row }: { row: FundRow }) {
  if (!row.documentId) return <span className="soft">—</span>
  const name = row.documentNumber ?? row.documentTitle ?? '—'
  if (row.documentOpen === false) return <>{name}</>
  return <To to={`/documents/${row.documentCounty}/${row.documentId}`}>{name}</To>
}

export const yearColumn: Column<FundRow> = {
  key: 'year',
  title: { zh: '年度', en: 'Year' },
  show: r => r.year,
}
export const sourceColumn: Column<FundRow> = {
  key: 'source',
  title: { zh: '资金来源', en: 'Source' },
  show: r => <SourceName source={r.source} />,
}
export const giverColumn: Column<FundRow> = {
  key: 'giver',
  title: { zh: '援助方', en: 'Giver' },
  nowrap: true,
  show: r => <EndTag side={r.giverCode.startsWith('11') ? 'giver' : 'receiver'}>{r.giverName}</EndTag>,
}
export const receiverColumn: Column<FundRow> = {
  key: 'receiver',
  title: { zh: '受援旗县', en: 'Receiver' },
  show: r => (
    <EndTag side="receiver" to={`/funds?area=${r.county}`}>
      {r.areaName}
    </EndTag>
  ),
}
export const documentColumn: Column<FundRow> = {
  key: 'document',
  title: { zh: '文号', en: 'Document' },
  nowrap: true,
  show: r => <DocumentLink row={r} />,
}
export const amountColumn = (zh: string, en: string): Column<FundRow> => ({
  key: 'amountFen',
  title: { zh: `${zh}（元）`, en: `${en} (yuan)` },
  number: true,
  show: r => <Money fen={r.amountFen} />,
})

export const yearFilter: Filter = { key: 'year', title: { zh: '资金年度', en: 'Year' }, kind: 'year' }
export const sourceFilter: Filter = {
  key: 'source',
  title: { zh: '资金来源', en: 'Source' },
  options: choices(SOURCES),
  width: 170,
}
export const giverFilter: Filter = {
  key: 'giver',
  title: { zh: '援助方', en: 'Giver' },
  kind: 'area',
  under: '110000',
  levels: ['province', 'county'],
  width: 180,
}
export const receiverFilter: Filter = {
  key: 'area',
  title: { zh: '受援地', en: 'Receiver' },
  ...RECEIVERS,
}
export const leftFilter: Filter = {
  key: 'left',
  title: { zh: '余额', en: 'Left' },
  options: [{ value: 'true', words: { zh: '尚有余额', en: 'Something left' } }],
  width: 130,
}

export const sumOf = (_: string, value: number | string) => <Money fen={String(value)} />

/** What is left to draw on, as the books say. */
export const leftOf = (row: { readonly availableFen: string }): string => row.availableFen
