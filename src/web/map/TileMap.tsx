/** Both ends on one map: counties of the steppe coloured by a figure, Beijing's districts, and the lines between them. */
import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Lang, Word } from '../../kernel/words.ts'
import { COLUMNS, COUNTY_TILES, DISTRICT_TILES, ROWS } from './tiles.ts'
import type { Tile } from './tiles.ts'
import './map.css'

export interface Pairing {
  readonly district: string
  readonly county: string
  readonly status: string
}

interface Props {
  readonly values: ReadonlyMap<string, { readonly value: number; readonly label: string }>
  readonly names: ReadonlyMap<string, string>
  readonly pairings: readonly Pairing[]
  readonly lang: Lang
  readonly title: Word
  onSelect(code: string): void
}

const W = 62
const H = 42
const CLASSES = 5
const wrap = (name: string, lang: Lang): string[] => {
  if (lang === 'zh')
    return name.length > 4
      ? [name.slice(0, Math.ceil(name.length / 2)), name.slice(Math.ceil(name.length / 2))]
      : [name]
  return name.includes(' ')
    ? [name.slice(0, name.lastIndexOf(' ')), name.slice(name.lastIndexOf(' ') + 1)]
    : [name]
}

/** Five classes of equal count; none for a county without a value. */
function classes(values: Props['values']): (code: string) => number {
  const sorted = [...values.values()]
    .map(v => v.value)
    .filter(v => v > 0)
    .sort((a, b) => a - b)
  const bounds = Array.from(
    { length: CLASSES - 1 },
    (_, i) => sorted[Math.floor((sorted.length * (i + 1)) / CLASSES)] ?? Infinity,
  )
  return code => {
    const value = values.get(code)?.value
    return value ? 1 + bounds.filter(b => value >= b).length : 0
  }
}

const centre = (t: Tile): [number, number] => [t.col * W + W / 2, t.row * H + H / 2]

function line(from: Tile, to: Tile): string {
  const [x1, y1] = centre(from)
  const [x2, y2] = centre(to)
  return `M${x1} ${y1} Q${(x1 + x2) / 2} ${Math.max(y1, y2) - 10} ${x2} ${y2}`
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const ALL = [...COUNTY_TILES, ...DISTRICT_TILES]

/** The nearest tile in a direction, so that the arrow keys walk over the gaps. */
function nextTile(from: Tile, [dx, dy]: [number, number]): Tile | undefined {
  const ahead = ALL.filter(t => (t.col - from.col) * dx + (t.row - from.row) * dy > 0)
  const cost = (t: Tile): number =>
    Math.abs(t.col - from.col) * (dx ? 1 : 3) + Math.abs(t.row - from.row) * (dy ? 1 : 3)
  return ahead.sort((a, b) => cost(a) - cost(b))[0]
}

export function TileMap({ values, names, pairings, lang, title, onSelect }: Props) {
  const [near, setNear] = useState<string | null>(null)
  const [current, setCurrent] = useState(COUNTY_TILES[8]!.code)
  const svg = useRef<SVGSVGElement>(null)
  const classOf = useMemo(() => classes(values), [values])
  const paired = useMemo(() => new Set(pairings.map(p => p.county)), [pairings])
  const byCode = useMemo(() => new Map(ALL.map(t => [t.code, t])), [])
  const onKey = (event: KeyboardEvent, t: Tile): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(t.code)
    }
    const way = ARROWS[event.key]
    const next = way && nextTile(t, way)
    if (!next) return
    event.preventDefault()
    setCurrent(next.code)
    svg.current?.querySelector<SVGGElement>(`[data-code="${next.code}"]`)?.focus()
  }
  const draw = (t: Tile, district: boolean) => {
    const full = names.get(t.code) ?? t.zh
    const parts = wrap(t[lang], lang)
    const label = values.get(t.code)?.label
    const kind = district ? 'district' : `county c${classOf(t.code)}${paired.has(t.code) ? ' paired' : ''}`
    return (
      <g
        key={t.code}
        data-code={t.code}
        className={`tile ${kind}`}
        role="link"
        tabIndex={t.code === current ? 0 : -1}
        aria-label={label ? `${lang === 'zh' ? full : `${t.en} ${full}`} ${label}` : full}
        transform={`translate(${t.col * W} ${t.row * H})`}
        onClick={() => onSelect(t.code)}
        onKeyDown={e => onKey(e, t)}
        onFocus={() => {
          setCurrent(t.code)
          setNear(t.code)
        }}
        onBlur={() => setNear(null)}
        onMouseEnter={() => setNear(t.code)}
        onMouseLeave={() => setNear(null)}
      >
        <title>{label ? `${full}\n${label}` : full}</title>
        <rect x={1.5} y={1.5} width={W - 3} height={H - 3} rx={3} />
        {parts.map((part, i) => (
          <text
            key={part}
            x={W / 2}
            y={H / 2 + (i - (parts.length - 1) / 2) * 14}
            dy="0.35em"
            className={part.length > 8 ? 'long' : ''}
          >
            {part}
          </text>
        ))}
      </g>
    )
  }
  return (
    <div className="tile-map" role="group" aria-label={title[lang]}>
      <svg ref={svg} viewBox={`-4 -4 ${COLUMNS * W + 8} ${ROWS * H + 8}`}>
        <text className="end steppe-end" x={W * 4} y={H * 4}>
          {lang === 'zh' ? '内蒙古' : 'Inner Mongolia'}
        </text>
        <text className="end beijing-end" x={W * 17.2} y={H * 14.5}>
          {lang === 'zh' ? '北京' : 'Beijing'}
        </text>
        {COUNTY_TILES.map(t => draw(t, false))}
        {DISTRICT_TILES.map(t => draw(t, true))}
        <g className="pairings" aria-hidden="true">
          {pairings.map(p => {
            const from = byCode.get(p.district)
            const to = byCode.get(p.county)
            if (!from || !to) return null
            const on = near === p.district || near === p.county
            return (
              <path
                key={`${p.district}${p.county}`}
                d={line(from, to)}
                className={`${p.status}${on ? ' on' : near ? ' off' : ''}`}
              />
            )
          })}
        </g>
      </svg>
    </div>
  )
}
