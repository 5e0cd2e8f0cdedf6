/** Two trends of the programme: money by year and source, households not lifted out by year. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Figure } from '../../kernel/figure.ts'
import { TrendChart } from '../../web/chart/TrendChart.tsx'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { figureLink } from '../../web/kit/FigureView.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { crossed } from './cross.rules.ts'

export function Trends({ trends }: { trends: readonly Figure[] }) {
  return (
    <div className="two even">
      {trends.map(f => (
        <Trend key={f.id} figure={f} />
      ))}
    </div>
  )
}

function Trend({ figure }: { figure: Figure }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { id, area, fold } = figure
  const stock = fold === 'stock'
  const open = useCallback(
    (year: string): void => {
      const period = stock ? { asOf: `${year}-12-31` } : { from: `${year}-01-01`, to: `${year}-12-31` }
      void navigate({ to: `/figures/${id}${search({ area, ...period })}` as '/' })
    },
    [navigate, id, area, stock],
  )
  const cross = crossed(figure.groups ?? [])
  return (
    <Card
      title={`${t(figure.title)}（${t(figure.unitWords)}）`}
      extra={<To to={figureLink(figure)}>{t('看明细', 'Open')}</To>}
    >
      <TrendChart
        title={t(figure.title)}
        periods={cross.periods}
        parts={cross.parts.map(p => ({ name: p.name ? t(p.name) : t(figure.title), values: p.values }))}
        unit={t(figure.unitWords)}
        side={id.startsWith('fund.') ? 'giver' : 'receiver'}
        kind={stock ? 'line' : 'bar'}
        onSelect={open}
      />
    </Card>
  )
}
