/**
 * The rows of the national list as the register has them on a day: a page of households by keyset, then everything of
 * their members in one statement. What the list does not know of stays empty, never zero.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import { placeNames } from '../area/areaName.queries.ts'
import type { PlaceNames } from '../area/areaName.queries.ts'
import { householdsSql } from './household.queries.ts'
import type { HouseholdFilter } from './household.queries.ts'

type Precision = 'day' | 'month' | 'year'

interface Home {
  readonly county: string
  readonly areaCode: string
  readonly naturalVillage: string | null
  readonly householdCode: string | null
  readonly kind: string | null
  readonly registeredOn: string | null
  readonly registeredPrecision: Precision | null
  readonly phoneSealed: string | null
  readonly memberCount: bigint
  readonly causes: string | null
  readonly housingSafe: boolean | null
  readonly waterSafe: boolean | null
  readonly declared: bigint | null
  readonly net: bigint | null
  readonly shared: bigint | null
  readonly monitoredKind: string | null
  readonly riskOn: string | null
  readonly riskPrecision: Precision | null
  readonly eliminatedOn: string | null
  readonly eliminatedPrecision: Precision | null
}

interface Member {
  readonly personCode: string | null
  readonly name: string
  readonly idSealed: string | null
  readonly personPhoneSealed: string | null
  readonly relation: string | null
  readonly ethnicity: string | null
  readonly joinedOn: string
  readonly joinedPrecision: Precision
  readonly joinedReason: string
  readonly education: string | null
  readonly schooling: string | null
  readonly health: string | null
  readonly labour: string | null
  readonly monthsWorked: number | null
  readonly insured: boolean | null
}

export interface RegisterRow extends Home, Member, Record<string, unknown> {
  readonly homeId: string
}

export interface PlacedRow extends RegisterRow {
  readonly place: PlaceNames
}

interface PageHome extends Record<string, unknown> {
  readonly id: string
  readonly areaCode: string
}

interface Asked extends HouseholdFilter {
  readonly on: string
}

/**
 * Everything that hangs on the households of a page, each table read once by their numbers: a look-up by row would set
 * out the reader's whole scope anew for each of them (25 µs with a region's).
 */
