/** 统一登录: through the office's own provider, where one is set up; what it refused is said here. */
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemView } from '../kit/ProblemView.tsx'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'

export function OfficeSignIn() {
  const { t } = useWords()
  const { me } = useMe()
  const [error, setError] = useState<unknown>(null)
  const name = me?.programme.oidc
  if (!name) return null
  const refused = new URLSearchParams(window.location.search).has('error')
  const go = (): Promise<void> =>
    api<{ url: string }>('/api/auth/sign-in/social', { body: { next: '/' } }).then(
      ({ url }) => window.location.assign(url),
      setError,
    )
  return (
    <section className="stack">
      {refused ? (
        <p className="note" role="alert">
          {t(
            '没有登录成功：此人在本系统没有账号，或登录未完成。请联系管理员核对用户名。',
            'Not signed in: this person has no account here, or the sign-in was not finished. Ask your administrator to check the user name.',
          )}
        </p>
      ) : null}
      {error ? <ProblemView error={error} /> : null}
      <Button size="large" block onClick={() => void go()}>
        {name}
      </Button>
    </section>
  )
}
