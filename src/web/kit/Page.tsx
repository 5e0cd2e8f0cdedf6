/** The frame of every page: where it lies, what it is, what can be done here. */
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../lang.tsx'
import { To } from './To.tsx'

export interface Crumb {
  readonly to: string
  readonly label: string
}

interface Props {
  readonly title: ReactNode
  readonly crumbs?: readonly Crumb[]
  /** One sentence under the title: what this page is for. */
  readonly lead?: ReactNode
  /** Buttons at the right; the next step first. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, crumbs, lead, actions, children }: Props) {
  const { t } = useWords()
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        {crumbs?.length ? (
          <nav className="crumbs" aria-label={t('所在位置', 'You are here')}>
            {crumbs.map(c => (
              <Fragment key={c.to}>
                <To to={c.to}>{c.label}</To>
                <span aria-hidden="true">/</span>
              </Fragment>
            ))}
          </nav>
        ) : null}
        <div className="page-title">
          <h1>{title}</h1>
          {actions ? <div className="page-actions no-print">{actions}</div> : null}
        </div>
        {lead ? <p className="soft page-lead">{lead}</p> : null}
      </header>
      {children}
    </main>
  )
}
