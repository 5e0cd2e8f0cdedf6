/** 方案对比: the same questions put to several plans side by side; the best of each line stands out. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { pageOf, percent, Wan } from './scenario.part.tsx'
import type { Scenario, Solution } from './scenario.part.tsx'
import './scenario.css'

type Solved = Scenario & { readonly solution: Solution }

export default function ComparePage() {
  const { t } = useWords()
  const { values } = useFilters()
  const of = values.of ?? ''
  const { data, error, refetch } = useQuery({
    queryKey: ['scenarios compared', of],
    queryFn: () => api<{ rows: Scenario[] }>(`/api/scenarios/compare?of=${of}`),
    enabled: of !== '',
  })
  const solved = (data?.rows ?? []).filter((s): s is Solved => s.solution !== null)
  return (
    <Page
      title={t('方案对比', 'Scenarios side by side')}
      crumbs={[{ to: '/funds/scenarios', label: t('分配测算', 'Scenarios') }]}
      lead={t('每行最好的值加重显示。', 'The best of each line stands out.')}
    >
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {of === '' || (data && solved.length === 0) ? (
        <Empty title={t('请在方案列表中勾选已测算的方案。', 'Tick solved scenarios in the list.')} />
      ) : null}
      {of !== '' && !data && !error ? <Waiting /> : null}
      {solved.length ? (
        <>
          <Totals all={solved} />
          <ByBanner all={solved} />
        </>
      ) : null}
    </Page>
  )
}

function Table({ all, label, children }: { all: readonly Solved[]; label: string; children: ReactNode }) {
  return (
    <div className="wide-table" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table compare">
        <thead>
          <tr>
            <th />
            {all.map(s => (
              <th key={s.id} className="n">
                <To to={pageOf(s)}>{s.title}</To>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** `more`: which way is better, where one is. */
function LineOf({
  all,
  title,
  value,
  show,
  more,
}: {
  all: readonly Solved[]
  title: string
  value(s: Solved): number | null
  show(s: Solved): ReactNode
  more?: boolean
}) {
  const values = all.map(value).filter(v => v !== null)
  const best = more && new Set(values).size > 1 ? Math.max(...values) : null
  return (
    <tr>
      <th scope="row">{title}</th>
      {all.map(s => (
        <td key={s.id} className={best !== null && value(s) === best ? 'n best' : 'n'}>
          {show(s)}
        </td>
      ))}
    </tr>
  )
}

function Totals({ all }: { all: readonly Solved[] }) {
  const { t } = useWords()
  const share = (s: Solved, fen: string): number =>
    Number(s.solution.costFen) ? Number(fen) / Number(s.solution.costFen) : 0
  return (
    <Card title={t('总体', 'In all')}>
      <Table all={all} label={t('总体', 'In all')}>
        <LineOf
          all={all}
          more
          title={t('带动建档立卡户', 'Households reached')}
          value={s => s.solution.households}
          show={s => exactly(s.solution.households)}
        />
        <LineOf
          all={all}
          more
          title={t('年增收（万元）', 'Gain (10,000 yuan)')}
          value={s => Number(s.solution.gainFen)}
          show={s => <Wan fen={s.solution.gainFen} />}
        />
        <LineOf
          all={all}
          title={t('安排资金（万元）', 'Money (10,000 yuan)')}
          value={s => Number(s.solution.costFen)}
          show={s => <Wan fen={s.solution.costFen} />}
        />
        <LineOf
          all={all}
          more
          title={t('紧密带动占比', 'Tied to registered poor')}
          value={s => share(s, s.solution.result.onPoorFen)}
          show={s => percent(share(s, s.solution.result.onPoorFen))}
        />
        <LineOf
          all={all}
          title={t('产业占比', 'Industry')}
          value={s => share(s, s.solution.result.industryFen)}
          show={s => percent(share(s, s.solution.result.industryFen))}
        />
        <LineOf
          all={all}
          more
          title={t('最低旗县达到基数的', 'Worst placed banner, of its baseline')}
          value={s => s.solution.result.leastRatio}
          show={s => (s.solution.result.leastRatio === null ? '—' : percent(s.solution.result.leastRatio))}
        />
        <LineOf
          all={all}
          title={t('公平下限', 'Fairness')}
          value={s => s.solution.rules.fairness}
          show={s => (s.solution.rules.fairness ? percent(s.solution.rules.fairness) : t('不设', 'none'))}
        />
        <LineOf
          all={all}
          title={t('离最优不超过', 'From the best, at most')}
          value={s => s.solution.gap}
          show={s => (s.solution.gap === null ? '—' : percent(s.solution.gap))}
        />
      </Table>
    </Card>
  )
}

function ByBanner({ all }: { all: readonly Solved[] }) {
  const { t } = useWords()
  const codes = [...new Map(all.flatMap(s => s.solution.result.banners.map(b => [b.code, b.name])))]
  const of = (s: Solved, code: string) => s.solution.result.banners.find(b => b.code === code)
  return (
    <Card title={t('各旗县资金（万元）', 'Money of each banner (10,000 yuan)')}>
      <Table all={all} label={t('各旗县资金', 'Money of each banner')}>
        {codes.map(([code, name]) => (
          <LineOf
            key={code}
            all={all}
            title={name}
            value={s => Number(of(s, code)?.planFen ?? 0)}
            show={s => (
              <>
                <Wan fen={of(s, code)?.planFen} />{' '}
                <span className="soft small">
                  {t(`${of(s, code)?.households ?? 0} 户`, `${of(s, code)?.households ?? 0}`)}
                </span>
              </>
            )}
          />
        ))}
      </Table>
    </Card>
  )
}
