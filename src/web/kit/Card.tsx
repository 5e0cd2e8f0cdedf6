/** A part of a page under its own heading. */
import { useId } from 'react'
import type { ReactNode } from 'react'

interface Props {
  readonly title?: ReactNode
  /** At the right of the heading: a link, a switch, a small button. */
  readonly extra?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

export function Card({ title, extra, className, children }: Props) {
  const id = useId()
  return (
    <section className={`card${className ? ` ${className}` : ''}`} aria-labelledby={title ? id : undefined}>
      {title || extra ? (
        <header className="card-head">
          {title ? <h2 id={id}>{title}</h2> : <span />}
          {extra ? <div className="card-extra">{extra}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  )
}
