/** A date as far as it is known: a day, or only its month or year, where the register allows it. */
import { DatePicker, Select, Space } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useWords } from '../lang.tsx'
import type { DatePart } from './field.ts'

interface Props {
  readonly id?: string
  readonly value?: DatePart | undefined
  readonly onChange?: (value: DatePart | undefined) => void
  readonly withPrecision?: boolean
  /** No day after this one; `today` for the day on which the form is filled in. */
  readonly until?: string | undefined
}

/** Enter takes the date that was typed; it does not send the form. */
export const takesEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') event.preventDefault()
}

/** A month or year is kept as its last day, as the reference lists do. */
function endOf(day: dayjs.Dayjs, precision: DatePart['precision']): string {
  return (precision === 'day' ? day : day.endOf(precision)).format('YYYY-MM-DD')
}

export function DateInput({ id, value, onChange, withPrecision, until }: Props) {
  const { t } = useWords()
  const [precision, setPrecision] = useState<DatePart['precision']>(value?.precision ?? 'day')
  const picker = (
    <DatePicker
      {...(id ? { id } : {})}
      picker={precision === 'day' ? 'date' : precision}
      value={value ? dayjs(value.on) : null}
      style={{ flex: 1, minWidth: 0, width: '100%' }}
      onKeyDown={takesEnter}
      {...(until ? { maxDate: until === 'today' ? dayjs() : dayjs(until) } : {})}
      onChange={day => onChange?.(day ? { on: endOf(day, precision), precision } : undefined)}
    />
  )
  if (!withPrecision) return picker
  return (
    <Space.Compact block>
      <Select
        aria-label={t('日期精度', 'How exactly it is known')}
        value={precision}
        style={{ width: 96 }}
        onChange={next => {
          setPrecision(next)
          if (value) onChange?.({ on: endOf(dayjs(value.on), next), precision: next })
        }}
        options={[
          { value: 'day', label: t('某日', 'Day') },
          { value: 'month', label: t('某月', 'Month') },
          { value: 'year', label: t('某年', 'Year') },
        ]}
      />
      {picker}
    </Space.Compact>
  )
}
