/** 监督预警: every alarm with how many rows it has, by what it is judged, and who acts. */
import type { Json } from '../../web/api.ts'
import type { Word } from '../../kernel/words.ts'
import { search } from '../../web/kit/address.ts'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { AlarmKind } from './alarm.terms.ts'
import { RECEIVERS } from '../area/area.terms.ts'

interface Row {
  readonly kind: AlarmKind
  readonly words: Word
  readonly says: Word
  readonly acts: Word
  readonly threshold: Json<{ value: number; unit: string | null; source: string; words: Word }> | null
  readonly count: number | null
  readonly amountFen: string | null
  readonly blocked: { key: string; words: Word; fillers: Word; area: string } | null
}

export const ALARM_FILTERS: readonly Filter[] = [
  {
    key: 'area',
    title: { zh: '地区', en: 'Place' },
    ...RECEIVERS,
  },
  { key: 'asOf', title: { zh: '截至日期', en: 'As of' }, kind: 'day' },
]

function Name({ row }: { row: Row }) {
  const { t } = useWords()
  const { values } = useFilters()
  return row.blocked ? (
    <b>{t(row.words)}</b>
  ) : (
    <To to={`/alarms/${row.kind}${search({ area: values.area, asOf: values.asOf })}`}>
      <b>{t(row.words)}</b>
    </To>
  )
}

const Said = ({ of }: { of: Word }) => <>{useWords().t(of)}</>

function Judged({ row }: { row: Row }) {
  const { t } = useWords()
  if (row.blocked)
    return (
      <>
        <Tag tone="warn">{t('此参数未填，预警不算', 'Empty parameter: not judged')}</Tag>
        <div>
          <To to={`/parameters${search({ key: row.blocked.key, area: row.blocked.area })}`}>
            {t(row.blocked.words)}
          </To>
        </div>
        <div className="soft small">
          {t('由', 'Entered by ')}
          {t(row.blocked.fillers)}
          {t('填报', '')}
        </div>
      </>
    )
  if (!row.threshold) return <span className="soft">{t('按记录判断', 'By the records')}</span>
  const { value, unit, source, words } = row.threshold
  return (
    <span title={source}>
      {t(words)} {unit === '比例' ? `${value * 100}%` : `${value} ${unit ?? ''}`}
      <span className="soft small"> {source}</span>
    </span>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: { zh: '预警', en: 'Alarm' }, nowrap: true, show: r => <Name row={r} /> },
  { key: 'says', title: { zh: '含义', en: 'What it means' }, show: r => <Said of={r.says} /> },
  { key: 'count', title: { zh: '项数', en: 'Rows' }, number: true, show: r => r.count ?? '—' },
  {
    key: 'amountFen',
    title: { zh: '涉及金额（元）', en: 'At stake (yuan)' },
    number: true,
    show: r => (r.amountFen ? <Money fen={r.amountFen} /> : '—'),
  },
  { key: 'judged', title: { zh: '判断标准', en: 'Judged by' }, show: r => <Judged row={r} /> },
  { key: 'acts', title: { zh: '由谁办理', en: 'Who acts' }, show: r => <Said of={r.acts} /> },
]

export default function AlarmsPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('监督预警', 'Alarms')}
      lead={t(
        '审计会提出的问题，逐项可打开到记录。参数未填的预警不算，不作推测。',
        'What an auditor would raise; each opens into its rows. One whose parameter is empty is not judged; nothing is guessed.',
      )}
    >
      <Ledger<Row>
        path="/api/alarms"
        rowKey={r => r.kind}
        filters={ALARM_FILTERS}
        empty={{ zh: '没有预警。', en: 'No alarms.' }}
        columns={COLUMNS}
      />
    </Page>
  )
}
