/** Scenarios by keyset, one with all that its page shows, and the lines of a solution. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { areaNames } from '../area/areaName.queries.ts'
import type { Curve, Result, RuleSet, SolveProgress } from './ruleSet.terms.ts'
import type { ScenarioFailure, ScenarioLine, SolutionLine } from './scenario.reply.ts'
import type { LineFilter } from './scenario.schema.ts'
import { scenario, solution } from './scenario.table.ts'

export interface At {
  readonly county: string
  readonly id: string
}

export type ScenarioRow = typeof scenario.$inferSelect
export type SolutionRow = typeof solution.$inferSelect

/** @throws Problem record.notFound when it is not there, not in scope, or withdrawn. */
export async function findScenario(tx: Tx, at: At, how?: 'update'): Promise<ScenarioRow> {
  const query = tx.db
    .select()
    .from(scenario)
    .where(and(eq(scenario.county, at.county), eq(scenario.id, at.id), isNull(scenario.retractedAt)))
  const [row] = await (how ? query.for('update') : query)
  if (!row) throw new Problem('record.notFound')
  return row
}

export async function findSolution(tx: Tx, county: string, id: string): Promise<SolutionRow> {
  const [row] = await tx.db
    .select()
    .from(solution)
    .where(and(eq(solution.county, county), eq(solution.id, id)))
  if (!row) throw new Problem('record.notFound')
  return row
}

/** The latest word on the live proposal of scenario `s`. */
const takeOverState: SQL = sql`(select coalesce((select case d.decision when 'approve' then 'approved' when 'return' then 'returned' else 'undone' end
    from take_over_decision d where d.take_over_county = t.county and d.take_over_id = t.id and d.retracted_at is null order by d.recorded_at desc, d.id desc limit 1), 'proposed')
  from take_over t where t.county = s.county and t.scenario_id = s.id and t.retracted_at is null)`

const POSITION = /^(\d{6})_([0-9a-f-]{36})$/

export async function listScenarios(
  tx: Tx,
  asked: { year?: number | undefined; cursor?: string | undefined; limit: number },
) {
  const where = [sql`s.retracted_at is null`]
  if (asked.year) where.push(sql`s.year = ${asked.year}`)
  if (asked.cursor) {
    const [, county, id] = POSITION.exec(asked.cursor) ?? []
    if (!county) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`(s.id, s.county) < (${id}::uuid, ${county})`)
  }
  const found = await tx.db.execute<ScenarioLine & Record<string, unknown>>(sql`
    select s.county, s.id, s.year, s.title, s.note, s.state, s.created_by_name as "createdByName", s.recorded_at as "recordedAt",
      r.recorded_at as "solvedAt", r.outcome, r.households, r.gain_fen as "gainFen", r.cost_fen as "costFen", r.objective, r.gap,
      coalesce(r.revision < s.revision, false) as "isOld", (s.rules->>'fairness')::float8 as fairness, ${takeOverState} as "takeOver"
    from scenario s left join solution r on r.county = s.county and r.id = s.solution_id
    where ${sql.join(where, sql` and `)} order by s.id desc, s.county desc limit ${asked.limit + 1}`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > asked.limit && last ? `${last.county}_${last.id}` : null }
}

/** What is shown of a solution. */
export const solutionView = (r: SolutionRow) => ({
  id: r.id,
  revision: r.revision,
  outcome: r.outcome,
  knownAt: r.knownAt,
  inputHash: r.inputHash,
  objective: r.objective,
  bound: r.bound,
  gap: r.gap,
  seconds: r.seconds,
  households: r.households,
  gainFen: r.gainFen.toString(),
  costFen: r.costFen.toString(),
  solvedBy: r.solvedBy,
  rules: r.rules as RuleSet,
  result: r.result as Result,
})

