/** 两步验证: set up with a code picture drawn in this browser, confirmed by a first code, with recovery codes; and off again. */
import { App, Button, Input, QRCode } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api, ApiProblem } from '../api.ts'
import { useWords } from '../lang.tsx'
import { ProblemView } from '../kit/ProblemView.tsx'
import { useMe } from '../session.tsx'

interface Enabled {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

const CODE_SIZE = 188

/** The sign-in library calls a wrong password an invalid request. */
function useSaying(): (error: unknown) => unknown {
  const { t } = useWords()
  return error =>
    error instanceof ApiProblem && error.code === 'input.invalid'
      ? new ApiProblem(400, error.code, t('密码不正确。', 'The password is wrong.'))
      : error
}

export function TwoFactor() {
  const { me } = useMe()
  const on = me?.user?.twoFactor ?? false
  const [setting, setSetting] = useState<Enabled | null>(null)
  if (setting) return <Confirming enabled={setting} onDone={() => setSetting(null)} />
  return on ? <On /> : <Off begin={setSetting} />
}

function Off({ begin }: { begin: (enabled: Enabled) => void }) {
  const { t } = useWords()
  return (
    <>
      <p>
        {t(
          '未开启。开启后，登录时除密码外还要输入手机验证器上的六位数字，密码泄露也登不进来。',
          'Off. When it is on, signing in also asks for six digits from an authenticator on your phone.',
        )}
      </p>
      <p className="soft small">
        {t(
          '可用任意验证器应用（如微信小程序“腾讯身份验证器”、Microsoft Authenticator、FreeOTP），不需要联网。',
          'Any authenticator app will do (Microsoft Authenticator, FreeOTP, …); it needs no network.',
        )}
      </p>
      <WithPassword
        path="/api/auth/two-factor/enable"
        label={t('开启两步验证', 'Set it up')}
        onDone={answer => begin(answer as Enabled)}
      />
    </>
  )
}

function On() {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [form, setForm] = useState<'off' | 'codes' | null>(null)
  return (
    <>
      <p>{t('已开启。', 'On.')}</p>
      {codes ? <RecoveryCodes codes={codes} /> : null}
      <p className="sign-links">
        <Button onClick={() => setForm('codes')}>{t('更换恢复码', 'New recovery codes')}</Button>
        <Button danger onClick={() => setForm('off')}>
          {t('关闭两步验证', 'Turn it off')}
        </Button>
      </p>
      {form ? (
        <WithPassword
          key={form}
          path={
            form === 'off' ? '/api/auth/two-factor/disable' : '/api/auth/two-factor/generate-backup-codes'
          }
          label={form === 'off' ? t('关闭', 'Turn off') : t('生成新的恢复码', 'Make new codes')}
          danger={form === 'off'}
          onDone={answer => {
            if (form === 'codes') setCodes((answer as Enabled).backupCodes)
            else void message.success(t('两步验证已关闭', 'The second step is off'))
            setForm(null)
            void client.invalidateQueries({ queryKey: ['me'] })
          }}
        />
      ) : null}
    </>
  )
}

interface WithPasswordProps {
  readonly path: string
  readonly label: string
  readonly danger?: boolean
  readonly onDone: (answer: unknown) => void
}

/** Every change of the second factor asks for the password once more. */
function WithPassword({ path, label, danger, onDone }: WithPasswordProps) {
  const { t } = useWords()
  const id = useId()
  const say = useSaying()
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      onDone(await api(path, { body: { password } }))
    } catch (failed) {
      setError(say(failed))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="sign-form narrow"
      onSubmit={e => {
        e.preventDefault()
        void send()
      }}
    >
      <label htmlFor={id}>{t('当前密码', 'Your password')}</label>
      <Input.Password
        id={id}
        value={password}
        onChange={e => setPassword(e.target.value)}
        autoComplete="current-password"
        required
        maxLength={128}
      />
      {error ? <ProblemView error={error} /> : null}
      <div>
        <Button type="primary" htmlType="submit" danger={danger ?? false} loading={busy}>
          {label}
        </Button>
      </div>
    </form>
  )
}

function Confirming({ enabled, onDone }: { enabled: Enabled; onDone: () => void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const id = useId()
  const [code, setCode] = useState('')
  const [error, setError] = useState<unknown>(null)
  const secret = new URL(enabled.totpURI).searchParams.get('secret') ?? ''
  const verify = async (): Promise<void> => {
    setError(null)
    try {
      await api('/api/auth/two-factor/verify-totp', { body: { code: code.trim() } })
      await client.invalidateQueries({ queryKey: ['me'] })
      void message.success(t('两步验证已开启', 'The second step is on'))
      onDone()
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <ol className="steps">
      <li>
        {t('用手机上的验证器应用扫描此码', 'Scan this with the authenticator on your phone')}
        <div className="qr" aria-hidden="true">
          <QRCode
            value={enabled.totpURI}
            type="svg"
            size={CODE_SIZE}
            color="#000"
            bgColor="#fff"
            bordered={false}
          />
        </div>
        <span className="soft small">
          {t('扫不了？手工输入密钥：', 'Or type the key: ')}
          <code>{secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
        </span>
      </li>
      <li>
        {t(
          '抄下或打印恢复码，手机丢失时每个可用一次',
          'Keep these recovery codes; each works once if the phone is lost',
        )}
        <RecoveryCodes codes={enabled.backupCodes} />
      </li>
      <li>
        <form
          className="sign-form narrow"
          onSubmit={e => {
            e.preventDefault()
            void verify()
          }}
        >
          <label htmlFor={id}>
            {t('输入验证器上的六位数字，完成开启', 'Type the six digits it shows, and it is on')}
          </label>
          <Input
            id={id}
            value={code}
            onChange={e => setCode(e.target.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            required
          />
          {error ? <ProblemView error={error} /> : null}
          <div>
            <Button type="primary" htmlType="submit">
              {t('完成开启', 'Finish')}
            </Button>
          </div>
        </form>
      </li>
    </ol>
  )
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <ul className="recovery">
      {codes.map(c => (
        <li key={c}>
          <code>{c}</code>
        </li>
      ))}
    </ul>
  )
}
