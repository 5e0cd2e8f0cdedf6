/** 今日待办 and the next steps of this post, on one line. */
import { ArrowRightOutlined } from '@ant-design/icons'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { screens } from '../../web/programme.tsx'
import { useMe } from '../../web/session.tsx'
import { STEPS } from './landing.terms.ts'
import type { Overview } from './overview.screen.tsx'

export function Today({ data }: { data: Overview }) {
  const { t } = useWords()
  const { me, may } = useMe()
  const open = (path: string): boolean => screens.some(s => s.path === path.split('?')[0])
  const steps = (STEPS[me?.acting.role ?? 'public'] ?? []).filter(s => may(s.verb) && open(s.to))
  if (!me) return null
  return (
    <section className="today card" aria-label={t('今日待办与下一步', 'Today and next')}>
      <h2>{t('待办', 'To do')}</h2>
      {me.signedIn ? (
        data.todo.length ? (
          <ul className="today-todo">
            {data.todo.map(x => (
              <li key={x.key}>
                <To to={x.link}>
                  <b>{x.count}</b> {t(x.title)}
                </To>
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft">{t('今天没有等您办理的事项。', 'Nothing waits for you today.')}</p>
        )
      ) : (
        <p className="soft">
          {t('您看到的是公开汇总。', 'You see the published totals.')}{' '}
          <To to="/sign-in">
            {t('登录后可办理本岗位事项、查看明细', 'Sign in to work and to open the records')}
          </To>
        </p>
      )}
      {steps.length ? (
        <ul className="today-next" aria-label={t('下一步', 'Next')}>
          {steps.map(s => (
            <li key={s.to}>
              <To to={s.to}>
                {t(s.title)} <ArrowRightOutlined aria-hidden="true" />
              </To>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
