/** Reads the published roll-ups: totals without rows, by whole months (design §7.9). */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { codes } from '../../kernel/contribution.ts'
import type { Indicator, Question } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { splitsGivers } from './figure.queries.ts'
import type { Row } from './figure.queries.ts'
import { cumulate } from './figure.rules.ts'
import type { By } from './figure.terms.ts'
import type { AskedPlace } from './place.queries.ts'

const refuse = (zh: string, en: string): never => {
  throw new Problem('input.invalid', {}, [{ field: 'by', code: 'notPublished' }], { zh, en })
}

const firstOfMonth = (on: string): string => `${on.slice(0, 7)}-01`
const isMonthEnd = (on: string): boolean =>
  new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).getUTCDate() === 1

/** Folds cells instead of rows. A window that does not consist of whole months has no published value. */
export async function foldRollup(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
  place: AskedPlace,
  by: readonly By[],
): Promise<Row[]> {
  const until = asked.asOf ?? asked.to
  if ((until && !isMonthEnd(until)) || (asked.from && !asked.from.endsWith('-01')))
    refuse(
      '公开数据按整月发布，请选择整月的起止日期',
      'published figures are by whole months; choose whole months',
    )
  const keyed = indicator.fold === 'distinct' || indicator.fold === 'stock'
  if (keyed && (asked.kind || place.givers))
    refuse('该项公开数据不分类别和援助方', 'this published figure is not split by kind or giver')
  const time = by.find(b => b === 'year' || b === 'month')
  if (indicator.fold === 'distinct' && time)
    refuse('去重人数不能按时间拆分公开', 'a distinct count is not published by period')
  const where = [
    sql`indicator = ${indicator.id}`,
    sql`version = ${indicator.version}`,
    sql`county = any(${codes(place.counties)})`,
  ]
  if (until) where.push(sql`month <= ${firstOfMonth(until)}`)
  if (asked.from && indicator.fold !== 'stock') where.push(sql`month >= ${asked.from}`)
  // A key counts once in a window: in the month before which it has no contribution inside the window.
  if (indicator.fold === 'distinct' && asked.from)
    where.push(sql`(previous_month is null or previous_month < ${asked.from})`)
  if (indicator.fold === 'distinct' && !asked.from) where.push(sql`previous_month is null`)
  if (asked.kind) where.push(sql`kind = ${asked.kind}`)
  if (place.givers) where.push(sql`giver_code >= ${place.givers.lo} and giver_code < ${place.givers.hi}`)
  const found = await tx.db.execute<
    Row & Record<string, unknown>
  >(sql`select ${groupOf(by, place)} as "group",
    case when basis = 'unkeyed' then 'declared' else basis end as basis,
    (basis <> 'unkeyed' and (basis <> 'declared' or ${indicator.fold !== 'mean'})) as counted, sum(value)::bigint as value, sum(weight)::bigint as weight,
    sum(n)::bigint as rows, min(computed_at) as "computedAt"
    from rollup where ${sql.join(where, sql` and `)} group by 1, 2, 3`)
  const rows = found.rows.map(r => ({ ...r, computedAt: new Date(String(r.computedAt)) }))
  return indicator.fold === 'stock' && time ? cumulate(rows, time, until) : rows
}

function groupOf(by: readonly By[], place: AskedPlace): SQL {
  if (!by.length) return sql`''::text`
  const parts: Record<By, SQL> = {
    area: place.givers && splitsGivers(place, by) ? sql`giver_code` : sql`county`,
    year: sql`to_char(month, 'YYYY')`,
    month: sql`to_char(month, 'YYYY-MM')`,
    kind: sql`kind`,
    giver: sql`giver_code`,
    basis: sql`basis`,
  }
  return sql`concat_ws('|', ${sql.join(
    by.map(b => parts[b]),
    sql`, `,
  )})`
}
