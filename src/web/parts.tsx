/** Small parts used on every page. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiProblem } from './api.ts'
import { useWords } from './lang.tsx'
import { dayText, exactly, readable } from './number.ts'

export function Page({
  title,
  crumbs,
  actions,
  children,
}: {
  title: ReactNode
  crumbs?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <main className="page" id="main" tabIndex={-1}>
      {crumbs ? (
        <nav className="crumbs" aria-label="breadcrumb">
          {crumbs}
        </nav>
      ) : null}
      <header>
        <h1>{title}</h1>
        <span style={{ flex: 1 }} />
        {actions}
      </header>
      {children}
    </main>
  )
}

/** An error where it is, with what to do next. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords()
  const problem = error instanceof ApiProblem ? error : null
  return (
    <div className="card problem" role="alert">
      <p>{problem?.message ?? t('页面出错，请刷新后重试。', 'The page failed. Reload and try again.')}</p>
      {problem?.details.length ? (
        <ul className="small">
          {problem.details.map((d, i) => (
            <li key={`${d.code}${i}`}>
              {[d.field, typeof d.detail === 'object' ? t(d.detail) : (d.detail ?? d.code)]
                .filter(Boolean)
                .join('：')}
            </li>
          ))}
        </ul>
      ) : null}
      {retry ? (
        <button type="button" className="plain" onClick={retry}>
          {t('重试', 'Try again')}
        </button>
      ) : null}
    </div>
  )
}

export const Waiting = () => <div className="skeleton" role="status" aria-label="…" />

/** What an empty page is for, and where to begin. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="card" style={{ textAlign: 'center', padding: '36px 16px' }}>
      <p>{title}</p>
      <div className="soft small">{children}</div>
    </div>
  )
}

/** A number as it is read, the exact one on hover and for screen readers. */
export function Num({ value, unit }: { value: number | null; unit?: string }) {
  const { lang } = useWords()
  if (value === null) return <span className="soft">—</span>
  return <span title={`${exactly(value)}${unit ? ` ${unit}` : ''}`}>{readable(value, lang)}</span>
}

export function Day({ on, precision }: { on: string | null | undefined; precision?: string | null }) {
  const { lang } = useWords()
  return <time dateTime={on ?? ''}>{dayText(on, precision ?? 'day', lang)}</time>
}

/** A link to any path of the programme that the server gave. */
export function To({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  return (
    <Link to={to as '/'} {...(className ? { className } : {})}>
      {children}
    </Link>
  )
}
