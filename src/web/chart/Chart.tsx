/** A chart with the programme's colours; what it shows is said in words, and the numbers stand in a table nearby. */
import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'
import { useTheme } from '../kit/Theme.tsx'
import { init } from './echarts.ts'

interface Props {
  readonly option: EChartsCoreOption
  /** What the chart shows, for those who do not see it. */
  readonly label: string
  readonly height: number
  onSelect?(name: string): void
}

export default function Chart({ option, label, height, onSelect }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const { colours } = useTheme()
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, undefined, { renderer: 'svg' })
    chart.setOption({
      animation: false,
      // By name, because a chart measures its words by itself.
      textStyle: { fontFamily: getComputedStyle(place.current).fontFamily, color: colours.ink },
      ...option,
    })
    if (onSelect) chart.on('click', event => onSelect(String(event.name)))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [option, colours, onSelect])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}
