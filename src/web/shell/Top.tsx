/** The head of every page: the two ends, who is acting as what, language and light. */
import { MenuOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { api } from '../api.ts'
import { useTheme } from '../kit/Theme.tsx'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'

const MENU = 'account-menu'

interface Props {
  readonly menuOpen: boolean
  readonly onMenu: () => void
}

export function Top({ menuOpen, onMenu }: Props) {
  const { t, lang, setLang } = useWords()
  const { me } = useMe()
  const { theme, toggle } = useTheme()
  return (
    <header className="top">
      <Button
        type="text"
        icon={<MenuOutlined aria-hidden="true" />}
        aria-label={t('菜单', 'Menu')}
        aria-expanded={menuOpen}
        onClick={onMenu}
      />
      <Link to="/" className="brand">
        <i aria-hidden="true" />
        {t('对口', 'duikou')} <small>{me ? t(me.programme.name) : ''}</small>
      </Link>
      <span className="grow" />
      <Button
        type="text"
        onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        lang={lang === 'zh' ? 'en' : 'zh-CN'}
      >
        {lang === 'zh' ? 'English' : '中文'}
      </Button>
      <Button
        type="text"
        icon={theme === 'dark' ? <SunOutlined aria-hidden="true" /> : <MoonOutlined aria-hidden="true" />}
        aria-label={theme === 'dark' ? t('浅色', 'Light') : t('深色', 'Dark')}
        onClick={toggle}
      />
      <Account />
    </header>
  )
}

function Account() {
  const { t } = useWords()
  const { me } = useMe()
  const client = useQueryClient()
  const menu = useRef<HTMLDivElement>(null)
  const close = (): void => menu.current?.hidePopover()
  if (!me) return null
  if (!me.signedIn)
    return (
      <Link to={'/sign-in' as '/'} className="sign-in-link">
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
  const acting = me.grants.find(g => g.id === me.acting.grantId)
  return (
    <>
      <button type="button" className="account" popoverTarget={MENU}>
        <UserOutlined aria-hidden="true" />
        <span className="account-name">
          {me.user?.name}
          {acting ? (
            <span className="soft">
              {' '}
              · {t(acting.roleWords)}
              {acting.deputyOf ? t(`（代 ${acting.deputyOf}）`, ` (for ${acting.deputyOf})`) : ''}
            </span>
          ) : null}
        </span>
        <span className="sr">{t('账号菜单', 'Account menu')}</span>
      </button>
      <div id={MENU} popover="auto" className="account-menu" ref={menu}>
        {me.grants.length > 1 ? (
          <>
            <p className="soft small" id={`${MENU}-posts`}>
              {t('当前岗位', 'Acting as')}
            </p>
            <ul aria-labelledby={`${MENU}-posts`}>
              {me.grants.map(g => (
                <li key={g.id}>
                  <button
                    type="button"
                    aria-pressed={g.id === me.acting.grantId}
                    onClick={() => void act(g.id).finally(close)}
                  >
                    {t(g.roleWords)} · {g.areaName}
                    {g.deputyOf ? t(`（代 ${g.deputyOf}）`, ` (for ${g.deputyOf})`) : ''}
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <ul>
          <li>
            <Link to={'/me' as '/'} onClick={close}>
              {t('我的账号', 'My account')}
            </Link>
          </li>
          <li>
            <button type="button" onClick={() => void out()}>
              {t('退出登录', 'Sign out')}
            </button>
          </li>
        </ul>
      </div>
    </>
  )
}
