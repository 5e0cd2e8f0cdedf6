/**
 * Rows of another scope: one in every county-owned table, all under one id, so that `(county, id)` leads to a real row
 * whatever a route is about, and all with a text that no stranger may ever be shown.
 */
import { is } from 'drizzle-orm'
import type { Column } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import type { RuleSet } from '../src/domain/allocation/ruleSet.terms.ts'
import type { Base } from '../src/kernel/db.ts'
import { over } from '../src/kernel/db.ts'

export interface Target {
  readonly county: string
  readonly areaCode: string
  readonly id: string
  /** Stands in every text of the rows. */
  readonly mark: string
}

const modules = import.meta.glob<Record<string, unknown>>('../src/**/*.table.ts', { eager: true })

/** Published totals without rows, and the area tree, whose county is a place and no owner. */
const REFERENCE = ['rollup', 'rollup_stale', 'rollup_state', 'area']

/** Every table whose rows have an owner. The account tables have none and are closed to readers altogether. */
export const ownedTables: readonly PgTable[] = Object.values(modules)
  .flatMap(module => Object.values(module))
  .filter((value): value is PgTable => is(value, PgTable))
  .filter(table => getTableConfig(table).columns.some(c => c.name === 'county'))
  .filter(table => !REFERENCE.includes(getTableConfig(table).name))

const GIVER = '110109'

function byName(column: Column, at: Target, base: Base): unknown {
  const { name } = column
  if (name === 'county') return at.county
  if (name === 'area_code') return at.areaCode
  if (name === 'giver_code') return GIVER
  if (name.endsWith('_county')) return at.county
  if (name === 'township_code') return at.areaCode.slice(0, 9)
  // Who takes part in a complaint: the owner's own office, by its area.
  if (name === 'offices') return [at.county]
  if (name === 'handler') return at.county
  if (name === 'object') return 'village'
  if (name === 'to_stage') return 'allocated'
  if (name.endsWith('_sealed')) return base.vault.seal(JSON.stringify({ mark: at.mark }))
  if (name === 'detail' && column.columnType === 'PgText')
    return base.vault.seal(JSON.stringify({ before: null, after: at.mark }))
  return undefined
}

const YEAR = 2019
/** Columns of JSON that hold a list. */
const LISTS = ['unknown', 'problems', 'sources', 'tails', 'requires']
/** Of a scenario that asks for nothing. */
const RULES: RuleSet = {
  householdWeight: 1,
  gainWeight: 1,
  bands: [{ upTo: null, weight: 1 }],
  factors: {},
  minOnPoor: null,
  minIndustry: null,
  fairness: 0,
  banners: {},
  tails: {},
  pinned: [],
  forbidden: [],
  expected: [],
  gap: 0,
  seconds: 1,
}

function byType(column: Column, at: Target): unknown {
  if (column.enumValues?.length) return column.enumValues[0]
  switch (column.columnType) {
    case 'PgUUID':
      return at.id
    case 'PgDateString':
      return `${YEAR}-06-30`
    case 'PgTimestamp':
      return new Date(`${YEAR}-07-01T00:00:00Z`)
    case 'PgBoolean':
      return true
    case 'PgBigInt64':
      return 100n
    case 'PgBigInt53':
    case 'PgInteger':
      return column.name === 'year' || column.name === 'round' ? YEAR : 1
    case 'PgJsonb':
      if (column.name === 'rules') return RULES
      return LISTS.includes(column.name) ? [] : {}
    case 'PgDoublePrecision':
      return 1
    case 'PgNumeric':
      return '0'
    default:
      return at.mark
  }
}

/** One row with what the table requires; what may be empty stays empty. */
function rowOf(table: PgTable, at: Target, base: Base): Record<string, unknown> {
  const entries = Object.entries(table as unknown as Record<string, Column>)
    .filter(([, column]) => typeof column === 'object' && column !== null && 'columnType' in column)
    .filter(([, column]) => column.notNull && !column.hasDefault)
    .map(([key, column]) => [key, byName(column, at, base) ?? byType(column, at)])
  return Object.fromEntries(entries) as Record<string, unknown>
}

/** Writes the rows as the owner, without the foreign keys' order. */
export async function settle(base: Base, targets: readonly Target[]): Promise<void> {
  await base.transaction(async client => {
    await client.query(`set local session_replication_role = replica`)
    for (const table of ownedTables)
      for (const at of targets) {
        const insert = over(client)
          .insert(table)
          .values(rowOf(table, at, base) as never)
        await insert.onConflictDoNothing()
      }
    await client.query(`set local session_replication_role = origin`)
  })
}

/** What all rows of an owner look like, to see that none came, went or changed. */
export async function fingerprint(base: Base, county: string): Promise<Record<string, string>> {
  return base.transaction(async client => {
    const prints: Record<string, string> = {}
    for (const table of ownedTables) {
      const { name } = getTableConfig(table)
      const { rows } = await client.query<{ print: string }>(
        `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from "${name}" t where county = $1`,
        [county],
      )
      prints[name] = rows[0]?.print ?? ''
    }
    return prints
  })
}
