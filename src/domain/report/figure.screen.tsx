/** A figure opened: its definition, year × kind, its parts by area, and the very rows it is made of. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { FigureView } from '../../web/kit/FigureView.tsx'
import { useWords } from '../../web/lang.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useMe } from '../../web/session.tsx'
import type { Evidence } from './evidence.queries.ts'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import type { Figure, Group } from '../../kernel/figure.ts'

interface Asked {
  area?: string
  side?: string
  kind?: string
  from?: string
  to?: string
  asOf?: string
}

interface AreaView {
  code: string
  name: string
  level: string
  ancestors: { code: string; name: string }[]
}

interface Listed {
  id: string
  meaning: { zh: string; en: string }
  source: string
  version: number
  kinds: Record<string, { zh: string; en: string }> | null
}

/** The question of the page, from the address. */
function useAsked(): {
  id: string
  asked: Record<string, string | undefined>
  path: (more: Record<string, string | undefined>) => string
} {
  const { id } = useParams({ strict: false }) as { id: string }
  const s = useSearch({ strict: false }) as Asked
  const text = (v: unknown): string | undefined =>
    v === undefined || v === null || v === '' ? undefined : String(v)
  const asked = {
    area: text(s.area) ?? '150000',
    side: text(s.side),
    kind: text(s.kind),
    from: text(s.from),
    to: text(s.to),
    asOf: text(s.asOf),
  }
  return { id, asked, path: more => `/figures/${id}${search({ ...asked, ...more })}` }
}

export default function FigurePage() {
  const { t } = useWords()
  const { id, asked, path } = useAsked()
  const by = asked.area?.length === 12 ? undefined : 'area'
  const figure = useQuery({
    queryKey: ['figure', id, asked, by],
    queryFn: () => api<Figure>(`/api/indicators/${id}${search({ ...asked, by })}`),
  })
  const list = useQuery({
    queryKey: ['indicators'],
    queryFn: () => api<{ rows: Listed[] }>('/api/indicators'),
    staleTime: Infinity,
  })
  const area = useQuery({
    queryKey: ['area', asked.area],
    queryFn: () => api<AreaView>(`/api/areas/${asked.area}`),
  })
  const about = list.data?.rows.find(i => i.id === id)
  const f = figure.data
  const crumbs = [...(area.data?.ancestors ?? []), ...(area.data ? [area.data] : [])].map(a => ({
    to: path({ area: a.code }),
    label: a.name,
  }))
  return (
    <Page title={f ? t(f.title) : t('数字', 'Figure')} crumbs={crumbs}>
      {figure.error ? <ProblemView error={figure.error} retry={() => void figure.refetch()} /> : null}
      {f ? (
        <div className="two">
          <FigureView figure={f} link={false} />
          <section className="card small">
            <h2>{t('口径', 'Definition')}</h2>
            <p>{t(about?.meaning)}</p>
            <p className="soft">
              {t('依据', 'Source')}：{about?.source} · {t('版本', 'version')} {about?.version}
            </p>
            {f.publishedValue ? (
              <p className="soft">
                {t('公布数来源', 'Published in')}：{f.publishedValue.source}
              </p>
            ) : null}
            {f.published ? (
              <p className="warn">
                {t(
                  '此地区在您的数据范围之外，显示的是公开汇总，不含明细。',
                  'This area is outside your scope: a published total without its rows.',
                )}
              </p>
            ) : null}
          </section>
        </div>
      ) : figure.error ? null : (
        <Waiting />
      )}
      {f && about?.kinds && !asked.kind ? (
        <YearByKind id={id} asked={asked} path={path} figure={f} kinds={about.kinds} />
      ) : null}
      {f?.groups?.length ? <Parts figure={f} groups={f.groups} path={path} /> : null}
      {f && !f.published ? <Rows id={id} asked={asked} /> : null}
    </Page>
  )
}

