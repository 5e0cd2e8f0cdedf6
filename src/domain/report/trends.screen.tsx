/** Two trends of the programme: money by year and source, villages and people by year. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { TrendChart } from '../../web/chart/TrendChart.tsx'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { figureLink } from '../../web/kit/FigureView.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { crossed } from './cross.rules.ts'
import type { Figure } from '../../kernel/figure.ts'
import type { Overview } from './overview.screen.tsx'

const REGION = '150000'

export function Trends({ data }: { data: Overview }) {
  const { from, to } = data.term
  return (
    <div className="two even">
      <Trend id="fund.invested" asked={{ area: REGION, from, to }} by="year,kind" />
      <Trend id="household.poor" asked={{ area: REGION, asOf: to }} by="year" />
    </div>
  )
}

interface Props {
  readonly id: string
  readonly asked: Readonly<Record<string, string>>
  readonly by: 'year,kind' | 'year'
}

function Trend({ id, asked, by }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery({
    queryKey: ['figure', id, asked, by],
    queryFn: () => api<Figure>(`/api/indicators/${id}${search({ ...asked, by })}`),
    staleTime: 60_000,
  })
  const open = useCallback(
    (year: string): void => {
      const period = asked.from ? { from: `${year}-01-01`, to: `${year}-12-31` } : { asOf: `${year}-12-31` }
      void navigate({ to: `/figures/${id}${search({ ...asked, ...period })}` as '/' })
    },
    [navigate, id, asked],
  )
  const cross = data ? crossed(data.groups ?? []) : null
  return (
    <Card
      title={data ? `${t(data.title)}（${t(data.unitWords)}）` : t('走势', 'Trend')}
      extra={data ? <To to={figureLink(data)}>{t('看明细', 'Open')}</To> : null}
    >
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {data && cross ? (
        <TrendChart
          title={t(data.title)}
          periods={cross.periods}
          parts={cross.parts.map(p => ({ name: p.name ? t(p.name) : t(data.title), values: p.values }))}
          unit={t(data.unitWords)}
          side={id.startsWith('fund.') ? 'giver' : 'receiver'}
          kind={data.fold === 'stock' ? 'line' : 'bar'}
          onSelect={open}
        />
      ) : error ? null : (
        <Waiting />
      )}
    </Card>
  )
}
