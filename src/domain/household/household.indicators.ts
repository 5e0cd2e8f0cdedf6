/**
 * The headline figures that households feed. A stock's row holds the value from its day on; a household's rows are its
 * events, a person's are the ends of a membership, so that each figure opens into the fact that made it.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { standing } from '../../kernel/contribution.ts'
import type { Asked, Indicator } from '../../kernel/contribution.ts'
import { MONITORED_KINDS } from './household.terms.ts'
import { kindsLeadingTo, standsForSql } from './status.queries.ts'
import type { StatusEventKind } from './status.terms.ts'

const sides = ['receiver'] as const
const CLOSING = kindsLeadingTo('closed')
const EXITING = kindsLeadingTo('exited')

const list = (kinds: readonly StatusEventKind[]): SQL =>
  sql.raw(`(${kinds.map(kind => `'${kind}'`).join(', ')})`)

const NO_WEIGHT = sql`null::bigint as weight`

/**
 * A stock over the households' events: each event of `kinds` holds until the next of them; those of `value` count.
 * @param key what is counted once; rows of one key never overlap, because a household has one latest event.
 */
const overEvents = (
  asked: Asked,
  {
    value,
    kinds,
    kind = sql`null::text`,
    key = sql`h.household_id::text`,
  }: Record<'value' | 'kinds', SQL> & { kind?: SQL; key?: SQL },
): SQL => sql`select 'status' as record_type, h.county, h.id as record_id, h.area_code, null::text as giver_code,
    ${kind} as kind, h.on_date, h.until_date, 1::bigint as value, ${NO_WEIGHT}, ${key} as distinct_key, h.basis, h.recorded_at, h.retracted_at
  from (select e.*, lead(e.on_date) over (partition by e.county, e.household_id order by e.on_date, e.recorded_at, e.id) as until_date
    from status_event e where ${kinds} and ${standing(sql`e`, asked)}) h where ${value}`

const ON_FILE: readonly StatusEventKind[] = ['registered', 'moved_in']
const POOR: readonly StatusEventKind[] = [
  'registered',
  'returned',
  'proposed_exit',
  'village_notice',
  'exit_refused',
]
const NOT_POOR: readonly StatusEventKind[] = [...EXITING, 'monitored', 'risk_eliminated', ...CLOSING]

/**
 * A member of a 建档立卡户 from the day of joining until the day of leaving; a membership of no day adds nothing.
 * A household that is only written down (一般农户) has no such event.
 */
const people = (
  asked: Asked,
): SQL => sql`select 'membership' as record_type, m.county, m.id as record_id, m.area_code,
  null::text as giver_code, null::text as kind, m.joined_on as on_date, m.left_on as until_date, 1::bigint as value, ${NO_WEIGHT},
  m.id::text as distinct_key, 'evidenced' as basis, m.recorded_at, m.retracted_at
  from membership m where (m.left_on is null or m.left_on > m.joined_on) and ${standing(sql`m`, asked)}
    and exists (select 1 from status_event e where e.county = m.county and e.household_id = m.household_id
      and e.kind in ${list(ON_FILE)} and ${standing(sql`e`, { knownAt: asked.knownAt })})`

/** Wherever in the county: what came before an event may have been recorded under another village. */
const countyOf = ({ knownAt, near }: Asked): Asked => ({
  knownAt,
  near: near && { ...near, lo: '', hi: '~' },
})

/** The members on the day of the exit. That policies end later is not a second exit, unless there was a return between. */
const lifted = (
  asked: Asked,
): SQL => sql`select 'membership' as record_type, m.county, m.id as record_id, e.area_code,
  null::text as giver_code, null::text as kind, e.on_date, 1::bigint as value, ${NO_WEIGHT}, m.person_id::text as distinct_key, e.basis,
  greatest(e.recorded_at, m.recorded_at) as recorded_at, least(e.retracted_at, m.retracted_at) as retracted_at
  from (select s.*, lag(s.kind) over (partition by s.county, s.household_id order by s.on_date, s.id) as before
    from status_event s where s.kind in ${list([...EXITING, 'returned'])} and ${standing(sql`s`, countyOf(asked))}) e
  join membership m on m.county = e.county and m.household_id = e.household_id
    and m.joined_on <= e.on_date and (m.left_on is null or m.left_on > e.on_date)
  where e.kind in ${list(EXITING)} and (e.kind = 'exited_enjoying' or e.before is null or e.before = 'returned')
    and ${standing(sql`m`, { knownAt: asked.knownAt })}`

