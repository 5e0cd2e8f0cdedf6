/** One banner: its exit, its villages' progress by round, and every declaration. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import type { BannerRow } from './banner.screen.tsx'
import { DeclarationLedger } from './declaration.screen.tsx'
import { ExitState, Level, percent } from './village.screen.tsx'
import './progress.css'

interface Progress {
  readonly villages: number
  readonly poor: number
  readonly rounds: readonly { readonly round: number; readonly villages: number }[]
}

export default function BannerViewPage() {
  const { t } = useWords()
  const { code } = useParams({ strict: false }) as { code: string }
  const banners = useQuery({
    queryKey: ['/api/banners'],
    queryFn: () => api<{ rows: BannerRow[] }>('/api/banners'),
  })
  const place = useQuery({
    queryKey: ['area', code],
    queryFn: () => api<{ name: string }>(`/api/areas/${code}`),
  })
  const banner = banners.data?.rows.find(b => b.code === code)
  return (
    <Page
      title={place.data?.name ?? t('旗县', 'Banner')}
      crumbs={[{ to: '/banners', label: t('贫困旗县退出', 'Banners') }]}
      actions={<To to={`/areas/${code}`}>{t('旗县概况', 'The banner')}</To>}
    >
      {banners.error ? <ProblemView error={banners.error} retry={() => void banners.refetch()} /> : null}
      {banners.isPending ? <Waiting /> : null}
      {banners.data ? (
        <Card title={t('旗县退出', 'The banner’s exit')}>
          {banner ? (
            <Facts banner={banner} />
          ) : (
            <Empty title={t('不是本岗位范围内的贫困旗县。', 'Not a designated banner in your scope.')} />
          )}
        </Card>
      ) : null}
      <Rounds code={code} />
      <Card title={t('历次公告', 'Declarations')}>
        <DeclarationLedger area={code} />
      </Card>
    </Page>
  )
}

function Facts({ banner }: { banner: BannerRow }) {
  const { t } = useWords()
  const facts = [
    [t('状态', 'State'), <ExitState key="s" exit={banner.exit} />],
    [t('级别', 'Level'), <Level key="l" level={banner.designated.level} />],
    [t('识别年度', 'Year of designation'), banner.designated.year ?? t('不详', 'not known')],
    [t('退出年度', 'Round'), banner.exit?.round ?? '—'],
    [
      t('公告日期', 'Declared on'),
      <Day key="d" on={banner.exit?.onDate} precision={banner.exit?.onPrecision ?? null} />,
    ],
    [t('综合贫困发生率', 'Incidence'), percent(banner.exit?.incidence)],
    [t('文号', 'Document'), banner.exit?.document?.number ?? banner.exit?.document?.title ?? '—'],
  ] as const
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** 嘎查村退出进度: one bar a round, of the scale of all designated villages. */
function Rounds({ code }: { code: string }) {
  const { t } = useWords()
  const path = `/api/exits/progress?area=${code}`
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: () => api<Progress>(path) })
  const width = (n: number): string => `${data?.villages ? (n / data.villages) * 100 : 0}%`
  return (
    <Card
      title={t('嘎查村退出进度', 'Villages by round')}
      extra={<To to={`/villages?area=${code}`}>{t('嘎查村台账', 'All villages')}</To>}
    >
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data?.villages === 0 ? (
        <Empty title={t('还没有登记贫困嘎查村。', 'No village is designated here.')} />
      ) : null}
      {data?.villages ? (
        <ul className="progress-rounds">
          {data.rounds.map(r => (
            <li key={r.round}>
              <To to={`/villages?area=${code}&round=${r.round}`}>
                {t(`${r.round}年退出`, `Out in ${r.round}`)}
              </To>
              <span className="progress-bar" aria-hidden="true">
                <i style={{ width: width(r.villages) }} />
              </span>
              <span className="num">{t(`${r.villages} 个`, `${r.villages}`)}</span>
            </li>
          ))}
          <li>
            <To to={`/villages?area=${code}&state=poor`}>{t('未退出', 'Not out')}</To>
            <span className="progress-bar" aria-hidden="true">
              <i className="poor" style={{ width: width(data.poor) }} />
            </span>
            <span className="num">{t(`${data.poor} 个`, `${data.poor}`)}</span>
          </li>
          <li className="soft">
            <span>{t('合计', 'All')}</span>
            <span />
            <span className="num">{t(`${data.villages} 个`, `${data.villages}`)}</span>
          </li>
        </ul>
      ) : null}
    </Card>
  )
}
