/** 贫困嘎查村台账: designated by whom and when, out in which round by which document, and its households. */
import { choices } from '../../web/kit/FilterBar.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { DESIGNATION_LEVELS, STATES } from './exit.terms.ts'
import type { DesignationLevel } from './exit.terms.ts'

interface Row {
  readonly code: string
  readonly name: string
  readonly townshipName: string
  readonly county: string
  readonly countyName: string
  readonly designated: { readonly level: DesignationLevel; readonly year: number | null }
  readonly households: number
  readonly people: number
  readonly exit: {
    readonly id: string
    readonly round: number
    readonly onDate: string
    readonly onPrecision: string
    readonly document: { readonly number: string | null; readonly title: string } | null
  } | null
  readonly returned: { readonly onDate: string; readonly round: number } | null
}

const columns = (t: ReturnType<typeof useWords>['t']): Column<Row>[] => [
  {
    key: 'name',
    title: { zh: '嘎查村', en: 'Village' },
    show: r => <To to={`/areas/${r.code}`}>{r.name}</To>,
  },
  { key: 'township', title: { zh: '苏木乡镇', en: 'Township' }, show: r => r.townshipName },
  {
    key: 'county',
    title: { zh: '旗县', en: 'Banner' },
    show: r => (
      <EndTag side="receiver" to={`/areas/${r.county}`}>
        {r.countyName}
      </EndTag>
    ),
  },
  {
    key: 'level',
    title: { zh: '认定', en: 'Designated' },
    optional: true,
    show: r => [t(DESIGNATION_LEVELS[r.designated.level]), r.designated.year].filter(Boolean).join(' '),
  },
  {
    key: 'state',
    title: { zh: '状态', en: 'State' },
    nowrap: true,
    show: r =>
      r.returned ? (
        <Tag tone="bad">{t('返贫', 'fallen back')}</Tag>
      ) : r.exit ? (
        <Tag tone="good">{t(STATES.exited)}</Tag>
      ) : (
        <Tag>{t(STATES.poor)}</Tag>
      ),
  },
  {
    key: 'round',
    title: { zh: '退出年度', en: 'Round' },
    number: true,
    show: r => (r.exit ? <To to={`/records/exit/${r.county}/${r.exit.id}`}>{r.exit.round}</To> : '—'),
  },
  {
    key: 'on',
    title: { zh: '公告日期', en: 'Declared' },
    nowrap: true,
    show: r => <Day on={r.exit?.onDate} precision={r.exit?.onPrecision ?? null} />,
  },
  {
    key: 'document',
    title: { zh: '文号', en: 'Document' },
    show: r =>
      r.exit?.document ? (
        <span title={r.exit.document.title}>{r.exit.document.number ?? r.exit.document.title}</span>
      ) : (
        '—'
      ),
  },
  {
    key: 'households',
    title: { zh: '建档户', en: 'Households' },
    number: true,
    show: r =>
      r.households ? (
        <To to={`/households?area=${r.code}`}>{r.households}</To>
      ) : (
        <span className="soft">0</span>
      ),
  },
  {
    key: 'people',
    title: { zh: '建档人口', en: 'People' },
    number: true,
    show: r => <Num value={r.people} />,
  },
]

export default function VillagePage() {
  const { t } = useWords()
  const { me } = useMe()
  const oneVillage = me?.acting.areaCode.length === 12
  return (
    <Page
      title={t('贫困嘎查村', 'Designated villages')}
      lead={t(
        '认定为贫困的嘎查村、退出年度和公告文件；点户数看该村的建档户。',
        'Villages designated as poor, the round they left in and its document; the number of households opens them.',
      )}
    >
      <Ledger<Row>
        path="/api/villages"
        rowKey={r => r.code}
        filters={
          oneVillage
            ? []
            : [
                { key: 'q', title: { zh: '村名', en: 'Name' } },
                { key: 'area', title: { zh: '地区', en: 'Area' }, kind: 'area' },
                { key: 'state', title: { zh: '状态', en: 'State' }, options: choices(STATES) },
              ]
        }
        export="/api/exports/villages"
        empty={{
          title: {
            zh: '这里列出认定为贫困的嘎查村。您的范围内还没有登记认定。',
            en: 'Villages designated as poor stand here. None is on record in your scope.',
          },
          example: {
            zh: '红义村，2014 年认定，2018 年度退出。',
            en: 'Hongyi village, designated in 2014, out in the round of 2018.',
          },
        }}
        columns={columns(t)}
      />
    </Page>
  )
}
