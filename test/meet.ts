/** Two who want the same rows: brought to wait for one lock in a given order, on connections of their own. */
import type { ClientBase } from 'pg'
import type { Base } from '../src/kernel/db.ts'

const WAITING = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

async function until(client: ClientBase, count: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    await client.query('select pg_stat_clear_snapshot()')
    if ((await client.query<{ n: number }>(WAITING)).rows[0]!.n >= count) return
    await new Promise(done => setTimeout(done, 10))
  }
  throw new Error(`${count} did not come to wait`)
}

/** @param hold a statement whose locks the others run into, one after the other, before they are let go. */
export async function meet(
  base: Base,
  hold: { readonly text: string; readonly values: unknown[] },
  ...acts: (() => Promise<unknown>)[]
): Promise<PromiseSettledResult<unknown>[]> {
  const begun: Promise<unknown>[] = []
  await base.transaction(async client => {
    await client.query(hold)
    for (const act of acts) {
      const one = act()
      one.catch(() => undefined)
      begun.push(one)
      await until(client, begun.length)
    }
  })
  return Promise.allSettled(begun)
}

/** The row of the books that everybody who draws on a record waits for. */
export const lotOf = (at: { readonly county: string; readonly id: string }) => ({
  text: 'select 1 from book_lot where county = $1 and id = $2 for update',
  values: [at.county, at.id],
})
