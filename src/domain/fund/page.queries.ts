/** Pages of a ledger, newest first: by day, owner and id, so that rows which come in meanwhile shift nothing. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import { rangeOf } from '../area/area.rules.ts'

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

/** What comes behind the cursor, for rows `t` dated by the column. */
export function behind(cursor: string, day: SQL): SQL {
  const [, on, county, id] = POSITION.exec(cursor) ?? []
  if (!on) throw new Problem('input.invalid', { what: 'cursor' })
  return sql`(${day}, t.county, t.id) < (${on}::date, ${county}, ${id}::uuid)`
}

/** Owners of an area: a banner, a league's or the region's, a district or Beijing. */
export function ownedIn(area: string): SQL {
  const { lo, hi } = rangeOf(area)
  return sql`t.county >= ${lo.slice(0, 6)} and t.county < ${hi.length > 6 ? sql`${lo.slice(0, 6)} || '~'` : sql`${hi}`}`
}

interface Placed {
  readonly county: string
  readonly id: string
  readonly onDate: string
}

/** The rows of one page of `limit`, read with one more, and the cursor of the next. */
export function pageOf<R extends Placed>(
  found: readonly R[],
  limit: number,
): { rows: R[]; next: string | null } {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const more = found.length > limit && last
  return { rows, next: more ? `${last.onDate}_${last.county}_${last.id}` : null }
}

/** Conditions joined; true where there are none. */
export const all = (where: readonly SQL[]): SQL =>
  where.length ? sql.join([...where], sql` and `) : sql`true`
