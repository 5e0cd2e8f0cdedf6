/**
 * Publishes roll-ups: one statement per indicator and county recomputes its cells from the rows, so that running it
 * again changes nothing. Writers mark cells stale in their own transaction; a job refreshes them.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Indicator } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'

/** What a cell adds: its sum, a key's first month in any window, or a stock's change. */
function cells(indicator: Indicator, tx: Tx, county: string): SQL {
  const at = tx.at.toISOString()
  const rows = sql`select c.* from (${indicator.contributions({ knownAt: tx.at })}) c where c.county = ${county}
    and c.recorded_at <= ${at} and (c.retracted_at is null or c.retracted_at > ${at})`
  const month = sql`date_trunc('month', c.on_date)::date`
  const kind = sql`coalesce(c.kind, '')`
  const giver = sql`coalesce(c.giver_code, '')`
  const weight = sql`coalesce(sum(c.weight), 0)::bigint`
  if (indicator.fold === 'sum' || indicator.fold === 'mean')
    return sql`select ${month} as month, null::date as previous_month, ${kind} as kind, ${giver} as giver, c.basis,
      sum(c.value)::bigint as value, ${weight} as weight, count(*) as n from (${rows}) c group by 1, 2, 3, 4, 5`
  const order = sql`partition by coalesce(c.distinct_key, c.record_id::text) order by c.on_date, c.recorded_at, c.record_id`
  // What was only declared has no key; it must not enter a distinct or stock total.
  const basis = sql`case when w.distinct_key is null then 'unkeyed' else w.basis end`
  if (indicator.fold === 'stock')
    return sql`select date_trunc('month', w.on_date)::date as month, null::date as previous_month, coalesce(w.kind, '') as kind,
      coalesce(w.giver_code, '') as giver, ${basis} as basis, sum(w.value - w.before)::bigint as value, 0::bigint as weight, sum(sign(w.value - w.before))::bigint as n
      from (select c.*, coalesce(lag(c.value) over (${order}), 0) as before from (${rows}) c) w group by 1, 2, 3, 4, 5`
  return sql`select w.month, w.previous_month, '' as kind, '' as giver, ${basis} as basis, sum(case when w.distinct_key is null then w.value else 1 end)::bigint as value,
    0::bigint as weight, count(*) as n
    from (select c.*, ${month} as month, date_trunc('month', lag(c.on_date) over (${order}))::date as previous_month from (${rows}) c) w
    where w.previous_month is null or w.previous_month < w.month group by 1, 2, 3, 4, 5`
}

/** Recomputes one county's cells of one indicator. */
export async function refreshRollup(tx: Tx, indicator: Indicator, county: string): Promise<void> {
  await tx.db.execute(sql`delete from rollup where indicator = ${indicator.id} and county = ${county}`)
  await tx.db.execute(sql`insert into rollup (indicator, version, county, month, previous_month, kind, giver_code, basis, value, weight, n, computed_at)
    select ${indicator.id}, ${indicator.version}::int, ${county}, x.month, x.previous_month, x.kind, x.giver, x.basis, x.value, x.weight, x.n, ${tx.at.toISOString()}
    from (${cells(indicator, tx, county)}) x`)
}

/** Takes up to `limit` stale cells and refreshes them; returns how many there were. */
export async function refreshStale(tx: Tx, indicators: readonly Indicator[], limit = 200): Promise<number> {
  const taken = await tx.db.execute<{
    indicator: string
    county: string
  }>(sql`delete from rollup_stale where ctid = any(array(
    select ctid from rollup_stale limit ${limit})) returning indicator, county`)
  const seen = new Set(taken.rows.map(r => `${r.indicator} ${r.county}`))
  for (const cell of seen) {
    const [id, county] = cell.split(' ')
    const indicator = indicators.find(i => i.id === id && i.open)
    if (indicator && county) await refreshRollup(tx, indicator, county)
  }
  return taken.rows.length
}

/** Recomputes every open indicator for the given counties: after a bulk load, or from the command line. */
export async function publishRollups(
  tx: Tx,
  indicators: readonly Indicator[],
  counties: readonly string[],
): Promise<void> {
  for (const indicator of indicators.filter(i => i.open))
    for (const county of counties) await refreshRollup(tx, indicator, county)
}

export interface Difference {
  readonly indicator: string
  readonly county: string
  readonly published: bigint
  readonly rows: bigint
}

/** Where the published cells and the rows disagree, county by county (stale cells show up here too). */
export async function compareRollups(
  tx: Tx,
  indicators: readonly Indicator[],
  counties: readonly string[],
): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const indicator of indicators.filter(i => i.open))
    for (const county of counties) {
      const found = await tx.db.execute<{ published: bigint; rows: bigint }>(sql`select
        (select coalesce(sum(value), 0)::bigint from rollup where indicator = ${indicator.id} and county = ${county}) as published,
        (select coalesce(sum(x.value), 0)::bigint from (${cells(indicator, tx, county)}) x) as rows`)
      const { published, rows } = found.rows[0]!
      if (published !== rows) differences.push({ indicator: indicator.id, county, published, rows })
    }
  return differences
}
