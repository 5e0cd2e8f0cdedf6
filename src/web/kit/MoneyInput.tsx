/** An amount typed in 元 or 万元; what is kept is fen as text. The other reading stands beside it. */
import { InputNumber } from 'antd'
import { useState } from 'react'
import { useWords } from '../lang.tsx'
import { amountOf, fenOf } from './money.ts'
import type { MoneyUnit } from './money.ts'
import { readable, yuan } from './number.ts'

interface Props {
  readonly id?: string
  readonly unit: MoneyUnit
  readonly negative?: boolean
  readonly value?: string | undefined
  readonly onChange?: (fen: string | undefined) => void
}

export function MoneyInput({ id, unit, negative, value, onChange }: Props) {
  const { t, lang } = useWords()
  const [typed, setTyped] = useState<string | null>(() => (value ? amountOf(value, unit) : null))
  const shown =
    value && (!typed || fenOf(typed, unit) !== value) ? amountOf(value, unit) : value ? typed : null
  return (
    <div>
      <InputNumber<string>
        {...(id ? { id } : {})}
        stringMode
        controls={false}
        {...(negative ? {} : { min: '0' })}
        value={shown}
        suffix={unit === 'wan' ? t('万元', '10,000 yuan') : t('元', 'yuan')}
        formatter={text => String(text ?? '').replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',')}
        parser={text => (text ?? '').replaceAll(/[^\d.-]/g, '')}
        style={{ width: '100%' }}
        onChange={next => {
          setTyped(next)
          onChange?.(next === null ? undefined : (fenOf(next, unit) ?? undefined))
        }}
      />
      {value && Math.abs(yuan(value)) >= 1e5 ? (
        <div className="soft small">
          {t('合', 'that is')} {readable(yuan(value), lang)}
          {t('元', ' yuan')}
        </div>
      ) : null}
    </div>
  )
}
