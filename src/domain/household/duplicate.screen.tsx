/** 疑似重复: the work list of people who may be one and the same. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../../web/api.ts'
import { filtersIn, withQuery } from '../../web/kit/address.ts'
import { Empty } from '../../web/kit/Empty.tsx'
import { choices, FilterBar } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { CASE_STATES, DuplicateView } from './duplicateCase.part.tsx'
import type { Case } from './duplicateCase.part.tsx'
import './household.css'

const FILTERS: readonly Filter[] = [
  { key: 'area', title: { zh: '地区', en: 'Area' }, kind: 'area' },
  { key: 'state', title: { zh: '判定', en: 'Decision' }, options: choices(CASE_STATES), usual: 'open' },
]

export default function DuplicatePage() {
  const { t } = useWords()
  const { values } = useFilters()
  const asked = filtersIn(
    values,
    FILTERS.map(f => f.key),
  )
  const query = useInfiniteQuery({
    queryKey: ['/api/duplicates', asked],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api<{ rows: Case[]; next: string | null }>(
        withQuery('/api/duplicates?limit=20', { ...asked, ...(pageParam ? { cursor: pageParam } : {}) }),
        { signal },
      ),
    getNextPageParam: last => last.next,
  })
  const rows = query.data?.pages.flatMap(p => p.rows) ?? []
  const decided = asked.state && asked.state !== 'open'
  return (
    <Page
      title={t('疑似重复', 'Possible duplicates')}
      lead={t(
        '证件号码相同，或姓名、出生日期和嘎查村都相同的人。判定前各自计数，判定后按判定计数。',
        'People with the same id number, or the same name, birth and village. Each counts until it is decided.',
      )}
    >
      <FilterBar filters={FILTERS} />
      {query.error ? <ProblemView error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Waiting kind="rows" count={5} /> : null}
      {query.data && !rows.length && !query.error ? (
        <Empty
          title={
            decided
              ? t('没有这样判定过的。', 'None was decided this way.')
              : t(
                  '没有待判定的疑似重复。登记、更正和导入时自动比对，发现后列在这里。',
                  'Nothing waits for a decision. Registering, correcting and importing compare on their own; what they find is listed here.',
                )
          }
        />
      ) : null}
      <div className="stack">
        {rows.map(c => (
          <DuplicateView key={c.id} case={c} />
        ))}
      </div>
      {query.hasNextPage ? (
        <p>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('继续显示', 'Show more')}
          </Button>
        </p>
      ) : null}
    </Page>
  )
}
