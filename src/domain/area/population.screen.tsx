/** 嘎查村人口: by village and year, with where it comes from; the denominator of an incidence. */
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { PopulationLine } from './population.queries.ts'

const COLUMNS: readonly Column<PopulationLine>[] = [
  {
    key: 'area',
    title: { zh: '嘎查村', en: 'Village' },
    show: r => <To to={`/areas/${r.areaCode}`}>{r.areaName ?? r.areaCode}</To>,
  },
  { key: 'township', title: { zh: '苏木乡镇', en: 'Township' }, show: r => r.townshipName },
  { key: 'county', title: { zh: '旗县', en: 'Banner' }, show: r => r.countyName },
  { key: 'year', title: { zh: '年度', en: 'Year' }, show: r => r.year },
  {
    key: 'registered',
    title: { zh: '户籍人口', en: 'Registered' },
    number: true,
    show: r => <Num value={r.registered} />,
  },
  {
    key: 'agricultural',
    title: { zh: '农业户籍人口', en: 'Agricultural' },
    number: true,
    show: r => <Num value={r.agricultural} />,
  },
  {
    key: 'resident',
    title: { zh: '常住人口', en: 'Resident' },
    number: true,
    show: r => <Num value={r.resident} />,
  },
  { key: 'source', title: { zh: '出处', en: 'Source' }, show: r => r.source },
]

export default function PopulationPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('嘎查村人口', 'Population')}
      lead={t(
        '按嘎查村和年度，是贫困发生率的分母；没有人口的村不推算发生率。',
        'By village and year, the denominator of an incidence; without it none is derived.',
      )}
    >
      <Ledger<PopulationLine>
        path="/api/population"
        rowKey={r => `${r.areaCode}/${r.year}`}
        filters={[
          {
            key: 'area',
            title: { zh: '地区', en: 'Area' },
            kind: 'area',
            under: '150000',
            levels: ['county', 'township', 'village'],
          },
          { key: 'year', title: { zh: '年度', en: 'Year' }, kind: 'year' },
        ]}
        empty={{
          title: {
            zh: '还没有人口数据。由旗县主管部门按名单导入。',
            en: 'No population is on record. The banner bureau imports it.',
          },
          example: {
            zh: '红义村，2019年，户籍人口 1,204，农业户籍人口 1,180',
            en: '红义村, 2019, registered 1,204, agricultural 1,180',
          },
        }}
        columns={COLUMNS}
      />
    </Page>
  )
}
