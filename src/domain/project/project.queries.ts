/** 项目台账 by keyset, and one project with everything about it in a fixed number of statements. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import { sentence } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { gateFacts } from './gate.queries.ts'
import { checklist } from './gate.rules.ts'
import { GATE_ORDER } from './gate.terms.ts'
import type { Gate } from './gate.terms.ts'
import { LIBRARY_STEPS } from './library.terms.ts'
import type { LibraryState, LibraryStep } from './library.terms.ts'
import { inArea } from './linkage.queries.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import type { ProjectFilter } from './project.schema.ts'
import { project } from './project.table.ts'
import type { Nature, ProjectCategory } from './project.terms.ts'
import { fundingOf, libraryOf, moneyOf, passedOf, progressOf } from './state.queries.ts'

export interface ProjectLine extends Record<string, unknown> {
  county: string
  id: string
  areaCode: string
  areaName: string | null
  code: string | null
  name: string
  category: ProjectCategory
  nature: Nature
  content: string
  scale: string | null
  plannedFrom: string | null
  plannedTo: string | null
  unit: string | null
  head: string | null
  budgetFen: bigint
  fundedFen: bigint
  paidFen: bigint
  households: number | null
  people: number | null
  registeredHouseholds: number | null
  registeredPeople: number | null
  participation: string | null
  mechanism: string | null
  library: LibraryState | null
  year: number | null
  gate: Gate | null
  percent: number | null
  linkedHouseholds: bigint
}

const STATES = Object.fromEntries(
  (Object.keys(LIBRARY_STEPS) as LibraryStep[]).map(step => [step, LIBRARY_STEPS[step].to]),
)

/** Step → state as an SQL case, from the one table of transitions. */
const stateSql = (step: SQL): SQL =>
  sql`case ${step} ${sql.join(
    Object.entries(STATES).map(([from, to]) => sql`when ${from} then ${to}`),
    sql` `,
  )} end`

/** The state of project `j`, and the last plan year it stands for. */
export const libraryState: SQL = sql`(select ${stateSql(sql`s.step`)} from library_step s
  where s.county = j.county and s.project_id = j.id and s.retracted_at is null order by s.recorded_at desc, s.id desc limit 1)`
const planYear: SQL = sql`(select max(s.year) from library_step s where s.county = j.county and s.project_id = j.id and s.retracted_at is null)`

/** The last gate that project `j` passed. */
export const lastGate: SQL = sql`(select g.gate from gate_passage g where g.county = j.county and g.project_id = j.id and g.retracted_at is null
  order by array_position(array['initiation', 'investment', 'construction', 'acceptance'], g.gate) desc limit 1)`

function filterSql(asked: ProjectFilter): SQL {
  const where = [sql`j.retracted_at is null`]
  if (asked.area) where.push(inArea(sql`j`, asked.area))
  if (asked.category) where.push(sql`j.category = ${asked.category}`)
  if (asked.library) where.push(sql`${libraryState} = ${asked.library}`)
  if (asked.gate)
    where.push(asked.gate === 'none' ? sql`${lastGate} is null` : sql`${lastGate} = ${asked.gate}`)
  if (asked.year)
    where.push(
      sql`exists (select 1 from library_step s where s.county = j.county and s.project_id = j.id and s.year = ${asked.year} and s.retracted_at is null)`,
    )
  if (asked.q) where.push(sql`(position(${asked.q} in j.name) > 0 or j.code = ${asked.q})`)
  if (asked.cursor) {
    const [county, id] = after(asked.cursor)
    where.push(sql`(j.county, j.id) > (${county}, ${id}::uuid)`)
  }
  return sql.join(where, sql` and `)
}

