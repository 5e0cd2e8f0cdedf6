/**
 * An indicator is one query that yields contributions; a figure is a fold of them; its evidence is the same rows.
 * `value = fold(evidence)` by construction, because both read the relation that `relation()` builds.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { UnitCode } from './unit.ts'
import { wordOn } from './words.ts'
import type { DatedWord, Word } from './words.ts'

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
  /** What offices called it from one day to another, where that changed. */
  readonly titles?: readonly DatedWord[]
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
   * for a declared row, `giver_code` null where nobody gives. A stock's row holds its value from `on_date` until the day
   * before `until_date`, a further column (null: to this day); rows of one key never overlap, and one that ends before it
   * begins adds nothing.
   */
  readonly contributions: (asked: Asked) => SQL
}

/** The title as of a day. */
export const titleOn = ({ title, titles }: Indicator, on: string): Word =>
  titles ? wordOn(titles, on) : title

/** What a contribution query may use to read less: the fold filters its rows again. */
export interface Asked {
  readonly knownAt: Date
  readonly near?: Pick<Place, 'counties' | 'lo' | 'hi'> | undefined
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
  /** Nobody asked what was known at an earlier instant: published cells, which hold what is known now, may answer. */
  readonly latest?: boolean | undefined
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

/** What the records of table `t` say at the instant asked for, in the place asked for: for use inside a contribution query. */
export function standing(t: SQL, { knownAt, near }: Asked): SQL {
  const at = sql`${knownAt.toISOString()}::timestamptz`
  const live = sql`${t}.recorded_at <= ${at} and (${t}.retracted_at is null or ${t}.retracted_at > ${at})`
  return near
    ? sql`${t}.county = any(${codes(near.counties)}) and ${t}.area_code >= ${near.lo} and ${t}.area_code < ${near.hi} and ${live}`
    : live
}

/** The contributions that a question is about, as a sub-select; of a stock, the rows in force on its day. */
export function relation(indicator: Indicator, asked: Question, place: Place): SQL {
  const all = allRows(indicator, asked, place)
  if (indicator.fold !== 'stock') return all
  const until = asked.asOf ?? asked.to
  return sql`select s.* from (${all}) s where s.until_date is null${until ? sql` or s.until_date > ${until}` : sql``}`
}

/** A stock's row that lasts no day is no row. */
export const lasting = ({ fold }: Indicator, t: SQL): SQL =>
  fold === 'stock' ? sql`(${t}.until_date is null or ${t}.until_date > ${t}.on_date)` : sql`true`

function allRows(indicator: Indicator, asked: Question, place: Place): SQL {
  const rows = sql`(${indicator.contributions({ knownAt: asked.knownAt, near: place })}) c`
  const where = [
    lasting(indicator, sql`c`),
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
export const RANKED: readonly Basis[] = ['confirmed', 'evidenced', 'claimed', 'disputed', 'declared']
const ranked = sql.raw(`array[${RANKED.map(b => `'${b}'`).join(', ')}]`)
/** The rank of a basis, 1 the best. */
export const rankSql = (basis: SQL): SQL => sql`array_position(${ranked}, ${basis})`

/**
 * Distinct keys: group by (county, key) and then count, so that no count(distinct) runs over the region (design §7.6).
 * Declared rows have no key and are summed apart.
 */
function distinctSql(rel: SQL, group: SQL): SQL {
  return sql`select g."group", g.basis, g.counted, sum(g.n)::bigint as value, 0::bigint as weight, sum(g.rows)::bigint as rows from (
    select ${group} as "group", r.county, r.distinct_key, r.distinct_key is not null as counted,
      (${ranked})[min(${rankSql(sql`r.basis`)})] as basis,
      case when r.distinct_key is null then sum(r.value) else 1 end as n, count(*) as rows
    from (${rel}) r group by 1, 2, 3
  ) g group by 1, 2, 3`
}

/**
 * A stock's changes by period: each row adds its value when it begins and takes it away when it ends. `period` is an
 * SQL text expression over the day `v.on_date`. Running sums are the stock at each period's end.
 */
export function stockChangesSql(indicator: Indicator, asked: Question, place: Place, period: SQL): SQL {
  const until = asked.asOf ?? asked.to
  return sql`select ${period} as "group", r.basis, r.distinct_key is not null as counted,
    sum(v.sign * r.value)::bigint as value, 0::bigint as weight, sum(v.sign)::bigint as rows
    from (${allRows(indicator, asked, place)}) r
    cross join lateral (values (r.on_date, 1), (r.until_date, -1)) v (on_date, sign)
    where v.on_date is not null${until ? sql` and v.on_date <= ${until}` : sql``} group by 1, 2, 3`
}
