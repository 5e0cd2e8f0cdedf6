/** Opens over a page whose session ended; what was typed below stays and can be sent afterwards. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { onSessionEnd } from '../api.ts'
import { useWords } from '../lang.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { useMe } from '../session.tsx'

const SignInForm = lazy(async () => ({ default: (await import('./SignInForm.tsx')).SignInForm }))

export function SessionEnd() {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const { me } = useMe()
  const signedIn = me?.signedIn ?? false
  useEffect(
    () =>
      onSessionEnd(() => {
        if (!signedIn) return
        setOpen(true)
        if (!dialog.current?.open) dialog.current?.showModal()
      }),
    [signedIn],
  )
  return (
    <dialog
      className="over"
      ref={dialog}
      aria-label={t('登录已过期', 'The session has ended')}
      onClose={() => setOpen(false)}
    >
      {open ? (
        <Suspense fallback={<Waiting />}>
          <p className="note">
            {t(
              '登录已过期。重新登录后可接着办理，已填写的内容仍在页面上。',
              'The session has ended. Sign in again and go on; what you typed is still on the page.',
            )}
          </p>
          <SignInForm onDone={() => dialog.current?.close()} />
        </Suspense>
      ) : null}
    </dialog>
  )
}
