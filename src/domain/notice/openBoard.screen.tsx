/** The public list of announcements, by place and kind: without sign-in, on any phone. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../../web/api.ts'
import type { Json } from '../../web/api.ts'
import { filtersIn, withQuery } from '../../web/kit/address.ts'
import { Day } from '../../web/kit/Day.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { Failure } from '../../web/open/Failure.tsx'
import type { publishedReply } from './announcement.reply.ts'
import { ANNOUNCEMENT_KINDS } from './announcement.terms.ts'
import './announcement.css'

type Answer = Json<z.infer<typeof publishedReply>>

const PATH = '/api/public/announcements'
const KEYS = ['area', 'kind']

export default function OpenBoardPage() {
  const { t } = useWords()
  const { values } = useFilters()
  const asked = filtersIn(values, KEYS)
  const query = useInfiniteQuery({
    queryKey: [PATH, asked],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api<Answer>(withQuery(PATH, { ...asked, ...(pageParam ? { cursor: pageParam } : {}) }), { signal }),
    getNextPageParam: last => last.next,
  })
  const rows = query.data?.pages.flatMap(p => p.rows) ?? []
  return (
    <Page
      title={t('公告公示', 'Announcements')}
      lead={t(
        '帮扶资金分配、年度计划、项目库和项目实施前后的公告。任何人都可以提出异议，不必填写姓名。',
        'How the money was allocated and what was planned, before and after each project. Anybody may object, without a name.',
      )}
    >
      <Filters />
      {query.error ? <Failure error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Waiting kind="rows" count={5} /> : null}
      {query.data && !rows.length ? (
        <p className="empty">
          {t('该地区暂时没有这类公告。', 'There is no such announcement for this place yet.')}
        </p>
      ) : null}
      <ul className="open-list">
        {rows.map(r => (
          <li key={r.id}>
            <To to={`/public/${r.county}/${r.id}`} className="card">
              <Tag>{t(ANNOUNCEMENT_KINDS[r.kind])}</Tag>
              <b>{t(r.title)}</b>
              <span className="soft small">
                {r.issuer} · <Day on={r.publishedOn} /> · {r.number}
              </span>
            </To>
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <p>
          <button
            type="button"
            className="open-again"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('继续显示', 'Show more')}
          </button>
        </p>
      ) : null}
    </Page>
  )
}

interface Area {
  readonly code: string
  readonly name: string
}

const partsOf = (code: string): Promise<{ rows: Area[] }> => api(`/api/areas?under=${code}`)

/** League, then banner: two choices of the browser's own. */
function Filters() {
  const { t } = useWords()
  const { values, set } = useFilters()
  const area = values.area ?? ''
  const league = area ? `${area.slice(0, 4)}00` : ''
  const leagues = useQuery({ queryKey: ['areas', '150000'], queryFn: () => partsOf('150000') })
  const banners = useQuery({
    queryKey: ['areas', league],
    queryFn: () => partsOf(league),
    enabled: league !== '',
  })
  return (
    <form className="open-filters" role="search" aria-label={t('筛选', 'Filters')}>
      <label>
        {t('盟市', 'League or city')}
        <select value={league} onChange={e => set({ area: e.target.value || undefined })}>
          <option value="">{t('全部', 'All')}</option>
          {leagues.data?.rows.map(a => (
            <option key={a.code} value={a.code}>
              {a.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('旗县', 'Banner')}
        <select
          value={area.endsWith('00') ? '' : area.slice(0, 6)}
          disabled={!league}
          onChange={e => set({ area: e.target.value || league || undefined })}
        >
          <option value="">{t('全部', 'All')}</option>
          {banners.data?.rows.map(a => (
            <option key={a.code} value={a.code}>
              {a.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('类别', 'Kind')}
        <select value={values.kind ?? ''} onChange={e => set({ kind: e.target.value || undefined })}>
          <option value="">{t('全部', 'All')}</option>
          {Object.entries(ANNOUNCEMENT_KINDS).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {t(words)}
            </option>
          ))}
        </select>
      </label>
    </form>
  )
}
