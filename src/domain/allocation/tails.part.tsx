/** 后续年度资金: what a variant binds of later years, a line a year. */
import { Button, InputNumber } from 'antd'
import type { Input } from '../../web/kit/field.ts'
import { MoneyInput } from '../../web/kit/MoneyInput.tsx'
import { useWords } from '../../web/lang.tsx'
import { MOST_TAILS } from './scenario.terms.ts'

export interface Tail {
  readonly year: number | null
  readonly fen?: string | undefined
}

const hasSum = ({ fen }: Tail): boolean => Boolean(fen && fen !== '0')
export const isSaid = (tail: Tail): boolean => Boolean(tail.year) && hasSum(tail)
/** A line that was begun; one that was only added asks for nothing. */
export const isHalf = (tail: Tail): boolean => Boolean(tail.year) !== hasSum(tail)

export function TailsInput({ id, value, onChange }: Input) {
  const { t } = useWords()
  const tails = (value as readonly Tail[] | undefined) ?? []
  const put = (at: number, change: Partial<Tail>): void =>
    onChange?.(tails.map((tail, i) => (i === at ? { ...tail, ...change } : tail)))
  const last = tails.at(-1)?.year
  return (
    <div {...(id ? { id } : {})} className="tail-list">
      {tails.map((tail, i) => (
        // Lines have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="tail-line">
          <InputNumber<number>
            aria-label={t(`第 ${i + 1} 个后续年度`, `Later year ${i + 1}`)}
            min={2014}
            max={2100}
            precision={0}
            placeholder={t('年度', 'Year')}
            value={tail.year}
            onChange={year => put(i, { year })}
          />
          <MoneyInput
            label={t(`第 ${i + 1} 个后续年度的资金`, `Sum of later year ${i + 1}`)}
            unit="wan"
            value={tail.fen}
            onChange={fen => put(i, { fen })}
          />
          <Button type="text" onClick={() => onChange?.(tails.filter((_, at) => at !== i))}>
            {t('删除', 'Remove')}
          </Button>
        </div>
      ))}
      {tails.length < MOST_TAILS ? (
        <Button size="small" onClick={() => onChange?.([...tails, { year: last ? last + 1 : null }])}>
          {t('添加年度', 'Add a year')}
        </Button>
      ) : null}
    </div>
  )
}