export async function showScenario(tx: Tx, at: At) {
  const row = await findScenario(tx, at)
  const solved = row.solutionId ? await findSolution(tx, at.county, row.solutionId) : null
  return {
    county: row.county,
    id: row.id,
    year: row.year,
    title: row.title,
    note: row.note,
    revision: row.revision,
    state: row.state,
    jobId: row.jobId,
    rules: row.rules as RuleSet,
    progress: row.progress as SolveProgress | null,
    curve: row.curve as Curve | null,
    failure: row.failure as ScenarioFailure | null,
    createdByName: row.createdByName,
    recordedAt: row.recordedAt,
    solution: solved && solutionView(solved),
  }
}

function lineWhere(at: At, solutionId: string, asked: Omit<LineFilter, 'limit'>): SQL[] {
  const where = [sql`l.county = ${at.county}`, sql`l.solution_id = ${solutionId}`]
  if (asked.banner) where.push(sql`l.banner = ${asked.banner}`)
  if (asked.in) where.push(sql`l.is_in = ${asked.in === 'in'}`)
  if (asked.why) where.push(sql`l.why = ${asked.why}`)
  if (asked.q) where.push(sql`position(${asked.q} in l.title) > 0`)
  return where
}

const LINE_POSITION = /^([01])_(\d{6})_([0-9a-f-]{36})$/

/** The variants of the scenario's last solution: those in first, by banner. */
export async function listLines(tx: Tx, at: At, asked: LineFilter) {
  const row = await findScenario(tx, at)
  if (!row.solutionId) return { rows: [], next: null, total: 0 }
  const fits = lineWhere(at, row.solutionId, asked)
  const where = [...fits]
  if (asked.cursor) {
    const [, out, banner, id] = LINE_POSITION.exec(asked.cursor) ?? []
    if (!banner) throw new Problem('input.invalid', { what: 'cursor' })
    where.push(sql`((not l.is_in)::int, l.banner, l.id) > (${Number(out)}, ${banner}, ${id}::uuid)`)
  }
  const found = await tx.db.execute<SolutionLine & Record<string, unknown>>(sql`
    select l.id, l.banner, l.project_id as "projectId", l.variant_id as "variantId", l.title, l.cost_fen as "costFen", l.households,
      l.gain_fen as "gainFen", l.on_poor as "onPoor", l.industry, l.is_in as "isIn", l.why, l.because, l.paid_by as "paidBy"
    from solution_line l where ${sql.join(where, sql` and `)} order by (not l.is_in)::int, l.banner, l.id limit ${asked.limit + 1}`)
  const names = await areaNames(
    tx,
    found.rows.map(r => r.banner),
  )
  const rows = found.rows
    .slice(0, asked.limit)
    .map(r => ({ ...r, bannerName: names.get(r.banner) ?? r.banner }))
  const last = rows.at(-1)
  return {
    rows,
    next: found.rows.length > asked.limit && last ? `${last.isIn ? 0 : 1}_${last.banner}_${last.id}` : null,
    ...(asked.cursor ? {} : await lineSums(tx, fits)),
  }
}

async function lineSums(tx: Tx, fits: readonly SQL[]) {
  const found = await tx.db.execute<{ total: bigint; households: bigint; costFen: bigint; gainFen: bigint }>(
    sql`select count(*) as total, coalesce(sum(l.households), 0)::bigint as households, coalesce(sum(l.cost_fen), 0)::bigint as "costFen",
      coalesce(sum(l.gain_fen), 0)::bigint as "gainFen" from solution_line l where ${sql.join([...fits], sql` and `)}`,
  )
  const { total, households, costFen, gainFen } = found.rows[0]!
  return {
    total: Number(total),
    sums: { households: Number(households), costFen: costFen.toString(), gainFen: gainFen.toString() },
  }
}

export interface Weighed extends Record<string, unknown> {
  variant: string
  isIn: boolean
  worth: number
  price: number
}

/** What a solution took, and how close each variant was. */
export async function weighedOf(tx: Tx, county: string, solutionId: string): Promise<Weighed[]> {
  const found = await tx.db.execute<Weighed>(
    sql`select variant_id as variant, is_in as "isIn", (because->>'worth')::float8 as worth, (because->>'price')::float8 as price
      from solution_line where county = ${county} and solution_id = ${solutionId}`,
  )
  return found.rows
}
