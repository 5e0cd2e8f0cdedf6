/** The frame of every page: where it lies, what it is, what can be done here. */
import { Fragment, useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../lang.tsx'
import { arrived } from './arrival.ts'
import { To } from './To.tsx'

export interface Crumb {
  readonly to: string
  readonly label: string
}

interface Props {
  readonly title: ReactNode
  /** The page's name for the window and for screen readers, where the title is more than words. */
  readonly name?: string
  readonly crumbs?: readonly Crumb[]
  /** One sentence under the title: what this page is for. */
  readonly lead?: ReactNode
  /** Buttons at the right; the next step first. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, name, crumbs, lead, actions, children }: Props) {
  const { t } = useWords()
  const said = name ?? (typeof title === 'string' ? title : '')
  const main = useRef<HTMLElement>(null)
  const shown = [said, t('对口', 'duikou')].filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = shown
  }, [shown])
  useEffect(() => {
    if (arrived()) main.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main className="page" id="main" tabIndex={-1} ref={main}>
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
