/** Contracts by keyset, their households with what was promised and paid, and a household's benefit: what it received. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import { rangeOf } from '../area/area.rules.ts'
import { maskName } from '../../kernel/mask.ts'
import type { BenefitRow, DueRow, LinkageRow } from './linkage.reply.ts'
import type { LinkageFilter, RowsFilter } from './linkage.schema.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import type { LinkageType } from './linkage.terms.ts'
import type { At } from './opened.commands.ts'

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

export function positionOf(cursor: string): [string, string, string] {
  const [, on, county, id] = POSITION.exec(cursor) ?? []
  if (!on || !county || !id) throw new Problem('input.invalid', { what: 'cursor' })
  return [on, county, id]
}

/** An area's rows of `t`: the owner's range is an index range, the place inside it is checked too. */
export function inArea(t: SQL, area: string): SQL {
  const { lo, hi } = rangeOf(area)
  return sql`${t}.county >= ${lo.slice(0, 6)} and ${t}.county <= ${hi.padEnd(6, '0').slice(0, 6)} and ${t}.area_code >= ${lo} and ${t}.area_code < ${hi}`
}

const HOUSEHOLDS = sql`(select count(*) from linkage_household h where h.county = k.county and h.linkage_id = k.id and h.retracted_at is null)`
const PROMISED = sql`(select coalesce(sum(d.amount_fen), 0)::bigint from linkage_due d where d.county = k.county and d.linkage_id = k.id and d.retracted_at is null)`
const PAID = sql`(select coalesce(sum(p.amount_fen), 0)::bigint from linkage_payment p where p.county = k.county and p.linkage_id = k.id and p.retracted_at is null)`

const COLUMNS = sql`k.county, k.id, k.area_code as "areaCode", a.name as "areaName", k.project_id as "projectId", j.name as "projectName", k.type,
  k.operator, k.number, k.signed_on as "signedOn", k.from_on as "fromOn", k.to_on as "toOn", k.principal_fen as "principalFen",
  k.rate, k.price_fen as "priceFen", k.price_unit as "priceUnit", ${HOUSEHOLDS} as households, ${PROMISED} as "promisedFen", ${PAID} as "paidFen"`
const JOINS = sql`join project j on j.county = k.county and j.id = k.project_id left join area a on a.code = k.area_code and a.valid_to is null`

/** Contracts of which something was due by the day and is not paid whole; for `wide`. */
const owing = (on: string): SQL => sql`select distinct d.county, d.linkage_id as id from linkage_due d
  join linkage k on k.county = d.county and k.id = d.linkage_id and k.retracted_at is null
  left join (select p.county, p.due_id, sum(p.amount_fen) as paid from linkage_payment p where p.retracted_at is null group by p.county, p.due_id) s
    on s.county = d.county and s.due_id = d.id
  where d.retracted_at is null and d.due_on < ${on} and d.amount_fen > coalesce(s.paid, 0)`

async function owingIds(tx: Tx): Promise<string> {
  const found = await wide(tx, () => tx.db.execute<{ id: string }>(owing(today(tx.at))))
  return `{${found.rows.map(r => r.id).join(',')}}`
}

const byContract = (table: SQL): SQL =>
  sql`(select x.county, x.linkage_id, sum(x.amount_fen) as fen from ${table} x where x.retracted_at is null group by x.county, x.linkage_id)`

async function linkageSums(tx: Tx, where: SQL) {
  const found = await wide(tx, () =>
    tx.db.execute<{ n: bigint; promised: bigint; paid: bigint }>(
      sql`select count(*) as n, coalesce(sum(d.fen), 0)::bigint as promised, coalesce(sum(p.fen), 0)::bigint as paid from linkage k
        left join ${byContract(sql`linkage_due`)} d on d.county = k.county and d.linkage_id = k.id
        left join ${byContract(sql`linkage_payment`)} p on p.county = k.county and p.linkage_id = k.id where ${where}`,
    ),
  )
  const { n, promised, paid } = found.rows[0]!
  return { total: Number(n), sums: { promisedFen: promised, paidFen: paid } }
}

