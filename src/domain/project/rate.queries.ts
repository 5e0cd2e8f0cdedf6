/** 开工率、完工率、拨付率、支出率、报账率、产业占比: each with its numerator and denominator, and the rows of either. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import type { Word } from '../../kernel/words.ts'
import { inArea } from './linkage.queries.ts'
import { paidByProject } from './state.queries.ts'
import { INDUSTRY } from './project.terms.ts'
import type { ProjectCategory } from './project.terms.ts'

export const RATES = {
  started: { zh: '开工率', en: 'Share started' },
  completed: { zh: '完工率', en: 'Share completed' },
  paid: { zh: '拨付率', en: 'Share paid' },
  spent: { zh: '支出率', en: 'Share spent' },
  settled: { zh: '报账率', en: 'Share accounted for' },
  industry: { zh: '产业投入占比', en: 'Share invested in industry' },
} as const satisfies Record<string, Word>

export type RateKind = keyof typeof RATES
export type Part = 'numerator' | 'denominator' | 'missing'

interface Asked {
  readonly area?: string | undefined
  /** 项目年度; without it every year. */
  readonly year?: number | undefined
  readonly asOf?: string | undefined
}

const INDUSTRIAL = sql`(j.category = any(${`{${INDUSTRY.join(',')}}`}::text[]))`

/** Spent of each project's payments until the day, and accounted for, reversals taken off. */
const used = (
  on: string,
): SQL => sql`(select l.county, l.project_id, sum(s.amount_fen) filter (where s.on_date <= ${on}) as spent, sum(t.fen) as settled
    from project_payment l join spending s on s.county = l.county and s.payment_id = l.payment_id and s.retracted_at is null
    left join (select t.county, t.spending_id, sum(t.amount_fen) as fen from settlement t where t.retracted_at is null and t.on_date <= ${on}
      group by t.county, t.spending_id) t on t.county = s.county and t.spending_id = s.id
    where l.retracted_at is null group by l.county, l.project_id)`

/**
 * Live projects initiated by the day, of the plan year: started, completed, paid (reversals taken off), spent, accounted for and
 * what fiscal money is allocated to each. Sets joined, for `wide`.
 */
const base = (
  asked: Asked,
  on: string,
): SQL => sql`select j.county, j.id, j.area_code, j.name, j.category, ${INDUSTRIAL} as industry,
    coalesce(r.started, 0) as started, coalesce(r.completed, 0) as completed, coalesce(p.fen, 0) as paid, coalesce(f.allocated, 0) as allocated,
    coalesce(u.spent, 0) as spent, coalesce(u.settled, 0) as settled
  from project j join gate_passage g on g.county = j.county and g.project_id = j.id and g.gate = 'initiation' and g.retracted_at is null and g.on_date <= ${on}
  left join (select r.county, r.project_id, max((r.kind = 'started')::int) as started, max((r.kind = 'completed')::int) as completed
    from project_progress r where r.on_date <= ${on} and r.retracted_at is null group by r.county, r.project_id) r on r.county = j.county and r.project_id = j.id
  left join ${paidByProject(sql`p.on_date <= ${on}`)} p on p.county = j.county and p.project_id = j.id
  left join ${used(on)} u on u.county = j.county and u.project_id = j.id
  left join (select f.county, f.project_id, sum(f.amount_fen) as allocated from project_funding f
    where f.allocation_id is not null and f.retracted_at is null group by f.county, f.project_id) f on f.county = j.county and f.project_id = j.id
  where j.retracted_at is null and ${asked.area ? inArea(sql`j`, asked.area) : sql`true`}
    and ${
      asked.year
        ? sql`exists (select 1 from library_step s where s.county = j.county and s.project_id = j.id and s.year = ${asked.year} and s.retracted_at is null)`
        : sql`true`
    }`

/** Of a row of `base`. */
const ROWS: Record<RateKind, { num: SQL; den: SQL }> = {
  started: { num: sql`b.started`, den: sql`1` },
  completed: { num: sql`b.completed`, den: sql`1` },
  paid: { num: sql`b.paid`, den: sql`b.allocated` },
  spent: { num: sql`b.spent`, den: sql`b.allocated` },
  settled: { num: sql`b.settled`, den: sql`b.allocated` },
  industry: { num: sql`case when b.industry then b.paid else 0 end`, den: sql`b.paid` },
}

const rowsSql = (kind: RateKind, asked: Asked, on: string): SQL =>
  sql`select b.county, b.id, b.area_code, b.name, b.category, (${ROWS[kind].num})::bigint as num, (${ROWS[kind].den})::bigint as den from (${base(asked, on)}) b`

export interface Rate {
  readonly kind: RateKind
  readonly words: Word
  /** Projects, or fen for shares of money. */
  readonly numerator: bigint
  readonly denominator: bigint
  /** Null without a denominator. */
  readonly share: number | null
}

export async function rates(tx: Tx, asked: Asked): Promise<{ rows: Rate[]; next: null }> {
  const on = asked.asOf ?? today(tx.at)
  const kinds = Object.keys(RATES) as RateKind[]
  const sums = kinds.map(
    k =>
      sql`coalesce(sum(${ROWS[k].num}), 0)::bigint as ${sql.identifier(`${k}_num`)}, coalesce(sum(${ROWS[k].den}), 0)::bigint as ${sql.identifier(`${k}_den`)}`,
  )
  const found = await wide(tx, () =>
    tx.db.execute<Record<string, bigint>>(sql`select ${sql.join(sums, sql`, `)} from (${base(asked, on)}) b`),
  )
  const row = found.rows[0]!
  const rows = kinds.map(kind => {
    const numerator = row[`${kind}_num`]!
    const denominator = row[`${kind}_den`]!
    return {
      kind,
      words: RATES[kind],
      numerator,
      denominator,
      share: denominator ? Number(numerator) / Number(denominator) : null,
    }
  })
  return { rows, next: null }
}

const PARTS: Record<Part, SQL> = {
  numerator: sql`t.num > 0`,
  denominator: sql`t.den > 0`,
  missing: sql`t.den > t.num`,
}

interface RateRow extends Record<string, unknown> {
  county: string
  id: string
  areaCode: string
  areaName: string | null
  name: string
  category: ProjectCategory
  numerator: bigint
  denominator: bigint
}

/** The projects that a rate counts, or those that keep it from 100 %. */
export async function rateRows(
  tx: Tx,
  kind: RateKind,
  part: Part,
  asked: Asked & { readonly cursor?: string | undefined; readonly limit: number },
) {
  const on = asked.asOf ?? today(tx.at)
  const [, county, id] = asked.cursor ? (/^(\d{6})_([0-9a-f-]{36})$/.exec(asked.cursor) ?? []) : ['', '', '']
  if (asked.cursor && !county) throw new Problem('input.invalid', { what: 'cursor' })
  const found = await wide(tx, () =>
    tx.db.execute<RateRow>(sql`
    select t.county, t.id, t.area_code as "areaCode", a.name as "areaName", t.name, t.category, t.num as numerator, t.den as denominator
    from (${rowsSql(kind, asked, on)}) t left join area a on a.code = t.area_code and a.valid_to is null
    where ${PARTS[part]} and ${asked.cursor ? sql`(t.county, t.id) > (${county}, ${id}::uuid)` : sql`true`}
    order by t.county, t.id limit ${asked.limit + 1}`),
  )
  const rows = found.rows.slice(0, asked.limit).map(r => ({ ...r, link: `/projects/${r.county}/${r.id}` }))
  const last = rows.at(-1)
  return { rows, next: found.rows.length > asked.limit && last ? `${last.county}_${last.id}` : null }
}
