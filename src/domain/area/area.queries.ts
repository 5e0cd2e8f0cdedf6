import { sql } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { today } from '../../kernel/clock.ts'
import { codesOn, rangeOf } from './area.rules.ts'
import type { AreaRow, Stem, SuccessionRow } from './area.reply.ts'

const VALID = (on: string) => sql`valid_from <= ${on} and (valid_to is null or valid_to > ${on})`
const COLUMNS = sql`code, name, level, parent_code as "parentCode", invented`

/** An area as it was on a day, with ancestors and children. */
export async function readArea(tx: Tx, code: string, on = today(tx.at)) {
  const found = await tx.db.execute<AreaRow & Stem & { province: string }>(
    sql`select ${COLUMNS}, province, prefecture, county, township from area where code = ${code} and ${VALID(on)}`,
  )
  const area = found.rows[0]
  if (!area) throw new Problem('record.notFound')
  const above = [area.province, area.prefecture, area.county, area.township].filter(
    c => c !== null && c !== code,
  )
  const ancestors = await tx.db.execute<AreaRow>(
    sql`select ${COLUMNS} from area where code = any(${`{${above.join(',')}}`}::text[]) and ${VALID(on)} order by length(code), code`,
  )
  const children = await tx.db.execute<AreaRow>(
    sql`select ${COLUMNS} from area where parent_code = ${code} and ${VALID(on)} order by code`,
  )
  return { ...area, ancestors: ancestors.rows, children: children.rows }
}

/** What stands above an area, as people say it: 锡林郭勒盟 太仆寺旗 宝昌镇. */
const PATH = sql`(select string_agg(u.name, ' ' order by length(u.code), u.code) from area u
  where u.code in (a.prefecture, a.county, a.township) and u.code <> a.code and u.valid_to is null)`

/** Finds areas by a part of the name, below another area; without a name, that area's own parts. */
export async function findAreas(
  tx: Tx,
  asked: { q?: string | undefined; level?: string | undefined; under?: string | undefined },
) {
  const where = [VALID(today(tx.at))]
  if (asked.q) where.push(sql`position(${asked.q} in name) > 0`)
  if (asked.level) where.push(sql`level = ${asked.level}`)
  if (asked.under && asked.q) {
    const { lo, hi } = rangeOf(asked.under)
    where.push(sql`code >= ${lo} and code < ${hi}`)
  } else if (asked.under) where.push(sql`parent_code = ${asked.under}`)
  const found = await tx.db.execute<AreaRow & Stem & { path: string | null }>(sql`
    select a.*, ${PATH} as path from (
      select ${COLUMNS}, prefecture, county, township from area
      where ${sql.join(where, sql` and `)} order by length(code), code limit 200) a
    order by length(a.code), a.code`)
  return found.rows
}

/** What became of an area, and the codes that stand for it on a day, following mergers and splits. */
export async function successorsOf(tx: Tx, code: string, on = today(tx.at)) {
  const found = await tx.db.execute<SuccessionRow>(sql`
    with recursive step as (
      select s.* from area_succession s where s.old_code = ${code}
      union
      select s.* from area_succession s join step on s.old_code = step.new_code and s.on_date >= step.on_date)
    select old_code as "oldCode", new_code as "newCode", on_date as "onDate", kind, source from step order by on_date, old_code, new_code`)
  return { codes: codesOn(code, on, found.rows), rows: found.rows }
}
