import { useWords } from '../lang.tsx'
import { amountText } from './money.ts'
import { readable, yuan } from './number.ts'

/** An amount kept as fen, exactly, in yuan: 12,345,678.90. How it reads in 万 or 亿 stands on hover. */
export function Money({ fen }: { fen: string | null | undefined }) {
  const { t, lang } = useWords()
  if (fen === null || fen === undefined) return <span className="soft">—</span>
  const whole = yuan(fen)
  const rounded = Math.abs(whole) >= 1e5 ? `${readable(whole, lang)}${t('元', ' yuan')}` : undefined
  return (
    <span className="num" {...(rounded ? { title: rounded } : {})}>
      {amountText(fen)}
    </span>
  )
}
