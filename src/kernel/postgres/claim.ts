/** One server per data folder: a second one is told where the first one is. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { closed } from './home.ts'
import { seize } from './user.ts'

export class AlreadyRunning extends Error {
  readonly code = 'server.alreadyRunning'
  readonly pid: number
  readonly address: string
  constructor(pid: number, address: string) {
    super(
      `数据文件夹已由另一个服务使用（进程 ${pid}，${address}）。请直接打开该地址，或先停止它再启动。\nAnother server (process ${pid}, ${address}) is using this data folder. Open that address, or stop it first.`,
    )
    this.pid = pid
    this.address = address
  }
}

function seized(folder: string, address: string): (() => void) | string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return seize(join(folder, 'server.pid'), address)
  } catch (error) {
    return closed(folder)(error as NodeJS.ErrnoException)
  }
}

/**
 * Claims the folder for this process; a dead process's claim is taken over. Returns how to give it up.
 * @throws AlreadyRunning with the number and address of the server that has it.
 */
export function claimServer(folder: string, address: string): () => void {
  const held = seized(folder, address)
  if (typeof held !== 'string') return held
  const [pid = '', , where = ''] = held.split(/\s/)
  throw new AlreadyRunning(Number(pid), where)
}
