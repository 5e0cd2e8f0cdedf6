/**
 * 预警: what an auditor would raise about projects, each with the rows behind it and the place whose bureau acts. A
 * threshold that nobody has entered blocks its alarm and says so; nothing is invented.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import { parameterOn } from '../area/parameter.queries.ts'
import { BEIJING_FISCAL } from '../fund/fund.terms.ts'
import { ALARMS } from './alarm.terms.ts'
import type { AlarmKind } from './alarm.terms.ts'
import { inArea } from './linkage.queries.ts'
import { overdueOf } from './project.queries.ts'
import { LINKED } from './project.terms.ts'

export interface AlarmRow extends Record<string, unknown> {
  type: string
  county: string
  id: string
  areaCode: string
  title: string
  sinceOn: string
  /** Fen at stake; null where it is not about money. */
  amountFen: bigint | null
}

export interface AlarmAsked {
  readonly area?: string | undefined
  readonly asOf?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const IN = (list: readonly string[]): SQL => sql`${`{${list.join(',')}}`}::text[]`

const QUERIES: Record<Exclude<AlarmKind, 'fund_idle'>, (on: string) => SQL> = {
  gate_overdue: overdueOf,
  no_linkage:
    on => sql`select 'project' as type, j.county, j.id, j.area_code, j.name as title, g.on_date as since_on, j.budget_fen as amount_fen
    from project j join gate_passage g on g.county = j.county and g.project_id = j.id and g.gate = 'investment' and g.retracted_at is null and g.on_date <= ${on}
    where j.retracted_at is null and j.category = any(${IN(LINKED)}) and not exists (select 1 from linkage k join linkage_household h
      on h.county = k.county and h.linkage_id = k.id and h.retracted_at is null
      where k.county = j.county and k.project_id = j.id and k.retracted_at is null and k.signed_on <= ${on})`,
  promise_unpaid:
    on => sql`select 'linkage' as type, d.county, d.linkage_id as id, min(k.area_code) as area_code, min(k.operator) as title, min(d.due_on) as since_on,
      sum(d.amount_fen - coalesce(s.paid, 0))::bigint as amount_fen
    from linkage_due d join linkage k on k.county = d.county and k.id = d.linkage_id and k.retracted_at is null
    left join (select p.county, p.due_id, sum(p.amount_fen) as paid from linkage_payment p where p.retracted_at is null and p.on_date <= ${on} group by p.county, p.due_id) s
      on s.county = d.county and s.due_id = d.id
    where d.retracted_at is null and d.due_on < ${on} and d.amount_fen > coalesce(s.paid, 0) group by d.county, d.linkage_id`,
  asset_idle:
    on => sql`select 'asset' as type, a.county, a.id, a.area_code, a.name as title, s.on_date as since_on, a.original_fen as amount_fen
    from asset a join (select distinct on (x.county, x.asset_id) x.county, x.asset_id, x.state, x.on_date from asset_state x
      where x.retracted_at is null and x.on_date <= ${on} order by x.county, x.asset_id, x.on_date desc, x.recorded_at desc, x.id desc) s
      on s.county = a.county and s.asset_id = a.id and s.state in ('idle', 'lost') where a.retracted_at is null`,
  payment_without_project:
    on => sql`select 'payment' as type, p.county, p.id, p.area_code, p.purpose as title, p.on_date as since_on, p.amount_fen
    from payment p where p.retracted_at is null and p.on_date <= ${on} and p.reverses_id is null and p.source = any(${IN(BEIJING_FISCAL)})
      and not exists (select 1 from payment r where r.county = p.county and r.reverses_id = p.id and r.retracted_at is null)
      and not exists (select 1 from project_payment l where l.county = p.county and l.payment_id = p.id and l.retracted_at is null)`,
  change_open:
    on => sql`select 'project' as type, c.county, c.project_id as id, c.area_code, c.reason as title, c.requested_on as since_on, null::bigint as amount_fen
    from project_change c where c.retracted_at is null and c.state = 'open' and c.requested_on <= ${on}`,
}

/** Allocated to a project longer ago than the parameter says and not a fen of it paid. */
async function idleSql(tx: Tx, asked: AlarmAsked, on: string): Promise<SQL> {
  const { value } = await parameterOn(tx, 'project.idle_months', asked.area ?? '150000')
  return sql`select 'project' as type, f.county, f.project_id as id, min(f.area_code) as area_code, min(j.name) as title, min(a.on_date) as since_on, sum(f.amount_fen)::bigint as amount_fen
    from project_funding f join project j on j.county = f.county and j.id = f.project_id and j.retracted_at is null
    join allocation a on a.county = f.county and a.id = f.allocation_id and a.retracted_at is null
    where f.retracted_at is null and a.on_date < ${on}::date - make_interval(months => ${value}::int)
      and not exists (select 1 from project_payment l where l.county = f.county and l.funding_id = f.id and l.retracted_at is null)
    group by f.county, f.project_id`
}

export const alarmSql = async (tx: Tx, kind: AlarmKind, asked: AlarmAsked, on: string): Promise<SQL> =>
  kind === 'fund_idle' ? idleSql(tx, asked, on) : QUERIES[kind](on)

const PAGES: Readonly<Record<string, string>> = {
  project: '/projects',
  linkage: '/linkages',
  asset: '/project-assets',
}

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

/** One alarm's rows, the oldest first. @throws Problem rule.parameterEmpty while its threshold is not entered. */
export async function alarmRows(tx: Tx, kind: AlarmKind, asked: AlarmAsked) {
  const on = asked.asOf ?? today(tx.at)
  const where = [asked.area ? inArea(sql`t`, asked.area) : sql`true`]
  if (asked.cursor) {
    const [, since, county, id] = POSITION.exec(asked.cursor) ?? []
    if (!since) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`(t.since_on, t.county, t.id) > (${since}::date, ${county}, ${id}::uuid)`)
  }
  const query = await alarmSql(tx, kind, asked, on)
  const found = await wide(tx, () =>
    tx.db.execute<AlarmRow>(sql`select t.type, t.county, t.id, t.area_code as "areaCode", a.name as "areaName", t.title,
      t.since_on as "sinceOn", t.amount_fen as "amountFen"
    from (${query}) t left join area a on a.code = t.area_code and a.valid_to is null
    where ${sql.join(where, sql` and `)} order by t.since_on, t.county, t.id limit ${asked.limit + 1}`),
  )
  const rows = found.rows
    .slice(0, asked.limit)
    .map(r => ({ ...r, link: `${PAGES[r.type] ?? `/records/${r.type}`}/${r.county}/${r.id}` }))
  const last = rows.at(-1)
  return {
    rows,
    next: found.rows.length > asked.limit && last ? `${last.sinceOn}_${last.county}_${last.id}` : null,
  }
}

