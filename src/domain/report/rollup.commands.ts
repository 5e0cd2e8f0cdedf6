/**
 * Publishes roll-ups: one statement for each indicator recomputes the cells of some counties from the rows, so that
 * running it again changes nothing. Writers mark cells stale in their own transaction; a job refreshes them.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { codes, lasting, rankSql, RANKED } from '../../kernel/contribution.ts'
import type { Indicator } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'

const monthOf = (on: SQL): SQL => sql`date_trunc('month', ${on})::date`

/** The live rows of some counties. */
function liveRows(indicator: Indicator, tx: Tx, counties: readonly string[]): SQL {
  const at = sql`${tx.at.toISOString()}::timestamptz`
  const near = { counties, lo: '', hi: '~' }
  return sql`select c.* from (${indicator.contributions({ knownAt: tx.at, near })}) c where c.county = any(${codes(counties)}) and ${lasting(indicator, sql`c`)}
    and c.recorded_at <= ${at} and (c.retracted_at is null or c.retracted_at > ${at})`
}

const CELL = sql`coalesce(w.kind, '') as kind, coalesce(w.giver_code, '') as giver`

/** What a month adds to a sum. */
const summed = (
  rows: SQL,
): SQL => sql`select w.county, ${monthOf(sql`w.on_date`)} as month, null::date as previous_month, ${CELL}, w.basis,
  sum(w.value)::bigint as value, coalesce(sum(w.weight), 0)::bigint as weight, count(*) as n, min(w.on_date) as first_on, max(w.on_date) as last_on
  from (${rows}) w group by 1, 2, 3, 4, 5, 6`

/** What a month adds to a stock and takes away from it. */
const changed = (
  rows: SQL,
): SQL => sql`select w.county, ${monthOf(sql`v.on_date`)} as month, null::date as previous_month, ${CELL},
  case when w.distinct_key is null then 'unkeyed' else w.basis end as basis, sum(v.sign * w.value)::bigint as value, 0::bigint as weight,
  sum(v.sign)::bigint as n, min(v.on_date) as first_on, max(v.on_date) as last_on
  from (${rows}) w cross join lateral (values (w.on_date, 1), (w.until_date, -1)) v (on_date, sign)
  where v.on_date is not null group by 1, 2, 3, 4, 5, 6`

/** Each key of a month with the month in which it stood before, once for each basis that it could count under. */
const gapped = (rows: SQL): SQL => sql`
  with r as (select c.county, c.distinct_key as key, c.value, c.on_date, ${monthOf(sql`c.on_date`)} as month, ${rankSql(sql`c.basis`)} as rank from (${rows}) c),
    t as (select distinct county, rank from r where key is not null)
  select s.county, s.month, s.previous_month, '' as kind, '' as giver, (${sql.raw(`array[${RANKED.map(b => `'${b}'`).join(', ')}]`)})[s.rank] as basis,
    count(*) as value, 0::bigint as weight, sum(s.n)::bigint as n, min(s.first_on) as first_on, max(s.last_on) as last_on
  from (select t.county, t.rank, r.month, count(*) as n, min(r.on_date) as first_on, max(r.on_date) as last_on,
      lag(r.month) over (partition by t.county, t.rank, r.key order by r.month) as previous_month
    from r join t on t.county = r.county and r.rank <= t.rank where r.key is not null group by t.county, t.rank, r.key, r.month) s
  group by 1, 2, 3, 6
  union all select r.county, r.month, null, '', '', 'unkeyed', sum(r.value)::bigint, 0, count(*), min(r.on_date), max(r.on_date)
  from r where r.key is null group by 1, 2`

function cells(indicator: Indicator, tx: Tx, counties: readonly string[]): SQL {
  const rows = liveRows(indicator, tx, counties)
  const by = { sum: summed, mean: summed, stock: changed, distinct: gapped }
  return by[indicator.fold](rows)
}

