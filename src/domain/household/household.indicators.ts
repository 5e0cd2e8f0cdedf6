/**
 * The headline figures that households feed. A stock's row holds the value from its day on; a household's rows are its
 * events, a person's are the ends of a membership, so that each figure opens into the fact that made it.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Indicator } from '../../kernel/contribution.ts'
import { MONITORED_KINDS } from './household.terms.ts'
import { kindsLeadingTo, standsForSql } from './status.queries.ts'
import type { StatusEventKind } from './status.terms.ts'

const sides = ['receiver'] as const
const CLOSING = kindsLeadingTo('closed')
const EXITING = kindsLeadingTo('exited')

const list = (kinds: readonly StatusEventKind[]): SQL =>
  sql.raw(`(${kinds.map(kind => `'${kind}'`).join(', ')})`)
const live = (t: SQL, knownAt: SQL): SQL =>
  sql`${t}.recorded_at <= ${knownAt} and (${t}.retracted_at is null or ${t}.retracted_at > ${knownAt})`
const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

const EVENT = sql`'status' as record_type, e.county, e.id as record_id, e.area_code, null::text as giver_code`
const NO_WEIGHT = sql`null::bigint as weight`
const OF_EVENT = sql`e.household_id::text as distinct_key, e.basis, e.recorded_at, e.retracted_at`

/** A stock over the households' events: `value` says which of them count. */
const overEvents = (value: SQL, where: SQL): SQL => sql`select ${EVENT}, null::text as kind, e.on_date,
  (${value})::int::bigint as value, ${NO_WEIGHT}, ${OF_EVENT} from status_event e where ${where}`

const ON_FILE: readonly StatusEventKind[] = ['registered', 'moved_in']
const POOR: readonly StatusEventKind[] = [
  'registered',
  'returned',
  'proposed_exit',
  'village_notice',
  'exit_refused',
]
const NOT_POOR: readonly StatusEventKind[] = [...EXITING, 'monitored', 'risk_eliminated', ...CLOSING]

/** One row for joining and one for leaving; a membership of no day adds nothing. */
const people = (): SQL => {
  const row = (
    on: SQL,
    value: SQL,
    where: SQL,
  ): SQL => sql`select 'membership' as record_type, m.county, m.id as record_id, m.area_code,
    null::text as giver_code, null::text as kind, ${on} as on_date, ${value}::bigint as value, ${NO_WEIGHT},
    m.id::text as distinct_key, 'evidenced' as basis, m.recorded_at, m.retracted_at from membership m where ${where}`
  return sql`${row(sql`m.joined_on`, sql`1`, sql`(m.left_on is null or m.left_on > m.joined_on)`)}
    union all ${row(sql`m.left_on`, sql`0`, sql`m.left_on > m.joined_on`)}`
}

/** The members on the day of the exit. That policies end later is not a second exit, unless there was a return between. */
const lifted = ({ knownAt }: { readonly knownAt: Date }): SQL => {
  const known = instant(knownAt)
  const earlier = sql`exists (select 1 from status_event p where p.county = e.county and p.household_id = e.household_id
    and p.kind in ${list(EXITING)} and (p.on_date, p.id) < (e.on_date, e.id) and ${live(sql`p`, known)}
    and not exists (select 1 from status_event r where r.county = e.county and r.household_id = e.household_id
      and r.kind = 'returned' and r.on_date >= p.on_date and r.on_date <= e.on_date and ${live(sql`r`, known)}))`
  return sql`select 'membership' as record_type, m.county, m.id as record_id, e.area_code, null::text as giver_code, null::text as kind,
    e.on_date, 1::bigint as value, ${NO_WEIGHT}, m.person_id::text as distinct_key, e.basis,
    greatest(e.recorded_at, m.recorded_at) as recorded_at, least(e.retracted_at, m.retracted_at) as retracted_at
    from status_event e join membership m on m.county = e.county and m.household_id = e.household_id
      and m.joined_on <= e.on_date and (m.left_on is null or m.left_on > e.on_date)
    where e.kind in ${list(EXITING)} and (e.kind = 'exited_enjoying' or not ${earlier})`
}

/** The type in force before an event, where the household was monitored at all. */
const typeBefore = (
  known: SQL,
): SQL => sql`(select case when b.kind = 'moved_in' then split_part(b.detail, ':', 2) else b.detail end
  from status_event b where b.county = e.county and b.household_id = e.household_id and (b.on_date, b.id) < (e.on_date, e.id)
    and (b.kind = 'monitored' or b.kind = 'moved_in' and b.detail like 'monitored:%') and ${live(sql`b`, known)}
  order by b.on_date desc, b.id desc limit 1)`

/** Keyed by household and type, so that a change of type leaves the one and enters the other. */
const monitored = ({ knownAt }: { readonly knownAt: Date }): SQL => {
  const known = instant(knownAt)
  const row = (
    value: SQL,
  ): SQL => sql`${EVENT}, e.type as kind, e.on_date, ${value}::bigint as value, ${NO_WEIGHT},
    e.household_id || ':' || e.type as distinct_key, e.basis, e.recorded_at, e.retracted_at`
  const ending = list(['risk_eliminated', 'returned', ...EXITING, ...CLOSING])
  return sql`select ${row(sql`1`)} from (select s.*, case when s.kind = 'moved_in' then split_part(s.detail, ':', 2) else s.detail end as type
      from status_event s where s.kind = 'monitored' or s.kind = 'moved_in' and s.detail like 'monitored:%') e
    union all select ${row(sql`0`)} from (select e.*, ${typeBefore(known)} as type
      from status_event e where e.kind = 'monitored' or e.kind in ${ending}) e
    where e.type is not null and (e.kind <> 'monitored' or e.type <> e.detail)`
}

