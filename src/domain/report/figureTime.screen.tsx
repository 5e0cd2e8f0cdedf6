/** A figure through time: by year or month, by source where it has sources; as a chart and as a table whose cells open. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useCallback } from 'react'
import { TrendChart } from '../../web/chart/TrendChart.tsx'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Num } from '../../web/kit/Num.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useAsked } from './asked.screen.tsx'
import type { AskedKey } from './asked.screen.tsx'
import { crossed } from './cross.rules.ts'
import type { Cross } from './cross.rules.ts'
import type { Listed } from './figure.screen.tsx'
import type { Figure } from '../../kernel/figure.ts'

type Grain = 'year' | 'month'

const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)

/** The question of one period: a window for what was done, a day for what there was. */
const periodOf = (period: string, stock: boolean): Partial<Record<AskedKey, string>> => {
  const end = period.length === 4 ? `${period}-12-31` : lastDay(period)
  const start = period.length === 4 ? `${period}-01-01` : `${period}-01`
  return stock ? { asOf: end } : { from: start, to: end }
}

export function FigureTime({ about, figure }: { about: Listed; figure: Figure }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { values, set } = useFilters()
  const { id, question, path } = useAsked()
  const grain: Grain = values.grain === 'month' ? 'month' : 'year'
  const byKind = about.kinds && !figure.kind && figure.fold === 'sum'
  const by = byKind ? `${grain},kind` : grain
  const stock = figure.fold === 'stock'
  const unpublished = figure.published && figure.fold === 'distinct'
  const { data, isLoading } = useQuery({
    queryKey: ['figure', id, question, by],
    queryFn: () => api<Figure>(`/api/indicators/${id}${search({ ...question, by })}`),
    retry: false,
    // Published cells hold no periods of a distinct count.
    enabled: !unpublished,
  })
  const address = path({})
  const open = useCallback(
    (period: string): void => {
      const more = periodOf(period, stock)
      const [base = '', rest = ''] = address.split('?')
      const next = { ...Object.fromEntries(new URLSearchParams(rest)), ...more }
      void navigate({ to: `${base}${search(next)}` as '/' })
    },
    [navigate, address, stock],
  )
  if (isLoading) return <Waiting />
  const cross = crossed(data?.groups ?? [])
  if (!data || cross.periods.length === 0) return null
  const title = byKind
    ? grain === 'year'
      ? t('年度 × 来源', 'Year × source')
      : t('月份 × 来源', 'Month × source')
    : t('走势', 'Through time')
  return (
    <Card
      title={`${title}（${t(figure.unitWords)}）`}
      extra={
        <Segmented
          size="small"
          aria-label={t('按年或按月', 'By year or month')}
          value={grain}
          options={[
            { value: 'year', label: t('按年', 'Years') },
            { value: 'month', label: t('按月', 'Months') },
          ]}
          onChange={next => set({ grain: next === 'month' ? 'month' : undefined })}
        />
      }
    >
      <div className="time">
        <TrendChart
          title={t(figure.title)}
          periods={cross.periods}
          parts={cross.parts.map(p => ({ name: p.name ? t(p.name) : t(figure.title), values: p.values }))}
          unit={t(figure.unitWords)}
          kind={stock ? 'line' : 'bar'}
          side={id.startsWith('fund.') ? 'giver' : figure.side}
          onSelect={open}
        />
        <div className="time-table">
          <CrossTable cross={cross} figure={figure} />
        </div>
      </div>
    </Card>
  )
}

/** Sums are shown only where adding periods or sources means something. */
function CrossTable({ cross, figure }: { cross: Cross; figure: Figure }) {
  const { t } = useWords()
  const { path } = useAsked()
  const stock = figure.fold === 'stock'
  const adds = figure.fold === 'sum'
  const split = cross.parts.length > 1
  return (
    <table className="sheet">
      <thead>
        <tr>
          <th scope="col">{t('时期', 'Period')}</th>
          {split
            ? cross.parts.map(p => (
                <th scope="col" key={p.key} className="n">
                  {t(p.name)}
                </th>
              ))
            : null}
          <th scope="col" className="n">
            {split ? t('合计', 'Sum') : t(figure.unitWords)}
          </th>
        </tr>
      </thead>
      <tbody>
        {cross.periods.map((period, i) => (
          <tr key={period}>
            <td>
              <To to={path(periodOf(period, stock))}>{period}</To>
            </td>
            {split
              ? cross.parts.map(p => (
                  <td key={p.key} className="n">
                    <To to={path({ ...periodOf(period, stock), kind: p.key || undefined })}>
                      <Num value={p.values[i] ?? 0} />
                    </To>
                  </td>
                ))
              : null}
            <td className="n">
              <Num value={cross.totals[i] ?? 0} />
            </td>
          </tr>
        ))}
      </tbody>
      {adds && cross.periods.length > 1 ? (
        <tfoot>
          <tr>
            <td>{t(`合计 ${cross.periods.length} 期`, `Sum of ${cross.periods.length}`)}</td>
            {split
              ? cross.parts.map(p => (
                  <td key={p.key} className="n">
                    <Num value={p.total} />
                  </td>
                ))
              : null}
            <td className="n">
              <Num value={cross.total} />
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}
