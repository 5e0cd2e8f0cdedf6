/** The demonstration as `npm start` serves it, in a data folder of its own; once for all browser tests. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const START_MS = 180_000

const freePort = (): Promise<number> =>
  new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })

/** Starts the server and says where it is in `DUIKOU_E2E_URL`; `DUIKOU_E2E_URL` given from outside names a running one. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.DUIKOU_E2E_URL) return async () => undefined
  const folder = mkdtempSync(join(tmpdir(), 'duikou-e2e-'))
  const port = String(await freePort())
  const server = spawn(process.execPath, ['bin/start.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: port,
      HOST: '127.0.0.1',
      DUIKOU_DATA: folder,
      DUIKOU_DEMO: '1',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()))
  const ended = new Promise<void>(done => server.once('exit', () => done()))
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the server did not open in time:\n${said}`)), START_MS)
    server.once('exit', code => fail(new Error(`the server ended with ${code}:\n${said}`)))
    server.stdout.on('data', () => {
      if (!said.includes(`Open http://127.0.0.1:${port}`)) return
      clearTimeout(timer)
      done()
    })
  })
  process.env.DUIKOU_E2E_URL = `http://127.0.0.1:${port}`
  return async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}
