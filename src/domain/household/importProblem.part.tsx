/** What is wrong where: kinds of problems, worst first, and their rows with the column and what the cell held. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { exactly } from '../../web/kit/number.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Word } from '../../kernel/words.ts'
import type { Level } from './finding.terms.ts'
import type { ProblemRow } from './import.reply.ts'
import type { Batch } from './importBatch.part.tsx'

const LEVELS: Readonly<Record<Level, Word & { tone: Tone }>> = {
  error: { zh: '错误', en: 'error', tone: 'bad' },
  warn: { zh: '提示', en: 'warning', tone: 'warn' },
  note: { zh: '说明', en: 'note', tone: 'plain' },
}

export function BatchProblems({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const { values, set } = useFilters()
  const code = values.problem
  const { problems } = batch.summary!
  if (!problems.length)
    return <Card title={t('核对结果', 'Checks')}>{t('没有发现问题。', 'No problems were found.')}</Card>
  return (
    <Card
      title={t('问题', 'Problems')}
      extra={<span className="soft small">{t('点一类，只看这一类', 'Choose one kind to see only it')}</span>}
    >
      <ul className="problem-kinds">
        {problems.map(p => (
          <li key={p.code + p.level}>
            <button
              type="button"
              aria-pressed={code === p.code}
              onClick={() => set({ problem: code === p.code ? undefined : p.code })}
            >
              <Tag tone={LEVELS[p.level].tone}>{t(LEVELS[p.level])}</Tag>
              <span>{t(p.words)}</span>
              <b className="num">{exactly(p.count)}</b>
            </button>
          </li>
        ))}
      </ul>
      <Rows batch={batch} code={code} isNote={problems.find(p => p.code === code)?.level === 'note'} />
    </Card>
  )
}

function Rows({ batch, code, isNote }: { batch: Batch; code: string | undefined; isNote: boolean }) {
  const { t } = useWords()
  const path = `/api/imports/${batch.county}/${batch.id}/rows`
  const query = useInfiniteQuery({
    queryKey: [path, code],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api<{ rows: ProblemRow[]; next: string | null }>(
        path + search({ code, level: isNote ? 0 : undefined, cursor: pageParam }),
        { signal },
      ),
    getNextPageParam: last => last.next,
  })
  if (query.error) return <ProblemView error={query.error} retry={() => void query.refetch()} />
  if (query.isPending) return <Waiting kind="rows" count={5} />
  const rows = query.data.pages.flatMap(p => p.rows)
  if (!rows.length) return null
  const head = [
    t('行号', 'Row'),
    t('户编号', 'Household code'),
    t('姓名', 'Name'),
    t('列', 'Column'),
    t('单元格内容', 'Cell'),
    t('问题', 'Problem'),
  ]
  return (
    <>
      <table className="sheet cards problem-rows">
        <thead>
          <tr>
            {head.map((h, i) => (
              <th key={h} className={i === 0 ? 'n' : ''}>
                {h}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(r => (
          <tbody key={r.rowNo}>
            {shown(r, code).map((p, i) => (
              <tr key={p.code + p.field}>
                <td data-label={head[0]} className="n">
                  {i === 0 ? r.rowNo : <span className="repeated">{r.rowNo}</span>}
                </td>
                <td data-label={head[1]}>{i === 0 ? r.cells.householdCode || '—' : null}</td>
                <td data-label={head[2]}>{i === 0 ? r.cells.name || '—' : null}</td>
                <td data-label={head[3]}>{p.column ?? t('整户', 'Household')}</td>
                <td data-label={head[4]} className="num">
                  {p.value || (p.column ? <span className="soft">{t('（空）', '(empty)')}</span> : '—')}
                </td>
                <td data-label={head[5]}>
                  <span>
                    <Tag tone={LEVELS[p.level].tone}>{t(LEVELS[p.level])}</Tag> {t(p.words)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {query.hasNextPage ? (
        <p className="more">
          <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('继续显示', 'Show more')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

const WORST: readonly Level[] = ['error', 'warn', 'note']

/** The problems of a row to show: the chosen kind, or all that need a look, worst first. */
const shown = (row: ProblemRow, code: string | undefined) =>
  row.problems
    .filter(p => (code ? p.code === code : p.level !== 'note'))
    .toSorted((a, b) => WORST.indexOf(a.level) - WORST.indexOf(b.level))
