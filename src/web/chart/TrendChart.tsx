/** Periods along the bottom, one or more parts stacked: bars for what was done in a period, a line for what there was. */
import type { EChartsCoreOption } from 'echarts/core'
import { lazy, Suspense, useMemo } from 'react'
import { useWords } from '../lang.tsx'
import { readable, withUnit } from '../kit/number.ts'
import { useTheme } from '../kit/Theme.tsx'
import { Waiting } from '../kit/Waiting.tsx'

const Chart = lazy(() => import('./Chart.tsx'))

export interface Part {
  readonly name: string
  readonly values: readonly number[]
}

interface Props {
  readonly periods: readonly string[]
  readonly parts: readonly Part[]
  readonly unit: string
  readonly title: string
  /** A stock is a line: adding its months would count the same things again. */
  readonly kind: 'bar' | 'line'
  readonly side?: 'giver' | 'receiver'
  readonly height?: number
  onSelect?(period: string): void
}

const HEIGHT = 240

export function TrendChart({ periods, parts, unit, title, kind, side, height = HEIGHT, onSelect }: Props) {
  const { lang } = useWords()
  const { colours } = useTheme()
  const option = useMemo<EChartsCoreOption>(() => {
    const main = side === 'giver' ? colours.beijing : colours.steppe
    const shades =
      side === 'giver' ? [main, colours.giver2, colours.claimed] : [main, colours.tile3, colours.claimed]
    return {
      color: [...shades, colours.action, colours.edge, colours.warn],
      grid: { left: 8, right: 12, top: parts.length > 1 ? 34 : 14, bottom: 6, outerBoundsMode: 'same' },
      ...(parts.length > 1
        ? { legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: colours.soft } } }
        : {}),
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: kind === 'bar' ? 'shadow' : 'line' },
        backgroundColor: colours.paper,
        borderColor: colours.line,
        textStyle: { color: colours.ink },
        valueFormatter: (value: unknown) => withUnit(Number(value), unit, lang),
      },
      xAxis: {
        type: 'category',
        data: [...periods],
        axisLine: { lineStyle: { color: colours.edge } },
        axisTick: { show: false },
        axisLabel: { color: colours.soft },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: colours.soft, formatter: (v: number) => readable(v, lang) },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: parts.map(p => ({
        name: p.name,
        type: kind,
        data: [...p.values],
        ...(kind === 'bar'
          ? { stack: 'all', barMaxWidth: 44 }
          : { symbolSize: 5, areaStyle: { opacity: 0.1 } }),
        ...(onSelect ? { cursor: 'pointer' } : { cursor: 'default' }),
      })),
    }
  }, [periods, parts, unit, kind, side, colours, lang, onSelect])
  const said = periods.map((p, i) => {
    const sum = parts.reduce((n, part) => n + (part.values[i] ?? 0), 0)
    return `${p}: ${withUnit(sum, unit, lang)}`
  })
  return (
    <Suspense fallback={<Waiting />}>
      <Chart
        option={option}
        label={`${title}. ${said.slice(-12).join('; ')}`}
        height={height}
        {...(onSelect ? { onSelect } : {})}
      />
    </Suspense>
  )
}
