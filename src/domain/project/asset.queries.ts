/** 资产台账 by keyset, and one asset with its states, returns, distribution and inspections. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import type {
  AssetDistributionRow,
  AssetInspectionRow,
  AssetLine,
  AssetReturnRow,
  AssetStateRow,
} from './asset.reply.ts'
import type { AssetFilter } from './asset.schema.ts'
import { inArea, positionOf } from './linkage.queries.ts'
import type { At } from './opened.commands.ts'

/** The last dated event of asset `a`. */
export const assetStateOf: SQL = sql`(select x.state from asset_state x where x.county = a.county and x.asset_id = a.id and x.retracted_at is null
  order by x.on_date desc, x.recorded_at desc, x.id desc limit 1)`

const COLUMNS = sql`a.county, a.id, a.area_code as "areaCode", r.name as "areaName", a.project_id as "projectId", j.name as "projectName", a.name, a.class, a.spec,
  a.quantity, a.original_fen as "originalFen", a.place, a.ownership, a.owner, a.operator, a.beneficiary, a.supervisor, a.operation, a.term_from as "termFrom",
  a.term_to as "termTo", a.agreed_return_fen as "agreedReturnFen", a.distribution_plan as "distributionPlan", a.keeper, a.registered_on as "registeredOn",
  ${assetStateOf} as state, (select coalesce(sum(x.amount_fen), 0)::bigint from asset_return x where x.county = a.county and x.asset_id = a.id and x.retracted_at is null) as "returnedFen"`
const JOINS = sql`join project j on j.county = a.county and j.id = a.project_id left join area r on r.code = a.area_code and r.valid_to is null`

const RETURNED = sql`(select coalesce(sum(x.amount_fen), 0)::bigint from asset_return x where x.county = a.county and x.asset_id = a.id and x.retracted_at is null)`

async function assetSums(tx: Tx, where: SQL) {
  const found = await tx.db.execute<{ n: bigint; original: bigint; returned: bigint }>(
    sql`select count(*) as n, coalesce(sum(a.original_fen), 0)::bigint as original, coalesce(sum(${RETURNED}), 0)::bigint as returned from asset a where ${where}`,
  )
  const { n, original, returned } = found.rows[0]!
  return { total: Number(n), sums: { originalFen: original, returnedFen: returned } }
}

export async function listAssets(tx: Tx, asked: AssetFilter) {
  const where = [sql`a.retracted_at is null`]
  if (asked.area) where.push(inArea(sql`a`, asked.area))
  if (asked.class) where.push(sql`a.class = ${asked.class}`)
  if (asked.state) where.push(sql`${assetStateOf} = ${asked.state}`)
  if (asked.projectId) where.push(sql`a.project_id = ${asked.projectId}`)
  const fits = sql.join(where, sql` and `)
  const [on, county, id] = asked.cursor ? positionOf(asked.cursor) : ['', '', '']
  const after = asked.cursor
    ? sql`(a.registered_on, a.county, a.id) < (${on}::date, ${county}, ${id}::uuid)`
    : sql`true`
  const found =
    await tx.db.execute<AssetLine>(sql`select ${COLUMNS} from (select * from asset a where ${fits} and ${after}
      order by a.registered_on desc, a.county desc, a.id desc limit ${asked.limit + 1}) a ${JOINS} order by a.registered_on desc, a.county desc, a.id desc`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  const next =
    found.rows.length > asked.limit && last ? `${last.registeredOn}_${last.county}_${last.id}` : null
  return { rows, next, ...(asked.cursor ? {} : await assetSums(tx, fits)) }
}

const rowsOf = async <R extends Record<string, unknown>>(tx: Tx, query: SQL): Promise<R[]> =>
  (await tx.db.execute<R>(query)).rows as R[]

/** @throws Problem record.notFound when it is not there or not in scope. */
export async function assetDetail(tx: Tx, at: At) {
  const found = await tx.db.execute<AssetLine & { live: boolean }>(
    sql`select ${COLUMNS}, a.retracted_at is null as live from asset a ${JOINS} where a.county = ${at.county} and a.id = ${at.id}`,
  )
  if (!found.rows[0]) throw new Problem('record.notFound')
  const { live, ...asset } = found.rows[0]
  const of = sql`county = ${at.county} and asset_id = ${at.id} and retracted_at is null`
  return {
    asset,
    writes: live && tx.reader.writable.includes(at.county),
    states: await rowsOf<AssetStateRow>(
      tx,
      sql`select id, state, on_date as "onDate", reason from asset_state where ${of} order by on_date, recorded_at, id`,
    ),
    returns: await rowsOf<AssetReturnRow>(
      tx,
      sql`select id, year, on_date as "onDate", amount_fen as "amountFen", payer from asset_return where ${of} order by on_date, id`,
    ),
    distributions: await rowsOf<AssetDistributionRow>(
      tx,
      sql`select d.id, d.return_id as "returnId", d.use_code as use, d.amount_fen as "amountFen", d.on_date as "onDate", d.linkage_id as "linkageId", d.note
      from asset_distribution d join asset_return r on r.county = d.county and r.id = d.return_id
      where r.county = ${at.county} and r.asset_id = ${at.id} and d.retracted_at is null order by d.on_date, d.id`,
    ),
    inspections: await rowsOf<AssetInspectionRow>(
      tx,
      sql`select id, on_date as "onDate", found, sound, file_id as "fileId", inspected_by as "inspectedBy" from asset_inspection where ${of} order by on_date desc, id`,
    ),
  }
}
