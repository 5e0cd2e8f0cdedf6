/** 贫困嘎查村: designated villages with their exit and households, by keyset. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { codes } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import { narrow } from '../../kernel/wide.ts'
import { rangeOf } from '../area/area.rules.ts'
import { DECLARED, exitOf, lastDeclaration } from './exit.queries.ts'
import type { Declared } from './exit.queries.ts'
import type { VillageFilter } from './exit.schema.ts'
import type { DesignationLevel } from './exit.terms.ts'

interface VillageFound extends Record<string, unknown>, Declared {
  code: string
  name: string
  townshipName: string | null
  county: string
  countyName: string | null
  invented: boolean
  level: DesignationLevel
  year: number | null
}

function villageWhere(asked: VillageFilter): SQL {
  const where = [sql`t.object = 'village'`, sql`t.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`t.area_code >= ${lo} and t.area_code < ${hi}`)
  }
  if (asked.q) where.push(sql`(position(${asked.q} in a.name) > 0 or t.area_code = ${asked.q})`)
  if (asked.state === 'exited') where.push(sql`e.kind = 'exited'`)
  if (asked.state === 'returned') where.push(sql`e.kind = 'returned'`)
  if (asked.round) where.push(sql`e.kind = 'exited' and e.round = ${asked.round}`)
  if (asked.state === 'poor') where.push(sql`e.kind is distinct from 'exited'`)
  if (asked.cursor) where.push(sql`t.area_code > ${asked.cursor}`)
  return sql.join(where, sql` and `)
}

/** Designated villages by code, with their exit and how many households they have. */
export async function listVillages(tx: Tx, asked: VillageFilter) {
  const found = await tx.db.execute<VillageFound>(sql`
    select t.area_code as code, a.name, w.name as "townshipName", t.county, b.name as "countyName", coalesce(a.invented, false) as invented,
      t.level, t.year, ${DECLARED}
    from designation t
    left join area a on a.code = t.area_code and a.valid_to is null
    left join area w on w.code = a.township and w.valid_to is null
    left join area b on b.code = t.county and b.valid_to is null
    ${lastDeclaration(sql`t`)}
    where ${villageWhere(asked)} order by t.area_code limit ${asked.limit + 1}`)
  const page = found.rows.slice(0, asked.limit)
  const counts = await householdsByVillage(
    tx,
    page.map(r => r.code),
  )
  return {
    rows: page.map(r => ({
      code: r.code,
      name: r.name,
      townshipName: r.townshipName,
      county: r.county,
      countyName: r.countyName,
      invented: r.invented,
      designated: { level: r.level, year: r.year },
      exit: exitOf(r),
      returned: r.kind === 'returned' ? { onDate: r.onDate, round: r.round } : null,
      ...(counts.get(r.code) ?? { households: 0, people: 0 }),
    })),
    next: found.rows.length > asked.limit ? (page.at(-1)?.code ?? null) : null,
  }
}

export interface VillageCount {
  readonly households: number
  readonly people: number
}

/** Households on record and their members today, by village: one statement for a page of villages. */
export async function householdsByVillage(
  tx: Tx,
  villages: readonly string[],
): Promise<Map<string, VillageCount>> {
  if (!villages.length) return new Map()
  const counties = [...new Set(villages.map(v => v.slice(0, 6)))]
  const found = await narrow(tx, counties, () =>
    tx.db.execute<{ code: string; households: bigint; people: bigint }>(sql`
    select h.area_code as code, count(*) as households, coalesce(sum(m.people), 0)::bigint as people
    from household h
    left join lateral (select count(*) as people from membership m
      where m.county = h.county and m.household_id = h.id and m.retracted_at is null and m.left_on is null) m on true
    where h.county = any(${codes(counties)}) and h.area_code = any(${codes(villages)})
      and h.retracted_at is null and h.merged_into_id is null and h.moved_to_county is null
    group by h.area_code`),
  )
  return new Map(
    found.rows.map(r => [r.code, { households: Number(r.households), people: Number(r.people) }]),
  )
}
