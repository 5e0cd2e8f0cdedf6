/**
 * Reads the published roll-ups: county × month cells (design §7.9). They answer readers who may not see the rows, and,
 * where no write has made them stale, everyone who asks for what is known now: then they equal the rows.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { codes, RANKED } from '../../kernel/contribution.ts'
import type { Basis, Indicator, Question } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Row } from './figure.queries.ts'
import { firstOfMonth, isWhole, opened, windowOf } from './month.rules.ts'
import type { By } from '../../kernel/figure.ts'
import type { AskedPlace } from './place.queries.ts'
import { splitsGivers } from './place.queries.ts'

/** Whole months, both ends inclusive; open where absent. */
export interface Months {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

export interface CellQuestion {
  readonly kind?: string | undefined
  readonly months: Months
  readonly place: AskedPlace
  readonly by: readonly By[]
}

type Cell = Row & { county: string; computedAt: Date }

/** Folds cells instead of rows; a stock by time comes as its changes. */
export async function foldRollup(tx: Tx, indicator: Indicator, asked: CellQuestion): Promise<Row[]> {
  const { months, place, by } = asked
  const where = [
    sql`indicator = ${indicator.id}`,
    sql`version = ${indicator.version}`,
    sql`county = any(${codes(place.counties)})`,
  ]
  if (months.until) where.push(sql`month <= ${months.until}`)
  if (months.from && indicator.fold !== 'stock') where.push(sql`month >= ${months.from}`)
  if (asked.kind) where.push(sql`kind = ${asked.kind}`)
  if (place.givers) where.push(sql`giver_code >= ${place.givers.lo} and giver_code < ${place.givers.hi}`)
  const keyed = indicator.fold === 'distinct'
  const found = await tx.db.execute<Record<string, unknown> & Row & { county: string }>(sql`
    select ${groupOf(by, place)} as "group", ${keyed ? sql`county` : sql`'' as county`}, basis,
      coalesce(sum(value)${keyed ? sql` filter (where ${firstIn(months.from, by)})` : sql``}, 0)::bigint as value,
      sum(weight)::bigint as weight, sum(n)::bigint as rows, min(computed_at) as "computedAt"
    from rollup where ${sql.join(where, sql` and `)} group by 1, 2, 3`)
  const cells: Cell[] = found.rows.map(r => ({ ...r, computedAt: new Date(String(r.computedAt)) }))
  return (keyed ? unstreamed(cells) : cells).map(c => worded(c, indicator))
}

/** A key counts once in a window: in the month before which it has no contribution inside the window. */
function firstIn(from: string | undefined, by: readonly By[]): SQL {
  if (by.includes('month')) return sql`true`
  const start = from ? sql`${from}::date` : sql`'-infinity'::date`
  const since = by.includes('year') ? sql`greatest(date_trunc('year', month)::date, ${start})` : start
  return sql`basis = 'unkeyed' or previous_month is null or previous_month < ${since}`
}

/** Under each basis stand the keys of it and of all better ones: what a basis adds to the one before it is its own. */
function unstreamed(cells: readonly Cell[]): Cell[] {
  const own: Cell[] = cells.filter(c => String(c.basis) === 'unkeyed')
  const parts = new Map<string, Map<Basis, Cell>>()
  for (const c of cells) {
    const key = `${c.group}\n${c.county}`
    parts.set(key, (parts.get(key) ?? new Map<Basis, Cell>()).set(c.basis, c))
  }
  for (const part of parts.values()) {
    let before = { value: 0n, rows: 0n }
    for (const basis of RANKED) {
      const c = part.get(basis)
      if (!c) continue
      own.push({ ...c, value: c.value - before.value, rows: c.rows - before.rows })
      before = c
    }
  }
  return own
}

/** The words of the fold over rows: what is not counted is declared. */
function worded(c: Cell, indicator: Indicator): Row {
  const unkeyed = String(c.basis) === 'unkeyed'
  return {
    ...c,
    basis: unkeyed ? 'declared' : c.basis,
    counted: !unkeyed && !(indicator.fold === 'mean' && c.basis === 'declared'),
  }
}

function groupOf(by: readonly By[], place: AskedPlace): SQL {
  if (!by.length) return sql`''::text`
  const parts: Record<By, SQL> = {
    area: place.givers && splitsGivers(place, by) ? sql`giver_code` : sql`county`,
    year: sql`to_char(month, 'YYYY')`,
    month: sql`to_char(month, 'YYYY-MM')`,
    kind: sql`kind`,
    giver: sql`giver_code`,
    basis: sql`case when basis = 'unkeyed' then 'declared' else basis end`,
  }
  return sql`concat_ws('|', ${sql.join(
    by.map(b => parts[b]),
    sql`, `,
  )})`
}

export interface Fresh {
  readonly counties: readonly string[]
  /** First and last day on which any of their rows lies. */
  readonly firstOn: string | null
  readonly lastOn: string | null
}

/** The counties whose cells equal their rows: computed by this version, and no write has come since. */
export async function freshCounties(
  tx: Tx,
  indicator: Indicator,
  counties: readonly string[],
): Promise<Fresh> {
  const found = await tx.db.execute<{ county: string; firstOn: string | null; lastOn: string | null }>(sql`
    select s.county, s.first_on as "firstOn", s.last_on as "lastOn" from rollup_state s
    where s.indicator = ${indicator.id} and s.version = ${indicator.version} and s.county = any(${codes(counties)})
      and not exists (select 1 from rollup_stale t where t.indicator = s.indicator and t.county = s.county)`)
  const days = (key: 'firstOn' | 'lastOn'): string[] => found.rows.flatMap(r => r[key] ?? []).sort()
  return {
    counties: found.rows.map(r => r.county),
    firstOn: days('firstOn')[0] ?? null,
    lastOn: days('lastOn').at(-1) ?? null,
  }
}

/**
 * The counties that may hold rows of a question: all but those whose fresh cells say that they hold none.
 * A stock's cells speak of the ends of months only.
 */
export async function countiesWithRows(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
  counties: readonly string[],
): Promise<readonly string[]> {
  if (!asked.latest || !indicator.open || counties.length === 1) return counties
  const fresh = await freshCounties(tx, indicator, counties)
  const { from, until } = opened(windowOf(indicator, asked), fresh)
  const stock = indicator.fold === 'stock'
  if (stock && !isWhole({ until })) return counties
  const where = [
    sql`indicator = ${indicator.id}`,
    sql`version = ${indicator.version}`,
    sql`county = any(${codes(fresh.counties)})`,
  ]
  if (until) where.push(sql`month <= ${until}`)
  if (from) where.push(sql`month >= ${firstOfMonth(from)}`)
  const found = await tx.db.execute<{ county: string }>(
    sql`select county from rollup where ${sql.join(where, sql` and `)} group by 1 having sum(n) > 0`,
  )
  const some = new Set(found.rows.map(r => r.county))
  const empty = new Set(fresh.counties.filter(county => !some.has(county)))
  return counties.filter(county => !empty.has(county))
}
