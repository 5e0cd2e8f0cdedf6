/** A Sankey picture with the programme's colours, loaded when it is first shown; its table stands beside it. */
import { SankeyChart } from 'echarts/charts'
import { TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTheme } from '../kit/Theme.tsx'

use([SankeyChart, TooltipComponent, SVGRenderer])

export interface SankeyNode {
  readonly name: string
  readonly label: string
  readonly depth: number
  readonly end: 'giver' | 'receiver' | 'plain'
}

export interface SankeyLink {
  readonly source: string
  readonly target: string
  readonly value: number
  /** How its sum reads. */
  readonly words: string
}

interface Props {
  readonly nodes: readonly SankeyNode[]
  readonly links: readonly SankeyLink[]
  readonly label: string
  readonly height: number
  onSelect(source: string, target: string): void
}

export default function Sankey({ nodes, links, label, height, onSelect }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const { colours } = useTheme()
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, undefined, { renderer: 'svg' })
    const colour = { giver: colours.beijing, receiver: colours.steppe, plain: colours.edge }
    const labels = new Map(nodes.map(n => [n.name, n.label]))
    chart.setOption({
      animation: false,
      // By name, because a chart measures its words by itself.
      textStyle: { fontFamily: getComputedStyle(place.current).fontFamily, color: colours.ink },
      tooltip: {
        trigger: 'item',
        backgroundColor: colours.paper,
        borderColor: colours.line,
        textStyle: { color: colours.ink },
        formatter: (p: {
          dataType: string
          name: string
          data: { words?: string; source?: string; target?: string }
        }) =>
          p.dataType === 'edge'
            ? `${labels.get(p.data.source!)} → ${labels.get(p.data.target!)}<br>${p.data.words}`
            : (labels.get(p.name) ?? ''),
      },
      series: {
        type: 'sankey',
        left: 8,
        // The last column's names stand outside it; those of projects are long.
        right: nodes.some(n => n.depth === 3) ? 230 : 120,
        top: 8,
        bottom: 8,
        nodeGap: 6,
        nodeWidth: 12,
        layoutIterations: 48,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: {
          color: colours.ink,
          fontSize: 12,
          formatter: (p: { name: string }) => labels.get(p.name) ?? '',
        },
        lineStyle: { color: 'gradient', opacity: 0.35, curveness: 0.5 },
        data: nodes.map(n => ({ name: n.name, depth: n.depth, itemStyle: { color: colour[n.end] } })),
        links: [...links],
      },
    })
    chart.on('click', event => {
      const data = event.data as { source?: string; target?: string }
      if (data.source && data.target) onSelect(data.source, data.target)
    })
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [nodes, links, colours, onSelect])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}