function after(cursor: string): [string, string] {
  const [, county, id] = /^(\d{6})_([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (!county || !id) throw new Problem('input.invalid', { what: 'cursor' })
  return [county, id]
}

export async function listProjects(tx: Tx, asked: ProjectFilter) {
  const found = await tx.db.execute<ProjectLine>(sql`
    select j.county, j.id, j.area_code as "areaCode", a.name as "areaName", j.code, j.name, j.category, j.nature, j.content, j.scale,
      j.planned_from as "plannedFrom", j.planned_to as "plannedTo", j.unit, j.head, j.budget_fen as "budgetFen",
      (select coalesce(sum(f.amount_fen), 0)::bigint from project_funding f where f.county = j.county and f.project_id = j.id and f.retracted_at is null) as "fundedFen",
      (select coalesce(sum(p.amount_fen), 0)::bigint from project_payment l join payment p on p.county = l.county
        and (p.id = l.payment_id or p.reverses_id = l.payment_id) and p.retracted_at is null
        where l.county = j.county and l.project_id = j.id and l.retracted_at is null) as "paidFen",
      j.households, j.people, j.registered_households as "registeredHouseholds", j.registered_people as "registeredPeople",
      j.participation, j.mechanism, ${libraryState} as library, ${planYear} as year, ${lastGate} as gate,
      (select max(g.percent) from project_progress g where g.county = j.county and g.project_id = j.id and g.retracted_at is null) as percent,
      (select count(distinct h.household_id) from linkage k join linkage_household h on h.county = k.county and h.linkage_id = k.id and h.retracted_at is null
        where k.county = j.county and k.project_id = j.id and k.retracted_at is null) as "linkedHouseholds"
    from (select j.* from project j where ${filterSql(asked)} order by j.county, j.id limit ${asked.limit + 1}) j
    left join area a on a.code = j.area_code and a.valid_to is null order by j.county, j.id`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > asked.limit && last ? `${last.county}_${last.id}` : null }
}

/** @throws Problem record.notFound when it is not there or not in scope. */
export async function findProject(tx: Tx, at: At): Promise<ProjectRow> {
  const [row] = await tx.db
    .select()
    .from(project)
    .where(sql`${project.county} = ${at.county} and ${project.id} = ${at.id}`)
  if (!row) throw new Problem('record.notFound')
  return row
}

const rowsOf = async (tx: Tx, query: SQL): Promise<Record<string, unknown>[]> =>
  (await tx.db.execute(query)).rows

/** The gate that comes next, or null when all are passed. */
export const nextGate = (passed: Partial<Record<Gate, string>>): Gate | null =>
  GATE_ORDER.find(gate => !passed[gate]) ?? null

/** What a gate asks for on a day, line by line, with what is missing. */
export async function gateChecklist(tx: Tx, at: At, gate: Gate, onDate?: string) {
  const row = await findProject(tx, at)
  const facts = await gateFacts(tx, row, gate, onDate ?? today(tx.at))
  const lines = checklist(facts).map(line => ({
    item: line.item,
    words: line.words,
    proof: line.proof,
    ok: line.missing.length === 0,
    missing: line.missing.map(r => ({ code: r.code, words: sentence(r) })),
  }))
  return { gate, onDate: facts.onDate, negative: facts.negative, lines, ok: lines.every(l => l.ok) }
}

export async function projectDetail(tx: Tx, at: At) {
  const row = await findProject(tx, at)
  const of = sql`county = ${at.county} and project_id = ${at.id} and retracted_at is null`
  const passed = await passedOf(tx, at)
  const next = nextGate(passed)
  const { ceiling, paidFen, fundedFen, contractedFen } = await moneyOf(tx, at, tx.at.getFullYear())
  return {
    project: row,
    library: await libraryOf(tx, at),
    steps: await rowsOf(
      tx,
      sql`select id, step, on_date as "onDate", year, note, document_county as "documentCounty", document_id as "documentId" from library_step where ${of} order by recorded_at, id`,
    ),
    funding: await fundingOf(tx, at),
    money: {
      paidFen,
      fundedFen,
      contractedFen,
      ceilingFen: ceiling.fen,
      stage: ceiling.stage,
      reasons: ceiling.reasons.map(r => ({ code: r.code, words: sentence(r) })),
    },
    progress: await progressOf(tx, at),
    progressRows: await rowsOf(
      tx,
      sql`select id, kind, on_date as "onDate", percent, note from project_progress where ${of} order by on_date, id`,
    ),
    targets: await rowsOf(
      tx,
      sql`select id, group_code as "group", name, unit, baseline, target, achieved, achieved_on as "achievedOn" from performance_target where ${of} order by id`,
    ),
    gates: passed,
    next: next && (await gateChecklist(tx, at, next)),
    proofs: await rowsOf(
      tx,
      sql`select e.id, e.item, e.side, e.on_date as "onDate", e.until_on as "untilOn", e.place, e.amount_fen as "amountFen", e.note, e.file_id as "fileId",
      e.document_county as "documentCounty", e.document_id as "documentId", d.number, d.title from gate_evidence e
      left join lateral duikou_citation(e.document_county, e.document_id) d on true
      where e.county = ${at.county} and e.project_id = ${at.id} and e.retracted_at is null order by e.on_date, e.id`,
    ),
    signatures: await rowsOf(
      tx,
      sql`select id, gate, side, signer_name as "signerName", posting_id as "postingId", on_date as "onDate", plan_revision = ${row.planRevision} as current from gate_signature where ${of} order by on_date, id`,
    ),
    changes: await rowsOf(
      tx,
      sql`select id, before, after, reason, requested_on as "requestedOn", consent_on as "consentOn", consent_posting_id as "consentPostingId", state, decided_on as "decidedOn" from project_change where ${of} order by requested_on, id`,
    ),
    payments: await rowsOf(
      tx,
      sql`select p.id, p.source, p.giver_code as "giverCode", p.amount_fen as "amountFen", p.on_date as "onDate", p.voucher, p.payee, l.funding_id as "fundingId", p.reverses_id as "reversesId"
      from project_payment l join payment p on p.county = l.county and (p.id = l.payment_id or p.reverses_id = l.payment_id) and p.retracted_at is null
      where l.county = ${at.county} and l.project_id = ${at.id} and l.retracted_at is null order by p.on_date, p.id`,
    ),
  }
}

/** 负面清单 of a year. */
export async function listNegative(tx: Tx, year?: number) {
  const found =
    await tx.db.execute(sql`select id, code, source, from_year as "fromYear", to_year as "toYear", zh, en, basis from negative_item
    where retracted_at is null and ${year ? sql`from_year <= ${year} and (to_year is null or to_year >= ${year})` : sql`true`} order by from_year desc, code`)
  return found.rows
}
