import type { ReactNode } from 'react'
import { To } from './To.tsx'

interface Props {
  readonly side: 'giver' | 'receiver'
  readonly to?: string
  readonly title?: string
  readonly children: ReactNode
}

/** A place of one of the two ends, in its end's colour: Beijing's side or the steppe's side. */
export function EndTag({ side, to, title, children }: Props) {
  return (
    <span className={`end-tag ${side === 'giver' ? 'beijing' : 'steppe'}`} {...(title ? { title } : {})}>
      {to ? <To to={to}>{children}</To> : children}
    </span>
  )
}
