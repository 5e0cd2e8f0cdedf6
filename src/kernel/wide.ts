import { sql } from 'drizzle-orm'
import { listed } from './tx.ts'
import type { Tx } from './tx.ts'

/**
 * Runs a statement that reads whole counties. Under a policy PostgreSQL takes a few hundred rows for what are hundreds of
 * thousands, and would look up each in a nested loop (25 µs a look-up with a region's scope); hash joins are right here.
 */
export async function wide<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.db.execute(
    sql.raw(`set local enable_nestloop = off; set local enable_mergejoin = off; set local work_mem = '64MB'`),
  )
  const result = await work()
  await tx.db.execute(
    sql.raw(
      `set local enable_nestloop to default; set local enable_mergejoin to default; set local work_mem to default`,
    ),
  )
  return result
}

/**
 * Reads what hangs on rows of a few counties with the scope narrowed to those: each look-up by row sets out the whole
 * scope anew, with a region's 138 counties seven times as dearly as with one. Not for what may lie with another owner.
 */
export async function narrow<T>(tx: Tx, counties: readonly string[], work: () => Promise<T>): Promise<T> {
  const own = tx.reader.counties
  const set = (codes: readonly string[]) =>
    tx.db.execute(sql.raw(`set local duikou.counties = '${listed(codes)}'`))
  const named = new Set(counties)
  await set(own.filter(code => named.has(code)))
  const result = await work()
  await set(own)
  return result
}
