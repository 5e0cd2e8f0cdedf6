/** The one component that shows a figure: value, unit, basis, published value, and always the way into its rows. */
import type { Figure, Split } from '../domain/report/figure.terms.ts'
import { search } from './api.ts'
import { useWords } from './lang.tsx'
import { dayText, exactly, readable } from './number.ts'
import { Num, To } from './parts.tsx'

/** Where a figure opens: the question itself stands in the address. */
export const figureLink = (
  f: Pick<Figure, 'id' | 'area' | 'side' | 'kind' | 'from' | 'to' | 'asOf'>,
): string =>
  `/figures/${f.id}${search({ area: f.area, side: f.side === 'giver' ? 'giver' : undefined, kind: f.kind, from: f.from, to: f.to, asOf: f.asOf })}`

const PARTS = [
  ['good', ['evidenced', 'confirmed']],
  ['claimed', ['claimed']],
  ['disputed', ['disputed']],
  ['declared', ['declared']],
] as const

export function BasisBar({ basis, fold }: { basis: Split; fold: Figure['fold'] }) {
  const { t, lang } = useWords()
  if (fold === 'mean') return null
  const twoSided = basis.confirmed + basis.claimed + basis.disputed > 0
  const sums = PARTS.map(([name, keys]) => [name, keys.reduce((sum, k) => sum + basis[k], 0)] as const)
  const all = sums.reduce((sum, [, n]) => sum + Math.abs(n), 0)
  if (!all) return null
  const words = {
    good: twoSided ? t('对方已确认', 'confirmed') : t('有明细', 'evidenced'),
    claimed: t('填报数', 'claimed'),
    disputed: t('有差异', 'disputed'),
    declared: t('仅填报', 'declared only'),
  }
  const text = sums
    .filter(([, n]) => n)
    .map(([name, n]) => `${words[name]} ${readable(n, lang)}`)
    .join(' · ')
  return (
    <>
      <div className="basis" role="img" aria-label={text}>
        {sums.map(([name, n]) =>
          n ? <span key={name} className={name} style={{ width: `${(Math.abs(n) / all) * 100}%` }} /> : null,
        )}
      </div>
      <div className="small soft">{text}</div>
    </>
  )
}

export function FigureView({ figure, link = true }: { figure: Figure; link?: boolean }) {
  const { t, lang } = useWords()
  const period = figure.from
    ? `${dayText(figure.from, 'day', lang)} — ${dayText(figure.to, 'day', lang)}`
    : `${t('截至', 'as of')} ${dayText(figure.asOf ?? figure.to, 'day', lang)}`
  const body = (
    <>
      <div className="name">{t(figure.title)}</div>
      <div
        className="value"
        title={figure.value === null ? '' : `${exactly(figure.value)} ${t(figure.unitWords)}`}
      >
        <Num value={figure.value} /> <small>{t(figure.unitWords)}</small>
      </div>
      <BasisBar basis={figure.basis} fold={figure.fold} />
      <div className="small soft">{period}</div>
      {figure.publishedValue ? (
        <div className="small soft" title={figure.publishedValue.source}>
          {t('公布数', 'Published')} {readable(figure.publishedValue.value, lang)} {t(figure.unitWords)}
        </div>
      ) : null}
    </>
  )
  return link ? (
    <To to={figureLink(figure)} className="card figure">
      {body}
    </To>
  ) : (
    <div className="card figure">{body}</div>
  )
}
