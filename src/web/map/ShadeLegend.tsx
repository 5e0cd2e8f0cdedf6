/** What the shades and the kinds of line mean. */
import { useWords } from '../lang.tsx'
import { readable } from '../kit/number.ts'
import { SHADES } from './shade.ts'
import type { Shading } from './shade.ts'

export function ShadeLegend({ shades, unit }: { shades: Shading; unit: string }) {
  const { t, lang } = useWords()
  const lift = SHADES - shades.bounds.length
  const lines = [
    ['', t('已核实', 'found')],
    ['9 5', t('推定', 'inferred')],
    ['2 5', t('待核实', 'not verified')],
  ] as const
  return (
    <div className="shade-legend">
      <span>
        {t('单位', 'in')} {unit}
      </span>
      {shades.bounds.map((bound, i) => (
        <span key={bound}>
          <i style={{ background: `var(--tile-${lift + i + 1})` }} aria-hidden="true" />
          {t('≥', '≥')} {readable(bound, lang)}
        </span>
      ))}
      <b className="legend-turn" aria-hidden="true" />
      {lines.map(([dash, words]) => (
        <span key={words}>
          <svg viewBox="0 0 28 8" aria-hidden="true">
            <path d="M0 4H28" strokeDasharray={dash} />
          </svg>
          {words}
        </span>
      ))}
    </div>
  )
}
