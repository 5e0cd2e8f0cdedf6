/**
 * The rows of the national list as the register has them on a day: a page of households by keyset, then everything of
 * their members in one statement. What the list does not know of stays empty, never zero.
 */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
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

interface Asked extends HouseholdFilter {
  readonly on: string
}

/** Those who lived in the households of `page` on the day, head first. */
export async function nationalRows(
  tx: Tx,
  asked: Asked,
): Promise<{ rows: PlacedRow[]; next: string | null }> {
  const [area, id] = asked.cursor?.split('_') ?? []
  const year = Number(asked.on.slice(0, 4))
  const homes = await tx.db.execute<{
    id: string
    areaCode: string
  }>(sql`select h.id, h.area_code as "areaCode" from household h
    where ${householdsSql(tx, { ...asked, cursor: undefined })} and ${area && id ? sql`(h.area_code, h.id) > (${area}, ${id}::uuid)` : sql`true`}
    order by h.area_code, h.id limit ${asked.limit + 1}`)
  const page = homes.rows.slice(0, asked.limit)
  if (!page.length) return { rows: [], next: null }
  const ids = sql`${`{${page.map(h => h.id).join(',')}}`}::uuid[]`
  const counties = sql`${`{${[...new Set(page.map(h => h.areaCode.slice(0, 6)))].join(',')}}`}::text[]`
  const on = asked.on
  const inHome = (m: string) =>
    sql.raw(`${m}.county = h.county and ${m}.household_id = h.id and ${m}.retracted_at is null`)
  const found = await tx.db.execute<RegisterRow>(sql`
    with page as materialized (select h.* from household h where h.county = any(${counties}) and h.id = any(${ids}) and h.retracted_at is null)
    select h.id as "homeId", h.county, h.area_code as "areaCode", h.natural_village as "naturalVillage", h.household_code as "householdCode", h.kind,
      h.registered_on as "registeredOn", h.registered_precision as "registeredPrecision", h.phone_sealed as "phoneSealed",
      n.n as "memberCount", k.causes, c.housing_safe as "housingSafe", c.water_safe as "waterSafe",
      d.per_capita_fen as declared, l.net, e.n as shared,
      r.kind as "monitoredKind", r.on_date as "riskOn", r.on_precision as "riskPrecision",
      x.on_date as "eliminatedOn", x.on_precision as "eliminatedPrecision",
      p.person_code as "personCode", p.name, p.id_sealed as "idSealed", p.phone_sealed as "personPhoneSealed", m.relation, p.ethnicity,
      m.joined_on as "joinedOn", m.joined_precision as "joinedPrecision", m.joined_reason as "joinedReason",
      q.education, q.schooling, q.health, q.labour, q.months_worked as "monthsWorked", q.serious_illness_insured as insured
    from page h
    join membership m on ${inHome('m')} and m.joined_on <= ${on} and (m.left_on is null or m.left_on > ${on})
    join person p on p.county = m.county and p.id = m.person_id and p.retracted_at is null
    left join lateral (select count(*) as n from membership m where ${inHome('m')} and m.joined_on <= ${on} and (m.left_on is null or m.left_on > ${on})) n on true
    left join lateral (select string_agg(c.cause, ',' order by c.rank) as causes from household_cause c where ${inHome('c')}) k on true
    left join lateral (select c.housing_safe, c.water_safe from household_condition c where ${inHome('c')} and c.on_date <= ${on}
      order by c.on_date desc, c.id desc limit 1) c on true
    left join lateral (select greatest(
      (select max(y.year) from income_line y where ${inHome('y')} and y.year <= ${year}),
      (select max(y.year) from income_declared y where ${inHome('y')} and y.year <= ${year})) as year) i on true
    left join lateral (select d.per_capita_fen from income_declared d where ${inHome('d')} and d.year = i.year limit 1) d on true
    left join lateral (select sum(case when l.line like 'e%' then -l.amount_fen else l.amount_fen end)::bigint as net from income_line l
      where ${inHome('l')} and l.year = i.year) l on true
    left join lateral (select count(*) as n from membership m where ${inHome('m')}
      and m.joined_on <= make_date(i.year, 12, 31) and (m.left_on is null or m.left_on > make_date(i.year, 12, 31))) e on l.net is not null
    left join lateral (select case when s.kind = 'moved_in' then split_part(s.detail, ':', 2) else s.detail end as kind, s.on_date, s.on_precision, s.recorded_at
      from status_event s where ${inHome('s')} and s.on_date <= ${on} and (s.kind = 'monitored' or s.kind = 'moved_in' and s.detail like 'monitored:%')
      order by s.on_date desc, s.recorded_at desc limit 1) r on true
    left join lateral (select s.on_date, s.on_precision from status_event s where ${inHome('s')} and s.on_date <= ${on}
      and s.kind = 'risk_eliminated' and s.on_date >= r.on_date order by s.on_date desc, s.recorded_at desc limit 1) x on true
    left join lateral (select q.education, q.schooling, q.health, q.labour, q.months_worked, q.serious_illness_insured from person_condition q
      where q.county = p.county and q.person_id = p.id and q.retracted_at is null and q.on_date <= ${on}
      order by q.on_date desc, q.id desc limit 1) q on true
    order by h.area_code, h.id, (m.relation = 'head') desc nulls last, m.id`)
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
