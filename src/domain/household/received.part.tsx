/** 一户受益: by contract and year, what was promised to the household and what it received. */
import { useQuery } from '@tanstack/react-query'
import type { Word } from '../../kernel/words.ts'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { exactly, yuan } from '../../web/kit/number.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'

/** What a household asks of the modules that pay it; `project` answers. */
export interface Received {
  readonly rows: readonly {
    readonly linkageId: string
    readonly projectId: string
    readonly projectName: string
    readonly typeWords: Word
    readonly operator: string
    readonly year: number
    readonly promisedFen: string
    readonly paidFen: string
  }[]
  readonly receivedFen: string
}

export function ReceivedCard({ county, id }: { county: string; id: string }) {
  const { t } = useWords()
  const { may } = useMe()
  const path = `/api/households/${county}/${id}/benefits`
  const asks = may('linkage.read')
  const { data, error, refetch } = useQuery({
    queryKey: [path],
    enabled: asks,
    queryFn: () => api<Received>(path),
  })
  if (!asks) return null
  return (
    <Card title={t('受益与发放', 'Benefits received')}>
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data && !data.rows.length ? (
        <p className="soft">
          {t(
            '还没有利益联结合同向这户发放。',
            'No benefit contract of a project has paid this household yet.',
          )}
        </p>
      ) : null}
      {data?.rows.length ? (
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">{t('年度', 'Year')}</th>
              <th scope="col">{t('合同', 'Contract')}</th>
              <th scope="col" className="n">
                {t('约定（元）', 'Promised (yuan)')}
              </th>
              <th scope="col" className="n">
                {t('已发放（元）', 'Received (yuan)')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map(r => (
              <tr key={`${r.linkageId}${r.year}`}>
                <td>{r.year}</td>
                <td>
                  <To to={`/linkages/${county}/${r.linkageId}`}>{t(r.typeWords)}</To>{' '}
                  <span className="soft small">
                    <To to={`/projects/${county}/${r.projectId}`}>{r.projectName}</To> · {r.operator}
                  </span>
                </td>
                <td className="n">{exactly(yuan(r.promisedFen))}</td>
                <td className="n">{exactly(yuan(r.paidFen))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={3}>{t('已发放合计', 'Received in all')}</td>
              <td className="n">{exactly(yuan(data.receivedFen))}</td>
            </tr>
          </tfoot>
        </table>
      ) : null}
    </Card>
  )
}
