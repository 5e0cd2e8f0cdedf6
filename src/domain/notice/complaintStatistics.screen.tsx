/** 投诉举报统计: by place and matter, of all there are in the reader’s places; small groups are not shown. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { FilterBar } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Statistics } from './complaint.reply.ts'
import { MATTERS } from './complaint.terms.ts'
import type { Matter } from './complaint.terms.ts'
import { COMPLAINT_COLUMNS as C } from './complaint.words.ts'

const KEYS = Object.keys(MATTERS) as Matter[]

export default function ComplaintStatisticsPage() {
  const { t } = useWords()
  const { values } = useFilters()
  const path = `/api/complaints/statistics${search({ year: values.year })}`
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: () => api<Statistics>(path) })
  const years = (data?.years ?? []).map(y => ({ value: String(y), words: { zh: `${y}年`, en: String(y) } }))
  return (
    <Page
      title={t('投诉举报统计', 'Complaints by place and matter')}
      crumbs={[{ to: '/complaints', label: t('投诉举报台账', 'Complaints') }]}
      lead={
        data
          ? t(
              `数据范围内全部投诉的件数。不足 ${data.smallest} 件的不显示（…），也不能由合计推算。`,
              `How many there are in your places, also those of other offices. Fewer than ${data.smallest} are not shown (…), and do not follow from the sums.`,
            )
          : null
      }
    >
      <FilterBar filters={[{ key: 'year', title: { zh: '年度', en: 'Year' }, options: years, width: 120 }]} />
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting kind="rows" /> : null}
      {data && data.rows.length === 0 ? (
        <Empty title={t('没有收到投诉举报。', 'No complaint was received.')} />
      ) : null}
      {data?.rows.length ? <Counts data={data} /> : null}
    </Page>
  )
}

function Counts({ data }: { data: Statistics }) {
  const { t } = useWords()
  const shown = (n: number | null | undefined): string => (n === null || n === undefined ? '…' : String(n))
  const line = (name: string, of: Statistics['sums']) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      {KEYS.map(k => (
        <td key={k} className="n num">
          {shown(of.counts[k])}
        </td>
      ))}
      <td className="n num">{shown(of.total)}</td>
    </tr>
  )
  return (
    <Card>
      <div className="scroll">
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">{t(C.areaName)}</th>
              {KEYS.map(k => (
                <th key={k} scope="col" className="n">
                  {t(MATTERS[k])}
                </th>
              ))}
              <th scope="col" className="n">
                {t('合计', 'Total')}
              </th>
            </tr>
          </thead>
          <tbody>{data.rows.map(r => line(r.areaName ?? r.areaCode, r))}</tbody>
          <tfoot>{line(t('合计', 'Total'), data.sums)}</tfoot>
        </table>
      </div>
    </Card>
  )
}
