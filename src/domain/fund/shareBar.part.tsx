/** A share as a thin bar with its number, and a mark where it should be. */
import { useWords } from '../../web/lang.tsx'

/** One decimal, but never 100 % or 0 % for what is not quite. */
function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`
  return `${Math.max(share < 1 ? Math.min(share * 100, 99.9) : share * 100, 0.1).toFixed(1)}%`
}

export function ShareBar({ share, mark }: { share: number | null; mark: number | null }) {
  const { t } = useWords()
  if (share === null) return <span className="soft">—</span>
  return (
    <span className="share">
      <span className="share-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(1, share) * 100}%` }} />
        {mark === null ? null : <b style={{ left: `${Math.min(1, mark) * 100}%` }} />}
      </span>
      <span className="num">
        {percent(share)}
        {mark === null ? null : (
          <span className="soft small">
            {' '}
            {t('应达', 'due')} {percent(mark)}
          </span>
        )}
      </span>
    </span>
  )
}
