/** The first page: what waits for this post, its own area, and both ends at once. */
import { useQuery } from '@tanstack/react-query'
import type { Figure } from '../../kernel/figure.ts'
import { api } from '../../web/api.ts'
import { FigureView } from '../../web/kit/FigureView.tsx'
import { momentText } from '../../web/kit/number.ts'
import { usePhone } from '../../web/kit/phone.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { AskedFigure } from './askedFigure.screen.tsx'
import { crossed } from './cross.rules.ts'
import { BothEnds } from './bothEnds.screen.tsx'
import { ownFigures } from './landing.terms.ts'
import type { overview } from './overview.queries.ts'
import { Receivers } from './receivers.screen.tsx'
import { Today } from './today.screen.tsx'
import { Trends } from './trends.screen.tsx'

export type Overview = Awaited<ReturnType<typeof overview>>

export default function OverviewPage() {
  const { t, lang } = useWords()
  const { me } = useMe()
  const { data, error, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: () => api<Overview>('/api/overview'),
  })
  const phone = usePhone()
  const acting = me?.acting
  const own = acting && data ? ownFigures(acting.role, acting.areaCode, data.term) : null
  return (
    <Page
      title={acting?.areaName ? `${acting.areaName} · ${t('今日', 'today')}` : t('京蒙两端', 'Both ends')}
      actions={
        data ? (
          <span className="small soft">
            {t('数据时点', 'Data as of')} {momentText(data.dataAt, lang)}
          </span>
        ) : null
      }
    >
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          {own ? (
            <>
              <Today data={data} />
              <div className="figures">
                {own.map(asked => (
                  <AskedFigure key={asked.id} {...asked} />
                ))}
              </div>
            </>
          ) : (
            <>
              <div className="figures">
                {data.headline.map(f => (
                  <Headline key={f.id} figure={f} data={data} />
                ))}
              </div>
              <Today data={data} />
            </>
          )}
          <BothEnds data={data} />
          {own ? (
            <section>
              <h2 className="section-title">{t('全区', 'The whole programme')}</h2>
              <div className="figures">
                {data.headline.map(f => (
                  <Headline key={f.id} figure={f} data={data} />
                ))}
              </div>
            </section>
          ) : null}
          <Trends trends={data.trends} />
          {phone ? null : <Receivers data={data} />}
        </>
      ) : error ? null : (
        <>
          <Waiting kind="figures" />
          <Waiting kind="rows" count={12} />
        </>
      )}
    </Page>
  )
}

interface HeadlineProps {
  readonly figure: Figure
  readonly data: Overview
}

/** A headline figure with the trend of its years, which comes with the page; a year that is not shown breaks it off. */
function Headline({ figure, data }: HeadlineProps) {
  const years = [...data.trends, ...data.years].find(f => f.id === figure.id)
  const groups = years?.groups ?? []
  const cross = crossed(groups.some(g => g.suppressed) ? [] : groups)
  const points = cross.periods.map((key, i) => ({ key, value: cross.totals[i] ?? 0 }))
  return <FigureView figure={figure} {...(points.length > 1 ? { trend: points } : {})} />
}
