/** 办理经过: who did what to a record, newest first; what changed, for those who may see names. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../api.ts'
import { search } from './address.ts'
import { Card } from './Card.tsx'
import { Moment } from './Moment.tsx'
import { ProblemView } from './ProblemView.tsx'
import { Waiting } from './Waiting.tsx'
import { useWords } from '../lang.tsx'
import type { history } from '../../domain/report/history.queries.ts'

type History = Awaited<ReturnType<typeof history>>

export function HistoryCard({ path }: { path: string }) {
  const { t } = useWords()
  const query = useInfiniteQuery({
    queryKey: ['history', path],
    initialPageParam: '',
    queryFn: ({ pageParam }) => api<History>(`${path}/history${search({ cursor: pageParam })}`),
    getNextPageParam: last => last.next,
  })
  const rows = query.data?.pages.flatMap(p => p.rows) ?? []
  return (
    <Card title={t('办理经过', 'History')}>
      {query.error ? <ProblemView error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Waiting kind="rows" count={3} /> : null}
      {query.data && !rows.length ? (
        <p className="soft">
          {t(
            '没有逐条办理记录（可能由批量导入或演示装载产生）。',
            'No steps of its own: it came in with a batch.',
          )}
        </p>
      ) : null}
      <ol className="history">
        {rows.map(r => (
          <li key={r.seq}>
            <div className="history-line">
              <b>{t(r.commandWords)}</b>
              <span className="soft small">
                {r.userName} · {t(r.roleWords)}
              </span>
              <span className="soft small">
                <Moment at={r.at} />
              </span>
            </div>
            <Changed list={r.changes} />
          </li>
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('更早的', 'Earlier')}
        </Button>
      ) : null}
    </Card>
  )
}

function Changed({ list }: { list: History['rows'][number]['changes'] }) {
  const { t } = useWords()
  if (!list.length) return null
  return (
    <details className="small">
      <summary>{t(`${list.length} 项内容`, `${list.length} fields`)}</summary>
      <dl className="changes">
        {list.map(c => (
          <div key={c.key}>
            <dt>{t(c.label)}</dt>
            <dd>
              {c.before ? <del>{t(c.before)}</del> : null} {c.after ? <ins>{t(c.after)}</ins> : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
