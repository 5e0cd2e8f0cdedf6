import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from './api.ts'
import { useWords } from './lang.tsx'
import { useTheme } from './kit/Theme.tsx'
import { screens } from './programme.tsx'
import { useMe } from './session.tsx'
import { SessionEnd } from './SignIn.tsx'

export function Layout() {
  const { t, lang, setLang } = useWords()
  const { me, may } = useMe()
  const { theme, toggle } = useTheme()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const path = useRouterState({ select: s => s.location.pathname })
  // The menu belongs to the page it was opened on, so going elsewhere closes it.
  const open = openAt === path
  const shown = screens.filter(s => s.nav && (s.verb === null || may(s.verb)))
  return (
    <>
      <a className="skip" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <div className="top">
        <button
          type="button"
          className="plain menu-button"
          aria-expanded={open}
          onClick={() => setOpenAt(open ? null : path)}
        >
          {t('菜单', 'Menu')}
        </button>
        <Link to="/" className="brand">
          <i />
          {t('对口', 'duikou')} <small>{me ? t(me.programme.name) : ''}</small>
        </Link>
        <span className="grow" />
        <Account />
        <button
          type="button"
          className="plain"
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
          lang={lang === 'zh' ? 'en' : 'zh'}
        >
          {lang === 'zh' ? 'English' : '中文'}
        </button>
        <button type="button" className="plain" onClick={toggle}>
          {theme === 'dark' ? t('浅色', 'Light') : t('深色', 'Dark')}
        </button>
      </div>
      {me?.programme.demo ? (
        <details className="demo-strip">
          <summary>
            {t(
              '演示数据：村、户、人和凭证均为虚构，仅标题数字取自公开报道。如何建立自己的项目',
              'Demonstration: villages, households, people and vouchers are invented; only headline values are published ones. How to begin your own',
            )}
          </summary>
          {t(me.programme.beginOwn)}
        </details>
      ) : null}
      <div className="shell">
        <nav className={`nav${open ? ' open' : ''}`} aria-label={t('主导航', 'Main')}>
          {shown.map(s => (
            <Link
              key={s.path}
              to={s.path as '/'}
              activeOptions={{ exact: s.path === '/', includeSearch: false }}
            >
              {t(s.title)}
            </Link>
          ))}
        </nav>
        <Outlet />
      </div>
      <SessionEnd />
    </>
  )
}

function Account() {
  const { t } = useWords()
  const { me } = useMe()
  const client = useQueryClient()
  if (!me?.signedIn)
    return (
      <Link to={'/sign-in' as '/'} className="plain">
        {t('登录', 'Sign in')}
      </Link>
    )
  const act = async (grantId: string): Promise<void> => {
    await api('/api/me/acting', { body: { grantId } })
    await client.invalidateQueries()
  }
  const out = async (): Promise<void> => {
    await api('/api/auth/sign-out', { body: {} }).catch(() => undefined)
    client.clear()
    window.location.assign('/sign-in')
  }
  return (
    <>
      {me.grants.length > 1 ? (
        <select
          className="plain"
          aria-label={t('当前岗位', 'Acting as')}
          value={me.acting.grantId ?? ''}
          onChange={e => void act(e.target.value)}
        >
          {me.grants.map(g => (
            <option key={g.id} value={g.id}>
              {t(g.roleWords)} · {g.areaName}
            </option>
          ))}
        </select>
      ) : (
        <span className="small soft">
          {me.user?.name} · {me.acting.areaName}
        </span>
      )}
      <Link to={'/me' as '/'} className="plain">
        {t('我的账号', 'My account')}
      </Link>
      <button type="button" className="plain" onClick={() => void out()}>
        {t('退出', 'Sign out')}
      </button>
    </>
  )
}
