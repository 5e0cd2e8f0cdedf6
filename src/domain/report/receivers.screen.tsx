/** The banners one by one: league, district, exit, money and how much of it is confirmed. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { PAIRING_STATUS } from '../area/area.terms.ts'
import type { Overview } from './overview.screen.tsx'

interface BannerExit {
  readonly code: string
  readonly villages?: number
  readonly exitedVillages?: number
  readonly exit: { readonly round: number; readonly onDate: string; readonly onPrecision: string } | null
}

export function Receivers({ data }: { data: Overview }) {
  const { t } = useWords()
  const { may } = useMe()
  const banners = useQuery({
    queryKey: ['banners'],
    queryFn: () => api<{ rows: BannerExit[] }>('/api/banners'),
    enabled: may('exit.read'),
  })
  // One's own banner alone says nothing about the others.
  const known = banners.data?.rows ?? []
  const exits = new Map(known.length > 1 ? known.map(b => [b.code, b]) : [])
  const rows = [...data.receivers].sort(
    (a, b) => Number(b.code === data.own) - Number(a.code === data.own) || b.invested - a.invested,
  )
  const top = Math.max(...rows.map(r => r.invested), 1)
  const sum = rows.reduce((n, r) => n + r.invested, 0)
  const head = [
    t('旗县', 'Banner'),
    t('盟市', 'League'),
    t('结对区', 'District'),
    ...(exits.size ? [t('退出村', 'Villages out'), t('摘帽', 'Declared out')] : []),
    t('财政投入（元）', 'Money (yuan)'),
  ]
  const money = head.length - 1
  return (
    <Card title={`${t('受援旗县', 'Banners')}（${rows.length}）`}>
      <table className="sheet cards">
        <thead>
          <tr>
            {head.map((h, i) => (
              <th
                key={h}
                scope="col"
                className={i === money || (i === 3 && exits.size) ? 'n' : ''}
                colSpan={i === money ? 2 : 1}
              >
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(r => {
            const exit = exits.get(r.code)
            return (
              <tr key={r.code}>
                <td data-label={head[0]}>
                  <EndTag side="receiver" to={`/areas/${r.code}`}>
                    {r.name}
                  </EndTag>
                </td>
                <td data-label={head[1]}>{r.league}</td>
                <td data-label={head[2]}>
                  <span className="tags">
                    {r.districts.map(d => (
                      <EndTag key={d.code ?? 'none'} side="giver" title={d.source}>
                        {d.name ?? t('不详', 'unknown')}
                        {d.status === 'found' ? null : (
                          <span className="soft small">
                            {' '}
                            {t(PAIRING_STATUS[d.status as keyof typeof PAIRING_STATUS])}
                          </span>
                        )}
                      </EndTag>
                    ))}
                  </span>
                </td>
                {exits.size ? (
                  <>
                    <td data-label={head[3]} className="n">
                      {exit?.villages === undefined ? (
                        '—'
                      ) : (
                        <To to={`/villages?area=${r.code}`}>
                          {exit.exitedVillages} / {exit.villages}
                        </To>
                      )}
                    </td>
                    <td data-label={head[4]}>
                      <Day on={exit?.exit?.onDate} precision={exit?.exit?.onPrecision ?? null} />
                    </td>
                  </>
                ) : null}
                <td className="bar-cell wide-only" aria-hidden="true">
                  <span className="bar" style={{ width: `${(r.invested / top) * 100}%` }} />
                </td>
                <td data-label={head[money]} className="n">
                  <To
                    to={`/figures/fund.invested${search({ area: r.code, from: data.term.from, to: data.term.to })}`}
                  >
                    <Num value={r.invested} />
                  </To>
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={head.length}>
              {t(`合计：${rows.length} 个受援旗县`, `Sum of ${rows.length} banners`)}
            </td>
            <td className="n">
              <Num value={sum} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Card>
  )
}
