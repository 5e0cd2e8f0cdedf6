/** A ledger on a phone: one card a row, its first column as the heading. */
import type { ReactNode } from 'react'
import { useWords } from '../lang.tsx'
import type { Column } from './Ledger.tsx'

interface Props<R> {
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly actions?: (row: R) => ReactNode
  readonly detail?: (row: R) => ReactNode
  rowKey(row: R): string
}

export function LedgerCards<R>({ columns, rows, rowKey, actions, detail }: Props<R>) {
  const { t } = useWords()
  const [head, ...rest] = columns
  return (
    <ul className="ledger-cards">
      {rows.map(row => (
        <li key={rowKey(row)} className="card">
          <div className="ledger-card-head">{head?.show(row)}</div>
          <dl>
            {rest.map(c => (
              <div key={c.key}>
                <dt>{t(c.title)}</dt>
                <dd>{c.show(row)}</dd>
              </div>
            ))}
          </dl>
          {detail ? (
            <details>
              <summary>{t('更多', 'More')}</summary>
              {detail(row)}
            </details>
          ) : null}
          {actions ? <div className="ledger-card-actions">{actions(row)}</div> : null}
        </li>
      ))}
    </ul>
  )
}
