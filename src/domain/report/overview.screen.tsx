/** The landing page: both ends at once, four figures, and what waits today. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { FigureView } from '../../web/kit/FigureView.tsx'
import { useWords } from '../../web/lang.tsx'
import { TileMap } from '../../web/map/TileMap.tsx'
import { readable } from '../../web/kit/number.ts'
import { useMe } from '../../web/session.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import type { overview } from './overview.queries.ts'

type Overview = Awaited<ReturnType<typeof overview>>

export default function OverviewPage() {
  const { t } = useWords()
  const { data, error, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: () => api<Overview>('/api/overview'),
  })
  return (
    <Page
      title={t('京蒙两端', 'Both ends')}
      actions={
        data ? (
          <span className="small soft">
            {t('数据时点', 'Data as of')} {new Date(data.dataAt).toLocaleString()}
          </span>
        ) : null
      }
    >
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {data ? <Both data={data} /> : error ? null : <Waiting />}
    </Page>
  )
}

function Both({ data }: { data: Overview }) {
  const { t } = useWords()
  return (
    <>
      <div className="figures">
        {data.headline.map(f => (
          <FigureView key={f.id} figure={f} />
        ))}
      </div>
      <div className="two">
        <MapCard data={data} />
        <div style={{ display: 'flex', flexDirection: 'column', gap: 14 }}>
          <section className="card">
            <h2>{t('待办', 'To do')}</h2>
            {data.todo.length ? (
              <ul className="list">
                {data.todo.map(x => (
                  <li key={x.key}>
                    <To to={x.link}>{t(x.title)}</To>
                    <b>{x.count}</b>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="soft">{t('今天没有等您办理的事项。', 'Nothing waits for you today.')}</p>
            )}
          </section>
          <Pairs data={data} />
        </div>
      </div>
      <Receivers data={data} />
    </>
  )
}

function MapCard({ data }: { data: Overview }) {
  const { t, lang } = useWords()
  const navigate = useNavigate()
  const values = new Map(
    data.receivers.map(r => [
      r.code,
      { value: r.invested, label: `${readable(r.invested, lang)} ${t('元', 'yuan')}` },
    ]),
  )
  for (const g of data.givers)
    if (g.invested)
      values.set(g.code, { value: g.invested, label: `${readable(g.invested, lang)} ${t('元', 'yuan')}` })
  const names = new Map([...data.receivers, ...data.givers].map(a => [a.code, a.name]))
  const pairings = data.receivers.flatMap(r =>
    r.districts.filter(d => d.code).map(d => ({ district: d.code!, county: r.code, status: d.status })),
  )
  const go = (code: string): void => {
    const side = code.startsWith('11') ? 'giver' : undefined
    void navigate({
      to: `/figures/fund.invested${search({ area: code, side, from: data.term.from, to: data.term.to })}` as '/',
    })
  }
  return (
    <section className="card">
      <h2>{t('谁帮谁：北京各区与内蒙古旗县', 'Who helps whom')}</h2>
      <TileMap
        values={values}
        names={names}
        pairings={pairings}
        lang={lang}
        title={{ zh: '内蒙古旗县与北京各区示意图', en: 'Tile map of Inner Mongolia and Beijing' }}
        onSelect={go}
      />
      <p className="small soft">
        {t(
          '颜色深浅为北京市区两级财政投入；粗框为结对旗县。连线：实线 已核实，长虚线 推定，点线 待核实。',
          'Shade: Beijing fiscal money; strong outline: paired banner. Lines: solid found, dashed inferred, dotted not verified.',
        )}
      </p>
    </section>
  )
}

function Pairs({ data }: { data: Overview }) {
  const { t, lang } = useWords()
  const [all, setAll] = useState(false)
  const givers = data.givers
    .filter(g => g.invested || g.code !== '110000')
    .sort((a, b) => b.invested - a.invested)
  const top = givers[0]?.invested || 1
  return (
    <section className="card">
      <h2>{t('援助方', 'Givers')}</h2>
      <table className="sheet">
        <tbody>
          {(all ? givers : givers.slice(0, 9)).map(g => (
            <tr key={g.code}>
              <td>
                <To
                  to={`/figures/fund.invested${search({ area: g.code, side: 'giver', from: data.term.from, to: data.term.to })}`}
                >
                  {g.code === '110000' ? t('北京市本级', 'Beijing municipality') : g.name}
                </To>
              </td>
              <td style={{ width: '40%' }}>
                <span className="bar beijing" style={{ width: `${(g.invested / top) * 100}%` }} />
              </td>
              <td className="n">{readable(g.invested, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {givers.length > 9 ? (
        <button type="button" className="plain" onClick={() => setAll(!all)}>
          {all ? t('收起', 'Fewer') : t('全部', 'All')}
        </button>
      ) : null}
    </section>
  )
}

interface BannerExit {
  code: string
  exit: { round: number; onDate: string; onPrecision: string } | null
}

function Receivers({ data }: { data: Overview }) {
  const { t } = useWords()
  const { may } = useMe()
  const banners = useQuery({
    queryKey: ['banners'],
    queryFn: () => api<{ rows: BannerExit[] }>('/api/banners'),
    enabled: may('exit.read'),
  })
  const exitOf = (code: string) => banners.data?.rows.find(b => b.code === code)?.exit
  const rows = [...data.receivers].sort(
    (a, b) => Number(b.code === data.own) - Number(a.code === data.own) || b.invested - a.invested,
  )
  const head = [
    t('旗县', 'Banner'),
    t('盟市', 'League'),
    t('结对区', 'District'),
    t('退出年度', 'Round'),
    t('投入（元）', 'Invested (yuan)'),
  ]
  return (
    <section className="card">
      <h2>
        {t('受援旗县', 'Banners')}（{rows.length}）
      </h2>
      <table className="sheet cards">
        <thead>
          <tr>
            {head.map((h, i) => (
              <th key={h} className={i === 4 ? 'n' : ''}>
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(r => (
            <tr key={r.code}>
              <td data-label={head[0]}>
                <To to={`/areas/${r.code}`}>{r.name}</To>
              </td>
              <td data-label={head[1]}>{r.league}</td>
              <td data-label={head[2]}>
                {r.districts.map(d => (
                  <span key={d.code ?? 'none'} className="tag beijing" title={d.source}>
                    {d.name ?? t('不详', 'unknown')}
                    {d.status === 'found' ? '' : ` · ${t(STATUS[d.status] ?? d.status)}`}
                  </span>
                ))}
              </td>
              <td data-label={head[3]}>
                <Exit exit={exitOf(r.code)} />
              </td>
              <td data-label={head[4]} className="n">
                <To
                  to={`/figures/fund.invested${search({ area: r.code, from: data.term.from, to: data.term.to })}`}
                >
                  <Num value={r.invested} />
                </To>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const STATUS: Record<string, { zh: string; en: string }> = {
  inferred: { zh: '推定', en: 'inferred' },
  recalled: { zh: '待核实', en: 'not verified' },
  unknown: { zh: '不详', en: 'unknown' },
}

const Exit = ({ exit }: { exit: BannerExit['exit'] | undefined }) =>
  exit ? (
    <span>
      {exit.round} · <Day on={exit.onDate} precision={exit.onPrecision} />
    </span>
  ) : (
    <span>—</span>
  )
