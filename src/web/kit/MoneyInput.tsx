/** An amount typed in 元 or 万元, as the person has it before them; what is kept is fen as text. The other reading stands below. */
import { InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { useWords } from '../lang.tsx'
import { amountOf, amountText, fenOf } from './money.ts'
import type { MoneyUnit } from './money.ts'
import { readable, yuan } from './number.ts'

interface Props {
  readonly id?: string
  /** Its name where no label of a form gives one. */
  readonly label?: string
  /** The unit at the beginning; the person may change it. */
  readonly unit: MoneyUnit
  readonly negative?: boolean
  readonly value?: string | undefined
  readonly onChange?: (fen: string | undefined) => void
}

export function MoneyInput({ id, label, unit: first, negative, value, onChange }: Props) {
  const { t, lang } = useWords()
  const [unit, setUnit] = useState(first)
  const [typed, setTyped] = useState<string | null>(() => (value ? amountOf(value, unit) : null))
  const shown =
    value && (!typed || fenOf(typed, unit) !== value) ? amountOf(value, unit) : value ? typed : null
  const give = (text: string | null, as: MoneyUnit): void => {
    setTyped(text)
    onChange?.(text === null ? undefined : (fenOf(text, as) ?? undefined))
  }
  return (
    <div>
      <Space.Compact block>
        <InputNumber<string>
          {...(id ? { id } : {})}
          {...(label ? { 'aria-label': label } : {})}
          stringMode
          controls={false}
          {...(negative ? {} : { min: '0' })}
          value={shown}
          formatter={text => String(text ?? '').replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',')}
          parser={text => (text ?? '').replaceAll(/[^\d.-]/g, '')}
          style={{ width: '100%' }}
          onChange={next => give(next, unit)}
        />
        <Select<MoneyUnit>
          aria-label={t('金额单位', 'Unit of the amount')}
          value={unit}
          style={{ width: lang === 'zh' ? 84 : 130 }}
          popupMatchSelectWidth={false}
          onChange={next => {
            setUnit(next)
            // The digits stay as they were typed; it is the unit that was wrong.
            if (shown) give(shown, next)
          }}
          options={[
            { value: 'yuan', label: t('元', 'yuan') },
            { value: 'wan', label: t('万元', '10,000 yuan') },
          ]}
        />
      </Space.Compact>
      {value && value !== '0' ? (
        <div className="soft small">
          {t('合', 'that is')} {amountText(value)} {t('元', 'yuan')}
          {Math.abs(yuan(value)) >= 1e5 ? `（${readable(yuan(value), lang)}）` : ''}
        </div>
      ) : null}
    </div>
  )
}
