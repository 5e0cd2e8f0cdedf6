/** 嘎查村人口: by village and year, with where it comes from; the denominator of an incidence. */
import { useState } from 'react'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { PopulationLine } from './population.reply.ts'
import { mayImport } from './population.rules.ts'
import { PopulationImport } from './populationImport.part.tsx'
import { TakeBackPopulation } from './populationTakeBack.part.tsx'
import { REGION } from './area.terms.ts'

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
  const { me, may } = useMe()
  const [takenBack, setTakenBack] = useState<ReadonlySet<string>>(new Set())
  const back = (batchId: string): void => setTakenBack(before => new Set([...before, batchId]))
  const imports = may('parameter.write') && me !== undefined && mayImport(me.acting.role)
  return (
    <Page
      title={t('嘎查村人口', 'Population')}
      lead={t(
        '按嘎查村和年度，是贫困发生率的分母；没有人口的村不推算发生率。',
        'By village and year, the denominator of an incidence; without it none is derived.',
      )}
    >
      {imports ? <PopulationImport takenBack={takenBack} onTakenBack={back} /> : null}
      <Ledger<PopulationLine>
        path="/api/population"
        {...(may('list.export') ? { export: '/api/exports/population' } : {})}
        {...(imports
          ? { detail: (r: PopulationLine) => <Batch row={r} onBack={() => back(r.batchId)} /> }
          : {})}
        rowKey={r => `${r.areaCode}/${r.year}`}
        filters={[
          {
            key: 'area',
            title: { zh: '地区', en: 'Area' },
            kind: 'area',
            under: REGION,
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

function Batch({ row, onBack }: { row: PopulationLine; onBack: () => void }) {
  const { t } = useWords()
  return (
    <p>
      {t('随名单一并导入，出处：', 'Came with a list of this source: ')}
      {row.source}{' '}
      <TakeBackPopulation small county={row.areaCode.slice(0, 6)} batchId={row.batchId} onDone={onBack} />
    </p>
  )
}
