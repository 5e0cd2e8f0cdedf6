/** One intention of a person, sent once however often the button is pressed: a command with its key. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api, newKey } from '../api.ts'

export interface Order {
  readonly to: string
  readonly method?: string
  readonly body?: unknown
  /** A file in place of a body. */
  readonly form?: FormData
}

/**
 * Sends commands. The key stays the same until one succeeds, so a repeated submit is done once; afterwards every
 * list and figure on the page is asked again.
 */
export function useCommand<A = unknown>() {
  const client = useQueryClient()
  const key = useRef<string | null>(null)
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  /** Nothing is returned while the same intention is already on its way. */
  const send = async (order: Order): Promise<{ readonly answer: A } | undefined> => {
    if (running.current) return undefined
    running.current = true
    key.current ??= newKey()
    setBusy(true)
    setError(null)
    try {
      const answer = await api<A>(order.to, {
        method: order.method ?? 'POST',
        ...(order.form ? { form: order.form } : { body: order.body ?? {} }),
        key: key.current,
      })
      key.current = null
      await client.invalidateQueries()
      return { answer }
    } catch (failed) {
      setError(failed)
      throw failed
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { send, busy, error, clear: () => setError(null) }
}
