/** 我的账号: who I am, the posts I hold, my password and the second factor. */
import { useWords } from '../lang.tsx'
import { Card } from '../kit/Card.tsx'
import { Day } from '../kit/Day.tsx'
import { Page } from '../kit/Page.tsx'
import { Tag } from '../kit/Tag.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { useMe } from '../session.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Sessions } from './Sessions.tsx'
import { SignInForm } from './SignInForm.tsx'
import { TwoFactor } from './TwoFactor.tsx'

export default function MePage() {
  const { t } = useWords()
  const { me } = useMe()
  const title = t('我的账号', 'My account')
  if (!me)
    return (
      <Page title={title}>
        <Waiting />
      </Page>
    )
  if (!me.user)
    return (
      <Page title={title}>
        <Card className="narrow">
          <SignInForm onDone={() => undefined} />
        </Card>
      </Page>
    )
  return (
    <Page title={title}>
      <div className="two even">
        <div className="stack">
          <Card title={t('本人与岗位', 'Person and posts')}>
            <dl className="facts">
              <div>
                <dt>{t('姓名', 'Name')}</dt>
                <dd>{me.user.name}</dd>
              </div>
              <div>
                <dt>{t('用户名', 'User name')}</dt>
                <dd>{me.user.username}</dd>
              </div>
            </dl>
            <ul className="list posts">
              {me.grants.map(g => (
                <li key={g.id}>
                  <span>
                    {t(g.roleWords)} · {g.areaName}
                    {g.deputyOf ? (
                      <span className="soft"> {t(`（代 ${g.deputyOf}）`, ` (for ${g.deputyOf})`)}</span>
                    ) : null}
                    <br />
                    <span className="soft small">
                      <Day on={g.validFrom} /> — {g.validTo ? <Day on={g.validTo} /> : t('长期', 'open')}
                    </span>
                  </span>
                  {g.id === me.acting.grantId ? <Tag tone="good">{t('当前', 'acting')}</Tag> : null}
                </li>
              ))}
            </ul>
            <p className="soft small">
              {t(
                '岗位由管理员授予；切换岗位在页面右上角。',
                'Posts are granted by an administrator; switch them at the top right.',
              )}
            </p>
          </Card>
          <Card title={t('修改密码', 'Password')}>
            <PasswordForm />
          </Card>
        </div>
        <div className="stack">
          <Card title={t('两步验证', 'Second step')}>
            <TwoFactor />
          </Card>
          <Card title={t('我的登录', 'Where I am signed in')}>
            <Sessions />
          </Card>
        </div>
      </div>
    </Page>
  )
}
