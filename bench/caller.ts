/** Starts the caller (`load.ts`) and waits for its report. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadOrder, LoadReport } from './load.ts'

export async function load(order: LoadOrder): Promise<LoadReport> {
  const child = fork(fileURLToPath(new URL('./load.js', import.meta.url)))
  child.send(order)
  const [report] = (await once(child, 'message')) as [LoadReport]
  if (report.refused)
    throw new Error(`${report.refused} of ${order.times} calls of ${order.paths[0]} were refused`)
  return report
}

/** The cookie of somebody who signs in with a password. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(new URL('/api/auth/sign-in/username', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-duikou': '1', origin: url },
    body: JSON.stringify({ username, password }),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}
