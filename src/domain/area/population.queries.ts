import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from './area.rules.ts'
import type { PopulationLine } from './population.reply.ts'
import type { Township } from './population.rules.ts'

/** The banner's townships with their villages, as they stand today. */
export async function townshipsOf(tx: Tx, county: string): Promise<Township[]> {
  const found = await tx.db.execute<{ code: string; name: string; level: string; parent: string }>(
    sql`select code, name, level, parent_code as parent from area where county = ${county} and level in ('township', 'village') and valid_to is null order by code`,
  )
  const villages = found.rows.filter(a => a.level === 'village')
  return found.rows
    .filter(a => a.level === 'township')
    .map(t => ({ code: t.code, name: t.name, villages: villages.filter(v => v.parent === t.code) }))
}

export interface PopulationFilter {
  readonly area?: string | undefined
  readonly year?: number | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** What stands today, by village and year, by keyset. */
export async function listPopulation(tx: Tx, asked: PopulationFilter) {
  const where = [sql`p.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`p.area_code >= ${lo} and p.area_code < ${hi}`)
  }
  if (asked.year) where.push(sql`p.year = ${asked.year}`)
  const [code, year] = asked.cursor?.split('_') ?? []
  if (code && year) where.push(sql`(p.area_code, p.year) > (${code}, ${Number(year)})`)
  const found = await tx.db.execute<PopulationLine>(sql`
    select p.area_code as "areaCode", v.name as "areaName", t.name as "townshipName", c.name as "countyName", p.year, p.registered, p.agricultural,
      p.resident, p.source, p.batch_id as "batchId"
    from population p
    left join area v on v.code = p.area_code and v.valid_to is null
    left join area t on t.code = left(p.area_code, 9) and t.valid_to is null
    left join area c on c.code = left(p.area_code, 6) and c.valid_to is null
    where ${sql.join(where, sql` and `)} order by p.area_code, p.year limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > asked.limit && last ? `${last.areaCode}_${last.year}` : null }
}

/** The live rows of the given villages and years, keyed `code year`. */
export async function standing(
  tx: Tx,
  keys: readonly { readonly areaCode: string; readonly year: number }[],
): Promise<Map<string, PopulationLine & { id: string }>> {
  const wanted = JSON.stringify(keys.map(k => ({ code: k.areaCode, year: k.year })))
  const found = await tx.db.execute<PopulationLine & { id: string }>(sql`
    select p.id, p.area_code as "areaCode", p.year, p.registered, p.agricultural, p.resident, p.source, p.batch_id as "batchId" from population p
    join jsonb_to_recordset(${wanted}::jsonb) as w (code text, year int) on w.code = p.area_code and w.year = p.year where p.retracted_at is null`)
  return new Map(found.rows.map(r => [`${r.areaCode} ${r.year}`, r]))
}
