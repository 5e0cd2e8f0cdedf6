/** 一笔下达资金的去向: what is allocated, paid, confirmed and left, banner by banner. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Table } from 'antd'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { DraftAnnouncement } from '../notice/draftAnnouncement.part.tsx'
import { AllocationLedger } from './allocation.screen.tsx'
import { AppropriationActions } from './appropriation.screen.tsx'
import type { AppropriationRow } from './appropriation.screen.tsx'
import { FlowBar } from './flowBar.screen.tsx'
import { DocumentLink, SourceName } from './fundRow.screen.tsx'

interface ChainRow {
  readonly county: string
  readonly areaName: string
  readonly allocations: string
  readonly allocatedFen: string
  readonly paidFen: string
  readonly confirmedFen: string
  readonly disputedFen: string
  readonly lastPaidOn: string | null
}

interface Chain {
  readonly appropriation: AppropriationRow & { readonly retractedAt: string | null }
  readonly rows: readonly ChainRow[]
}

const total = (
  rows: readonly ChainRow[],
  key: 'allocatedFen' | 'paidFen' | 'confirmedFen' | 'disputedFen',
): bigint => rows.reduce((all, r) => all + BigInt(r[key]), 0n)

export default function ChainPage() {
  const { t } = useWords()
  const { me, may } = useMe()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['chain', county, id],
    queryFn: () => api<Chain>(`/api/appropriations/${county}/${id}/chain`),
  })
  const crumbs = [{ to: '/funds/appropriations', label: t('资金下达台账', 'Appropriations') }]
  const title = t('一笔资金的去向', 'What became of a sum')
  if (error)
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (!data)
    return (
      <Page title={title} crumbs={crumbs}>
        <Waiting />
      </Page>
    )
  const a = data.appropriation
  const drawnFen = total(data.rows, 'allocatedFen').toString()
  return (
    <Page
      title={a.documentNumber ?? a.purpose}
      crumbs={crumbs}
      lead={a.documentNumber ? a.purpose : undefined}
      actions={
        a.retractedAt ? null : (
          <>
            {me?.acting.areaCode === county || may('fund.allocate') ? (
              <DraftAnnouncement
                about={{ kind: 'funds', subjectType: 'appropriation', county, subjectId: id }}
              />
            ) : null}
            {may('fund.allocate') ? <AppropriationActions row={{ ...a, drawnFen }} /> : null}
          </>
        )
      }
    >
      {a.retractedAt ? (
        <p className="note">
          {t('这笔下达已撤回，仅供查阅。', 'This appropriation was withdrawn; it is kept for reference.')}
        </p>
      ) : null}
      <Card
        title={t('资金链条', 'The chain')}
        extra={<To to={`/records/appropriation/${county}/${id}`}>{t('记录与历史', 'Record and history')}</To>}
      >
        <dl className="facts">
          <Fact label={t('援助方', 'Giver')}>
            <EndTag side="giver">{a.giverName}</EndTag>
          </Fact>
          <Fact label={t('资金来源', 'Source')}>
            <SourceName source={a.source} />
          </Fact>
          <Fact label={t('资金年度', 'Year')}>{a.year}</Fact>
          <Fact label={t('下达日期', 'Date')}>
            <Day on={a.onDate} precision={a.onPrecision} />
          </Fact>
          <Fact label={t('依据文件', 'Document')}>
            <DocumentLink row={a} />
          </Fact>
        </dl>
        <FlowBar
          amountFen={a.amountFen}
          allocatedFen={drawnFen}
          paidFen={total(data.rows, 'paidFen').toString()}
          confirmedFen={total(data.rows, 'confirmedFen').toString()}
          disputedFen={total(data.rows, 'disputedFen').toString()}
        />
      </Card>
      <Card title={t('按旗县', 'By banner')}>
        {data.rows.length ? (
          <ByBanner rows={data.rows} />
        ) : (
          <Empty title={t('还没有分配到旗县。', 'Nothing is allocated to a banner yet.')} />
        )}
      </Card>
      <Card title={t('分配明细', 'Allocations')}>
        <AllocationLedger of={id} />
      </Card>
    </Page>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function ByBanner({ rows }: { rows: readonly ChainRow[] }) {
  const { t } = useWords()
  const money = (key: keyof ChainRow, zh: string, en: string) => ({
    key,
    title: t(`${zh}（元）`, `${en} (yuan)`),
    align: 'right' as const,
    render: (_: unknown, r: ChainRow) => <Money fen={String(r[key])} />,
  })
  return (
    <div className="scroll-x">
      <Table<ChainRow>
        size="small"
        pagination={false}
        rowKey="county"
        dataSource={rows as ChainRow[]}
        columns={[
          {
            key: 'banner',
            title: t('受援旗县', 'Banner'),
            render: (_, r) => (
              <EndTag side="receiver" to={`/funds?area=${r.county}`}>
                {r.areaName}
              </EndTag>
            ),
          },
          money('allocatedFen', '分配', 'Allocated'),
          money('paidFen', '已拨付', 'Paid'),
          money('confirmedFen', '对方已确认', 'Confirmed'),
          money('disputedFen', '有差异', 'Disputed'),
          {
            key: 'left',
            title: t('待拨付（元）', 'Left to pay (yuan)'),
            align: 'right',
            render: (_, r) => <Money fen={(BigInt(r.allocatedFen) - BigInt(r.paidFen)).toString()} />,
          },
          { key: 'last', title: t('最近拨付', 'Last paid'), render: (_, r) => <Day on={r.lastPaidOn} /> },
        ]}
      />
    </div>
  )
}
