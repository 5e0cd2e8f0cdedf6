/**
 * Each alarm as one relation `(type, county, id, area_code, title, since_on, amount_fen)`: counted and opened into its
 * rows by the same text, so that a count is exactly its rows.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { OPEN } from '../notice/complaint.terms.ts'
import { BEIJING_FISCAL } from '../fund/fund.terms.ts'
import { alarmSql as projectAlarm } from '../project/alarm.queries.ts'
import type { AlarmKind } from './alarm.terms.ts'
import { unannounced } from './unannounced.queries.ts'

export interface Judged {
  readonly on: string
  readonly area?: string | undefined
  /** The threshold; only for an alarm that has one. */
  readonly limit: number
}

const SOURCES = sql`${`{${BEIJING_FISCAL.join(',')}}`}::text[]`
const yearEnd = sql`make_date(t.year, 12, 31)`

/** Spent of the money of years that have ended, by banner, from the books of the receivers. */
const paceBehind = ({ on, limit }: Judged): SQL => {
  const reached = (type: string, stage: string) =>
    sql`sum(case when t.to_stage = ${stage} then t.amount_fen else -t.amount_fen end) filter (where t.record_type = ${type})`
  return sql`select 'banner' as type, s.county, s.year::text as id, s.county as area_code, s.year::text as title, s.since_on,
      (s.whole * ${limit}::numeric - s.spent)::bigint as amount_fen
    from (select t.county, t.year, ${yearEnd} as since_on, coalesce(${reached('allocation', 'allocated')}, 0) as whole, coalesce(${reached('spending', 'spent')}, 0) as spent
      from book_entry t where t.county like '15%' and t.on_date <= ${on}::date and t.year < extract(year from ${on}::date) and t.record_type in ('allocation', 'spending') group by 1, 2, 3) s
    where s.whole > 0 and s.spent < s.whole * ${limit}::numeric`
}

/** Money bound to projects that have households in signed contracts, of a banner's Beijing money of a year. */
const poorShare = ({
  on,
  limit,
}: Judged): SQL => sql`select 'banner' as type, s.county, s.year::text as id, s.county as area_code,
      s.year::text as title, make_date(s.year, 12, 31) as since_on, (s.whole * ${limit}::numeric - s.tied)::bigint as amount_fen
    from (select a.county, a.year, sum(a.amount_fen) as whole, coalesce(sum(f.tied), 0) as tied
      from allocation a left join (select f.county, f.allocation_id, sum(f.amount_fen) as tied from project_funding f
        where f.retracted_at is null and (f.county, f.project_id) in (select k.county, k.project_id from linkage k
          join linkage_household h on h.county = k.county and h.linkage_id = k.id and h.retracted_at is null
          where k.retracted_at is null and k.signed_on <= ${on}::date)
        group by 1, 2) f on f.county = a.county and f.allocation_id = a.id
      where a.retracted_at is null and a.source = any(${SOURCES}) and a.on_date <= ${on}::date and a.year < extract(year from ${on}::date)
      group by 1, 2) s
    where s.tied < s.whole * ${limit}::numeric`

/** A payment of a project on a day when its investment gate had not been passed. */
const paymentEarly = ({
  on,
}: Judged): SQL => sql`select 'payment' as type, p.county, p.id, p.area_code, j.name as title, p.on_date as since_on, p.amount_fen
    from project_payment l join payment p on p.county = l.county and p.id = l.payment_id and p.retracted_at is null and p.reverses_id is null and p.on_date <= ${on}::date
    join project j on j.county = l.county and j.id = l.project_id and j.retracted_at is null
    left join gate_passage g on g.county = l.county and g.project_id = l.project_id and g.gate = 'investment' and g.retracted_at is null
    where l.retracted_at is null and (g.on_date is null or g.on_date > p.on_date)
      and not exists (select 1 from payment r where r.county = p.county and r.reverses_id = p.id and r.retracted_at is null)`

const partsDiffer = ({
  on,
}: Judged): SQL => sql`select 'project' as type, j.county, j.id, j.area_code, j.name as title, g.on_date as since_on,
      (j.budget_fen - coalesce(f.fen, 0))::bigint as amount_fen
    from project j join gate_passage g on g.county = j.county and g.project_id = j.id and g.gate = 'investment' and g.retracted_at is null and g.on_date <= ${on}::date
    left join (select county, project_id, sum(amount_fen) as fen from project_funding where retracted_at is null group by 1, 2) f
      on f.county = j.county and f.project_id = j.id
    where j.retracted_at is null and j.budget_fen <> coalesce(f.fen, 0)`

/** The last whole year's return, of assets that stood through it. */
const returnUnpaid = ({
  on,
}: Judged): SQL => sql`select 'asset' as type, a.county, a.id, a.area_code, a.name as title, y.ended as since_on,
      (a.agreed_return_fen - coalesce(r.fen, 0))::bigint as amount_fen
    from (select date_trunc('year', ${on}::date)::date - 1 as ended) y
    join asset a on a.retracted_at is null and a.agreed_return_fen > 0 and a.registered_on < date_trunc('year', y.ended)::date
    left join lateral (select sum(x.amount_fen) as fen from asset_return x where x.county = a.county and x.asset_id = a.id
      and x.retracted_at is null and x.year = extract(year from y.ended) and x.on_date <= ${on}::date) r on true
    where coalesce(r.fen, 0) < a.agreed_return_fen`

/** Told by the database to everybody whose counties it is of, also to those who take no part in it. */
const complaintOverdue = ({
  on,
}: Judged): SQL => sql`select 'complaint' as type, l.county, l.id, l.area_code, l.number || ' · ' || coalesce(h.name, l.handler) as title,
      l.due_on as since_on, null::bigint as amount_fen
    from duikou_complaint_late(${on}::date, ${`{${OPEN.join(',')}}`}::text[]) l left join area h on h.code = l.handler and h.valid_to is null`

/** Works on their way, by the day of their last report. */
const progressSilent = ({
  on,
  limit,
}: Judged): SQL => sql`select 'project' as type, j.county, j.id, j.area_code, j.name as title, r.last_on as since_on, j.budget_fen as amount_fen
    from project j join (select p.county, p.project_id, max(p.on_date) as last_on from project_progress p
      where p.retracted_at is null and p.on_date <= ${on}::date group by 1, 2 having not bool_or(p.kind = 'completed')) r
      on r.county = j.county and r.project_id = j.id
    where j.retracted_at is null and r.last_on < ${on}::date - ${limit}::int`

type Own =
  | 'complaint_overdue'
  | 'pace_behind'
  | 'poor_share'
  | 'progress_silent'
  | 'payment_early'
  | 'parts_differ'
  | 'return_unpaid'
const OWN: Record<Own, (judged: Judged) => SQL> = {
  pace_behind: paceBehind,
  poor_share: poorShare,
  progress_silent: progressSilent,
  payment_early: paymentEarly,
  parts_differ: partsDiffer,
  return_unpaid: returnUnpaid,
  complaint_overdue: complaintOverdue,
}

/** @throws Problem rule.parameterEmpty while its threshold is not entered. */
export const alarmSql = async (tx: Tx, kind: AlarmKind, judged: Judged): Promise<SQL> => {
  if (kind in OWN) return OWN[kind as Own](judged)
  if (kind === 'plan_unpublished' || kind === 'funds_unpublished') return unannounced(tx, kind, judged)
  return projectAlarm(
    tx,
    kind as Exclude<AlarmKind, Own | 'plan_unpublished' | 'funds_unpublished'>,
    { area: judged.area, limit: 1 },
    judged.on,
  )
}