/** Keyed by household and type: a change of type leaves the one and enters the other. */
const monitored = (asked: Asked): SQL => {
  const type = sql`case when h.kind = 'moved_in' then split_part(h.detail, ':', 2) else h.detail end`
  return overEvents(asked, {
    value: sql`(h.kind = 'monitored' or h.kind = 'moved_in')`,
    kinds: sql`(e.kind in ${list(['monitored', 'risk_eliminated', 'returned', ...EXITING, ...CLOSING])}
      or e.kind = 'moved_in' and e.detail like 'monitored:%')`,
    kind: type,
    key: sql`h.household_id || ':' || ${type}`,
  })
}

/**
 * A household's net income of a year over its members on the last day of it. Members are joined and not looked up one by
 * one: under the scope of a whole region a look-up costs more than reading all of them.
 */
const income = (asked: Asked): SQL => {
  const row = (
    value: SQL,
    key: SQL,
    basis: string,
  ): SQL => sql`'household' as record_type, i.county, i.household_id as record_id, i.area_code,
    null::text as giver_code, null::text as kind, make_date(i.year, 12, 31) as on_date, ${value} as value, count(*) as weight,
    ${key} as distinct_key, ${sql.raw(`'${basis}'`)} as basis, i.recorded_at, null::timestamptz as retracted_at`
  const shared = sql`join membership m on m.county = i.county and m.household_id = i.household_id
    and m.joined_on <= make_date(i.year, 12, 31) and (m.left_on is null or m.left_on > make_date(i.year, 12, 31))
    and ${standing(sql`m`, { knownAt: asked.knownAt })}`
  return sql`select ${row(sql`i.net`, sql`i.household_id::text`, 'evidenced')}
    from (select l.county, l.household_id, l.area_code, l.year, max(l.recorded_at) as recorded_at,
        sum(case when l.line like 'e%' then -l.amount_fen else l.amount_fen end)::bigint as net
      from income_line l where ${standing(sql`l`, asked)} group by l.county, l.area_code, l.household_id, l.year) i
    ${shared} group by i.county, i.area_code, i.household_id, i.year, i.net, i.recorded_at
    union all select ${row(sql`i.per_capita_fen * count(*)`, sql`null::text`, 'declared')}
    from income_declared i ${shared} where ${standing(sql`i`, asked)}
    group by i.county, i.area_code, i.household_id, i.year, i.id, i.per_capita_fen, i.recorded_at`
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
    titles: [
      { zh: '建档立卡贫困户', en: 'Registered poor households', until: '2020-12-31' },
      { zh: '建档立卡脱贫户', en: 'Registered households lifted out', from: '2021-01-01' },
    ],
    meaning: {
      zh: '截至某日在册的建档立卡户数，自识别登记之日起计；整户迁出、并户、自然减少后不计；脱贫不出册（四个不摘）。',
      en: 'Households on file on a day, from the day of registration; not those that moved out, merged or came to an end. Being lifted out does not take a household off the file.',
    },
    source: '《贫困户登记表》；国开办发〔2014〕24号',
    contributions: asked =>
      overEvents(asked, {
        value: sql`h.kind in ${list(ON_FILE)}`,
        kinds: sql`e.kind in ${list([...ON_FILE, ...CLOSING])}`,
      }),
  },
  {
    id: 'household.people',
    version: 2,
    fold: 'stock',
    unit: 'person',
    sides,
    open: true,
    title: { zh: '建档立卡人口', en: 'Registered people' },
    titles: [
      { zh: '建档立卡贫困人口', en: 'Registered poor people', until: '2020-12-31' },
      { zh: '建档立卡脱贫人口', en: 'Registered people lifted out', from: '2021-01-01' },
    ],
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
    contributions: asked =>
      overEvents(asked, {
        value: sql`${standsForSql(sql`h`)} in ${list(POOR)}`,
        kinds: sql`e.kind in ${list(['moved_in', ...POOR, ...NOT_POOR])}`,
      }),
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
