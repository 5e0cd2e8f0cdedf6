/**
 * Batches of one banner are written one after the other: two at once would not see each other's households, and which of
 * them came first would be open. Whoever has to wait holds no transaction meanwhile, and can be cancelled.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Work } from '../../kernel/job.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'

const WAIT_MS = 500

/** Takes the banner's turn until the transaction ends; false while another batch has it. */
export async function takeTurn(tx: Tx, county: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ got: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1, 8)) as got',
    [county],
  )
  return rows[0]?.got ?? false
}

/** Runs a job's transaction when it is the banner's turn. */
export async function inTurn<T>(work: Work, run: (tx: Tx) => Promise<T>): Promise<T> {
  for (;;) {
    const done = await within(work.base, work.reader, async tx =>
      (await takeTurn(tx, work.county)) ? { result: await run(tx) } : undefined,
    )
    if (done) return done.result
    await work.progress(0, null, 'writing')
    await sleep(WAIT_MS)
  }
}
