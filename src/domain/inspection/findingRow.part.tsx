/** The rows of the ledger of findings, their columns and filters. */
import type { Json } from '../../web/api.ts'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Word } from '../../kernel/words.ts'
import type { FindingRow as Row } from './finding.reply.ts'
import { FINDING_KINDS, ORDERS, SEVERITIES, STATES, SUBJECTS } from './finding.terms.ts'
import type { FindingState } from './finding.terms.ts'
import { FINDING_COLUMNS as C } from './finding.words.ts'
import { REGION } from '../area/area.terms.ts'

export type FindingRow = { readonly [K in keyof Row]: Json<Row[K]> }

const TONES: Record<FindingState, Tone> = {
  raised: 'bad',
  rectifying: 'warn',
  requested: 'warn',
  returned: 'bad',
  closed: 'good',
}

const Said = ({ of }: { of: Word }) => <>{useWords().t(of)}</>

export function StateTag({ state, overdue }: { state: FindingState; overdue: boolean }) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={TONES[state]}>{t(STATES[state])}</Tag>
      {overdue ? (
        <>
          {' '}
          <Tag tone="bad">{t('已超期', 'Overdue')}</Tag>
        </>
      ) : null}
    </>
  )
}

export const FINDING_LEDGER: readonly Column<FindingRow>[] = [
  {
    key: 'number',
    title: C.number,
    nowrap: true,
    show: r => <To to={`/findings/${r.county}/${r.id}`}>{r.number}</To>,
  },
  { key: 'area', title: C.areaName, show: r => r.areaName ?? r.areaCode },
  { key: 'content', title: C.content, show: r => r.content },
  { key: 'kind', title: C.kind, show: r => <Said of={FINDING_KINDS[r.kind]} /> },
  { key: 'severity', title: C.severity, nowrap: true, show: r => <Said of={SEVERITIES[r.severity]} /> },
  {
    key: 'amountFen',
    title: { zh: '涉及金额（元）', en: 'Amount (yuan)' },
    number: true,
    show: r => (r.amountFen ? <Money fen={r.amountFen} /> : '—'),
  },
  { key: 'unit', title: C.unit, show: r => r.unit },
  { key: 'dueOn', title: C.dueOn, nowrap: true, show: r => <Day on={r.dueOn} /> },
  { key: 'state', title: C.state, nowrap: true, show: r => <StateTag state={r.state} overdue={r.overdue} /> },
  { key: 'recordType', title: C.recordType, optional: true, show: r => <Said of={SUBJECTS[r.recordType]} /> },
  { key: 'person', title: C.person, optional: true, show: r => r.person ?? '—' },
  { key: 'foundOn', title: C.foundOn, optional: true, nowrap: true, show: r => <Day on={r.foundOn} /> },
  { key: 'measures', title: C.measures, optional: true, show: r => r.measures ?? '—' },
  { key: 'lastNote', title: C.lastNote, optional: true, show: r => r.lastNote ?? '—' },
]

export const FINDING_FILTERS: readonly Filter[] = [
  { key: 'area', title: { zh: '地区', en: 'Place' }, kind: 'area', under: REGION },
  {
    key: 'state',
    title: C.state,
    options: choices({
      open: { zh: '未销号', en: 'Open' },
      overdue: { zh: '已超期', en: 'Overdue' },
      ...STATES,
    }),
    width: 150,
  },
  { key: 'kind', title: C.kind, options: choices(FINDING_KINDS), width: 150 },
  { key: 'severity', title: C.severity, options: choices(SEVERITIES), width: 120 },
  {
    key: 'order',
    title: { zh: '排序', en: 'Order' },
    options: choices({ due: ORDERS.due }),
    none: ORDERS.found,
    width: 190,
  },
]
