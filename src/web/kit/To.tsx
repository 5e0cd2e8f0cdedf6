import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link to any path of the programme that the server gave. */
export function To({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  return (
    <Link to={to as '/'} {...(className ? { className } : {})}>
      {children}
    </Link>
  )
}
