/** Signing in: password, the second factor where it is on, the first change of password; also over a page whose session ended. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { api, ApiProblem, onSessionEnd } from './api.ts'
import { useWords } from './lang.tsx'
import { ProblemView } from './kit/ProblemView.tsx'
import { useMe } from './session.tsx'

interface Answer {
  readonly twoFactorRedirect?: boolean
}

export function SignInForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const { me } = useMe()
  const client = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [second, setSecond] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      const answer = second
        ? await api<Answer>('/api/auth/two-factor/verify-totp', { body: { code } })
        : await api<Answer>('/api/auth/sign-in/username', { body: { username, password } })
      if (answer?.twoFactorRedirect) setSecond(true)
      else {
        await client.invalidateQueries()
        onDone()
      }
    } catch (failed) {
      setError(failed)
    } finally {
      setBusy(false)
    }
  }
  const accounts = me?.programme.accounts ?? []
  return (
    <>
      <form className="card" onSubmit={e => void submit(e)}>
        <h1 style={{ fontSize: 20, marginBottom: 14 }}>{t('登录', 'Sign in')}</h1>
        {second ? (
          <label className="field">
            {t('验证器上的六位数字', 'Six digits from your authenticator')}
            <input
              value={code}
              onChange={e => setCode(e.target.value)}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={8}
            />
          </label>
        ) : (
          <>
            <label className="field">
              {t('用户名', 'User name')}
              <input
                value={username}
                onChange={e => setUsername(e.target.value)}
                autoComplete="username"
                required
                maxLength={80}
              />
            </label>
            <label className="field">
              {t('密码', 'Password')}
              <input
                type="password"
                value={password}
                onChange={e => setPassword(e.target.value)}
                autoComplete="current-password"
                required
                maxLength={128}
              />
            </label>
          </>
        )}
        {error ? <ProblemView error={error instanceof ApiProblem ? error : null} /> : null}
        <button type="submit" className="primary" disabled={busy}>
          {t('登录', 'Sign in')}
        </button>
        <p className="small soft" style={{ marginTop: 10 }}>
          {t('忘记密码请联系本级管理员重置。', 'Forgotten? Your administrator can reset the password.')}
        </p>
      </form>
      {accounts.length ? (
        <div className="card">
          <h2>{t('演示账号', 'Demonstration accounts')}</h2>
          <ul className="list">
            {accounts.map(a => (
              <li key={a.username}>
                <span>
                  {t(a.roleWords)} <span className="soft small">{a.username}</span>
                </span>
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    setUsername(a.username)
                    setPassword(a.password)
                  }}
                >
                  {t('填入', 'Fill in')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

export function SignInPage() {
  const { me } = useMe()
  const done = (): void => window.location.assign('/')
  return (
    <main className="sign" id="main">
      {me?.user?.mustChangePassword ? <PasswordForm onDone={done} /> : <SignInForm onDone={done} />}
    </main>
  )
}

export function PasswordPage() {
  return (
    <main className="sign" id="main">
      <PasswordForm onDone={() => window.location.assign('/')} />
    </main>
  )
}

export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      await api('/api/me/password', { body: { current, next } })
      await client.invalidateQueries()
      onDone()
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <form className="card" onSubmit={e => void submit(e)}>
      <h1 style={{ fontSize: 20, marginBottom: 14 }}>{t('修改密码', 'Change password')}</h1>
      <label className="field">
        {t('现在的密码', 'Present password')}
        <input
          type="password"
          value={current}
          onChange={e => setCurrent(e.target.value)}
          autoComplete="current-password"
          required
        />
      </label>
      <label className="field">
        {t('新密码（至少 10 位）', 'New password (10 characters or more)')}
        <input
          type="password"
          value={next}
          onChange={e => setNext(e.target.value)}
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={128}
        />
      </label>
      {error ? <ProblemView error={error} /> : null}
      <button type="submit" className="primary">
        {t('保存', 'Save')}
      </button>
    </form>
  )
}

/** Opens over a page whose session ended; what was typed below stays. */
export function SessionEnd() {
  const dialog = useRef<HTMLDialogElement>(null)
  const { me } = useMe()
  const signedIn = me?.signedIn ?? false
  useEffect(
    () =>
      onSessionEnd(() => {
        if (signedIn) dialog.current?.showModal()
      }),
    [signedIn],
  )
  return (
    <dialog className="over" ref={dialog}>
      <SignInForm onDone={() => dialog.current?.close()} />
    </dialog>
  )
}
