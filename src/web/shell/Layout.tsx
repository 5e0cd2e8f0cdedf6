/** The shell around every page. */
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, lazy, useRef, useState } from 'react'
import { Card } from '../kit/Card.tsx'
import { Page } from '../kit/Page.tsx'
import { usePhone } from '../kit/phone.ts'
import { ProblemView } from '../kit/ProblemView.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { SessionEnd } from '../sign/SessionEnd.tsx'
import { Nav } from './Nav.tsx'
import { Top } from './Top.tsx'

const PasswordForm = lazy(async () => ({ default: (await import('../sign/PasswordForm.tsx')).PasswordForm }))

/** Begun at once, so that it is there when the first page is. */
const staged = import('./Stage.tsx')
const Stage = lazy(() => staged)

const PLACE = 'duikou-nav'

export function Layout() {
  const { t } = useWords()
  const { me, error } = useMe()
  const phone = usePhone()
  const [wide, setWide] = useState(() => localStorage.getItem(PLACE) !== 'hidden')
  const drawer = useRef<HTMLDialogElement>(null)
  const path = useRouterState({ select: s => s.location.pathname })
  const onMenu = (): void => {
    if (phone) return drawer.current?.showModal()
    localStorage.setItem(PLACE, wide ? 'hidden' : 'shown')
    setWide(!wide)
  }
  const beside = !phone && wide && path !== '/sign-in'
  return (
    <>
      <a className="skip" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <Top menuOpen={!phone && wide} onMenu={onMenu} />
      {me?.programme.demo ? <DemoStrip /> : null}
      <div className={beside ? 'shell' : 'shell narrow'}>
        {beside ? <Nav /> : null}
        <Suspense fallback={<Loading />}>
          <Stage>
            {error && !me ? (
              <Page title={t('对口', 'duikou')}>
                <ProblemView error={error} retry={() => window.location.reload()} />
              </Page>
            ) : me?.user?.mustChangePassword ? (
              <FirstPassword />
            ) : (
              <Outlet />
            )}
          </Stage>
        </Suspense>
      </div>
      <dialog
        className="nav-drawer"
        ref={drawer}
        aria-label={t('菜单', 'Menu')}
        onClick={e => {
          if (e.target === drawer.current || (e.target as HTMLElement).closest('a')) drawer.current?.close()
        }}
      >
        <Button onClick={() => drawer.current?.close()}>{t('关闭', 'Close')}</Button>
        <Nav />
      </dialog>
      <SessionEnd />
    </>
  )
}

const Loading = () => (
  <main className="page">
    <Waiting />
  </main>
)

/** On every page of the demonstration: that it is one, and how one's own begins. */
function DemoStrip() {
  const { t } = useWords()
  const { me } = useMe()
  return (
    <aside className="demo-strip" aria-label={t('演示说明', 'About the demonstration')}>
      <details>
        <summary>
          <b>{t('演示', 'Demonstration')}</b>{' '}
          {t(
            '村、户、人和凭证均为虚构，仅标题数字取自公开报道。',
            'Villages, households, people and vouchers are invented; only headline values are published ones.',
          )}{' '}
          <u>{t('建立自己的项目', 'Begin your own')}</u>
        </summary>
        <p>{t(me?.programme.beginOwn)}</p>
      </details>
    </aside>
  )
}

/** A one-time password opens nothing but its own replacement. */
function FirstPassword() {
  const { t } = useWords()
  return (
    <Page
      title={t('请先修改密码', 'Change your password first')}
      lead={t(
        '您用的是管理员给的一次性密码。改好后即可使用。',
        'You signed in with a one-time password. Change it and go on.',
      )}
    >
      <Card className="narrow">
        <Suspense fallback={<Waiting />}>
          <PasswordForm />
        </Suspense>
      </Card>
    </Page>
  )
}
