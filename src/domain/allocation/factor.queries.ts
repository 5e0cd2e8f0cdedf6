/** What a baseline is measured by: counted from the register, the ledger and the parameters; null where nobody knows. */
import { sql } from 'drizzle-orm'
import { codes, foldSql, relation } from '../../kernel/contribution.ts'
import type { Indicator } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { CONDITION, FACTORS } from './scenario.terms.ts'
import type { FactorKey } from './scenario.terms.ts'

/** Indicators of later modules that count a banner's need; handed over in `programme.ts`. */
export type Counts = (id: string) => Indicator

export type ByBanner = Record<string, number | null>

const nothing = (banners: readonly string[]): ByBanner => Object.fromEntries(banners.map(b => [b, null]))

/** An indicator by banner as of a day; a banner of which there is no row at all is unknown, not zero. */
export async function countedBy(
  tx: Tx,
  indicator: Indicator,
  banners: readonly string[],
  asOf: string,
): Promise<ByBanner> {
  const place = { counties: banners, lo: '', hi: '~' }
  const asked = { area: '150000', side: 'receiver', asOf, knownAt: tx.at } as const
  const found = await tx.db.execute<{ group: string; counted: boolean; value: bigint }>(
    foldSql(indicator, relation(indicator, asked, place), sql`r.county`),
  )
  const values = nothing(banners)
  for (const r of found.rows) if (r.counted) values[r.group] = (values[r.group] ?? 0) + Number(r.value)
  return values
}

async function agricultural(tx: Tx, banners: readonly string[], year: number): Promise<ByBanner> {
  const found = await tx.db.execute<{ banner: string; n: bigint }>(
    sql`select left(area_code, 6) as banner, sum(agricultural)::bigint as n from population
      where retracted_at is null and year = ${year} and agricultural is not null and left(area_code, 6) = any(${codes(banners)}) group by 1`,
  )
  return { ...nothing(banners), ...Object.fromEntries(found.rows.map(r => [r.banner, Number(r.n)])) }
}

/** 上年分配 in 万元. */
async function allocatedIn(tx: Tx, banners: readonly string[], year: number): Promise<ByBanner> {
  const found = await tx.db.execute<{ banner: string; wan: number }>(
    sql`select county as banner, (sum(amount_fen) / 1000000)::float8 as wan from allocation
      where retracted_at is null and year = ${year} and county = any(${codes(banners)}) group by 1`,
  )
  return { ...nothing(banners), ...Object.fromEntries(found.rows.map(r => [r.banner, r.wan])) }
}

async function conditions(tx: Tx, banners: readonly string[], year: number): Promise<ByBanner> {
  const values = nothing(banners)
  for (const banner of banners) {
    const row = await findParameter(tx, CONDITION, banner, year)
    if (typeof row?.value === 'number') values[banner] = row.value
  }
  return values
}

/** The factors asked for, of a plan year: stocks as of the end of the year before. */
export async function factorValues(
  tx: Tx,
  counts: Counts,
  keys: readonly FactorKey[],
  banners: readonly string[],
  year: number,
): Promise<ReadonlyMap<FactorKey, ByBanner>> {
  const values = new Map<FactorKey, ByBanner>()
  for (const key of keys) values.set(key, await one(tx, counts, key, banners, year))
  return values
}

async function one(tx: Tx, counts: Counts, key: FactorKey, banners: readonly string[], year: number) {
  const { indicator } = FACTORS[key]
  if (indicator) {
    const values = await countedBy(tx, counts(indicator), banners, `${year - 1}-12-31`)
    return key === 'poor' ? onFileOnly(tx, counts, values, banners, year) : values
  }
  if (key === 'agricultural') return agricultural(tx, banners, year - 1)
  if (key === 'lastYear') return allocatedIn(tx, banners, year - 1)
  if (key === 'condition') return conditions(tx, banners, year)
  return Object.fromEntries(banners.map(b => [b, 1]))
}

/** Nobody poor any more is a known zero where households are on file. */
async function onFileOnly(
  tx: Tx,
  counts: Counts,
  values: ByBanner,
  banners: readonly string[],
  year: number,
): Promise<ByBanner> {
  const onFile = await countedBy(tx, counts(FACTORS.households.indicator), banners, `${year - 1}-12-31`)
  return Object.fromEntries(banners.map(b => [b, values[b] ?? (onFile[b] === null ? null : 0)]))
}
