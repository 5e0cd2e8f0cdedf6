import { useWords } from '../../web/lang.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'

interface Row {
  code: string
  name: string
  townshipName: string
  county: string
  countyName: string
  households: number
  people: number
  exit: {
    id: string
    round: number
    onDate: string
    onPrecision: string
    document: { number: string | null } | null
  } | null
}

/** 贫困嘎查村台账: designated, and out by which document. */
export default function VillagePage() {
  const { t } = useWords()
  return (
    <Page title={t('贫困嘎查村', 'Designated villages')}>
      <Ledger<Row>
        path="/api/villages"
        rowKey={r => r.code}
        filters={[
          { key: 'q', title: { zh: '村名', en: 'Name' } },
          { key: 'area', title: { zh: '地区代码', en: 'Area code' } },
          {
            key: 'state',
            title: { zh: '状态', en: 'State' },
            options: [
              { value: 'poor', words: { zh: '未退出', en: 'Not out' } },
              { value: 'exited', words: { zh: '已退出', en: 'Out' } },
            ],
          },
        ]}
        empty={{ zh: '没有符合条件的嘎查村。', en: 'No village fits.' }}
        columns={[
          {
            key: 'name',
            title: { zh: '嘎查村', en: 'Village' },
            show: r => <To to={`/areas/${r.code}`}>{r.name}</To>,
          },
          { key: 'township', title: { zh: '苏木乡镇', en: 'Township' }, show: r => r.townshipName },
          {
            key: 'county',
            title: { zh: '旗县', en: 'Banner' },
            show: r => <To to={`/areas/${r.county}`}>{r.countyName}</To>,
          },
          {
            key: 'round',
            title: { zh: '退出年度', en: 'Round' },
            show: r => (r.exit ? <To to={`/records/exit/${r.county}/${r.exit.id}`}>{r.exit.round}</To> : '—'),
          },
          {
            key: 'on',
            title: { zh: '公告日期', en: 'Declared' },
            show: r => <Day on={r.exit?.onDate} precision={r.exit?.onPrecision ?? null} />,
          },
          {
            key: 'document',
            title: { zh: '文号', en: 'Document' },
            show: r => r.exit?.document?.number ?? '—',
          },
          {
            key: 'households',
            title: { zh: '户', en: 'Households' },
            number: true,
            show: r => <To to={`/households?area=${r.code}`}>{r.households}</To>,
          },
          { key: 'people', title: { zh: '人', en: 'People' }, number: true, show: r => r.people },
        ]}
      />
    </Page>
  )
}
