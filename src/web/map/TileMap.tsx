/** Both ends on one map: the steppe's counties shaded by a figure, Beijing's districts beside, and the lines between. */
import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Lang, Word } from '../../kernel/words.ts'
import './map.css'
import {
  GIVER_W,
  GIVER_X,
  linePath,
  MAP_H,
  MAP_W,
  nextTile,
  placeGivers,
  TILE_H,
  TILE_W,
  tileAt,
  tileX,
  tileY,
} from './place.ts'
import type { Pairing, PlacedGiver } from './place.ts'
import type { Shading } from './shade.ts'
import { TILES } from './tiles.ts'
import type { Tile } from './tiles.ts'

export interface Shown {
  readonly value: number
  /** As it is read: `1.48 亿元`. */
  readonly label: string
}

interface Props {
  /** By county code. */
  readonly values: ReadonlyMap<string, Shown>
  /** By giver code: what the giver's bar shows. */
  readonly given: ReadonlyMap<string, Shown>
  readonly names: ReadonlyMap<string, string>
  readonly pairings: readonly Pairing[]
  readonly shades: Shading
  /** The reader's own banner or district, always marked. */
  readonly own?: string | null
  readonly lang: Lang
  readonly title: Word
  /** In the empty corner of the map, over the north-west: what is shown and what is pointed at. */
  readonly corner: (near: string | null) => ReactNode
  onSelect(code: string): void
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const MUNICIPALITY = '110000'
/** From how many characters on a line is set smaller. */
const LONG = { zh: 4, en: 7 } as const

/** A short name on one or two lines. */
function wrap(name: string, lang: Lang): string[] {
  if (lang === 'zh') {
    const half = Math.ceil(name.length / 2)
    return name.length > 4 ? [name.slice(0, half), name.slice(half)] : [name]
  }
  const cut = name.lastIndexOf(' ')
  return cut > 0 ? [name.slice(0, cut), name.slice(cut + 1)] : [name]
}

export function TileMap(props: Props) {
  const { values, given, names, pairings, shades, own, lang, title, corner, onSelect } = props
  const [near, setNear] = useState<string | null>(null)
  const [current, setCurrent] = useState(pairings[0]?.county ?? TILES[0]!.code)
  const svg = useRef<SVGSVGElement>(null)
  const givers = useMemo(() => placeGivers(pairings), [pairings])
  const giverAt = useMemo(() => new Map(givers.map(g => [g.code, g])), [givers])
  const paired = useMemo(() => new Set(pairings.map(p => p.county)), [pairings])
  const home = own && own !== MUNICIPALITY && (tileAt(own) || giverAt.has(own)) ? own : null
  const marked = near ?? home
  const lines = useMemo(
    () =>
      marked === MUNICIPALITY
        ? [...paired].map(county => ({ district: MUNICIPALITY, county, status: 'found' }))
        : pairings,
    [marked, paired, pairings],
  )
  const touches = (p: Pairing): boolean => p.district === marked || p.county === marked
  const linked = new Set(lines.filter(touches).flatMap(p => [p.district, p.county]))

  const go = (code: string): void => {
    setCurrent(code)
    svg.current?.querySelector<SVGGElement>(`[data-code="${code}"]`)?.focus()
  }
  const onKey = (event: KeyboardEvent, code: string): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(code)
      return
    }
    const way = ARROWS[event.key]
    if (!way) return
    const next = step(code, way, givers)
    if (!next) return
    event.preventDefault()
    go(next)
  }
  const handlers = (code: string) => ({
    'data-code': code,
    role: 'link',
    tabIndex: code === current ? 0 : -1,
    onClick: () => onSelect(code),
    onKeyDown: (e: KeyboardEvent) => onKey(e, code),
    onFocus: () => {
      setCurrent(code)
      setNear(code)
    },
    onBlur: () => setNear(null),
    onMouseEnter: () => setNear(code),
    onMouseLeave: () => setNear(null),
  })
  const mark = (code: string): string =>
    `${code === home ? ' own' : ''}${marked && linked.has(code) ? ' linked' : ''}`
  const line = (p: Pairing, over: boolean) => {
    const tile = tileAt(p.county)
    const giver = giverAt.get(p.district)
    if (!tile || !giver) return null
    return <path key={`${p.district}${p.county}${over}`} d={linePath(tile, giver)} className={p.status} />
  }
  const over = (
    <g className="pairings over" aria-hidden="true">
      {lines.filter(touches).map(p => line(p, true))}
    </g>
  )
  const top = Math.max(...[...given].filter(([code]) => code !== MUNICIPALITY).map(([, v]) => v.value), 1)

  return (
    <div className="tile-map" role="group" aria-label={title[lang]}>
      <div className="tile-corner">{corner(marked)}</div>
      <svg ref={svg} viewBox={`-3 -3 ${MAP_W + 6} ${MAP_H + 6}`}>
        <defs>
          <linearGradient id="both-ends" gradientUnits="userSpaceOnUse" x1={0} x2={GIVER_X}>
            <stop offset="0.3" className="stop-steppe" />
            <stop offset="1" className="stop-beijing" />
          </linearGradient>
        </defs>
        <g className={`pairings${marked ? ' aside' : ''}`} aria-hidden="true">
          {pairings.map(p => line(p, false))}
        </g>
        {/* The municipality helps all: its lines would cover the names. */}
        {marked === MUNICIPALITY ? over : null}
        {TILES.map(t => (
          <g
            key={t.code}
            {...handlers(t.code)}
            aria-label={labelOf(t, names, values, lang)}
            className={`tile s${shades.of(values.get(t.code)?.value)}${paired.has(t.code) ? ' paired' : ''}${mark(t.code)}`}
            transform={`translate(${tileX(t)} ${tileY(t)})`}
          >
            <rect x={1.5} y={1.5} width={TILE_W - 3} height={TILE_H - 3} rx={3} />
            {wrap(t[lang], lang).map((part, i, parts) => (
              <text
                key={part}
                x={TILE_W / 2}
                y={TILE_H / 2 + (i - (parts.length - 1) / 2) * 14}
                dy="0.35em"
                className={parts.length > 1 ? 'tight' : part.length >= LONG[lang] ? 'long' : ''}
                {...(lang === 'en' && part.length > 9
                  ? { textLength: TILE_W - 6, lengthAdjust: 'spacingAndGlyphs' }
                  : {})}
              >
                {lang === 'en' && i < parts.length - 1 ? `${part} ` : part}
              </text>
            ))}
          </g>
        ))}
        {marked === MUNICIPALITY ? null : over}
        {givers.map(g => (
          <GiverRow
            key={g.code}
            giver={g}
            shown={given.get(g.code)}
            share={g.code === MUNICIPALITY ? 1 : (given.get(g.code)?.value ?? 0) / top}
            lang={lang}
            mark={mark(g.code)}
            handlers={handlers(g.code)}
          />
        ))}
      </svg>
    </div>
  )
}