function dressed(page: readonly PageHome[], on: string): SQL {
  const counties = sql`${`{${[...new Set(page.map(h => h.areaCode.slice(0, 6)))].join(',')}}`}::text[]`
  const ids = sql`${`{${page.map(h => h.id).join(',')}}`}::uuid[]`
  const year = Number(on.slice(0, 4))
  const of = (
    t: string,
  ): SQL => sql`${sql.raw(`${t}.county`)} = any(${counties}) and ${sql.raw(`${t}.household_id`)} = any(${ids})
    and ${sql.raw(`${t}.retracted_at`)} is null`
  const ofPerson = (t: string, id: string): SQL =>
    sql`${sql.raw(`${t}.county`)} = any(${counties}) and ${sql.raw(`${t}.${id}`)} = any(array(select person_id from living)) and ${sql.raw(`${t}.retracted_at`)} is null`
  return sql`
    with belonging as materialized (select m.* from membership m where ${of('m')}),
    living as materialized (select * from belonging m where m.joined_on <= ${on} and (m.left_on is null or m.left_on > ${on})),
    cause as (select c.county, c.household_id, string_agg(c.cause, ',' order by c.rank) as causes from household_cause c where ${of('c')} group by 1, 2),
    state as (select distinct on (c.county, c.household_id) c.county, c.household_id, c.housing_safe, c.water_safe
      from household_condition c where ${of('c')} and c.on_date <= ${on} order by c.county, c.household_id, c.on_date desc, c.id desc),
    line as (select l.county, l.household_id, l.year, sum(case when l.line like 'e%' then -l.amount_fen else l.amount_fen end)::bigint as net
      from income_line l where ${of('l')} and l.year <= ${year} group by 1, 2, 3),
    stated as (select d.county, d.household_id, d.year, d.per_capita_fen from income_declared d where ${of('d')} and d.year <= ${year}),
    income as (select distinct on (county, household_id) county, household_id, year, net, per_capita_fen
      from line full join stated using (county, household_id, year) order by county, household_id, year desc),
    head_count as (select m.county, m.household_id,
        count(*) filter (where m.joined_on <= ${on} and (m.left_on is null or m.left_on > ${on})) as n,
        count(*) filter (where m.joined_on <= make_date(i.year, 12, 31) and (m.left_on is null or m.left_on > make_date(i.year, 12, 31))) as shared
      from belonging m left join income i using (county, household_id) group by 1, 2),
    event as materialized (select s.* from status_event s where ${of('s')} and s.on_date <= ${on} and s.kind in ('monitored', 'moved_in', 'risk_eliminated')),
    risk as (select distinct on (s.county, s.household_id) s.county, s.household_id, s.on_date, s.on_precision,
        case when s.kind = 'moved_in' then split_part(s.detail, ':', 2) else s.detail end as kind
      from event s where s.kind = 'monitored' or s.kind = 'moved_in' and s.detail like 'monitored:%'
      order by s.county, s.household_id, s.on_date desc, s.recorded_at desc),
    gone as (select distinct on (s.county, s.household_id) s.county, s.household_id, s.on_date, s.on_precision
      from event s join risk r using (county, household_id) where s.kind = 'risk_eliminated' and s.on_date >= r.on_date
      order by s.county, s.household_id, s.on_date desc, s.recorded_at desc),
    someone as (select p.* from person p where ${ofPerson('p', 'id')}),
    able as (select distinct on (q.county, q.person_id) q.* from person_condition q where ${ofPerson('q', 'person_id')} and q.on_date <= ${on}
      order by q.county, q.person_id, q.on_date desc, q.id desc)
    select h.id as "homeId", h.county, h.area_code as "areaCode", h.natural_village as "naturalVillage", h.household_code as "householdCode", h.kind,
      h.registered_on as "registeredOn", h.registered_precision as "registeredPrecision", h.phone_sealed as "phoneSealed",
      n.n as "memberCount", k.causes, c.housing_safe as "housingSafe", c.water_safe as "waterSafe",
      i.per_capita_fen as declared, i.net, n.shared,
      r.kind as "monitoredKind", r.on_date as "riskOn", r.on_precision as "riskPrecision",
      x.on_date as "eliminatedOn", x.on_precision as "eliminatedPrecision",
      p.person_code as "personCode", p.name, p.id_sealed as "idSealed", p.phone_sealed as "personPhoneSealed", m.relation, p.ethnicity,
      m.joined_on as "joinedOn", m.joined_precision as "joinedPrecision", m.joined_reason as "joinedReason",
      q.education, q.schooling, q.health, q.labour, q.months_worked as "monthsWorked", q.serious_illness_insured as insured
    from household h
    join living m on m.county = h.county and m.household_id = h.id
    join someone p on p.county = m.county and p.id = m.person_id
    join head_count n on n.county = h.county and n.household_id = h.id
    left join cause k on k.county = h.county and k.household_id = h.id
    left join state c on c.county = h.county and c.household_id = h.id
    left join income i on i.county = h.county and i.household_id = h.id
    left join risk r on r.county = h.county and r.household_id = h.id
    left join gone x on x.county = h.county and x.household_id = h.id
    left join able q on q.county = p.county and q.person_id = p.id
    where h.county = any(${counties}) and h.id = any(${ids}) and h.retracted_at is null
    order by h.area_code, h.id, (m.relation = 'head') desc nulls last, m.id`
}

/** Those who lived in the households of a page on the day, head first. */
export async function nationalRows(
  tx: Tx,
  asked: Asked,
): Promise<{ rows: PlacedRow[]; next: string | null }> {
  const [area, id] = asked.cursor?.split('_') ?? []
  const homes = await tx.db.execute<PageHome>(sql`select h.id, h.area_code as "areaCode" from household h
    where ${householdsSql(tx, { ...asked, cursor: undefined })} and ${area && id ? sql`(h.area_code, h.id) > (${area}, ${id}::uuid)` : sql`true`}
    order by h.area_code, h.id limit ${asked.limit + 1}`)
  const page = homes.rows.slice(0, asked.limit)
  if (!page.length) return { rows: [], next: null }
  const found = await wide(tx, () => tx.db.execute<RegisterRow>(dressed(page, asked.on)))
  const places = await placeNames(
    tx,
    page.map(h => h.areaCode),
  )
  const last = page.at(-1)!
  return {
    rows: found.rows.map(r => ({ ...r, place: places(r.areaCode) })),
    next: homes.rows.length > asked.limit ? `${last.areaCode}_${last.id}` : null,
  }
}
