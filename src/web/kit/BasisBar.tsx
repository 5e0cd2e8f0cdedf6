/** The thin bar under a figure: how much of it rows prove, and how much an office only said. */
import type { Figure, Split } from '../../kernel/figure.ts'
import { useWords } from '../lang.tsx'
import { exactly } from './number.ts'

const PARTS = [
  ['good', ['evidenced', 'confirmed']],
  ['claimed', ['claimed']],
  ['disputed', ['disputed']],
  ['declared', ['declared']],
] as const

/** One decimal, but never 100 % or 0 % for what is not quite. */
function percent(share: number): string {
  if (share === 1) return '100%'
  return `${Math.min(Math.max(share * 100, 0.1), 99.9).toFixed(1)}%`
}

export function BasisBar({ basis, fold }: { basis: Split; fold: Figure['fold'] }) {
  const { t } = useWords()
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
  const shown = sums.filter(([, n]) => n)
  return (
    <div className="basis">
      <div className="basis-bar" aria-hidden="true">
        {shown.map(([name, n]) => (
          <span key={name} className={name} style={{ width: `${(Math.abs(n) / all) * 100}%` }} />
        ))}
      </div>
      <div className="soft basis-words">
        {shown.map(([name, n]) => (
          <span key={name} className="basis-part" title={exactly(n)}>
            <i className={name} aria-hidden="true" />
            {words[name]} {percent(Math.abs(n) / all)}
          </span>
        ))}
      </div>
    </div>
  )
}
