/** Starts the child process, from the compiled form or, in the tests, from the source. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { moduleBeside } from '../compile.ts'
import type { ChildOrder } from './child.ts'

/** What the process needs to run on every system; nothing of the server's settings. */
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  TZ: 'UTC',
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
})

export async function startChild(order: ChildOrder): Promise<ChildProcess> {
  const module = await moduleBeside(import.meta.url, 'child', ['../problem.ts'])
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${order.limits.memoryMb}`, module, JSON.stringify(order)],
    { stdio: ['ignore', 'pipe', 'ignore'], env: bareEnvironment(), windowsHide: true },
  )
  await once(child, 'spawn')
  return child
}
