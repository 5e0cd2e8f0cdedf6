/** The caller, a process of its own so that its work is not counted as the server's: asks addresses and times answers. */
import { Agent, request } from 'node:http'

export interface LoadOrder {
  readonly url: string
  readonly cookie: string
  readonly paths: readonly string[]
  readonly times: number
  readonly atOnce: number
}

export interface LoadReport {
  readonly ms: number[]
  /** Answers that were not 200. */
  readonly refused: number
}

const agent = new Agent({ keepAlive: true })

function ask(order: LoadOrder, path: string): Promise<number> {
  return new Promise((done, fail) => {
    const call = request(new URL(path, order.url), { agent, headers: { cookie: order.cookie } }, answer => {
      answer.resume().on('end', () => done(answer.statusCode ?? 0))
    })
    call.on('error', fail).end()
  })
}

async function run(order: LoadOrder): Promise<LoadReport> {
  const ms: number[] = []
  let refused = 0
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < order.times) {
      const path = order.paths[next++ % order.paths.length]!
      const begun = performance.now()
      if ((await ask(order, path)) !== 200) refused += 1
      ms.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: order.atOnce }, worker))
  return { ms, refused }
}

process.once('message', order => {
  void run(order as LoadOrder).then(report => process.send!(report, () => process.exit(0)))
})