/** Recomputes some counties' cells of one indicator. */
export async function refreshRollup(
  tx: Tx,
  indicator: Indicator,
  counties: readonly string[],
): Promise<void> {
  const mine = sql`indicator = ${indicator.id} and county = any(${codes(counties)})`
  // One at a time: a second refresh must see the cells of the first, or they would stand twice.
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('rollup', 0))`)
  // Marks first: a write that commits after this keeps its mark, one that committed before is in the rows read below.
  await tx.db.execute(sql`delete from rollup_stale where ${mine}`)
  await tx.db.execute(sql`delete from rollup where ${mine}`)
  await tx.db.execute(sql`delete from rollup_state where ${mine}`)
  await wide(tx, () =>
    tx.db.execute(sql`
    with cell as materialized (${cells(indicator, tx, counties)}),
    made as (insert into rollup (indicator, version, county, month, previous_month, kind, giver_code, basis, value, weight, n, computed_at)
      select ${indicator.id}, ${indicator.version}::int, x.county, x.month, x.previous_month, x.kind, x.giver, x.basis, x.value, x.weight, x.n,
        ${tx.at.toISOString()}::timestamptz from cell x)
    insert into rollup_state (indicator, county, version, first_on, last_on, computed_at)
    select ${indicator.id}, c.county, ${indicator.version}::int, min(x.first_on), max(x.last_on), ${tx.at.toISOString()}::timestamptz
    from unnest(${codes(counties)}) c (county) left join cell x on x.county = c.county group by c.county`),
  )
}

/** Refreshes up to `limit` stale indicators of counties; returns how many there were. */
export async function refreshStale(tx: Tx, indicators: readonly Indicator[], limit = 200): Promise<number> {
  const open = indicators.filter(i => i.open)
  const stale = await tx.db.execute<{ indicator: string; county: string }>(
    sql`select distinct indicator, county from rollup_stale where indicator = any(${codes(open.map(i => i.id))}) order by 1, 2 limit ${limit}`,
  )
  for (const indicator of open) {
    const counties = stale.rows.filter(r => r.indicator === indicator.id).map(r => r.county)
    if (counties.length) await refreshRollup(tx, indicator, counties)
  }
  return stale.rows.length
}

/** Marks what was never published, or by another version of its rule: a new indicator, a programme just begun. */
export async function markUnpublished(
  tx: Tx,
  indicators: readonly Indicator[],
  counties: readonly string[],
): Promise<void> {
  for (const { id, version } of indicators.filter(i => i.open))
    await tx.db.execute(sql`insert into rollup_stale (indicator, county, at)
      select ${id}, c.county, ${tx.at.toISOString()}::timestamptz from unnest(${codes(counties)}) c (county)
      where not exists (select 1 from rollup_state s where s.indicator = ${id} and s.county = c.county and s.version = ${version}::int)
        and not exists (select 1 from rollup_stale t where t.indicator = ${id} and t.county = c.county)`)
}

/** Recomputes every open indicator for the given counties: after a bulk load, or from the command line. */
export async function publishRollups(
  tx: Tx,
  indicators: readonly Indicator[],
  counties: readonly string[],
): Promise<void> {
  for (const indicator of indicators.filter(i => i.open)) await refreshRollup(tx, indicator, counties)
}

export interface Difference {
  readonly indicator: string
  readonly county: string
  readonly published: bigint
  readonly rows: bigint
}

/** Where the published cells and the rows disagree in any cell, county by county (stale cells show up here too). */
export async function compareRollups(
  tx: Tx,
  indicators: readonly Indicator[],
  counties: readonly string[],
): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const indicator of indicators.filter(i => i.open)) {
    const key = sql`county, month, previous_month, kind, giver, basis`
    const found = await wide(tx, () =>
      tx.db.execute<{ county: string; published: bigint; rows: bigint }>(sql`
      select county, coalesce(sum(published), 0)::bigint as published, coalesce(sum(rows), 0)::bigint as rows from (
        select ${key}, sum(published) as published, sum(rows) as rows, sum(pn) as pn, sum(rn) as rn, sum(pw) as pw, sum(rw) as rw from (
          select county, month, previous_month, kind, giver_code as giver, basis, value as published, 0 as rows, n as pn, 0 as rn, weight as pw, 0 as rw
          from rollup where indicator = ${indicator.id} and county = any(${codes(counties)})
          union all select ${key}, 0, value, 0, n, 0, weight from (${cells(indicator, tx, counties)}) x
        ) both_sides group by ${key}
      ) cell group by county
      having bool_or(published <> rows or pn <> rn or pw <> rw) order by county`),
    )
    differences.push(...found.rows.map(r => ({ ...r, indicator: indicator.id })))
  }
  return differences
}
