/** Runs a program of PostgreSQL as the right user and without our environment's PG variables. */
import { spawn } from 'node:child_process'
import type { Home } from './home.ts'

/** How it ended and the end of what it said. */
export interface Outcome {
  readonly code: number
  readonly said: string
}

const SAID_CHARACTERS = 2_000

/** @param quiet for pg_ctl start: the server would inherit the streams and keep them open. */
export function program(home: Home, path: string, args: string[], quiet = false): Promise<Outcome> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')))
  const words = quiet ? 'ignore' : 'pipe'
  return new Promise((done, fail) => {
    const child = spawn(path, args, {
      ...home.as,
      env: { ...env, LC_ALL: 'C' },
      cwd: '/',
      stdio: ['ignore', words, words],
      windowsHide: true,
    })
    let said = ''
    const hear = (part: Buffer): void => {
      said = (said + part.toString()).slice(-SAID_CHARACTERS)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('error', fail)
    child.on('close', code => done({ code: code ?? 1, said }))
  })
}
