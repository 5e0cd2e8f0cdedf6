/** 依据: how much of the figure rows prove, the other side confirmed, or an office only said; each opens its rows. */
import type { Basis } from '../../kernel/contribution.ts'
import { Card } from '../../web/kit/Card.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Num } from '../../web/kit/Num.tsx'
import { useWords } from '../../web/lang.tsx'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import type { Figure } from '../../kernel/figure.ts'

const PLACE = 'rows'
const BASES = Object.keys(BASIS_WORDS) as Basis[]

export function FigureBasis({ figure }: { figure: Figure }) {
  const { t } = useWords()
  const { values, set } = useFilters()
  const shown = BASES.filter(b => figure.basis[b])
  const all = shown.reduce((sum, b) => sum + Math.abs(figure.basis[b]), 0)
  if (!shown.length) return null
  const open = (basis: string | undefined): void => {
    set({ basis })
    document.getElementById(PLACE)?.scrollIntoView({ block: 'start' })
  }
  return (
    <Card title={t('依据', 'Basis')}>
      <table className="sheet">
        <thead className="sr">
          <tr>
            <th>{t('依据', 'Basis')}</th>
            <th>{t(figure.unitWords)}</th>
            <th>{t('占比', 'Share')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(b => (
            <tr key={b}>
              <td>
                {figure.published ? (
                  t(BASIS_WORDS[b])
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-pressed={values.basis === b}
                    onClick={() => open(values.basis === b ? undefined : b)}
                  >
                    {t(BASIS_WORDS[b])}
                  </button>
                )}
              </td>
              <td className="n">
                <Num value={figure.basis[b]} />
              </td>
              <td className="n soft">
                {figure.fold === 'mean' ? '' : `${((Math.abs(figure.basis[b]) / all) * 100).toFixed(1)}%`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
