/** One asset: its rights, its state through time, its yearly returns with where they went, and inspections. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import type { Json } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { FindingsNote } from '../../web/finding/FindingsNote.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { assetDetail } from './asset.queries.ts'
import { ASSET_CLASSES, OPERATIONS, OWNERSHIPS, USES } from './asset.terms.ts'
import { ChangeState, Distribute, Inspect, RecordReturn } from './assetFact.part.tsx'
import { StateTag } from './assetRow.part.tsx'
import type { AssetRow } from './assetRow.part.tsx'
import { Fact, Yuan } from './projectFacts.part.tsx'
import { ASSET_COLUMNS as A } from './project.words.ts'
import './project.css'

export type AssetDetail = Json<Awaited<ReturnType<typeof assetDetail>>>

export default function AssetViewPage() {
  const { t } = useWords()
  const { may } = useMe()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['asset', county, id],
    queryFn: () => api<AssetDetail>(`/api/assets/${county}/${id}`),
  })
  const crumbs = [{ to: '/project-assets', label: t('扶贫项目资产台账', 'Assets of projects') }]
  if (!data)
    return (
      <Page title={t('资产', 'Asset')} crumbs={crumbs}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting count={2} />}
      </Page>
    )
  const a = data.asset
  const writes = data.writes && may('asset.write')
  const gone = a.state === 'disposed'
  return (
    <Page
      name={a.name}
      title={
        <>
          {a.name} <StateTag state={a.state} />
        </>
      }
      crumbs={[...crumbs, { to: `/projects/${county}/${a.projectId}`, label: a.projectName }]}
      actions={
        writes ? (
          <>
            <RecordReturn asset={a} />
            {gone ? null : <ChangeState asset={a} />}
            <Inspect asset={a} />
          </>
        ) : null
      }
    >
      <FindingsNote type="asset" county={county} id={id} />
      <div className="two">
        <div className="stack">
          <Returns data={data} writes={writes} />
          <Inspections data={data} />
          <HistoryCard path={`/api/records/asset/${county}/${id}`} />
        </div>
        <div className="stack">
          <Facts row={a} />
          <States data={data} />
        </div>
      </div>
    </Page>
  )
}

function Facts({ row: a }: { row: AssetRow }) {
  const { t } = useWords()
  return (
    <Card title={t('资产登记', 'The asset')}>
      <dl className="facts one">
        <Fact label={A.projectName}>
          <To to={`/projects/${a.county}/${a.projectId}`}>{a.projectName}</To>
        </Fact>
        <Fact label={A.class}>{t(ASSET_CLASSES[a.class])}</Fact>
        <Fact label={A.spec}>{[a.spec, a.quantity].filter(Boolean).join(' × ') || null}</Fact>
        <Fact label={A.originalFen}>
          <Yuan fen={a.originalFen} />
        </Fact>
        <Fact label={A.areaName}>
          <EndTag side="receiver" to={`/areas/${a.areaCode}`}>
            {a.areaName ?? a.areaCode}
          </EndTag>{' '}
          {a.place}
        </Fact>
        <Fact label={A.ownership}>{t(OWNERSHIPS[a.ownership])}</Fact>
        <Fact label={A.owner}>{a.owner}</Fact>
        <Fact label={A.operator}>{a.operator}</Fact>
        <Fact label={A.beneficiary}>{a.beneficiary}</Fact>
        <Fact label={A.supervisor}>{a.supervisor}</Fact>
        <Fact label={A.operation}>{a.operation ? t(OPERATIONS[a.operation]) : null}</Fact>
        <Fact label={{ zh: '经营期限', en: 'Term' }}>
          {a.termFrom ? (
            <>
              <Day on={a.termFrom} /> — <Day on={a.termTo} />
            </>
          ) : null}
        </Fact>
        <Fact label={A.agreedReturnFen}>{a.agreedReturnFen ? <Yuan fen={a.agreedReturnFen} /> : null}</Fact>
        <Fact label={A.distributionPlan}>{a.distributionPlan}</Fact>
        <Fact label={A.keeper}>{a.keeper}</Fact>
        <Fact label={A.registeredOn}>
          <Day on={a.registeredOn} />
        </Fact>
      </dl>
    </Card>
  )
}

/** 年收益 with what became of each: what is not shared out yet stands beside it. */
function Returns({ data, writes }: { data: AssetDetail; writes: boolean }) {
  const { t } = useWords()
  return (
    <Card title={t('收益与分配', 'Returns and where they went')}>
      {data.returns.length ? (
        <ul className="list">
          {data.returns.map(r => {
            const parts = data.distributions.filter(d => d.returnId === r.id)
            const left = parts.reduce((rest, d) => rest - BigInt(d.amountFen), BigInt(r.amountFen))
            return (
              <li key={r.id}>
                <div>
                  <b>{r.year}</b> {r.payer}{' '}
                  <span className="soft small">
                    <Day on={r.onDate} />
                  </span>
                  <div className="small">
                    {parts.map(d => (
                      <div key={d.id}>
                        {t(USES[d.use])} <Yuan fen={d.amountFen} />{' '}
                        {d.linkageId ? (
                          <To to={`/linkages/${data.asset.county}/${d.linkageId}`}>
                            {t('联结合同', 'Contract')}
                          </To>
                        ) : null}{' '}
                        <span className="soft">{d.note}</span>
                      </div>
                    ))}
                    {left > 0n ? (
                      <div className="warn">
                        {t('尚未分配', 'Not shared out')} <Yuan fen={left.toString()} />
                      </div>
                    ) : null}
                  </div>
                </div>
                <span className="nowrap">
                  <Yuan fen={r.amountFen} />{' '}
                  {writes && left > 0n ? (
                    <Distribute asset={data.asset} returnId={r.id} left={left.toString()} />
                  ) : null}
                </span>
              </li>
            )
          })}
        </ul>
      ) : (
        <p className="soft">{t('还没有登记收益。', 'No return is recorded.')}</p>
      )}
    </Card>
  )
}

function States({ data }: { data: AssetDetail }) {
  const { t } = useWords()
  return (
    <Card title={t('状态变动', 'States')}>
      <ol className="history">
        {data.states.map(s => (
          <li key={s.id}>
            <StateTag state={s.state} />{' '}
            <span className="soft small">
              <Day on={s.onDate} />
            </span>
            {s.reason ? <div className="small">{s.reason}</div> : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Inspections({ data }: { data: AssetDetail }) {
  const { t } = useWords()
  return (
    <Card title={t('检查记录', 'Inspections')}>
      {data.inspections.length ? (
        <ul className="list">
          {data.inspections.map(i => (
            <li key={i.id}>
              <div>
                <Tag tone={i.sound ? 'good' : 'warn'}>
                  {i.sound ? t('完好', 'Sound') : t('有问题', 'Not sound')}
                </Tag>{' '}
                {i.found}
                <div className="soft small">{i.inspectedBy}</div>
              </div>
              <span className="nowrap soft small">
                <Day on={i.onDate} />{' '}
                {i.fileId ? (
                  <a href={`/api/files/${data.asset.county}/${i.fileId}`} download>
                    {t('照片', 'Photo')}
                  </a>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">{t('还没有检查记录。', 'No inspection yet.')}</p>
      )}
    </Card>
  )
}
