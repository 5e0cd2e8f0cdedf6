import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** From `DUIKOU_KEY_PASSPHRASE`, or asked for at the terminal without showing it; empty where there is neither. */
export async function passphrase(): Promise<string> {
  const set = process.env.DUIKOU_KEY_PASSPHRASE
  if (set || !process.stdin.isTTY) return set ?? ''
  process.stderr.write('口令 Passphrase: ')
  const silent = new Writable({ write: (_, __, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  const typed = await new Promise<string>(done => {
    lines.once('line', done)
    lines.once('close', () => done(''))
  })
  lines.close()
  process.stderr.write('\n')
  return typed
}
