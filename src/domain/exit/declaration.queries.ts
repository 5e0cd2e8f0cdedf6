/** 退出公告台账: what was declared of villages and banners, newest first, and how a place's villages came out by round. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { codes } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { citationJoin } from '../notice/document.queries.ts'
import type { Declaration } from './exit.reply.ts'
import type { ExitFilter } from './exit.schema.ts'
import { MAX_INCIDENCE } from './exit.terms.ts'
import type { ExitObject } from './exit.terms.ts'

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{36})$/

function declaredWhere(asked: Omit<ExitFilter, 'limit'>): SQL[] {
  const where = [sql`t.retracted_at is null`]
  if (asked.area) {
    const { lo, hi } = rangeOf(asked.area)
    where.push(sql`t.area_code >= ${lo} and t.area_code < ${hi}`)
  }
  if (asked.object) where.push(sql`t.object = ${asked.object}`)
  if (asked.kind) where.push(sql`t.kind = ${asked.kind}`)
  if (asked.round) where.push(sql`t.round = ${asked.round}`)
  if (asked.cursor) {
    const [, on, county, id] = POSITION.exec(asked.cursor) ?? []
    if (!on) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`(t.on_date, t.county, t.id) < (${on}::date, ${county}, ${id}::uuid)`)
  }
  return where
}

export async function listDeclarations(tx: Tx, asked: ExitFilter) {
  const found = await tx.db.execute<Declaration>(sql`
    select t.county, t.id, t.area_code as "areaCode", a.name as "areaName", b.name as "countyName", t.object, t.kind, t.round,
      t.on_date as "onDate", t.on_precision as "onPrecision", t.incidence, t.basis, t.document_county as "documentCounty",
      t.document_id as "documentId", d.number as "documentNumber", d.title as "documentTitle",
      t.document_county = any(${codes(tx.reader.counties)}) as "documentOpen",
      not exists (select 1 from exit_declaration n where n.county = t.county and n.area_code = t.area_code and n.object = t.object
        and n.retracted_at is null and (n.on_date, n.recorded_at, n.id) > (t.on_date, t.recorded_at, t.id)) as last
    from (select * from exit_declaration t where ${sql.join(declaredWhere(asked), sql` and `)}
      order by t.on_date desc, t.county desc, t.id desc limit ${asked.limit + 1}) t
    left join area a on a.code = t.area_code and a.valid_to is null
    left join area b on b.code = t.county and b.valid_to is null
    ${citationJoin(sql`t`)}
    order by t.on_date desc, t.county desc, t.id desc`)
  const rows = found.rows.slice(0, asked.limit)
  const end = rows.at(-1)
  const next = found.rows.length > asked.limit && end ? `${end.onDate}_${end.county}_${end.id}` : null
  return { rows, next }
}

/** Villages designated in a place, and by round how many are out today by a declaration of that round. */
export async function progress(tx: Tx, area: string) {
  const { lo, hi } = rangeOf(area)
  const found = await tx.db.execute<{ round: number | null; villages: bigint }>(sql`
    select case when e.kind = 'exited' then e.round end as round, count(*) as villages
    from designation t
    left join lateral (select e.kind, e.round from exit_declaration e
      where e.county = t.county and e.area_code = t.area_code and e.object = t.object and e.retracted_at is null
      order by e.on_date desc, e.recorded_at desc, e.id desc limit 1) e on true
    where t.object = 'village' and t.retracted_at is null and t.area_code >= ${lo} and t.area_code < ${hi}
    group by 1 order by 1 nulls last`)
  const rounds = found.rows.map(r => ({ round: r.round, villages: Number(r.villages) }))
  return {
    villages: rounds.reduce((sum, r) => sum + r.villages, 0),
    rounds: rounds.filter(r => r.round !== null),
    poor: rounds.find(r => r.round === null)?.villages ?? 0,
  }
}

/** The line that an incidence is held against, before anything is declared; a null value blocks the automatic check. */
export async function exitLine(
  tx: Tx,
  asked: { object: ExitObject; area: string; round?: number | undefined },
) {
  const key = MAX_INCIDENCE[asked.object]
  const found = await findParameter(tx, key, asked.area.slice(0, 6), asked.round)
  const value = typeof found?.value === 'number' ? found.value : null
  return {
    key,
    value,
    source: value === null ? null : found!.source,
    nameZh: found?.nameZh ?? key,
    nameEn: found?.nameEn ?? key,
  }
}
