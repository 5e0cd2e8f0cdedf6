/** One sample: how it was drawn, whether it is drawn the same today, and its rows. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Json } from '../../web/api.ts'
import { api } from '../../web/api.ts'
import type { Word } from '../../kernel/words.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { RaiseFinding } from './raise.part.tsx'
import type { SampledRow } from './sample.reply.ts'
import type { SampleRow } from './sample.screen.tsx'
import { LEDGERS, METHODS } from './sample.terms.ts'

type Row = { readonly [K in keyof SampledRow]: Json<SampledRow[K]> }

interface Redrawn {
  readonly same: boolean
  readonly populationRows: number
  readonly missing: number
}

function Again({ path }: { path: string }) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  const { data, error, isFetching } = useQuery({
    queryKey: [`${path}/again`],
    queryFn: () => api<Redrawn>(`${path}/again`),
    enabled: asked,
  })
  if (error) return <ProblemView error={error} />
  if (data)
    return data.same ? (
      <Tag tone="good">{t('总体未变，重抽结果一致', 'The population is the same, and so are the rows')}</Tag>
    ) : (
      <Tag tone="bad">
        {t(
          `总体已变化（现有 ${data.populationRows} 条），原样本中 ${data.missing} 条不再被抽中`,
          `The population has changed (now ${data.populationRows}); ${data.missing} rows are not drawn again`,
        )}
      </Tag>
    )
  return (
    <Button loading={isFetching} onClick={() => setAsked(true)}>
      {t('重抽核对', 'Draw again and compare')}
    </Button>
  )
}

export default function SamplePage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const path = `/api/audit-samples/${county}/${id}`
  const { data, error } = useQuery({ queryKey: [path], queryFn: () => api<SampleRow>(path) })
  const crumbs = [{ to: '/samples', label: t('审计抽样', 'Audit samples') }]
  if (!data)
    return (
      <Page title={t('样本', 'Sample')} crumbs={crumbs}>
        {error ? <ProblemView error={error} /> : <Waiting />}
      </Page>
    )
  return (
    <Page title={data.name} crumbs={crumbs} actions={<Again path={path} />}>
      <Card title={t('如何抽取', 'How it was drawn')}>
        <Facts data={data} />
      </Card>
      <Card title={t('样本记录', 'Its rows')}>
        <Ledger<Row>
          name="sampled"
          path={`${path}/rows`}
          export={`/api/exports/sample?sample=${county}_${id}`}
          rowKey={r => r.id}
          empty={{ zh: '没有记录。', en: 'No rows.' }}
          columns={[
            { key: 'ordinal', title: { zh: '序号', en: 'No.' }, number: true, show: r => r.ordinal },
            { key: 'area', title: { zh: '旗县', en: 'Banner' }, show: r => r.areaName ?? r.county },
            {
              key: 'record',
              title: { zh: '记录', en: 'Record' },
              show: r => <To to={r.link}>{t(r.title)}</To>,
            },
            {
              key: 'amountFen',
              title: { zh: '金额（元）', en: 'Amount (yuan)' },
              number: true,
              show: r => <Money fen={r.amountFen} />,
            },
            { key: 'hits', title: { zh: '命中次数', en: 'Hits' }, number: true, show: r => r.hits },
            {
              key: 'findings',
              title: { zh: '问题', en: 'Findings' },
              number: true,
              show: r => r.findings || '—',
            },
          ]}
          actions={r => <RaiseFinding about={{ county: r.county, type: r.type, id: r.id, sampleId: id }} />}
        />
      </Card>
    </Page>
  )
}

function Facts({ data }: { data: SampleRow }) {
  const { t } = useWords()
  const facts: readonly (readonly [Word, ReactNode])[] = [
    [{ zh: '地区', en: 'Place' }, data.areaName ?? data.county],
    [{ zh: '台账', en: 'Ledger' }, t(LEDGERS[data.ledger])],
    [{ zh: '方法', en: 'Method' }, t(METHODS[data.method])],
    [{ zh: '样本量', en: 'Size' }, exactly(data.size)],
    [{ zh: '种子', en: 'Seed' }, data.seed],
    [{ zh: '总体条数', en: 'Population' }, exactly(data.populationRows)],
    [{ zh: '总体金额（元）', en: 'Its money (yuan)' }, <Money key="m" fen={data.populationFen} />],
    [{ zh: '总体校验值', en: 'Its hash' }, <code key="h">{data.populationHash.slice(0, 16)}…</code>],
    [{ zh: '抽取日期', en: 'Drawn on' }, <Day key="d" on={data.drawnOn} />],
    [{ zh: '抽取人', en: 'Drawn by' }, data.drawnBy],
  ]
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label.zh}>
          <dt>{t(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
