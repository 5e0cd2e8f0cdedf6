/** The list of households: one page by keyset in the order of villages, what hangs on them joined for that page only. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import type { HouseholdLine } from './household.reply.ts'
import { perCapita } from './income.rules.ts'
import { maskName } from '../../kernel/mask.ts'
import { foundElsewhere, searchSql } from './search.queries.ts'
import { kindsLeadingTo, stateLateral } from './status.queries.ts'
import type { State } from './status.terms.ts'

export interface HouseholdFilter {
  readonly area?: string | undefined
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly status?: State | undefined
  /** Main or further. */
  readonly cause?: string | undefined
  /** Registered in this year. */
  readonly year?: number | undefined
  /** Per-capita net income of a year below this many fen; stated, or by its lines. */
  readonly incomeBelowFen?: bigint | undefined
  readonly incomeYear?: number | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const CURSOR = /^(\d{12})_([0-9a-f-]{36})$/

/** The households asked for, as a condition on `h`. Row-level security holds the scope; this makes its range an index range. */
export function householdsSql(tx: Tx, asked: HouseholdFilter): SQL {
  const own = tx.reader.counties
  const { lo, hi } = rangeOf(asked.area ?? tx.reader.areaCode)
  const where = [sql`h.retracted_at is null`]
  if (own.length === 1) where.push(sql`h.county = ${own[0]!}`)
  // A place inside one banner names its owner, so that the index that begins with the owner serves it.
  else if (asked.area && lo.length >= 6) where.push(sql`h.county = ${lo.slice(0, 6)}`)
  if (asked.area || own.length === 1) where.push(sql`h.area_code >= ${lo} and h.area_code < ${hi}`)
  if (asked.kind) where.push(sql`h.kind = ${asked.kind}`)
  if (asked.status) where.push(...inState(asked.status))
  if (asked.year)
    where.push(
      sql`h.registered_on >= ${`${asked.year}-01-01`} and h.registered_on <= ${`${asked.year}-12-31`}`,
    )
  if (asked.cause)
    where.push(sql`exists (select 1 from household_cause c where c.county = h.county and c.household_id = h.id
      and c.cause = ${asked.cause} and c.retracted_at is null)`)
  if (asked.q) where.push(searchSql(tx, asked.q))
  if (asked.incomeBelowFen !== undefined) where.push(poorerThan(tx, asked.incomeBelowFen, asked.incomeYear))
  return sql.join(where, sql` and `)
}

/**
 * The places that a walk over a whole list takes one after the other: banner by banner in the order of their codes, so
 * that each page is an index range whatever the reader sees. Prefectures and the region own no households.
 */
export function bannersToWalk(tx: Tx, area: string | undefined): readonly (string | undefined)[] {
  const own = tx.reader.counties
  if (own.length === 1) return [area]
  const { lo, hi } = area ? rangeOf(area) : { lo: '15', hi: '16' }
  if (lo.length >= 6) return [area]
  return own.filter(code => code >= lo && code < hi && !code.endsWith('00')).sort()
}

/** The rare states are found from their events; the state itself is always the last event's. */
const inState = (state: State): SQL[] => [
  sql`(h.county, h.id) in (select s.county, s.household_id from status_event s
    where s.kind in ${kindsLeadingTo(state)} or s.kind = 'moved_in')`,
  sql`(select x.state from ${stateLateral(sql`h`)} x) = ${state}`,
]

function poorerThan(tx: Tx, fen: bigint, year = Number(today(tx.at).slice(0, 4)) - 1): SQL {
  return sql`(h.county, h.id) in (
    select d.county, d.household_id from income_declared d where d.year = ${year} and d.retracted_at is null and d.per_capita_fen < ${fen}
    union select l.county, l.household_id from income_line l where l.year = ${year} and l.retracted_at is null group by 1, 2
    having sum(case when l.line like 'e%' then -l.amount_fen else l.amount_fen end) < ${fen} * nullif((select count(*) from membership m
      where m.county = l.county and m.household_id = l.household_id and m.retracted_at is null
        and m.joined_on <= ${`${year}-12-31`} and (m.left_on is null or m.left_on > ${`${year}-12-31`})), 0))`
}

function after(cursor: string | undefined): SQL {
  if (!cursor) return sql`true`
  const [, area, id] = CURSOR.exec(cursor) ?? []
  if (!area)
    throw new Problem('input.invalid', {}, [{ field: 'cursor', code: 'format' }], {
      zh: '翻页位置无效，请回到第一页',
      en: 'the page position is invalid; go back to the first page',
    })
  return sql`(h.area_code, h.id) > (${area}, ${id}::uuid)`
}

