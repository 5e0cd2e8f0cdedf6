/**
 * HiGHS in a thread of its own: the server goes on answering while it works. One solver holds one programme, which can
 * be changed and solved again. Close it when done.
 */
import { Worker } from 'node:worker_threads'
import { moduleBeside } from '../compile.ts'
import type { Program } from './model.ts'
import type { Answer, Change, Conflict, Limits, Order, Prices, Progress, Solved } from './solver.terms.ts'

export interface Solver {
  change(change: Change): Promise<void>
  /**
   * @param start values to begin from, e.g. an earlier plan
   * @param signal stops it; the best found so far is the answer
   */
  solve(
    limits: Limits,
    how?: { start?: Float64Array; signal?: AbortSignal; onProgress?(progress: Progress): void },
  ): Promise<Solved>
  /** What one more unit of each limit would be worth, in the programme without its whole numbers. */
  prices(): Promise<Prices>
  /** Which limits contradict each other; empty when only the whole numbers do. */
  conflict(): Promise<Conflict>
  close(): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
  onProgress?: ((progress: Progress) => void) | undefined
}

type Body<T = Order> = T extends Order ? Omit<T, 'id'> : never

export async function openSolver(program: Program): Promise<Solver> {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(await moduleBeside(import.meta.url, 'thread'), {
    workerData: { stop: stop.buffer },
  })
  const waiting = new Map<number, Waiting>()
  let count = 0

  const fail = (error: Error): void => {
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the solver ended')))
  worker.on('message', (answer: Answer) => {
    const one = waiting.get(answer.id)
    if (answer.kind === 'progress') return one?.onProgress?.(answer.progress)
    waiting.delete(answer.id)
    if (answer.kind === 'done') one?.resolve(answer.value)
    else one?.reject(new Error(answer.message))
  })

  const ask = <T>(body: Body, onProgress?: Waiting['onProgress']): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = (count += 1)
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress })
      worker.postMessage({ ...body, id })
    })

  await ask({ kind: 'load', program })
  return {
    change: change => ask({ kind: 'change', change }),
    prices: () => ask({ kind: 'prices' }),
    conflict: () => ask({ kind: 'conflict' }),
    async solve(limits, { start, signal, onProgress } = {}) {
      Atomics.store(stop, 0, signal?.aborted ? 1 : 0)
      const halt = (): void => void Atomics.store(stop, 0, 1)
      signal?.addEventListener('abort', halt, { once: true })
      try {
        return await ask<Solved>({ kind: 'solve', limits, start: start ?? null }, onProgress)
      } finally {
        signal?.removeEventListener('abort', halt)
      }
    },
    async close() {
      await worker.terminate()
    },
  }
}
