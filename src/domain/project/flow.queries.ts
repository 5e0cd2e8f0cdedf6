/**
 * 资金流向: source → banner → project type → project. The flows are the contributions of `fund.invested` and nothing else,
 * each with the project it was paid for; a ribbon and the rows it opens are the same relation.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { standing } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import { fundIndicators } from '../fund/fund.indicators.ts'
import type { Flow, FlowRow } from './flow.reply.ts'
import type { FlowAsked, FlowRowsAsked } from './flow.schema.ts'
import { inArea, positionOf } from './linkage.queries.ts'

const INVESTED = fundIndicators.find(i => i.id === 'fund.invested')!

/** A banner by its code; a region or a league is shown by banners and types. */
const oneBanner = (area: string | undefined): boolean =>
  area !== undefined && !/^\d{2}(\d{2})?0{2,}$/.test(area)

/** `t`: a contribution with its payment and, where there is one, its project. */
function relation(tx: Tx, asked: FlowAsked): SQL {
  const where = [standing(sql`c`, { knownAt: tx.at })]
  if (asked.area) where.push(inArea(sql`c`, asked.area))
  if (asked.year)
    where.push(sql`c.on_date >= ${`${asked.year}-01-01`} and c.on_date <= ${`${asked.year}-12-31`}`)
  return sql`(select c.county, c.record_id as id, c.kind as source, c.on_date, c.value as fen, p.voucher, j.category, j.id as project_id, j.name as project_name
    from (${INVESTED.contributions({ knownAt: tx.at })}) c join payment p on p.county = c.county and p.id = c.record_id
    left join project_payment l on l.county = p.county and l.payment_id = coalesce(p.reverses_id, p.id) and l.retracted_at is null
    left join project j on j.county = l.county and j.id = l.project_id
    where ${sql.join(where, sql` and `)}) t`
}

const NAMED = sql`left join area a on a.code = t.county and a.valid_to is null`

export async function flows(tx: Tx, asked: FlowAsked) {
  const byProject = oneBanner(asked.area)
  const project = byProject ? sql`t.project_id, t.project_name` : sql`null::uuid, null::text`
  const found = await wide(tx, () =>
    tx.db.execute<Flow>(sql`select s.source, s.county, coalesce(a.name, s.county) as "countyName", s.category, s.project_id as "projectId",
      s.project_name as "projectName", s.fen, s.payments from (
        select t.source, t.county, t.category, u.project_id, u.project_name, sum(t.fen)::bigint as fen, count(*)::int as payments
        from ${relation(tx, asked)} cross join lateral (select ${project}) u (project_id, project_name) group by 1, 2, 3, 4, 5) s
      left join area a on a.code = s.county and a.valid_to is null order by s.county, s.source, s.category, s.project_name, s.project_id`),
  )
  const rows = found.rows
  return { rows, next: null, totalFen: rows.reduce((sum, r) => sum + r.fen, 0n), byProject }
}

function ends(asked: FlowRowsAsked): SQL {
  const where = [sql`true`]
  if (asked.source) where.push(sql`t.source = ${asked.source}`)
  if (asked.banner) where.push(sql`t.county = ${asked.banner}`)
  if (asked.category)
    where.push(asked.category === 'none' ? sql`t.category is null` : sql`t.category = ${asked.category}`)
  if (asked.project) where.push(sql`t.project_id = ${asked.project}::uuid`)
  return sql.join(where, sql` and `)
}

/** The payments that a ribbon, or the whole picture, is made of, newest first. */
export async function flowRows(tx: Tx, asked: FlowRowsAsked) {
  const from = relation(tx, asked)
  const fits = ends(asked)
  const [on, county, id] = asked.cursor ? positionOf(asked.cursor) : ['', '', '']
  const behind = asked.cursor
    ? sql`(t.on_date, t.county, t.id) < (${on}::date, ${county}, ${id}::uuid)`
    : sql`true`
  const found = await wide(tx, () =>
    tx.db.execute<FlowRow>(sql`select t.county, t.id, coalesce(a.name, t.county) as "countyName", t.source, t.on_date as "onDate", t.fen as "amountFen",
      t.voucher, t.category, t.project_id as "projectId", t.project_name as "projectName" from ${from} ${NAMED}
      where ${fits} and ${behind} order by t.on_date desc, t.county desc, t.id desc limit ${asked.limit + 1}`),
  )
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  const next = found.rows.length > asked.limit && last ? `${last.onDate}_${last.county}_${last.id}` : null
  if (asked.cursor) return { rows, next }
  const sums = await wide(tx, () =>
    tx.db.execute<{ n: bigint; fen: bigint }>(
      sql`select count(*) as n, coalesce(sum(t.fen), 0)::bigint as fen from ${from} where ${fits}`,
    ),
  )
  const { n, fen } = sums.rows[0]!
  return { rows, next, total: Number(n), sums: { amountFen: fen } }
}
