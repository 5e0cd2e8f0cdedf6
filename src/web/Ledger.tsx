/** A list by keyset with filters in the address bar: the one table of all ledgers; cards on a phone. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, search } from './api.ts'
import { useWords } from './lang.tsx'
import { Empty, ProblemView, Waiting } from './parts.tsx'
import type { Word } from '../kernel/words.ts'

export interface Column<R> {
  readonly key: string
  readonly title: Word
  readonly number?: boolean
  show(row: R): ReactNode
}

export interface Filter {
  readonly key: string
  readonly title: Word
  /** A choice; without it a text field. */
  readonly options?: readonly { readonly value: string; readonly words: Word }[]
}

interface Props<R> {
  readonly path: string
  readonly columns: readonly Column<R>[]
  readonly filters?: readonly Filter[]
  readonly empty: Word
  rowKey(row: R): string
}

export function useFilters(): { values: Record<string, string>; set(key: string, value: string): void } {
  const values = Object.fromEntries(
    Object.entries(useSearch({ strict: false }) as Record<string, unknown>).map(([k, v]) => [k, String(v)]),
  )
  const navigate = useNavigate()
  return {
    values,
    set: (key, value) =>
      void navigate({
        to: '.' as '/',
        search: { ...values, [key]: value || undefined } as never,
        replace: true,
      }),
  }
}

export function Ledger<R>({ path, columns, filters = [], empty, rowKey }: Props<R>) {
  const { t } = useWords()
  const { values, set } = useFilters()
  const query = useInfiniteQuery({
    queryKey: [path, values],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api<{ rows: R[]; next: string | null }>(`${path}${search({ ...values, cursor: pageParam })}`, {
        signal,
      }),
    getNextPageParam: last => last.next,
  })
  const rows = query.data?.pages.flatMap(p => p.rows) ?? []
  return (
    <>
      {filters.length ? (
        <form className="filters" onSubmit={e => e.preventDefault()}>
          {filters.map(f => (
            <label key={f.key} className="small">
              {t(f.title)}{' '}
              {f.options ? (
                <select
                  className="plain"
                  value={values[f.key] ?? ''}
                  onChange={e => set(f.key, e.target.value)}
                >
                  <option value="">{t('全部', 'All')}</option>
                  {f.options.map(o => (
                    <option key={o.value} value={o.value}>
                      {t(o.words)}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  className="plain"
                  key={values[f.key] ?? ''}
                  defaultValue={values[f.key] ?? ''}
                  maxLength={60}
                  onKeyDown={e => {
                    if (e.key === 'Enter') set(f.key, e.currentTarget.value)
                  }}
                  onBlur={e => {
                    if (e.target.value !== (values[f.key] ?? '')) set(f.key, e.target.value)
                  }}
                />
              )}
            </label>
          ))}
        </form>
      ) : null}
      {query.error ? <ProblemView error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Waiting /> : null}
      {!query.isPending && !query.error && rows.length === 0 ? <Empty title={t(empty)} /> : null}
      {rows.length ? (
        <section className="card scroll">
          <table className="sheet cards">
            <thead>
              <tr>
                {columns.map(c => (
                  <th key={c.key} className={c.number ? 'n' : ''}>
                    {t(c.title)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(r => (
                <tr key={rowKey(r)}>
                  {columns.map(c => (
                    <td key={c.key} data-label={t(c.title)} className={c.number ? 'n' : ''}>
                      {c.show(r)}
                    </td>
                  ))}
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
      ) : null}
    </>
  )
}
