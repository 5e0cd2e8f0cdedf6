/** The pairs on a phone, by league: banner with its shade and value, and who helps it. */
import { useWords } from '../../web/lang.tsx'
import type { Shading } from '../../web/map/shade.ts'
import type { Shown } from '../../web/map/TileMap.tsx'
import type { Overview } from './overview.screen.tsx'

interface Props {
  readonly data: Overview
  readonly counties: ReadonlyMap<string, Shown>
  readonly shades: Shading
  onSelect(code: string): void
}

export function PairList({ data, counties, shades, onSelect }: Props) {
  const { t } = useWords()
  const leagues = [...new Set(data.receivers.map(r => r.league))]
  const first = (league: string): boolean =>
    data.receivers.some(r => r.league === league && r.code === data.own)
  return (
    <div className="pair-list">
      {leagues
        .sort((a, b) => Number(first(b)) - Number(first(a)))
        .map(league => (
          <section key={league}>
            <h3>{league}</h3>
            <ul>
              {data.receivers
                .filter(r => r.league === league)
                .map(r => (
                  <li key={r.code}>
                    <button
                      type="button"
                      className={`pair s${shades.of(counties.get(r.code)?.value)}`}
                      onClick={() => onSelect(r.code)}
                    >
                      <span className="pair-shade" aria-hidden="true" />
                      <span>
                        {r.name}
                        <br />
                        <span className="beijing-ink small">
                          {r.districts.map(d => d.name ?? t('区不详', 'unknown')).join(t('、', ', '))}
                        </span>
                      </span>
                      <span className="num">{counties.get(r.code)?.label ?? '—'}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
    </div>
  )
}
