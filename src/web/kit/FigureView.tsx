/** The one component that shows a figure: value, unit, basis, published value, trend, and always the way into its rows. */
import type { Figure } from '../../kernel/figure.ts'
import { useWords } from '../lang.tsx'
import { search } from './address.ts'
import { BasisBar } from './BasisBar.tsx'
import { exactly, periodText, readable, stampText, withUnit } from './number.ts'
import { Spark } from './Spark.tsx'
import { To } from './To.tsx'

/** Where a figure opens: the question itself stands in the address. */
export const figureLink = (
  f: Pick<Figure, 'id' | 'area' | 'side' | 'kind' | 'from' | 'to' | 'asOf'>,
): string =>
  `/figures/${f.id}${search({ area: f.area, side: f.side === 'giver' ? 'giver' : undefined, kind: f.kind, from: f.from, to: f.to, asOf: f.asOf })}`

export interface TrendPoint {
  /** `2019` or `2019-04` */
  readonly key: string
  readonly value: number
}

interface Props {
  readonly figure: Figure
  /** Off only on the figure's own page. */
  readonly link?: boolean
  readonly trend?: readonly TrendPoint[] | undefined
  /** Shown where figures of several areas stand together. */
  readonly withArea?: boolean
}

export function FigureView({ figure, link = true, trend, withArea }: Props) {
  const { t, lang } = useWords()
  const unit = t(figure.unitWords)
  const period = periodText(figure.from, figure.asOf ?? figure.to, lang)
  const first = trend?.[0]
  const last = trend?.at(-1)
  const body = (
    <>
      <div className="figure-name">
        {t(figure.title)}
        {withArea ? <span className="soft"> · {t(figure.areaName)}</span> : null}
      </div>
      <div className="figure-line">
        <span
          className="figure-value"
          {...(figure.value === null ? {} : { title: `${exactly(figure.value)} ${unit}` })}
        >
          <Value value={figure.value} unit={unit} />
        </span>
        {trend && first && last ? (
          <Spark
            values={trend.map(p => p.value)}
            side={figure.side}
            label={t(
              `走势：${first.key} 为 ${readable(first.value, lang)}，${last.key} 为 ${readable(last.value, lang)}`,
              `Trend: ${readable(first.value, lang)} in ${first.key}, ${readable(last.value, lang)} in ${last.key}`,
            )}
          />
        ) : null}
      </div>
      <BasisBar basis={figure.basis} fold={figure.fold} />
      <div className="soft figure-meta">
        <span>{period}</span>
        <span>
          {t('时点', 'at')} {stampText(figure.knownAt)}
        </span>
        {figure.publishedValue ? (
          <span title={figure.publishedValue.source}>
            {t('公布数', 'published')} {withUnit(figure.publishedValue.value, unit, lang)}
          </span>
        ) : null}
      </div>
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

/** `45.96 亿` with the size word smaller than the digits. */
function Value({ value, unit }: { value: number | null; unit: string }) {
  const { lang } = useWords()
  if (value === null) return <span className="soft">—</span>
  const [digits, size] = readable(value, lang).split(' ')
  return (
    <>
      <b>
        {digits}
        {size ? <span className="figure-size"> {size}</span> : null}
      </b>
      {size && lang === 'zh' ? '' : ' '}
      <small>{unit}</small>
    </>
  )
}
