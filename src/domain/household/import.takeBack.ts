/** 撤回本批次: every row of the batch is retracted, what it replaced stands again; a few statements over the whole batch. */
import { sql } from 'drizzle-orm'
import { newId } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { incomeDeclared } from './household.table.ts'
import { changeBatch } from './import.queries.ts'
import { HOUSEHOLD_FIGURES } from './opened.commands.ts'

interface Batch {
  readonly county: string
  readonly id: string
}

const FACTS = [
  'membership',
  'person_condition',
  'household_condition',
  'household_cause',
  'income_line',
  'income_declared',
  'status_event',
] as const
const TABLES = [...FACTS, 'person', 'household'] as const

/** A large batch has no statistics yet, and its look-ups go by the whole: by hash, with more memory and more time. */
const LARGE = `set local enable_nestloop = off; set local enable_mergejoin = off; set local work_mem = '64MB';
  set local statement_timeout = '15min'`
const USUAL = 'set local enable_nestloop = on; set local enable_mergejoin = on'

const homesOf = (b: Batch) => sql`select id from household where county = ${b.county} and batch_id = ${b.id}`
const peopleOf = (b: Batch) => sql`select id from person where county = ${b.county} and batch_id = ${b.id}`

/** Records of the batch's households and people that were entered after it: then it can't go as a whole. */
export async function workedOnSince(tx: Tx, b: Batch, committedAt: Date): Promise<number> {
  const at = committedAt.toISOString()
  await tx.client.query(LARGE)
  let n = 0
  for (const table of FACTS) {
    const of =
      table === 'person_condition'
        ? sql`t.person_id in (${peopleOf(b)})`
        : sql`t.household_id in (${homesOf(b)})`
    const found = await tx.db.execute<{ n: bigint }>(sql`select count(*) as n from ${sql.raw(table)} t
      where t.county = ${b.county} and t.batch_id is distinct from ${b.id}::uuid and (t.recorded_at > ${at} or t.retracted_at > ${at}) and ${of}`)
    n += Number(found.rows[0]?.n ?? 0)
  }
  const own = await tx.db.execute<{ n: bigint }>(
    sql`select count(*) as n from household where county = ${b.county} and batch_id = ${b.id} and revision > 1`,
  )
  await tx.client.query(USUAL)
  return n + Number(own.rows[0]?.n ?? 0)
}

/**
 * Takes back a batch that is in the state `taking_back`, in the caller's transaction.
 * @param step told before each table: how many are done, of how many
 */
export async function takeBack(
  tx: Tx,
  b: Batch,
  committedAt: Date,
  step: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<{ rows: number }> {
  const worked = await workedOnSince(tx, b, committedAt)
  if (worked) throw new Problem('import.cannotTakeBack', { count: worked })
  await tx.client.query(LARGE)
  const of = sql`county = ${b.county}`
  await tx.db.execute(sql`delete from name_gram where ${of} and person_id in (${peopleOf(b)})`)
  await tx.db.execute(
    sql`delete from identity where ${of} and id in (${peopleOf(b)} union all ${homesOf(b)})`,
  )
  await tx.db.execute(sql`delete from duplicate_case where ${of} and state = 'open' and (
    person_id in (${peopleOf(b)}) or other_id in (${peopleOf(b)}))`)
  await restore(tx, b, committedAt)
  let rows = 0
  for (const [i, table] of TABLES.entries()) {
    await step(i, TABLES.length)
    const done = await tx.db.execute(sql`update ${sql.raw(table)} set retracted_at = ${tx.at.toISOString()}
      where ${of} and batch_id = ${b.id} and retracted_at is null`)
    rows += done.rowCount ?? 0
  }
  await tx.client.query(USUAL)
  await changeBatch(tx, b.county, b.id, ['taking_back'], { state: 'taken_back', takenBackAt: tx.at })
  await staleRollup(tx, HOUSEHOLD_FIGURES, b.county)
  return { rows }
}

const PAGE = 5000

type Declared = typeof incomeDeclared.$inferInsert

/** Declared incomes that the batch replaced are recorded again. */
async function restore(tx: Tx, b: Batch, committedAt: Date): Promise<void> {
  const { rows } = await tx.db.execute<Declared & Record<string, unknown>>(sql`
    select o.county, o.area_code as "areaCode", o.household_id as "householdId", o.year, o.per_capita_fen as "perCapitaFen"
    from income_declared o where o.county = ${b.county} and o.retracted_at = ${committedAt.toISOString()} and exists (
      select 1 from income_declared n where n.county = ${b.county} and n.batch_id = ${b.id} and n.retracted_at is null
        and n.household_id = o.household_id and n.year = o.year)`)
  for (let i = 0; i < rows.length; i += PAGE)
    await insertMany(
      tx.client,
      incomeDeclared,
      rows.slice(i, i + PAGE).map(row => ({ ...row, id: newId(), recordedAt: tx.at, batchId: null })),
    )
}
