/** Names of areas by code, one statement for all of them; the last name an area had. */
import { sql } from 'drizzle-orm'
import { codes } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'

export async function areaNames(tx: Tx, list: readonly string[]): Promise<Map<string, string>> {
  const found = await tx.db.execute<{ code: string; name: string }>(
    sql`select distinct on (code) code, name from area where code = any(${codes([...new Set(list)].filter(Boolean))}) order by code, valid_from desc`,
  )
  return new Map(found.rows.map(r => [r.code, r.name]))
}

/** A village's banner and township beside its own name. */
export interface PlaceNames {
  readonly county: string
  readonly township: string | null
  readonly village: string | null
}

/** The names along the way to each of many places. */
export async function placeNames(tx: Tx, places: readonly string[]): Promise<(code: string) => PlaceNames> {
  const names = await areaNames(
    tx,
    places.flatMap(code => [code.slice(0, 6), code.slice(0, 9), code]),
  )
  return code => ({
    county: names.get(code.slice(0, 6)) ?? code.slice(0, 6),
    township: code.length >= 9 ? (names.get(code.slice(0, 9)) ?? null) : null,
    village: code.length === 12 ? (names.get(code) ?? null) : null,
  })
}
