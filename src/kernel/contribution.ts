/**
 * An indicator is one query that yields contributions; a figure is a fold of them; its evidence is the same rows.
 * `value = fold(evidence)` by construction, because both read the relation that `relation()` builds.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { UnitCode } from './unit.ts'
import type { Word } from './words.ts'

export type Fold = 'sum' | 'distinct' | 'stock' | 'mean'
export type Side = 'receiver' | 'giver'
export type Basis = 'evidenced' | 'declared' | 'confirmed' | 'claimed' | 'disputed'
export const BASES: readonly Basis[] = ['evidenced', 'declared', 'confirmed', 'claimed', 'disputed']

export interface Indicator {
  readonly id: string
  /** Rises when the rule of counting changes. */
  readonly version: number
  readonly fold: Fold
  readonly unit: UnitCode
  readonly title: Word
  /** What is counted, in the office's words. */
  readonly meaning: Word
  /** The document or table that the rule of counting comes from. */
  readonly source: string
  /** The values that `kind` takes, when it takes any. */
  readonly kinds?: Readonly<Record<string, Word>>
  readonly sides: readonly Side[]
  /** Totals by county and month are published to everyone. */
  readonly open: boolean
  /**
   * Rows `(record_type, county, record_id, area_code, giver_code, kind, on_date, value, weight, distinct_key, basis,
   * recorded_at, retracted_at)`: bigint values (fen for money), `weight` null except for a mean, `distinct_key` null
   * for a declared row, `giver_code` null where nobody gives. A stock's row holds the value *from that day on*.
   */
  readonly contributions: (asked: { readonly knownAt: Date }) => SQL
}

/** A question put to an indicator; dates are inclusive. */
export interface Question {
  readonly area: string
  readonly side: Side
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly asOf?: string | undefined
  readonly knownAt: Date
}

/** The place a question asks about: which owner counties, and which codes within them. */
export interface Place {
  readonly counties: readonly string[]
  readonly lo: string
  readonly hi: string
  /** For the giver's side: the codes of givers. */
  readonly givers?: { readonly lo: string; readonly hi: string }
}

/** An SQL array literal of codes; drizzle would otherwise expand a list into single parameters. */
export const codes = (list: readonly string[]): SQL => sql`${`{${list.join(',')}}`}::text[]`

/** The contributions that a question is about, as a sub-select; a stock keeps each key's last row. */
export function relation(indicator: Indicator, asked: Question, place: Place): SQL {
  const all = allRows(indicator, asked, place)
  if (indicator.fold !== 'stock') return all
  return sql`select * from (
    select distinct on (s.county, coalesce(s.distinct_key, s.record_id::text)) s.*
    from (${all}) s
    order by s.county, coalesce(s.distinct_key, s.record_id::text), s.on_date desc, s.recorded_at desc, s.record_id desc
  ) last where last.value <> 0`
}

function allRows(indicator: Indicator, asked: Question, place: Place): SQL {
  const rows = sql`(${indicator.contributions({ knownAt: asked.knownAt })}) c`
  const where = [
    sql`c.county = any(${codes(place.counties)})`,
    sql`c.area_code >= ${place.lo} and c.area_code < ${place.hi}`,
    sql`c.recorded_at <= ${asked.knownAt.toISOString()} and (c.retracted_at is null or c.retracted_at > ${asked.knownAt.toISOString()})`,
  ]
  if (place.givers) where.push(sql`c.giver_code >= ${place.givers.lo} and c.giver_code < ${place.givers.hi}`)
  if (asked.kind) where.push(sql`c.kind = ${asked.kind}`)
  const until = asked.asOf ?? asked.to
  if (until) where.push(sql`c.on_date <= ${until}`)
  if (indicator.fold !== 'stock' && asked.from) where.push(sql`c.on_date >= ${asked.from}`)
  return sql`select c.* from ${rows} where ${sql.join(where, sql` and `)}`
}

/** One group of a folded figure. `value` is in stored integers; for a mean, value and weight are its two sums. */
export interface Folded {
  readonly group: string
  readonly basis: Basis
  /** False for what an office only declared without a key: shown apart, never part of a distinct or stock total. */
  readonly counted: boolean
  readonly value: bigint
  readonly weight: bigint
  readonly rows: bigint
}

/** Folds the relation by `group` (an SQL text expression over `r`) and basis. */
export function foldSql(indicator: Indicator, rel: SQL, group: SQL): SQL {
  if (indicator.fold === 'distinct') return distinctSql(rel, group)
  const counted = {
    sum: sql`true`,
    stock: sql`r.distinct_key is not null`,
    mean: sql`r.basis <> 'declared'`,
  }[indicator.fold]
  return sql`select ${group} as "group", r.basis, ${counted} as counted, coalesce(sum(r.value), 0)::bigint as value,
    coalesce(sum(r.weight), 0)::bigint as weight, count(*) as rows
    from (${rel}) r group by 1, 2, 3`
}

/** Best basis first: a key that several rows speak of stands under the best of them. */
const RANKED = sql`array['confirmed', 'evidenced', 'claimed', 'disputed', 'declared']`

/**
 * Distinct keys: group by (county, key) and then count, so that no count(distinct) runs over the region (design §7.6).
 * Declared rows have no key and are summed apart.
 */
function distinctSql(rel: SQL, group: SQL): SQL {
  return sql`select g."group", g.basis, g.counted, sum(g.n)::bigint as value, 0::bigint as weight, sum(g.rows)::bigint as rows from (
    select ${group} as "group", r.county, r.distinct_key, r.distinct_key is not null as counted,
      (${RANKED})[min(array_position(${RANKED}, r.basis))] as basis,
      case when r.distinct_key is null then sum(r.value) else 1 end as n, count(*) as rows
    from (${rel}) r group by 1, 2, 3
  ) g group by 1, 2, 3`
}

/**
 * A stock's changes by period: how much each key's row changed its value, grouped by `period` (over `r`). Running
 * sums of them are the stock at each period's end.
 */
export function stockChangesSql(indicator: Indicator, asked: Question, place: Place, period: SQL): SQL {
  const window = sql`partition by a.county, coalesce(a.distinct_key, a.record_id::text) order by a.on_date, a.recorded_at, a.record_id`
  // Each row adds its value under its own basis and takes the one before it away under that one's basis.
  return sql`select ${period} as "group", v.basis, r.distinct_key is not null as counted,
    sum(v.value)::bigint as value, 0::bigint as weight, sum(v.n)::bigint as rows
    from (
      select a.*, lag(a.value) over (${window}) as value_before, lag(a.basis) over (${window}) as basis_before
      from (${allRows(indicator, asked, place)}) a
    ) r
    cross join lateral (values (r.basis, r.value, 1), (r.basis_before, -r.value_before, 0)) v (basis, value, n)
    where v.basis is not null group by 1, 2, 3`
}