/** Members on the last day of the year: what the yearly income is shared by. */
const membersOn = (
  t: SQL,
  known: SQL,
): SQL => sql`(select count(*) from membership m where m.county = ${t}.county and m.household_id = ${t}.household_id
  and m.joined_on <= make_date(${t}.year, 12, 31) and (m.left_on is null or m.left_on > make_date(${t}.year, 12, 31)) and ${live(sql`m`, known)})`

const income = ({ knownAt }: { readonly knownAt: Date }): SQL => {
  const known = instant(knownAt)
  const row = (
    value: SQL,
    key: SQL,
    basis: string,
    since: SQL,
  ): SQL => sql`'household' as record_type, i.county, i.household_id as record_id, i.area_code,
    null::text as giver_code, null::text as kind, make_date(i.year, 12, 31) as on_date, ${value} as value, i.members as weight,
    ${key} as distinct_key, ${sql.raw(`'${basis}'`)} as basis, ${since} as recorded_at, null::timestamptz as retracted_at`
  return sql`select ${row(sql`i.net`, sql`i.household_id::text`, 'evidenced', sql`i.recorded_at`)}
    from (select l.*, ${membersOn(sql`l`, known)} as members from (
      select county, household_id, area_code, year, max(recorded_at) as recorded_at,
        sum(case when line like 'e%' then -amount_fen else amount_fen end)::bigint as net
      from income_line l where ${live(sql`l`, known)} group by county, area_code, household_id, year) l) i where i.members > 0
    union all select ${row(sql`i.per_capita_fen * i.members`, sql`null::text`, 'declared', sql`i.recorded_at`)}
    from (select d.*, ${membersOn(sql`d`, known)} as members from income_declared d where ${live(sql`d`, known)}) i where i.members > 0`
}

export const householdIndicators: readonly Indicator[] = [
  {
    id: 'household.registered',
    version: 1,
    fold: 'stock',
    unit: 'household',
    sides,
    open: true,
    title: { zh: '建档立卡户', en: 'Registered households' },
    meaning: {
      zh: '截至某日在册的建档立卡户数，自识别登记之日起计；整户迁出、并户、自然减少后不计；脱贫不出册（四个不摘）。',
      en: 'Households on file on a day, from the day of registration; not those that moved out, merged or came to an end. Being lifted out does not take a household off the file.',
    },
    source: '《贫困户登记表》；国开办发〔2014〕24号',
    contributions: () =>
      overEvents(sql`e.kind in ${list(ON_FILE)}`, sql`e.kind in ${list([...ON_FILE, ...CLOSING])}`),
  },
  {
    id: 'household.people',
    version: 1,
    fold: 'stock',
    unit: 'person',
    sides,
    open: true,
    title: { zh: '建档立卡人口', en: 'Registered people' },
    meaning: {
      zh: '截至某日建档立卡户的家庭成员数，按成员增减的日期计。',
      en: 'Members of registered households on a day, by the dates on which members came and went.',
    },
    source: '《贫困户登记表》A4–A16；自然增减',
    contributions: people,
  },
  {
    id: 'household.poor',
    version: 1,
    fold: 'stock',
    unit: 'household',
    sides,
    open: true,
    title: { zh: '未脱贫户', en: 'Households not lifted out' },
    meaning: {
      zh: '截至某日在册且尚未脱贫的户数；返贫的重新计入。',
      en: 'Households on file and not lifted out on a day; those that fell back count again.',
    },
    source: '厅字〔2016〕16号',
    contributions: () =>
      overEvents(
        sql`${standsForSql(sql`e`)} in ${list(POOR)}`,
        sql`e.kind in ${list(['moved_in', ...POOR, ...NOT_POOR])}`,
      ),
  },
  {
    id: 'household.people_lifted',
    version: 1,
    fold: 'distinct',
    unit: 'person',
    sides,
    open: true,
    title: { zh: '脱贫人口', en: 'People lifted out of poverty' },
    meaning: {
      zh: '期内脱贫户在脱贫之日的家庭成员，一人只计一次；由享受政策转为不享受政策不另计。',
      en: 'Members, on the day of the exit, of households lifted out within the period; each person once. That policies end later is not counted again.',
    },
    source: '厅字〔2016〕16号',
    contributions: lifted,
  },
  {
    id: 'household.monitored',
    version: 1,
    fold: 'stock',
    unit: 'household',
    sides,
    open: true,
    kinds: MONITORED_KINDS,
    title: { zh: '监测对象（风险未消除）', en: 'Monitored households, risk not eliminated' },
    meaning: {
      zh: '截至某日已纳入监测且风险未消除的户数，按监测对象类型分。',
      en: 'Households included in monitoring on a day whose risk is not eliminated, by type.',
    },
    source: '中农组发〔2021〕7号',
    contributions: monitored,
  },
  {
    id: 'household.income_mean',
    version: 1,
    fold: 'mean',
    unit: 'CNY',
    sides,
    open: true,
    title: { zh: '人均纯收入', en: 'Mean net income per person' },
    meaning: {
      zh: '年度家庭纯收入之和除以年末家庭人口之和；有收入明细的为有明细，名单填报的人均数另列，不并入。',
      en: 'Sum of the households’ net incomes of the year over the sum of their members at its end; from income lines. What a list only states is shown apart.',
    },
    source: '2023年调查系统收入表（a+b+c+d−e）',
    contributions: income,
  },
]
