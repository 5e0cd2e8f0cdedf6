import { Link } from '@tanstack/react-router'
import { useWords } from '../lang.tsx'
import { screens } from '../programme.tsx'
import { useMe } from '../session.tsx'
import { grouped } from './navigation.ts'

/** What this post may open, grouped as the office works. */
export function Nav() {
  const { t } = useWords()
  const { may } = useMe()
  const shown = screens.filter(s => s.nav && (s.verb === null || may(s.verb)))
  return (
    <nav className="nav" aria-label={t('主导航', 'Main')}>
      {grouped(shown).map(group => (
        <div key={group.title?.zh ?? ''} className="nav-group">
          {group.title ? <div className="nav-title">{t(group.title)}</div> : null}
          <ul>
            {group.screens.map(s => (
              <li key={s.path}>
                <Link
                  to={s.path as '/'}
                  activeOptions={{
                    exact: screens.some(
                      o => o.nav && o !== s && (s.path === '/' || o.path.startsWith(`${s.path}/`)),
                    ),
                    includeSearch: false,
                  }}
                >
                  {t(s.title)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
