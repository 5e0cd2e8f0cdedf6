/** A page that needs signing in asks for it on the spot and keeps its address; one that a post may not open says so. */
import { lazy, Suspense } from 'react'
import type { ReactNode } from 'react'
import { Card } from '../kit/Card.tsx'
import { Empty } from '../kit/Empty.tsx'
import { Page } from '../kit/Page.tsx'
import { To } from '../kit/To.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { useWords } from '../lang.tsx'
import type { Screen } from '../programme.tsx'
import { useMe } from '../session.tsx'

const SignInForm = lazy(async () => ({ default: (await import('../sign/SignInForm.tsx')).SignInForm }))

export function Gate({ screen, children }: { screen: Screen; children: ReactNode }) {
  const { t } = useWords()
  const { me, may } = useMe()
  if (screen.verb === null || !me || may(screen.verb)) return children
  if (me.signedIn)
    return (
      <Page title={t(screen.title)}>
        <Empty
          title={t(
            `您当前的岗位不办理“${t(screen.title)}”。如有多个岗位，可在右上角切换。`,
            `Your present post does not handle “${t(screen.title)}”. If you hold several, switch at the top right.`,
          )}
          action={<To to="/">{t('回到首页', 'To the first page')}</To>}
        />
      </Page>
    )
  return (
    <Page title={t(screen.title)} lead={t('登录后可查看本页。', 'Sign in to see this page.')}>
      <Card className="narrow">
        <Suspense fallback={<Waiting />}>
          <SignInForm onDone={() => undefined} />
        </Suspense>
      </Card>
    </Page>
  )
}
