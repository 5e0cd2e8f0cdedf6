import { useNavigate } from '@tanstack/react-router'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { SignInForm } from './SignInForm.tsx'

export default function SignInPage() {
  const { t } = useWords()
  const { me } = useMe()
  const navigate = useNavigate()
  return (
    <main className="sign" id="main" tabIndex={-1}>
      <section className="sign-card">
        <div className="sign-ends" aria-hidden="true">
          <span className="beijing">{t('北京', 'Beijing')}</span>
          <i />
          <span className="steppe">{t('内蒙古', 'Inner Mongolia')}</span>
        </div>
        <p className="soft sign-what">
          {me ? t(me.programme.name) : ''}
          {t(
            '：谁帮谁、帮了什么、成效如何，每个数字都能点开看到明细。',
            ': who helps whom, with what, to what result; every figure opens into its records.',
          )}
        </p>
        <SignInForm heading="h1" onDone={() => void navigate({ to: '/' })} />
      </section>
    </main>
  )
}
