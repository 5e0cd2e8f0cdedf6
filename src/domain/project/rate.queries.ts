/** 开工率、完工率、拨付率、支出率、报账率、产业占比: each with its numerator and denominator, and the rows of either. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { inArea } from './linkage.queries.ts'
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

/** Live projects initiated by the day, of the plan year. */
const projects = (
  asked: Asked,
  on: string,
): SQL => sql`project j join gate_passage g on g.county = j.county and g.project_id = j.id
    and g.gate = 'initiation' and g.retracted_at is null and g.on_date <= ${on}
  where j.retracted_at is null and ${asked.area ? inArea(sql`j`, asked.area) : sql`true`}
    and ${
      asked.year
        ? sql`exists (select 1 from library_step s where s.county = j.county and s.project_id = j.id and s.year = ${asked.year} and s.retracted_at is null)`
        : sql`true`
    }`

const reached = (
  kind: 'started' | 'completed',
  on: string,
): SQL => sql`case when exists (select 1 from project_progress r
  where r.county = j.county and r.project_id = j.id and r.kind = ${kind} and r.on_date <= ${on} and r.retracted_at is null) then 1 else 0 end`

/** Paid for a project until the day, reversals taken off. */
const paid = (
  on: string,
): SQL => sql`coalesce((select sum(p.amount_fen) from project_payment l join payment p on p.county = l.county
  and (p.id = l.payment_id or p.reverses_id = l.payment_id) and p.retracted_at is null and p.on_date <= ${on}
  where l.county = j.county and l.project_id = j.id and l.retracted_at is null), 0)`

/** Spent of the project's payments until the day, or accounted for, reversals taken off. */
const used = (what: 'spent' | 'settled', on: string): SQL => {
  const of = sql`project_payment l join spending s on s.county = l.county and s.payment_id = l.payment_id and s.retracted_at is null`
  const own = sql`l.county = j.county and l.project_id = j.id and l.retracted_at is null`
  return what === 'spent'
    ? sql`coalesce((select sum(s.amount_fen) from ${of} where ${own} and s.on_date <= ${on}), 0)`
    : sql`coalesce((select sum(t.amount_fen) from ${of} join settlement t on t.county = s.county and t.spending_id = s.id
        and t.retracted_at is null and t.on_date <= ${on} where ${own}), 0)`
}

/** Fiscal money allocated to the project: what a payment can be made of. */
const allocated = sql`coalesce((select sum(f.amount_fen) from project_funding f where f.county = j.county and f.project_id = j.id
  and f.allocation_id is not null and f.retracted_at is null), 0)`

const industry = sql`(j.category = any(${`{${INDUSTRY.join(',')}}`}::text[]))`

const ROWS: Record<RateKind, (on: string) => { num: SQL; den: SQL }> = {
  started: on => ({ num: reached('started', on), den: sql`1` }),
  completed: on => ({ num: reached('completed', on), den: sql`1` }),
  paid: on => ({ num: paid(on), den: allocated }),
  spent: on => ({ num: used('spent', on), den: allocated }),
  settled: on => ({ num: used('settled', on), den: allocated }),
  industry: on => ({ num: sql`case when ${industry} then ${paid(on)} else 0 end`, den: paid(on) }),
}

const rowsSql = (kind: RateKind, asked: Asked, on: string): SQL => {
  const { num, den } = ROWS[kind](on)
  return sql`select j.county, j.id, j.area_code, j.name, j.category, (${num})::bigint as num, (${den})::bigint as den from ${projects(asked, on)}`
}

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
  const rows: Rate[] = []
  for (const kind of Object.keys(RATES) as RateKind[]) {
    const found = await tx.db.execute<{ num: bigint | null; den: bigint | null }>(
      sql`select sum(t.num)::bigint as num, sum(t.den)::bigint as den from (${rowsSql(kind, asked, on)}) t`,
    )
    const { num, den } = found.rows[0]!
    const share = den ? Number(num) / Number(den) : null
    rows.push({ kind, words: RATES[kind], numerator: num ?? 0n, denominator: den ?? 0n, share })
  }
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
  const found = await tx.db.execute<RateRow>(sql`
    select t.county, t.id, t.area_code as "areaCode", a.name as "areaName", t.name, t.category, t.num as numerator, t.den as denominator
    from (${rowsSql(kind, asked, on)}) t left join area a on a.code = t.area_code and a.valid_to is null
    where ${PARTS[part]} and ${asked.cursor ? sql`(t.county, t.id) > (${county}, ${id}::uuid)` : sql`true`}
    order by t.county, t.id limit ${asked.limit + 1}`)
  const rows = found.rows
    .slice(0, asked.limit)
    .map(r => ({ ...r, link: `/records/project/${r.county}/${r.id}` }))
  const last = rows.at(-1)
  return { rows, next: found.rows.length > asked.limit && last ? `${last.county}_${last.id}` : null }
}
