/** 分配测算: the scenarios of a year, ticked to be seen side by side. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { pageOf, percent, TAKE_OVER_TONES, TONES, Wan } from './scenario.part.tsx'
import { SCENARIO_STATES, TAKE_OVER_STATES } from './scenario.terms.ts'
import type { ScenarioState, TakeOverState } from './scenario.terms.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly year: number
  readonly title: string
  readonly note: string | null
  readonly state: ScenarioState
  readonly createdByName: string
  readonly solvedAt: string | null
  readonly households: number | null
  readonly gainFen: string | null
  readonly costFen: string | null
  readonly gap: number | null
  readonly isOld: boolean
  readonly fairness: number | null
  readonly takeOver: TakeOverState | null
}

function State({ row }: { row: Row }) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={TONES[row.state]}>{t(SCENARIO_STATES[row.state])}</Tag>{' '}
      {row.takeOver ? (
        <Tag tone={TAKE_OVER_TONES[row.takeOver]}>{t(TAKE_OVER_STATES[row.takeOver])}</Tag>
      ) : row.isOld ? (
        <Tag tone="warn">{t('规则已改', 'rules changed')}</Tag>
      ) : null}
    </>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'title', title: { zh: '方案', en: 'Scenario' }, show: r => <To to={pageOf(r)}>{r.title}</To> },
  { key: 'year', title: { zh: '年度', en: 'Year' }, show: r => r.year },
  { key: 'state', title: { zh: '状态', en: 'State' }, show: r => <State row={r} /> },
  {
    key: 'households',
    title: { zh: '带动户', en: 'Households' },
    number: true,
    show: r => (r.households === null ? '—' : exactly(r.households)),
  },
  {
    key: 'gainFen',
    title: { zh: '年增收（万元）', en: 'Gain (10,000)' },
    number: true,
    show: r => <Wan fen={r.gainFen} />,
  },
  {
    key: 'costFen',
    title: { zh: '安排资金（万元）', en: 'Money (10,000)' },
    number: true,
    show: r => <Wan fen={r.costFen} />,
  },
  {
    key: 'fairness',
    title: { zh: '公平下限', en: 'Fairness' },
    number: true,
    show: r => (r.fairness ? percent(r.fairness) : '—'),
  },
  {
    key: 'gap',
    title: { zh: '离最优', en: 'From the best' },
    number: true,
    show: r => (r.gap === null ? '—' : `≤ ${percent(r.gap)}`),
  },
  {
    key: 'solvedAt',
    title: { zh: '测算时间', en: 'Solved' },
    nowrap: true,
    show: r => (r.solvedAt ? <Moment at={r.solvedAt} /> : '—'),
  },
  { key: 'by', title: { zh: '起草', en: 'Drafted by' }, optional: true, show: r => r.createdByName },
]

export default function ScenariosPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { may } = useMe()
  const [ticked, setTicked] = useState<readonly Row[]>([])
  const of = ticked.map(r => `${r.county}_${r.id}`).join(',')
  return (
    <Page
      title={t('分配测算', 'Scenarios')}
      lead={t(
        '把一年的资金分给哪些旗县、哪些项目效益最大：设规则、测算、看原因，几个方案并排比较，选定后提出采用。',
        'Which banners and projects a year’s money does most good in: set rules, solve, see why, compare, and take one over.',
      )}
    >
      <Ledger<Row>
        path="/api/scenarios"
        rowKey={r => `${r.county}_${r.id}`}
        filters={[{ key: 'year', title: { zh: '年度', en: 'Year' }, kind: 'year' }]}
        columns={COLUMNS}
        ticks={{
          rows: ticked,
          may: r => r.households !== null,
          name: r => t(`对比 ${r.title}`, `Compare ${r.title}`),
          set: setTicked,
        }}
        empty={{
          zh: '还没有方案。新建一个，按当年项目库和未分配资金测算。',
          en: 'No scenario yet. Begin one on a year’s library and unallocated money.',
        }}
        bar={
          <>
            <Button
              disabled={ticked.length < 2}
              onClick={() => void navigate({ to: `/funds/scenarios/compare?of=${of}` as '/' })}
            >
              {t(
                `对比${ticked.length ? `（${ticked.length}）` : ''}`,
                `Compare${ticked.length ? ` (${ticked.length})` : ''}`,
              )}
            </Button>
            {may('allocation.plan') ? (
              <CommandButton<{ county: string; id: string }>
                label={{ zh: '新建方案', en: 'New scenario' }}
                button={{ type: 'primary' }}
                fields={[
                  {
                    kind: 'year',
                    key: 'year',
                    title: { zh: '年度', en: 'Year' },
                    required: true,
                    half: true,
                  },
                  {
                    kind: 'text',
                    key: 'title',
                    title: { zh: '方案名称', en: 'Name' },
                    required: true,
                    max: 80,
                    example: '效率优先',
                  },
                  { kind: 'text', key: 'note', title: { zh: '说明', en: 'Note' }, max: 300 },
                ]}
                to="/api/scenarios"
                submit={{ zh: '新建', en: 'Begin' }}
                done={{ zh: '已新建', en: 'Begun' }}
                onDone={made => void navigate({ to: pageOf(made) as '/' })}
              />
            ) : null}
          </>
        }
      />
    </Page>
  )
}
