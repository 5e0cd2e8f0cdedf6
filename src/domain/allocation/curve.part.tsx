/** 效率与公平: how much good the same money does as every banner is promised more of its baseline. */
import type { EChartsCoreOption } from 'echarts/core'
import { Button } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { Card } from '../../web/kit/Card.tsx'
import { useCommand } from '../../web/kit/command.ts'
import { exactly } from '../../web/kit/number.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { useTheme } from '../../web/kit/Theme.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Curve, CurvePoint, RuleSet } from './ruleSet.terms.ts'
import { Stop } from './run.part.tsx'
import { pathOf, percent, Wan } from './scenario.part.tsx'
import type { Scenario } from './scenario.part.tsx'

const Chart = lazy(() => import('../../web/chart/Chart.tsx'))
const HEIGHT = 260

export function CurveCard({
  scenario,
  owns,
  onChoose,
}: {
  scenario: Scenario
  owns: boolean
  onChoose: ((change: Partial<RuleSet>) => void) | null
}) {
  const { t } = useWords()
  const { send, busy, error } = useCommand()
  const { curve } = scenario
  const running = curve?.state === 'running'
  return (
    <Card
      title={t('效率与公平', 'Efficiency and fairness')}
      extra={
        owns && !running ? (
          <Button size="small" loading={busy} onClick={() => void send({ to: `${pathOf(scenario)}/curve` })}>
            {curve ? t('重新测算曲线', 'Solve it again') : t('测算曲线', 'Solve the curve')}
          </Button>
        ) : null
      }
    >
      {error ? <ProblemView error={error} /> : null}
      {curve ? (
        <>
          {running ? (
            <p role="status">
              {t(
                `已测算 ${curve.points.length} / ${curve.of} 点`,
                `${curve.points.length} of ${curve.of} points`,
              )}
            </p>
          ) : null}
          {running && owns ? <Stop county={scenario.county} jobId={curve.jobId} /> : null}
          {curve.points.length ? <Points curve={curve} onChoose={onChoose} /> : null}
          {curve.revision < scenario.revision ? (
            <p className="soft small">{t('规则改动以前的曲线。', 'From before the rules were changed.')}</p>
          ) : null}
        </>
      ) : (
        <p className="soft">
          {t(
            '同一套规则，逐步提高每个旗县至少得到的基数比例，看总效益减少多少。',
            'The same rules with every banner promised more and more of its baseline: how much less good is done in all.',
          )}
        </p>
      )}
    </Card>
  )
}

const feasible = (p: CurvePoint): boolean => p.outcome === 'optimal' || p.outcome === 'best'

function Points({
  curve,
  onChoose,
}: {
  curve: Curve
  onChoose: ((change: Partial<RuleSet>) => void) | null
}) {
  const { t } = useWords()
  const { colours } = useTheme()
  const points = curve.points.filter(feasible)
  const option = useMemo<EChartsCoreOption>(
    () => ({
      color: [colours.steppe],
      grid: { left: 8, right: 24, top: 30, bottom: 26, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        name: t('公平下限', 'fairness'),
        nameLocation: 'middle',
        nameGap: 24,
        data: points.map(p => percent(p.fairness)),
        axisLabel: { color: colours.soft },
      },
      yAxis: {
        type: 'value',
        name: t('总效益', 'benefit'),
        scale: true,
        axisLabel: { color: colours.soft },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [{ type: 'line', symbolSize: 8, data: points.map(p => Math.round(p.worth)) }],
    }),
    [points, colours, t],
  )
  const said = points.map(p => `${percent(p.fairness)}: ${exactly(Math.round(p.worth))}`).join('; ')
  return (
    <>
      {points.length > 1 ? (
        <Suspense fallback={<Waiting />}>
          <Chart
            option={option}
            height={HEIGHT}
            label={`${t('总效益随公平下限的变化', 'Benefit by fairness')}. ${said}`}
          />
        </Suspense>
      ) : null}
      <div
        className="wide-table"
        tabIndex={0}
        role="region"
        aria-label={t('曲线各点', 'Points of the curve')}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('公平下限', 'Fairness')}</th>
              <th className="n">{t('总效益', 'Benefit')}</th>
              <th className="n">{t('带动户', 'Households')}</th>
              <th className="n">{t('年增收（万元）', 'Gain')}</th>
              <th className="n">{t('最低旗县', 'Worst placed')}</th>
              {onChoose ? <th /> : null}
            </tr>
          </thead>
          <tbody>
            {curve.points.map(p => (
              <tr key={p.fairness}>
                <td>{percent(p.fairness)}</td>
                <td className="n">
                  {feasible(p) ? exactly(Math.round(p.worth)) : t('不能满足', 'cannot be met')}
                </td>
                <td className="n">{feasible(p) ? exactly(p.households) : '—'}</td>
                <td className="n">{feasible(p) ? <Wan fen={p.gainFen} /> : '—'}</td>
                <td className="n">{p.leastRatio === null ? '—' : percent(p.leastRatio)}</td>
                {onChoose ? (
                  <td className="n">
                    {feasible(p) ? (
                      <Button size="small" type="text" onClick={() => onChoose({ fairness: p.fairness })}>
                        {t('用这一点', 'Use this')}
                      </Button>
                    ) : null}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
