/** A ledger on a phone: one card a row, its first column as the heading. */
import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../lang.tsx'
import type { Column, Ticks } from './Ledger.tsx'

interface Props<R> {
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly actions?: (row: R) => ReactNode
  readonly detail?: (row: R) => ReactNode
  readonly ticks?: Ticks<R>
  rowKey(row: R): string
}

export function LedgerCards<R>({ columns, rows, rowKey, actions, detail, ticks }: Props<R>) {
  const { t } = useWords()
  const [head, ...rest] = columns
  return (
    <ul className="ledger-cards">
      {rows.map(row => (
        <li key={rowKey(row)} className="card">
          <div className="ledger-card-head">
            {ticks?.may(row) ? <Tick ticks={ticks} row={row} rowKey={rowKey} /> : null}
            {head?.show(row)}
          </div>
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

interface TickProps<R> {
  readonly ticks: Ticks<R>
  readonly row: R
  rowKey(row: R): string
}

function Tick<R>({ ticks, row, rowKey }: TickProps<R>) {
  const key = rowKey(row)
  const rest = ticks.rows.filter(r => rowKey(r) !== key)
  return (
    <Checkbox
      aria-label={ticks.name(row)}
      checked={rest.length < ticks.rows.length}
      onChange={e => ticks.set(e.target.checked ? [...rest, row] : rest)}
      style={{ marginRight: 8 }}
    />
  )
}
