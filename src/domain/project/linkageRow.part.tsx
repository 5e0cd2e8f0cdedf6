/** The rows of the linkage ledger, and their columns. */
import type { Json } from '../../web/api.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { Day } from '../../web/kit/Day.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { LinkageRow as Row } from './linkage.reply.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import { Words } from './projectRow.part.tsx'
import { LINKAGE_COLUMNS as L } from './project.words.ts'
import { REGION } from '../area/area.terms.ts'

export type LinkageRow = { readonly [K in keyof Row as string extends K ? never : K]: Json<Row[K]> }

/** 约定 against 已发放, as a bar: what is owed is what is left of it. */
export function PaidBar({ promisedFen, paidFen }: { promisedFen: string; paidFen: string }) {
  const { t } = useWords()
  const whole = Number(promisedFen)
  const share = whole ? Math.min(100, (Number(paidFen) / whole) * 100) : 0
  return (
    <span className="paid-bar">
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${share}%`, background: share < 100 ? 'var(--claimed)' : 'var(--steppe)' }} />
      </span>
      <span className="num small">{whole ? `${Math.floor(share)}%` : t('未约定', 'none')}</span>
    </span>
  )
}

export const linkageColumns = (inProject: boolean): readonly Column<LinkageRow>[] => [
  {
    key: 'type',
    title: L.type,
    show: r => (
      <To to={`/linkages/${r.county}/${r.id}`}>
        <Words of={LINKAGE_TYPES[r.type]} />
      </To>
    ),
  },
  ...(inProject
    ? []
    : ([
        {
          key: 'project',
          title: L.projectName,
          show: r => <To to={`/projects/${r.county}/${r.projectId}`}>{r.projectName}</To>,
        },
      ] satisfies Column<LinkageRow>[])),
  { key: 'operator', title: L.operator, show: r => r.operator },
  { key: 'signedOn', title: L.signedOn, nowrap: true, show: r => <Day on={r.signedOn} /> },
  { key: 'households', title: L.households, number: true, show: r => r.households },
  {
    key: 'promisedFen',
    title: { zh: '约定（元）', en: 'Promised (yuan)' },
    number: true,
    show: r => <Money fen={r.promisedFen} />,
  },
  {
    key: 'paidFen',
    title: { zh: '已发放（元）', en: 'Paid (yuan)' },
    number: true,
    show: r => <Money fen={r.paidFen} />,
  },
  {
    key: 'share',
    title: { zh: '兑现', en: 'Kept' },
    width: 120,
    show: r => <PaidBar promisedFen={r.promisedFen} paidFen={r.paidFen} />,
  },
  { key: 'number', title: L.number, optional: true, show: r => r.number ?? '—' },
  { key: 'toOn', title: L.toOn, optional: true, nowrap: true, show: r => <Day on={r.toOn} /> },
]

export const LINKAGE_FILTERS: readonly Filter[] = [
  { key: 'area', title: { zh: '地区', en: 'Place' }, kind: 'area', under: REGION },
  { key: 'type', title: L.type, options: choices(LINKAGE_TYPES), width: 160 },
  {
    key: 'owed',
    title: { zh: '兑现情况', en: 'Kept' },
    options: [{ value: 'true', words: { zh: '到期未足额发放', en: 'Due and not paid' } }],
    width: 150,
  },
]
