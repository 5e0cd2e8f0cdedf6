/** One server per data folder: a second one is told where the first one is. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alive, startOf } from './user.ts'

export class AlreadyRunning extends Error {
  readonly pid: number
  readonly address: string
  constructor(pid: number, address: string) {
    super(`数据文件夹已由另一个服务使用（进程 ${pid}，${address}）。请直接打开该地址，或先停止它再启动。\nAnother server (process ${pid}, ${address}) is using this data folder. Open that address, or stop it first.`)
    this.pid = pid
    this.address = address
  }
}

/** Claims the folder for this process; a dead process's claim is taken over. Returns how to give it up. */
export function claimServer(folder: string, address: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'server.pid')
  const mine = `${process.pid}\n${startOf(process.pid)}\n${address}\n`
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const [pid = '', start = '', where = ''] = readFileSync(path, 'utf8').split('\n')
      if (pid && alive(Number(pid), start)) throw new AlreadyRunning(Number(pid), where)
      rmSync(path, { force: true })
    }
  }
  throw new Error(`${path} could not be claimed`)
}
