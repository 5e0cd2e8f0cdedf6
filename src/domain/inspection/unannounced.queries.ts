/** 未按期公告: plans and shares of which nobody has made anything known within the working days of the rule. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { nationSetters } from '../area/parameter.rules.ts'

/** A year's plan of a banner stands from the day the first project of its money passed 立项. */
const plans = (
  on: string,
): SQL => sql`select 'banner' as type, s.county, s.year::text as id, s.county as area_code,
    s.year::text as title, s.since_on, s.fen as amount_fen
  from (select a.county, a.year, greatest(min(g.on_date), min(a.on_date)) as since_on, sum(f.amount_fen)::bigint as fen from project_funding f
    join allocation a on a.county = f.county and a.id = f.allocation_id and a.retracted_at is null
    join gate_passage g on g.county = f.county and g.project_id = f.project_id and g.gate = 'initiation' and g.retracted_at is null and g.on_date <= ${on}::date
    where f.retracted_at is null group by a.county, a.year) s
  where not exists (select 1 from announcement k where k.county = s.county and k.kind = 'plan' and k.year = s.year and k.area_code = s.county
    and k.published_on <= ${on}::date and k.retracted_at is null)`

/** A share is made known by the banner that received it. */
const shares = (on: string): SQL => sql`select 'allocation' as type, a.county, a.id, a.area_code,
    a.year::text as title, a.on_date as since_on, a.amount_fen
  from allocation a where a.retracted_at is null and a.on_date <= ${on}::date
    and not exists (select 1 from announcement k where k.county = a.county and k.kind = 'funds' and k.subject_id = a.id
      and k.published_on <= ${on}::date and k.retracted_at is null)`

/** Calendar days that surely hold the working days, long holidays included. */
const spanOf = (days: number): number => days * 2 + 30

/** Working days after `since` until the day asked for, by the State Council's arrangements. */
const workdays = (on: string, days: number): SQL => sql`(select count(*) from generate_series(u.since_on + 1,
    least(${on}::date, u.since_on + ${spanOf(days)}::int), interval '1 day') d left join holiday h on h.on_date = d::date
  where coalesce(h.kind = 'workday', extract(isodow from d) < 6))`

/** @throws Problem rule.parameterEmpty when the holidays of a year in question are not entered: then nobody can count. */
async function mustKnowHolidays(tx: Tx, open: SQL, on: string, days: number): Promise<void> {
  const found = await tx.db.execute<{ year: number }>(sql`select distinct y.year::int as year from (${open}) u
    cross join lateral (values (extract(year from u.since_on)), (extract(year from least(${on}::date, u.since_on + ${spanOf(days)}::int)))) y(year)
    where not exists (select 1 from holiday h where h.on_date >= make_date(y.year::int, 1, 1) and h.on_date < make_date(y.year::int + 1, 1, 1))
    order by 1 limit 1`)
  const year = found.rows[0]?.year
  if (year === undefined) return
  const who = nationSetters()
  throw new Problem('rule.parameterEmpty', {}, [{ code: 'holiday' }], {
    zh: `${year}年节假日安排（由${who.zh}按国务院办公厅通知录入）`,
    en: `the arrangement of holidays of ${year} (entered from the State Council’s notice by: ${who.en})`,
  })
}

/** @param days parameter `notice.publish_days`, working days */
export async function unannounced(
  tx: Tx,
  kind: 'plan_unpublished' | 'funds_unpublished',
  { on, limit: days }: { readonly on: string; readonly limit: number },
): Promise<SQL> {
  const open = kind === 'plan_unpublished' ? plans(on) : shares(on)
  await mustKnowHolidays(tx, open, on, days)
  return sql`select u.* from (${open}) u where ${workdays(on, days)} > ${days}`
}
