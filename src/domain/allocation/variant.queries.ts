/** 备选方案 by keyset. */
import { sql } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { VariantLine } from './scenario.reply.ts'

const POSITION = /^(\d{6})_([0-9a-f-]{36})$/

export async function listVariants(
  tx: Tx,
  asked: {
    area?: string | undefined
    projectId?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) {
  const where = [sql`v.retracted_at is null`]
  if (asked.area) where.push(sql`v.county = ${asked.area}`)
  if (asked.projectId) where.push(sql`v.project_id = ${asked.projectId}`)
  if (asked.cursor) {
    const [, county, id] = POSITION.exec(asked.cursor) ?? []
    if (!county) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`(v.county, v.id) > (${county}, ${id}::uuid)`)
  }
  const found = await tx.db.execute<VariantLine & Record<string, unknown>>(sql`
    select v.county, v.id, v.area_code as "areaCode", a.name as "bannerName", v.project_id as "projectId", j.name as "projectName",
      v.title, v.cost_fen as "costFen", v.sources, v.households, v.gain_fen as "gainFen", v.on_poor as "onPoor", v.tails, v.requires, v.note,
      array(select r.name from jsonb_array_elements_text(v.requires) x join project r on r.county = v.county and r.id = x::uuid order by r.name) as "requiredNames"
    from (select v.* from project_variant v where ${sql.join(where, sql` and `)} order by v.county, v.id limit ${asked.limit + 1}) v
    join project j on j.county = v.county and j.id = v.project_id
    left join area a on a.code = v.county and a.valid_to is null order by v.county, v.id`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > asked.limit && last ? `${last.county}_${last.id}` : null }
}
