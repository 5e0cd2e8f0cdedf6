import type { ReactNode } from 'react'

/** A state in a word. `good` is settled, `warn` waits for someone, `bad` is in dispute or failed. */
export type Tone = 'good' | 'warn' | 'bad' | 'plain'

export function Tag({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone
  title?: string
  children: ReactNode
}) {
  return (
    <span className={`tag ${tone}`} {...(title ? { title } : {})}>
      {children}
    </span>
  )
}
