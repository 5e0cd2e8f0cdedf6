import { sql } from 'drizzle-orm'
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
