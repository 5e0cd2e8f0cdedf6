/** Starts the child process, from the compiled form or, in the tests, from the source. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ChildOrder } from './child.ts'

/** The compiled server has child.js beside this file; under the tests the source is bundled once. */
async function childModule(): Promise<string> {
  if (!import.meta.url.endsWith('.ts')) return fileURLToPath(new URL('./child.js', import.meta.url))
  const { compiledChild } = await import('./child.compile.ts')
  return await compiledChild()
}

/** What the process needs to run on every system; nothing of the server's settings. */
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  TZ: 'UTC',
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
})

export async function startChild(order: ChildOrder): Promise<ChildProcess> {
  const module = await childModule()
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${order.limits.memoryMb}`, module, JSON.stringify(order)],
    { stdio: ['ignore', 'pipe', 'ignore'], env: bareEnvironment(), windowsHide: true },
  )
  await once(child, 'spawn')
  return child
}