/** Every alarm with how many rows it has, counted in one statement; one that is blocked says why instead. */
export async function alarmCounts(tx: Tx, asked: { area?: string | undefined; asOf?: string | undefined }) {
  const on = asked.asOf ?? today(tx.at)
  const kinds = Object.keys(ALARMS) as AlarmKind[]
  const parts: Awaited<ReturnType<typeof openOrBlocked>>[] = []
  for (const kind of kinds) parts.push(await openOrBlocked(tx, kind, { ...asked, limit: 1 }, on))
  const open = parts.flatMap(p => (p.query ? [countSql(p.kind, p.query, asked.area)] : []))
  const found = await wide(tx, () =>
    tx.db.execute<{ kind: AlarmKind; n: bigint; fen: bigint | null }>(sql.join(open, sql` union all `)),
  )
  const rows = parts.map(({ kind, blocked }) => {
    const { zh, en } = ALARMS[kind]
    const counted = found.rows.find(r => r.kind === kind)
    return {
      kind,
      words: { zh, en },
      count: counted ? Number(counted.n) : null,
      amountFen: counted?.fen ?? null,
      blocked,
    }
  })
  return { rows, next: null }
}

const countSql = (kind: AlarmKind, query: SQL, area: string | undefined): SQL =>
  sql`select ${kind}::text as kind, count(*) as n, sum(t.amount_fen)::bigint as fen from (${query}) t where ${area ? inArea(sql`t`, area) : sql`true`}`

/** An alarm whose threshold nobody has entered is not raised, and says whose it is to enter. */
async function openOrBlocked(tx: Tx, kind: AlarmKind, asked: AlarmAsked, on: string) {
  try {
    return { kind, query: await alarmSql(tx, kind, asked, on), blocked: null }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'rule.parameterEmpty') throw error
    return { kind, query: null, blocked: { zh: error.say('zh'), en: error.say('en') } }
  }
}
