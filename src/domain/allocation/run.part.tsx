/** 测算: one button; while it runs the best found, the bound and the distance between them; stopping keeps the best. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { exactly } from '../../web/kit/number.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Loosen, RuleSet } from './ruleSet.terms.ts'
import { loosened } from './ruleSet.rules.ts'
import { pathOf, percent } from './scenario.part.tsx'
import type { Scenario } from './scenario.part.tsx'

/** Saves what was changed on the page and has it solved, as one act of a person. */
export function useSolve(scenario: Scenario, rules: RuleSet, dirty: boolean, saved: () => void) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const act = async (how: 'save' | 'solve', changed: RuleSet = rules): Promise<void> => {
    setBusy(true)
    setError(null)
    let kept = false
    try {
      if (dirty || changed !== rules)
        await api(`${pathOf(scenario)}/rules`, {
          method: 'PUT',
          body: { revision: scenario.revision, rules: changed },
          key: newKey(),
        })
      kept = true
      if (how === 'solve') await api(`${pathOf(scenario)}/solve`, { body: {}, key: newKey() })
    } catch (failed) {
      setError(failed)
    } finally {
      await client.invalidateQueries()
      // Only now, when the page knows the new state: the old result must not pass for that of the new rules.
      if (kept) saved()
      setBusy(false)
    }
  }
  return { act, busy, error }
}

export function RunBar({
  scenario,
  dirty,
  owns,
  frozen,
  solve,
}: {
  scenario: Scenario
  dirty: boolean
  owns: boolean
  frozen: boolean
  solve: ReturnType<typeof useSolve>
}) {
  const { t } = useWords()
  const running = scenario.state === 'solving'
  if (running) return <Running scenario={scenario} owns={owns} />
  if (!owns || frozen) return null
  return (
    <Card>
      <div className="run-bar">
        <Button type="primary" loading={solve.busy} onClick={() => void solve.act('solve')}>
          {scenario.solution ? t('重新测算', 'Solve again') : t('测算', 'Solve')}
        </Button>
        {dirty ? (
          <Button disabled={solve.busy} onClick={() => void solve.act('save')}>
            {t('只保存规则', 'Save the rules only')}
          </Button>
        ) : null}
        <span className="soft small">
          {dirty
            ? t('规则已改动，测算时一并保存。', 'The rules were changed; solving saves them.')
            : scenario.solution && scenario.solution.revision < scenario.revision
              ? t('规则已改动，下面的结果是改动以前的。', 'The rules changed; what is below is from before.')
              : ''}
        </span>
      </div>
      {solve.error ? <ProblemView error={solve.error} /> : null}
    </Card>
  )
}

function Running({ scenario, owns }: { scenario: Scenario; owns: boolean }) {
  const { t } = useWords()
  const p = scenario.progress
  const number = (n: number | null | undefined): string =>
    n === null || n === undefined ? '—' : exactly(Math.round(n))
  return (
    <Card title={t('正在测算', 'Solving')}>
      <dl className="run-live" role="status">
        <div>
          <dt>{t('已用时间', 'Time')}</dt>
          <dd>{t(`${p ? Math.round(p.seconds) : 0} 秒`, `${p ? Math.round(p.seconds) : 0} s`)}</dd>
        </div>
        <div>
          <dt>{t('目前最好的总效益', 'Best so far')}</dt>
          <dd>{number(p?.best)}</dd>
        </div>
        <div>
          <dt>{t('不可能超过', 'Cannot exceed')}</dt>
          <dd>{number(p?.bound)}</dd>
        </div>
        <div>
          <dt>{t('差距', 'Distance')}</dt>
          <dd>{p?.gap === null || p?.gap === undefined ? '—' : percent(p.gap)}</dd>
        </div>
      </dl>
      {owns && scenario.jobId ? <Stop county={scenario.county} jobId={scenario.jobId} /> : null}
    </Card>
  )
}

/** No question asked: what is found is kept, and it can be solved again. */
export function Stop({ county, jobId }: { county: string; jobId: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [asked, setAsked] = useState(false)
  const stop = async (): Promise<void> => {
    setAsked(true)
    try {
      await api(`/api/jobs/${county}/${jobId}/cancel`, { body: {}, key: newKey() })
    } catch {
      // It had ended by itself.
      void message.info(t('已经结束', 'It has ended already'))
    }
  }
  return (
    <div className="run-bar">
      <Button loading={asked} onClick={() => void stop()}>
        {t('停止', 'Stop')}
      </Button>
      <span className="soft small">
        {t('停止后保留目前最好的结果。', 'Stopping keeps the best result so far.')}
      </span>
    </div>
  )
}

/** Rules that contradict each other, each with a way out. */
export function Conflict({
  scenario,
  owns,
  rules,
  solve,
}: {
  scenario: Scenario
  owns: boolean
  rules: RuleSet
  solve: ReturnType<typeof useSolve>
}) {
  const { t } = useWords()
  const conflict = scenario.solution?.result.conflict ?? []
  const loose = (what: Loosen) => () => void solve.act('solve', loosened(rules, what))
  return (
    <Card title={t('这些规则不能同时满足', 'These rules cannot be met together')}>
      <p>
        {conflict.length === 1
          ? t('这一条单独就不能满足。', 'This one cannot be met by itself.')
          : conflict.length
            ? t(
                '去掉其中任何一条，其余的就不再因此矛盾。',
                'Take any one of them away, and the others no longer contradict each other for this reason.',
              )
            : t(
                '各项规则单看可以满足，但项目只能整个安排，没有一种组合同时满足。请放宽下限或指定的项目。',
                'Each rule could be met, but projects are paid whole and no choice of them meets all. Loosen a floor or a pin.',
              )}
      </p>
      <ul className="conflict">
        {conflict.map(c => (
          <li key={c.words.zh}>
            <span>{t(c.words)}</span>
            {c.loosen && owns ? (
              <Button size="small" disabled={solve.busy} onClick={loose(c.loosen)}>
                {t('去掉并重新测算', 'Remove and solve again')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
