/** An area: where it lies, its figures, its parts. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { FigureView } from '../../web/kit/FigureView.tsx'
import { useWords } from '../../web/lang.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import type { Figure } from '../../kernel/figure.ts'
import type { readArea } from './area.queries.ts'

type AreaView = Awaited<ReturnType<typeof readArea>>

const FIGURES = [
  ['fund.invested', { from: '2018-01-01', to: '2020-12-31' }],
  ['exit.villages', { to: '2020-12-31' }],
  ['household.registered', { asOf: '2020-12-31' }],
  ['household.people', { asOf: '2020-12-31' }],
] as const

export default function AreaPage() {
  const { t } = useWords()
  const { code } = useParams({ strict: false }) as { code: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['area', code],
    queryFn: () => api<AreaView>(`/api/areas/${code}`),
  })
  if (error)
    return (
      <Page title={t('地区', 'Area')}>
        <ProblemView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (!data)
    return (
      <Page title={t('地区', 'Area')}>
        <Waiting />
      </Page>
    )
  return (
    <Page
      title={data.name}
      crumbs={data.ancestors.map(a => ({ to: `/areas/${a.code}`, label: a.name }))}
      actions={
        <To to={`/households?area=${code}`} className="plain">
          {t('建档立卡户', 'Households')}
        </To>
      }
    >
      {data.invented ? (
        <p className="warn small">{t('示例村，非真实地名。', 'An invented village of the demonstration.')}</p>
      ) : null}
      <div className="figures">
        {FIGURES.map(([id, asked]) => (
          <One key={id} id={id} asked={{ area: code, ...asked }} />
        ))}
      </div>
      {data.children.length ? (
        <section className="card">
          <h2>
            {t('下级', 'Parts')}（{data.children.length}）
          </h2>
          <p style={{ display: 'flex', flexWrap: 'wrap', gap: '6px 14px' }}>
            {data.children.map(c => (
              <To key={c.code} to={`/areas/${c.code}`}>
                {c.name}
              </To>
            ))}
          </p>
        </section>
      ) : null}
    </Page>
  )
}

function One({ id, asked }: { id: string; asked: Record<string, string> }) {
  const { data, error } = useQuery({
    queryKey: ['figure', id, asked],
    queryFn: () => api<Figure>(`/api/indicators/${id}${search(asked)}`),
  })
  if (error) return <ProblemView error={error} />
  return data ? <FigureView figure={data} /> : <Waiting />
}
