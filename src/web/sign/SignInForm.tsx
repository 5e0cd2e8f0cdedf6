/** Signing in: user name and password, then the second factor where it is on. A locked name is told for how long. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '../lang.tsx'
import { ProblemView } from '../kit/ProblemView.tsx'
import { useMe } from '../session.tsx'
import { OfficeSignIn } from './OfficeSignIn.tsx'
import { useSignIn } from './signin.ts'

export function SignInForm({ onDone, heading = 'h2' }: { onDone: () => void; heading?: 'h1' | 'h2' }) {
  const { t } = useWords()
  const id = useId()
  const { step, error, busy, send, turn } = useSignIn(onDone)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const Title = heading
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send(step === 'password' ? { username: username.trim(), password } : { code: code.trim() })
  }
  return (
    <>
      <form className="sign-form" onSubmit={submit}>
        <Title>{step === 'password' ? t('登录', 'Sign in') : t('两步验证', 'Second step')}</Title>
        {step === 'password' ? (
          <>
            <label htmlFor={`${id}-name`}>{t('用户名', 'User name')}</label>
            <Input
              id={`${id}-name`}
              size="large"
              value={username}
              onChange={e => setUsername(e.target.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={80}
            />
            <label htmlFor={`${id}-password`}>{t('密码', 'Password')}</label>
            <Input.Password
              id={`${id}-password`}
              size="large"
              value={password}
              onChange={e => setPassword(e.target.value)}
              autoComplete="current-password"
              required
              maxLength={128}
            />
          </>
        ) : (
          <>
            <label htmlFor={`${id}-code`}>
              {step === 'totp'
                ? t('验证器上的六位数字', 'Six digits shown by your authenticator')
                : t('一个未用过的恢复码', 'A recovery code not used yet')}
            </label>
            <Input
              id={`${id}-code`}
              key={step}
              size="large"
              autoFocus
              value={code}
              onChange={e => setCode(e.target.value)}
              inputMode={step === 'totp' ? 'numeric' : 'text'}
              autoComplete="one-time-code"
              required
              maxLength={20}
            />
          </>
        )}
        {error ? <ProblemView error={error} /> : null}
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>
          {step === 'password' ? t('登录', 'Sign in') : t('验证', 'Verify')}
        </Button>
        {step === 'password' ? (
          <p className="small soft">
            {t(
              '连续输错 5 次暂停登录 15 分钟。忘记密码请联系本级管理员重置，不需要邮箱。',
              'Five failures pause sign-in for 15 minutes. An administrator can reset a forgotten password; no e-mail is needed.',
            )}
          </p>
        ) : (
          <p className="small sign-links">
            <Button type="link" size="small" onClick={() => turn(step === 'totp' ? 'recovery' : 'totp')}>
              {step === 'totp'
                ? t('手机不在身边？用恢复码', 'No phone at hand? Use a recovery code')
                : t('改用验证器', 'Use the authenticator')}
            </Button>
            <Button type="link" size="small" onClick={() => turn('password')}>
              {t('换个账号', 'Another account')}
            </Button>
          </p>
        )}
      </form>
      {step === 'password' ? <OfficeSignIn /> : null}
      {step === 'password' ? (
        <DemoAccounts
          fill={(name, secret) => {
            setUsername(name)
            setPassword(secret)
          }}
        />
      ) : null}
    </>
  )
}

/** In the demonstration only: who can be tried, and what each of them sees. */
function DemoAccounts({ fill }: { fill: (username: string, password: string) => void }) {
  const { t } = useWords()
  const { me } = useMe()
  const accounts = me?.programme.accounts ?? []
  if (!accounts.length) return null
  return (
    <section className="sign-demo">
      <h2>{t('演示账号', 'Demonstration accounts')}</h2>
      <ul>
        {accounts.map(a => (
          <li key={a.username}>
            <button type="button" onClick={() => fill(a.username, a.password)}>
              <b>{t(a.roleWords)}</b>
              <span className="soft small">
                {a.name.replace('（演示）', '')} · {a.username}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="small soft">{t('点选后再按“登录”。', 'Choose one, then sign in.')}</p>
    </section>
  )
}