/** The arrow keys: from tile to tile, over the right edge to the givers, up and down among them. */
function step(
  code: string,
  way: readonly [number, number],
  givers: readonly PlacedGiver[],
): string | undefined {
  const tile = tileAt(code)
  if (tile) {
    const next = nextTile(tile, way)
    if (next || way[0] <= 0) return next?.code
    const y = tileY(tile) + TILE_H / 2
    return [...givers].sort((a, b) => Math.abs(a.y + a.height / 2 - y) - Math.abs(b.y + b.height / 2 - y))[0]
      ?.code
  }
  const i = givers.findIndex(g => g.code === code)
  if (way[1]) return givers[i + way[1]]?.code
  if (way[0] > 0 || i < 0) return undefined
  const y = givers[i]!.y
  return [...TILES].sort(
    (a, b) => Math.abs(tileY(a) - y) * 3 - a.col * 9 - (Math.abs(tileY(b) - y) * 3 - b.col * 9),
  )[0]?.code
}

function labelOf(
  t: Tile,
  names: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, Shown>,
  lang: Lang,
): string {
  // The short name, which stands on the tile, comes first: one can say it to a voice control.
  const name = [...new Set([t[lang], names.get(t.code) ?? t.zh])].join(' ')
  const label = values.get(t.code)?.label
  return label ? `${name} ${label}` : name
}

interface GiverProps {
  readonly giver: PlacedGiver
  readonly shown: Shown | undefined
  readonly share: number
  readonly lang: Lang
  readonly mark: string
  readonly handlers: Readonly<Record<string, unknown>>
}

const BAR_W = 84

function GiverRow({ giver, shown, share, lang, mark, handlers }: GiverProps) {
  const middle = giver.height / 2
  return (
    <g
      {...handlers}
      className={`giver${mark}`}
      aria-label={`${giver[lang]} ${shown?.label ?? ''}`}
      transform={`translate(${GIVER_X} ${giver.y})`}
    >
      <rect className="giver-box" x={0} y={1.5} width={GIVER_W} height={giver.height - 3} rx={3} />
      <rect className="giver-end" x={0} y={1.5} width={4} height={giver.height - 3} />
      <text x={14} y={middle} dy="0.35em">
        {`${giver[lang]} `}
      </text>
      <text className="giver-value" x={GIVER_W - 8} y={middle} dy="0.35em">
        {shown?.label ?? '—'}
      </text>
      <rect
        className="giver-bar"
        x={14}
        y={giver.height - 6}
        width={Math.max(share * BAR_W, shown?.value ? 1 : 0)}
        height={2}
      />
    </g>
  )
}