function YearByKind({
  id,
  asked,
  path,
  figure,
  kinds,
}: {
  id: string
  asked: Asked
  path: (m: Record<string, string>) => string
  figure: Figure
  kinds: NonNullable<Listed['kinds']>
}) {
  const { t } = useWords()
  const cross = useQuery({
    queryKey: ['figure', id, asked, 'year,kind'],
    enabled: figure.fold === 'sum',
    queryFn: () => api<Figure>(`/api/indicators/${id}${search({ ...asked, by: 'year,kind' })}`),
  })
  const groups = cross.data?.groups ?? []
  const years = [...new Set(groups.map(g => g.key.split('|')[0]!))]
  if (years.length < 2 && groups.length < 2) return null
  const cell = (year: string, kind: string): number =>
    groups.find(g => g.key === `${year}|${kind}`)?.value ?? 0
  const used = Object.keys(kinds).filter(k => groups.some(g => g.key.endsWith(`|${k}`)))
  const sum = (pick: (g: Group) => boolean): number =>
    groups.filter(pick).reduce((n, g) => n + (g.value ?? 0), 0)
  return (
    <section className="card scroll">
      <h2>
        {t('年度 × 来源', 'Year × source')}（{t(figure.unitWords)}）
      </h2>
      <table className="sheet">
        <thead>
          <tr>
            <th>{t('年度', 'Year')}</th>
            {used.map(k => (
              <th key={k} className="n">
                {t(kinds[k])}
              </th>
            ))}
            <th className="n">{t('合计', 'Total')}</th>
          </tr>
        </thead>
        <tbody>
          {years.map(y => (
            <tr key={y}>
              <td>
                <To to={path({ from: `${y}-01-01`, to: `${y}-12-31` })}>{y}</To>
              </td>
              {used.map(k => (
                <td key={k} className="n">
                  <To to={path({ from: `${y}-01-01`, to: `${y}-12-31`, kind: k })}>
                    <Num value={cell(y, k)} />
                  </To>
                </td>
              ))}
              <td className="n">
                <b>
                  <Num value={sum(g => g.key.startsWith(`${y}|`))} />
                </b>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('合计', 'Total')}</td>
            {used.map(k => (
              <td key={k} className="n">
                <Num value={sum(g => g.key.endsWith(`|${k}`))} />
              </td>
            ))}
            <td className="n">
              <Num value={sum(() => true)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Parts({
  figure,
  groups,
  path,
}: {
  figure: Figure
  groups: readonly Group[]
  path: (m: Record<string, string>) => string
}) {
  const { t } = useWords()
  const sorted = [...groups].sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const top = Math.max(...sorted.map(g => Math.abs(g.value ?? 0)), 1)
  return (
    <section className="card">
      <h2>
        {t('按地区', 'By area')}（{groups.length}）
      </h2>
      <table className="sheet">
        <thead>
          <tr>
            <th>{t('地区', 'Area')}</th>
            <th />
            <th className="n">{t(figure.unitWords)}</th>
            <th className="n">{t('条数', 'Rows')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(g => (
            <tr key={g.key}>
              <td>
                {g.key === figure.area ? (
                  <>
                    {t(g.name)}（{t('本级', 'itself')}）
                  </>
                ) : (
                  <To
                    to={path({
                      area: g.key,
                      ...(figure.side === 'giver' && g.key.startsWith('15') ? { side: 'receiver' } : {}),
                    })}
                  >
                    {t(g.name)}
                  </To>
                )}
              </td>
              <td style={{ width: '45%' }}>
                <span
                  className={`bar${figure.side === 'giver' ? ' beijing' : ''}`}
                  style={{ width: `${(Math.abs(g.value ?? 0) / top) * 100}%` }}
                />
              </td>
              <td className="n">
                <Num value={g.value} />
              </td>
              <td className="n soft">{g.rows}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Rows({ id, asked }: { id: string; asked: Asked }) {
  const { t } = useWords()
  const { may } = useMe()
  const query = useInfiniteQuery({
    queryKey: ['evidence', id, asked],
    initialPageParam: '',
    enabled: may('evidence.read'),
    queryFn: ({ pageParam }) =>
      api<{ rows: Evidence[]; next: string | null }>(
        `/api/indicators/${id}/evidence${search({ ...asked, cursor: pageParam, limit: 50 })}`,
      ),
    getNextPageParam: last => last.next,
  })
  if (!may('evidence.read'))
    return <Empty title={t('登录后可查看数字的每一条明细。', 'Sign in to see the rows behind the figure.')} />
  if (query.error) return <ProblemView error={query.error} retry={() => void query.refetch()} />
  const rows = query.data?.pages.flatMap(p => p.rows) ?? []
  const head = [
    t('日期', 'Date'),
    t('记录', 'Record'),
    t('地区', 'Area'),
    t('援助方', 'Giver'),
    t('依据', 'Basis'),
    t('数值', 'Value'),
  ]
  return (
    <section className="card">
      <h2>{t('明细', 'The rows')}</h2>
      {query.isPending ? <Waiting /> : null}
      {rows.length === 0 && !query.isPending ? (
        <p className="soft">{t('这个范围内没有记录。', 'There are no records in this range.')}</p>
      ) : null}
      <table className="sheet cards">
        <thead>
          <tr>
            {head.map((h, i) => (
              <th key={h} className={i === 5 ? 'n' : ''}>
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(r => (
            <tr key={`${r.type}${r.id}${r.distinctKey}`}>
              <td data-label={head[0]}>
                <Day on={r.onDate} />
              </td>
              <td data-label={head[1]}>
                <span>
                  <To to={r.link}>{t(r.title)}</To>
                  <br />
                  <span className="small soft">{t(r.subtitle)}</span>
                </span>
              </td>
              <td data-label={head[2]}>{r.areaName}</td>
              <td data-label={head[3]}>{r.giverName ?? '—'}</td>
              <td data-label={head[4]}>{t(BASIS_WORDS[r.basis])}</td>
              <td data-label={head[5]} className="n">
                <Num value={r.weight ? r.value / r.weight : r.value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">{t(`已显示 ${rows.length} 条`, `${rows.length} rows shown`)}</p>
      {query.hasNextPage ? (
        <button
          type="button"
          className="plain"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('更多', 'More')}
        </button>
      ) : null}
    </section>
  )
}
