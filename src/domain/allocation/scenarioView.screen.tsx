/** 分配方案: rules at the left, the run and what came of it at the right. */
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { api } from '../../web/api.ts'
import { useFilters } from '../../web/kit/filters.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { Banners } from './banners.part.tsx'
import { CurveCard } from './curve.part.tsx'
import { Lines } from './lines.part.tsx'
import { Headline, MissingFactors, Purses, Sums } from './result.part.tsx'
import { Rules } from './rules.part.tsx'
import { Conflict, RunBar, useSolve } from './run.part.tsx'
import type { RuleSet } from './ruleSet.terms.ts'
import { pageOf, pathOf, TONES, useOwns, useScenario, useYearSums } from './scenario.part.tsx'
import type { Scenario } from './scenario.part.tsx'
import { SCENARIO_STATES } from './scenario.terms.ts'
import { Propose, TakeOvers } from './takeOver.part.tsx'
import './scenario.css'

export default function ScenarioPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const { data, error, refetch } = useScenario(county, id)
  const crumbs = [{ to: '/funds/scenarios', label: t('分配测算', 'Scenarios') }]
  if (!data)
    return (
      <Page title={t('分配方案', 'Scenario')} crumbs={crumbs}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting />}
      </Page>
    )
  return <Opened scenario={data} />
}

/** Titles of what is pinned or forbidden, so that it is known by name before anything is solved. */
function useTitles(scenario: Scenario): ReadonlyMap<string, string> {
  const ids = [...scenario.rules.pinned, ...scenario.rules.forbidden]
  const { data } = useQuery({
    queryKey: ['scenario titles', scenario.county, scenario.id, scenario.solution?.id],
    queryFn: () =>
      api<{ rows: { variantId: string; title: string }[] }>(`${pathOf(scenario)}/lines?limit=500`),
    enabled: ids.length > 0 && scenario.solution !== null,
  })
  return useMemo(() => new Map(data?.rows.map(r => [r.variantId, r.title])), [data])
}

function Opened({ scenario }: { scenario: Scenario }) {
  const { t } = useWords()
  const owns = useOwns(scenario.county)
  const sums = useYearSums(scenario.year).data
  const { set: setFilters } = useFilters()
  const [changed, setChanged] = useState<RuleSet | null>(null)
  const rules = changed ?? scenario.rules
  const solve = useSolve(scenario, rules, changed !== null, () => setChanged(null))
  const live = scenario.takeOvers.find(o => o.state === 'proposed' || o.state === 'approved')
  const open = owns && !live && scenario.state !== 'solving'
  const solution = scenario.solution
  const planned = solution && solution.outcome !== 'infeasible' && solution.outcome !== 'none'
  const fresh = planned && solution.revision === scenario.revision && changed === null
  const titles = useTitles(scenario)
  return (
    <Page
      title={scenario.title}
      crumbs={[{ to: '/funds/scenarios', label: t('分配测算', 'Scenarios') }]}
      lead={
        <>
          <Tag tone={TONES[scenario.state]}>{t(SCENARIO_STATES[scenario.state])}</Tag>{' '}
          {t(`${scenario.year} 年，${scenario.createdByName}`, `${scenario.year}, ${scenario.createdByName}`)}
          {scenario.note ? ` · ${scenario.note}` : ''}
        </>
      }
      actions={
        <>
          {open && fresh ? <Propose scenario={scenario} /> : null}
          <More scenario={scenario} open={open} />
        </>
      }
    >
      <TakeOvers scenario={scenario} />
      <div className="bench">
        <div>
          <Rules
            rules={rules}
            set={setChanged}
            sums={sums}
            year={scenario.year}
            disabled={!open}
            titles={titles}
          />
        </div>
        <div>
          <RunBar
            scenario={scenario}
            dirty={changed !== null}
            owns={owns}
            frozen={Boolean(live)}
            solve={solve}
          />
          {scenario.state === 'infeasible' ? (
            <Conflict scenario={scenario} owns={open} rules={rules} solve={solve} />
          ) : null}
          {planned ? (
            <>
              <Headline scenario={scenario} solution={solution} />
              <MissingFactors solution={solution} />
              <Purses solution={solution} />
            </>
          ) : sums ? (
            <Sums sums={sums} />
          ) : null}
          <CurveCard
            scenario={scenario}
            owns={owns}
            onChoose={open ? change => setChanged({ ...rules, ...change }) : null}
          />
        </div>
      </div>
      {planned ? (
        <>
          <Banners
            solution={solution}
            sheet={`/api/exports/scenarioBanners?scenario=${scenario.county}_${scenario.id}`}
            onChoose={banner => setFilters({ banner })}
          />
          <Lines scenario={scenario} sums={sums} rules={rules} may={open} set={setChanged} />
        </>
      ) : null}
    </Page>
  )
}

function More({ scenario, open }: { scenario: Scenario; open: boolean }) {
  const { t } = useWords()
  const { may } = useMe()
  if (!may('allocation.plan')) return null
  return (
    <>
      <CommandButton<{ county: string; id: string }>
        label={{ zh: '复制', en: 'Copy' }}
        title={{ zh: '复制方案', en: 'Copy the scenario' }}
        fields={[
          { kind: 'text', key: 'title', title: { zh: '方案名称', en: 'Name' }, required: true, max: 80 },
        ]}
        initial={{ title: t(`${scenario.title}（副本）`, `${scenario.title} (copy)`) }}
        to={`${pathOf(scenario)}/copy`}
        submit={{ zh: '复制', en: 'Copy' }}
        done={{ zh: '已复制', en: 'Copied' }}
        onDone={made => window.location.assign(pageOf(made))}
      />
      {open ? (
        <Confirm
          label={{ zh: '删除', en: 'Withdraw' }}
          title={{ zh: '删除这个方案？', en: 'Withdraw this scenario?' }}
          lead={t('记录保留在操作记录中。', 'The audit keeps it.')}
          reason="required"
          reasonMin={2}
          danger
          order={reason => ({ to: `${pathOf(scenario)}/withdraw`, body: { reason } })}
          done={{ zh: '已删除', en: 'Withdrawn' }}
          onDone={() => window.location.assign('/funds/scenarios')}
        />
      ) : null}
    </>
  )
}
