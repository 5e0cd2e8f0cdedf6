/** Holds the place of what is coming, in its shape, so that nothing jumps when it arrives. */
import { useWords } from '../lang.tsx'

interface Props {
  readonly kind?: 'block' | 'figures' | 'rows'
  /** How many rows or figures are likely to come. */
  readonly count?: number
}

export function Waiting({ kind = 'block', count }: Props) {
  const { t } = useWords()
  const n = count ?? (kind === 'rows' ? 10 : kind === 'figures' ? 4 : 1)
  return (
    <div className={`waiting ${kind}`} role="status">
      <span className="sr">{t('正在读取…', 'Loading…')}</span>
      {Array.from({ length: n }, (_, i) => (
        <span key={i} aria-hidden="true" />
      ))}
    </div>
  )
}
