/** One contract: its terms, what it promises to each household and what each received, and the forms of both. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { FindingsNote } from '../../web/finding/FindingsNote.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import { PaidBar } from './linkageRow.part.tsx'
import type { LinkageRow } from './linkageRow.part.tsx'
import { JoinHouseholds, PayOut, PromiseDues, WithdrawPayout } from './payout.part.tsx'
import type { DueLine } from './payout.part.tsx'
import { Fact, Yuan } from './projectFacts.part.tsx'
import { LINKAGE_COLUMNS as L } from './project.words.ts'
import './project.css'

export default function LinkageViewPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const path = `/api/linkages/${county}/${id}`
  const { data, error, refetch } = useQuery({
    queryKey: [path],
    queryFn: () => api<LinkageRow & { writes: boolean }>(path),
  })
  const crumbs = [{ to: '/linkages', label: t('利益联结台账', 'Benefit contracts') }]
  if (!data)
    return (
      <Page title={t('利益联结合同', 'Contract')} crumbs={crumbs}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting />}
      </Page>
    )
  return (
    <Page
      title={`${t(LINKAGE_TYPES[data.type])} · ${data.operator}`}
      crumbs={[...crumbs, { to: `/projects/${county}/${data.projectId}`, label: data.projectName }]}
    >
      <FindingsNote type="linkage" county={county} id={id} />
      <Card title={t('合同', 'The contract')}>
        <Terms row={data} />
      </Card>
      <Dues row={data} />
      <HistoryCard path={`/api/records/linkage/${county}/${id}`} />
    </Page>
  )
}

function Terms({ row }: { row: LinkageRow }) {
  const { t } = useWords()
  return (
    <>
      <dl className="facts">
        <Fact label={L.projectName}>
          <To to={`/projects/${row.county}/${row.projectId}`}>{row.projectName}</To>
        </Fact>
        <Fact label={L.operator}>{row.operator}</Fact>
        <Fact label={L.number}>{row.number}</Fact>
        <Fact label={L.signedOn}>
          <Day on={row.signedOn} />
        </Fact>
        <Fact label={{ zh: '合同期', en: 'Term' }}>
          <Day on={row.fromOn} /> — <Day on={row.toOn} />
        </Fact>
        <Fact label={L.principalFen}>{row.principalFen ? <Yuan fen={row.principalFen} /> : null}</Fact>
        <Fact label={L.rate}>{row.rate ? `${Number((Number(row.rate) * 100).toFixed(4))} %` : null}</Fact>
        <Fact label={L.priceFen}>
          {row.priceFen ? (
            <>
              <Yuan fen={row.priceFen} /> {row.priceUnit ? `/ ${row.priceUnit}` : ''}
            </>
          ) : null}
        </Fact>
        <Fact label={L.households}>{row.households}</Fact>
        <Fact label={{ zh: '约定发放', en: 'Promised' }}>
          <Yuan fen={row.promisedFen} />
        </Fact>
        <Fact label={{ zh: '已发放', en: 'Paid' }}>
          <Yuan fen={row.paidFen} />
        </Fact>
        <Fact label={{ zh: '兑现', en: 'Kept' }}>
          <PaidBar promisedFen={row.promisedFen} paidFen={row.paidFen} />
        </Fact>
      </dl>
      <p className="soft small">
        {t(
          '户的受益只认实际发放，发放后自动计入该户当年收入。',
          'A household’s benefit is what was paid; each payment becomes a line of its income of the year.',
        )}
      </p>
    </>
  )
}

/** By household and day: promised, paid, owed. Rows that are owed can be ticked and paid together. */
function Dues({ row }: { row: LinkageRow & { writes: boolean } }) {
  const { t } = useWords()
  const { may } = useMe()
  const [ticked, setTicked] = useState<readonly DueLine[]>([])
  const writes = row.writes && may('linkage.write')
  const owed = (d: DueLine): bigint => BigInt(d.amountFen) - BigInt(d.paidFen)
  return (
    <Card
      title={t('约定与发放', 'Promised and paid')}
      extra={
        writes ? (
          <>
            <JoinHouseholds row={row} /> <PromiseDues row={row} />
          </>
        ) : null
      }
    >
      <Ledger<DueLine>
        name="dues"
        path={`/api/linkages/${row.county}/${row.id}/dues`}
        rowKey={d => d.id}
        empty={{
          zh: '还没有约定发放计划。先登记联结户，再登记每户何时发放多少。',
          en: 'Nothing is promised yet. Join households first, then enter what each is to get and when.',
        }}
        bar={writes && ticked.length ? <PayOut row={row} dues={ticked} onDone={() => setTicked([])} /> : null}
        {...(writes
          ? {
              ticks: {
                rows: ticked,
                may: (d: DueLine) => owed(d) > 0n,
                name: (d: DueLine) => t(`选择 ${d.headName} ${d.dueOn}`, `Choose ${d.headName} ${d.dueOn}`),
                set: setTicked,
              },
            }
          : {})}
        columns={[
          {
            key: 'dueOn',
            title: { zh: '约定日期', en: 'Due on' },
            nowrap: true,
            show: d => <Day on={d.dueOn} />,
          },
          {
            key: 'household',
            title: { zh: '户', en: 'Household' },
            show: d => <To to={`/households/${row.county}/${d.householdId}`}>{d.headName}</To>,
          },
          { key: 'area', title: { zh: '嘎查村', en: 'Village' }, show: d => d.areaName ?? d.areaCode },
          {
            key: 'amountFen',
            title: { zh: '约定（元）', en: 'Promised (yuan)' },
            number: true,
            show: d => <Money fen={d.amountFen} />,
          },
          {
            key: 'paidFen',
            title: { zh: '已发放（元）', en: 'Paid (yuan)' },
            number: true,
            show: d => <Money fen={d.paidFen} />,
          },
          {
            key: 'state',
            title: { zh: '状态', en: 'State' },
            nowrap: true,
            show: d =>
              owed(d) <= 0n ? (
                <Tag tone="good">{t('已足额', 'Paid')}</Tag>
              ) : (
                <Tag tone={d.overdue ? 'bad' : 'plain'}>
                  {d.overdue ? t('到期未发', 'Overdue') : t('未到期', 'Not due yet')}
                </Tag>
              ),
          },
        ]}
        detail={d => (
          <ul className="list">
            {d.payments.length ? (
              d.payments.map(p => (
                <li key={p.id}>
                  <span>
                    <To to={`/records/benefit/${row.county}/${p.id}`}>
                      <Day on={p.onDate} />
                    </To>{' '}
                    {t('凭证', 'voucher')} {p.voucher}
                  </span>
                  <span>
                    <Yuan fen={p.amountFen} /> {writes ? <WithdrawPayout row={row} payment={p.id} /> : null}
                  </span>
                </li>
              ))
            ) : (
              <li className="soft">{t('还没有发放。', 'Nothing is paid yet.')}</li>
            )}
          </ul>
        )}
      />
    </Card>
  )
}
