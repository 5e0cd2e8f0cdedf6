/** The steps of signing in, and where one goes afterwards. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'

/** `password`, then, where it is on, the authenticator's code or one of the recovery codes. */
export type Step = 'password' | 'totp' | 'recovery'

interface Answer {
  readonly twoFactorRedirect?: boolean
}

const PATHS: Readonly<Record<Step, string>> = {
  password: '/api/auth/sign-in/username',
  totp: '/api/auth/two-factor/verify-totp',
  recovery: '/api/auth/two-factor/verify-backup-code',
}

export function useSignIn(onDone: () => void) {
  const client = useQueryClient()
  const [step, setStep] = useState<Step>('password')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async (body: Readonly<Record<string, string>>): Promise<void> => {
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      const answer = await api<Answer | undefined>(PATHS[step], { body })
      if (answer?.twoFactorRedirect) setStep('totp')
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
  return {
    step,
    error,
    busy,
    send,
    turn: (next: Step) => {
      setError(null)
      setStep(next)
    },
  }
}
