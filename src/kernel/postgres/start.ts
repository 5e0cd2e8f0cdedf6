/** Starts a cluster's server unless it runs, and stops it. Both are called under the cluster's lock. */
import { readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'
import { addressOf, answers, urlAt, windows } from './postmaster.ts'
import type { Address } from './postmaster.ts'
import { program } from './program.ts'
import { optionsFor } from './settings.ts'
import { clearSocket, socketFolder } from './socket.ts'
import { Unusable } from './unusable.ts'

/** Windows alone has a password: its server listens on the loopback address, which every user can reach. */
export const passwordOf = (home: Home): Promise<string> =>
  windows ? readFile(home.password, 'utf8') : Promise.resolve('')

const WAIT = ['-w', '-t', '120']

/** Adopts the server that runs, whoever started it, or starts one. */
export async function start(bin: Binaries, home: Home, fsync: boolean): Promise<Address> {
  const running = await addressOf(home)
  if (running && (await answers(urlAt(running, await passwordOf(home), 'postgres')))) return running
  // It runs but nobody can reach it: its socket was cleared away.
  if (running) await stop(bin, home)
  await keepLogSmall(home)
  const options = `${await placeOf(home)} ${optionsFor(fsync)}`
  const args = ['start', ...WAIT, '-s', '-D', home.data, '-l', home.log, '-o', options]
  const begun = await program(home, bin.pgCtl, args, true)
  const at = begun.code === 0 ? await addressOf(home) : undefined
  if (at) return at
  const said = (await readFile(home.log, 'utf8').catch(() => '')).slice(-1500)
  throw new Unusable(
    `数据库没有启动，日志在 ${home.log}。`,
    `PostgreSQL did not start; its log is ${home.log}:\n${said}`,
  )
}

async function placeOf(home: Home): Promise<string> {
  if (windows) return `-c listen_addresses=127.0.0.1 -c port=${await freePort()}`
  return `-c listen_addresses='' -k '${await socketFolder(home)}'`
}

export async function stop(bin: Binaries, home: Home): Promise<void> {
  const at = await addressOf(home)
  if (!at) return
  const stopped = await program(home, bin.pgCtl, ['stop', ...WAIT, '-D', home.data, '-m', 'fast'])
  if (stopped.code === 0) await clearSocket(at.socket)
}

const LOG_BYTES = 4 * 1024 * 1024

async function keepLogSmall(home: Home): Promise<void> {
  const about = await stat(home.log).catch(() => undefined)
  if (about && about.size > LOG_BYTES) await rename(home.log, `${home.log}.1`)
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}
