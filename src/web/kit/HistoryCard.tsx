/** What was done to a record, newest first: the end of every record's page. */
import { useQuery } from '@tanstack/react-query'
import type { history } from '../../domain/report/history.queries.ts'
import { api } from '../api.ts'
import { useWords } from '../lang.tsx'

type History = Awaited<ReturnType<typeof history>>

export function HistoryCard({ path }: { path: string }) {
  const { t } = useWords()
  const { data } = useQuery({ queryKey: ['history', path], queryFn: () => api<History>(`${path}/history`) })
  if (!data?.rows.length) return null
  return (
    <section className="card">
      <h2>{t('历史', 'History')}</h2>
      <ul className="list">
        {data.rows.map(r => (
          <li key={r.seq}>
            <span>
              {t(r.commandWords)}{' '}
              <span className="soft small">
                {r.userName} · {t(r.roleWords)}
              </span>
            </span>
            <time className="soft small">{new Date(r.at).toLocaleString()}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}