interface Row extends Record<string, unknown> {
  county: string
  id: string
  areaCode: string
  areaName: string | null
  householdCode: string | null
  headName: string
  members: bigint
  kind: string | null
  status: State | null
  mainCause: string | null
  registeredOn: string | null
  year: number | null
  declared: bigint | null
  net: bigint | null
  shared: bigint | null
}

/** What the list shows of each household: set-based laterals over the page, so that 50 rows cost one statement. */
const dressed = (page: SQL, on: string): SQL => sql`
  with page as materialized (${page})
  select h.county, h.id, h.area_code as "areaCode", a.name as "areaName", h.household_code as "householdCode", h.head_name as "headName",
    h.kind, h.registered_on as "registeredOn", m.n as members, x.state as status, c.cause as "mainCause", i.year, d.per_capita_fen as declared, l.net, e.n as shared
  from page h
  left join area a on a.code = h.area_code and a.valid_to is null
  left join lateral (select count(*) as n from membership m where m.county = h.county and m.household_id = h.id and m.retracted_at is null
    and m.joined_on <= ${on} and (m.left_on is null or m.left_on > ${on})) m on true
  left join lateral ${stateLateral(sql`h`)} x on true
  left join lateral (select c.cause from household_cause c where c.county = h.county and c.household_id = h.id and c.retracted_at is null and c.rank = 0 limit 1) c on true
  left join lateral (select greatest(
    (select max(y.year) from income_line y where y.county = h.county and y.household_id = h.id and y.retracted_at is null),
    (select max(y.year) from income_declared y where y.county = h.county and y.household_id = h.id and y.retracted_at is null)) as year) i on true
  left join lateral (select d.per_capita_fen from income_declared d where d.county = h.county and d.household_id = h.id and d.year = i.year and d.retracted_at is null limit 1) d on true
  left join lateral (select sum(case when l.line like 'e%' then -l.amount_fen else l.amount_fen end)::bigint as net from income_line l
    where l.county = h.county and l.household_id = h.id and l.year = i.year and l.retracted_at is null) l on true
  left join lateral (select count(*) as n from membership m where m.county = h.county and m.household_id = h.id and m.retracted_at is null
    and m.joined_on <= make_date(i.year, 12, 31) and (m.left_on is null or m.left_on > make_date(i.year, 12, 31))) e on l.net is not null
  order by h.area_code, h.id`

/** Evidenced where there are lines, else as the list states it. */
function incomeOf(r: Row): Pick<HouseholdLine, 'perCapitaFen' | 'perCapitaYear' | 'perCapitaBasis'> {
  const computed = perCapita(r.net, r.shared === null ? null : Number(r.shared)).fen
  const perCapitaFen = computed ?? r.declared
  if (perCapitaFen === null) return { perCapitaFen, perCapitaYear: null, perCapitaBasis: null }
  return { perCapitaFen, perCapitaYear: r.year, perCapitaBasis: computed === null ? 'declared' : 'evidenced' }
}

const lineOf = (tx: Tx, r: Row): HouseholdLine => ({
  county: r.county,
  id: r.id,
  areaCode: r.areaCode,
  areaName: r.areaName ?? r.areaCode,
  householdCode: r.householdCode,
  headName: tx.reader.seesNames ? r.headName : maskName(r.headName),
  members: Number(r.members),
  kind: r.kind,
  status: r.status,
  ...incomeOf(r),
  mainCause: r.mainCause,
  registeredOn: r.registeredOn,
})

/** One page. `elsewhere`: banners that hold the number searched for outside the reader's scope; their names only. */
export async function listHouseholds(tx: Tx, asked: HouseholdFilter) {
  const page = sql`select h.* from household h where ${householdsSql(tx, asked)} and ${after(asked.cursor)}
    order by h.area_code, h.id limit ${asked.limit + 1}`
  const found = await tx.db.execute<Row>(dressed(page, today(tx.at)))
  const rows = found.rows.slice(0, asked.limit).map(r => lineOf(tx, r))
  const last = rows.at(-1)
  return {
    rows,
    next: found.rows.length > asked.limit && last ? `${last.areaCode}_${last.id}` : null,
    elsewhere: asked.q ? await foundElsewhere(tx, asked.q) : [],
  }
}

/** How many households the filter holds; for the heading of a list, never for paging. */
export async function countHouseholds(tx: Tx, asked: HouseholdFilter): Promise<number> {
  const found = await tx.db.execute<{ n: bigint }>(
    sql`select count(*) as n from household h where ${householdsSql(tx, asked)}`,
  )
  return Number(found.rows[0]?.n ?? 0)
}