export async function listLinkages(tx: Tx, asked: LinkageFilter) {
  const where = [sql`k.retracted_at is null`]
  if (asked.area) where.push(inArea(sql`k`, asked.area))
  if (asked.projectId) where.push(sql`k.project_id = ${asked.projectId}`)
  if (asked.type) where.push(sql`k.type = ${asked.type}`)
  if (asked.owed) where.push(sql`k.id = any(${await owingIds(tx)}::uuid[])`)
  const fits = sql.join(where, sql` and `)
  const [on, county, id] = asked.cursor ? positionOf(asked.cursor) : ['', '', '']
  const after = asked.cursor
    ? sql`(k.signed_on, k.county, k.id) < (${on}::date, ${county}, ${id}::uuid)`
    : sql`true`
  const found = await tx.db.execute<LinkageRow>(sql`select ${COLUMNS}
    from (select * from linkage k where ${fits} and ${after} order by k.signed_on desc, k.county desc, k.id desc limit ${asked.limit + 1}) k
    ${JOINS} order by k.signed_on desc, k.county desc, k.id desc`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  const next = found.rows.length > asked.limit && last ? `${last.signedOn}_${last.county}_${last.id}` : null
  return { rows, next, ...(asked.cursor ? {} : await linkageSums(tx, fits)) }
}

export async function owedLinkages(tx: Tx): Promise<number> {
  const found = await wide(tx, () =>
    tx.db.execute<{ n: bigint }>(sql`select count(*) as n from (${owing(today(tx.at))}) o`),
  )
  return Number(found.rows[0]!.n)
}

/** @throws Problem record.notFound when it is not there or not in scope. */
export async function findLinkage(tx: Tx, at: At) {
  const found = await tx.db.execute<LinkageRow & { live: boolean }>(
    sql`select ${COLUMNS}, k.retracted_at is null as live from linkage k ${JOINS} where k.county = ${at.county} and k.id = ${at.id}`,
  )
  const row = found.rows[0]
  if (!row) throw new Problem('record.notFound')
  const { live, ...contract } = row
  return { ...contract, writes: live && tx.reader.writable.includes(at.county) }
}

/** A contract's promises with what was paid on each, in the order of their days. */
export async function listDues(tx: Tx, at: At, asked: RowsFilter) {
  const after = asked.cursor ? positionOf(asked.cursor) : null
  const found = await tx.db.execute<DueRow>(sql`
    select d.id, d.household_id as "householdId", d.area_code as "areaCode", a.name as "areaName", h.head_name as "headName",
      d.due_on as "dueOn", d.amount_fen as "amountFen",
      coalesce((select sum(p.amount_fen) from linkage_payment p where p.county = d.county and p.due_id = d.id and p.retracted_at is null), 0)::bigint as "paidFen", d.due_on < ${today(tx.at)} as overdue,
      coalesce((select json_agg(json_build_object('id', p.id, 'onDate', p.on_date, 'amountFen', p.amount_fen::text, 'voucher', p.voucher) order by p.on_date, p.id)
        from linkage_payment p where p.county = d.county and p.due_id = d.id and p.retracted_at is null), '[]'::json) as payments
    from linkage_due d join household h on h.county = d.county and h.id = d.household_id
    left join area a on a.code = d.area_code and a.valid_to is null
    where d.county = ${at.county} and d.linkage_id = ${at.id} and d.retracted_at is null
      and ${after ? sql`(d.due_on, d.id) > (${after[0]}::date, ${after[2]}::uuid)` : sql`true`}
    order by d.due_on, d.id limit ${asked.limit + 1}`)
  const rows = found.rows
    .slice(0, asked.limit)
    .map(r => ({ ...r, headName: tx.reader.seesNames ? r.headName : maskName(r.headName) }))
  const last = rows.at(-1)
  return {
    rows,
    next: found.rows.length > asked.limit && last ? `${last.dueOn}_${at.county}_${last.id}` : null,
  }
}

/** 一户受益: by contract and year what was promised and what was received. @throws Problem record.notFound */
export async function benefitsOf(tx: Tx, at: At) {
  const there = await tx.db.execute(
    sql`select 1 from household where county = ${at.county} and id = ${at.id}`,
  )
  if (!there.rows.length) throw new Problem('record.notFound')
  const found = await tx.db.execute<BenefitRow>(sql`
    select k.id as "linkageId", j.id as "projectId", j.name as "projectName", k.type, k.operator, s.year,
      sum(s.promised)::bigint as "promisedFen", sum(s.paid)::bigint as "paidFen"
    from (
      select linkage_id, year, amount_fen as promised, 0::bigint as paid from linkage_due
        where county = ${at.county} and household_id = ${at.id} and retracted_at is null
      union all select linkage_id, extract(year from on_date)::int, 0, amount_fen from linkage_payment
        where county = ${at.county} and household_id = ${at.id} and retracted_at is null
    ) s join linkage k on k.county = ${at.county} and k.id = s.linkage_id join project j on j.county = k.county and j.id = k.project_id
    group by 1, 2, 3, 4, 5, 6 order by s.year desc, k.id`)
  const rows = found.rows.map(r => ({ ...r, typeWords: wordsOf(r.type) }))
  return { rows, receivedFen: rows.reduce((sum, r) => sum + r.paidFen, 0n), next: null }
}

const wordsOf = (type: LinkageType) => ({ zh: LINKAGE_TYPES[type].zh, en: LINKAGE_TYPES[type].en })
