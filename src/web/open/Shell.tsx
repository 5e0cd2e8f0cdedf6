/** The frame of every public page: whose it is, where one can go, the language, and the telephone of supervision. */
import { Link, Outlet } from '@tanstack/react-router'
import { To } from '../kit/To.tsx'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { publicScreens } from './screens.tsx'

export function Shell() {
  const { t, lang, setLang } = useWords()
  const { me } = useMe()
  return (
    <>
      <a className="skip" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <header className="top open-top">
        <To to="/public" className="brand">
          <i aria-hidden="true" />
          {t('对口', 'duikou')} <small>{me ? t(me.programme.name) : ''}</small>
        </To>
        <span className="grow" />
        <button
          type="button"
          className="open-lang"
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
        >
          {lang === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <nav className="open-nav" aria-label={t('公开页', 'Public pages')}>
        {publicScreens
          .filter(s => s.nav)
          .map(s => (
            <Link
              key={s.path}
              to={s.path as '/'}
              activeOptions={{ exact: s.path === '/public', includeSearch: false }}
            >
              {t(s.title)}
            </Link>
          ))}
      </nav>
      {me?.programme.demo ? (
        <p className="demo-strip">
          <b>{t('演示', 'Demonstration')}</b>{' '}
          {t(
            '村、项目和公告均为虚构，仅标题数字取自公开报道。',
            'Villages, projects and notices are invented; only headline values are published ones.',
          )}
        </p>
      ) : null}
      <Outlet />
      <footer className="open-foot">
        <p>
          {t('监督电话', 'Telephone of supervision')} <a href="tel:12317">12317</a>
        </p>
        <p className="small">
          <a href="/">{t('办公登录', 'For offices')}</a>
        </p>
      </footer>
    </>
  )
}
