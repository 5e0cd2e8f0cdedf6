/** One project with everything about it in a fixed number of statements. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import { sentence } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { gateFacts } from './gate.queries.ts'
import { checklist } from './gate.rules.ts'
import type { NegativeItem } from './gate.reply.ts'
import { GATE_ORDER } from './gate.terms.ts'
import type { Gate, ProofItem, Side } from './gate.terms.ts'
import { LIBRARY_STEPS } from './library.terms.ts'
import type { LibraryStep } from './library.terms.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import type { Changed } from './project.reply.ts'
import { project } from './project.table.ts'
import type { ProgressKind, TargetGroup } from './project.terms.ts'
import { signingOf } from './signer.queries.ts'
import { fundingOf, libraryOf, moneyOf, passedOf, progressOf } from './state.queries.ts'
import type { Money } from './state.queries.ts'
import { stageCeilings } from './ceiling.rules.ts'
import type { Source } from '../fund/fund.terms.ts'

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
export const planYear: SQL = sql`(select max(s.year) from library_step s where s.county = j.county and s.project_id = j.id and s.retracted_at is null)`

/** The last gate that project `j` passed. */
export const lastGate: SQL = sql`(select g.gate from gate_passage g where g.county = j.county and g.project_id = j.id and g.retracted_at is null
  order by array_position(array['initiation', 'investment', 'construction', 'acceptance'], g.gate) desc limit 1)`

/** How many gates each project has passed; with their order, which one is next. */
export const GATES_PASSED = sql`(select g.county, g.project_id, max(array_position(array['initiation', 'investment', 'construction', 'acceptance'], g.gate)) as n
  from gate_passage g where g.retracted_at is null group by g.county, g.project_id)`

/** Projects that were admitted and not removed. */
const ADMITTED = sql`(select s.county, s.project_id from library_step s where s.retracted_at is null
  group by s.county, s.project_id having bool_or(s.step = 'admit') and not bool_or(s.step = 'remove'))`

/**
 * The planned day by which the next gate of `j` should be passed: until the works are reported to have begun the planned
 * start, from then on the planned end.
 */
const dueOn = (passed: SQL, begun: SQL): SQL =>
  sql`case when ${passed} = 3 or (${passed} = 2 and ${begun}) then j.planned_to else j.planned_from end`

/** Projects whose start was reported. */
const BEGUN = sql`(select p.county, p.project_id from project_progress p where p.kind = 'started' and p.retracted_at is null
  group by p.county, p.project_id)`

/** The planned day that the next gate of project `j` has missed by a day; for a page of projects or one. */
export const missedOn = (on: string): SQL => sql`(select n.due from (select n, ${dueOn(
  sql`n`,
  sql`exists (select 1 from project_progress p where p.county = j.county and p.project_id = j.id and p.kind = 'started' and p.retracted_at is null)`,
)} as due from (select count(*) as n from gate_passage g where g.county = j.county and g.project_id = j.id and g.retracted_at is null) c) n
  where n.n < 4 and n.due < ${on}
    and exists (select 1 from library_step s where s.county = j.county and s.project_id = j.id and s.step = 'admit' and s.retracted_at is null)
    and not exists (select 1 from library_step s where s.county = j.county and s.project_id = j.id and s.step = 'remove' and s.retracted_at is null))`

const DUE = dueOn(sql`coalesce(g.n, 0)`, sql`b.project_id is not null`)

/** Projects in the library whose next gate should have been passed by the day; sets joined, for `wide`. */
export const overdueOf = (
  on: string,
): SQL => sql`select 'project' as type, j.county, j.id, j.area_code, j.name as title, ${DUE} as since_on, j.budget_fen as amount_fen
    from project j join ${ADMITTED} s on s.county = j.county and s.project_id = j.id
    left join ${GATES_PASSED} g on g.county = j.county and g.project_id = j.id
    left join ${BEGUN} b on b.county = j.county and b.project_id = j.id
    where j.retracted_at is null and coalesce(g.n, 0) < 4 and ${DUE} < ${on}`

/** @throws Problem record.notFound when it is not there or not in scope. */
export async function findProject(tx: Tx, at: At): Promise<ProjectRow> {
  const [row] = await tx.db
    .select()
    .from(project)
    .where(sql`${project.county} = ${at.county} and ${project.id} = ${at.id}`)
  if (!row) throw new Problem('record.notFound')
  return row
}

const rowsOf = async <R extends object>(tx: Tx, query: SQL): Promise<R[]> =>
  (await tx.db.execute(query)).rows as unknown as R[]

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

export interface ProofRow {
  id: string
  item: ProofItem
  side: Side
  onDate: string
  untilOn: string | null
  place: string | null
  amountFen: bigint | null
  note: string | null
  fileId: string | null
  fileName: string | null
  mediaType: string | null
  documentCounty: string | null
  documentId: string | null
  number: string | null
  title: string | null
}

export interface SignatureLine {
  id: string
  gate: Gate
  side: Side
  signerName: string
  postingId: string | null
  onDate: string
  /** Whether the plan has not changed since. */
  current: boolean
}

export interface ChangeRow {
  id: string
  before: Changed
  after: Changed
  reason: string
  requestedOn: string
  consentOn: string | null
  state: 'open' | 'approved' | 'rejected'
  decidedOn: string | null
}

export interface PhotoRow {
  id: string
  fileId: string
  place: string
  takenOn: string
}

export interface ProgressRow {
  id: string
  kind: ProgressKind
  onDate: string
  percent: number | null
  note: string | null
  photos: PhotoRow[]
  documentCounty: string | null
  documentId: string | null
  number: string | null
  title: string | null
}

export interface PaymentLine {
  id: string
  source: Source
  giverName: string | null
  amountFen: bigint
  onDate: string
  voucher: string
  payee: string
  fundingId: string
  reversesId: string | null
}

export interface StepRow {
  id: string
  step: LibraryStep
  onDate: string
  year: number | null
  note: string | null
  documentCounty: string | null
  documentId: string | null
}

export interface TargetRow {
  id: string
  group: TargetGroup
  name: string
  unit: string
  baseline: string | null
  target: string
  achieved: string | null
  achievedOn: string | null
}

const of = (at: At): SQL => sql`county = ${at.county} and project_id = ${at.id} and retracted_at is null`

const proofsOf = (tx: Tx, at: At) =>
  rowsOf<ProofRow>(
    tx,
    sql`select e.id, e.item, e.side, e.on_date as "onDate", e.until_on as "untilOn", e.place, e.amount_fen as "amountFen", e.note, e.file_id as "fileId",
      f.name as "fileName", f.media_type as "mediaType", e.document_county as "documentCounty", e.document_id as "documentId", d.number, d.title from gate_evidence e
      left join file f on f.county = e.county and f.id = e.file_id
      left join lateral duikou_citation(e.document_county, e.document_id) d on true
      where e.county = ${at.county} and e.project_id = ${at.id} and e.retracted_at is null order by e.on_date, e.id`,
  )

/** Of report `p`, in the order they were taken. */
const PHOTOS = sql`coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'fileId', h.file_id, 'place', h.place, 'takenOn', h.taken_on) order by h.taken_on, h.id)
  from progress_photo h where h.county = p.county and h.progress_id = p.id and h.retracted_at is null), '[]'::jsonb)`

const paymentsOf = (tx: Tx, at: At) =>
  rowsOf<PaymentLine>(
    tx,
    sql`select p.id, p.source, g.name as "giverName", p.amount_fen as "amountFen", p.on_date as "onDate", p.voucher, p.payee, l.funding_id as "fundingId", p.reverses_id as "reversesId"
      from project_payment l join payment p on p.county = l.county and (p.id = l.payment_id or p.reverses_id = l.payment_id) and p.retracted_at is null
      left join area g on g.code = p.giver_code and g.valid_to is null
      where l.county = ${at.county} and l.project_id = ${at.id} and l.retracted_at is null order by p.on_date, p.id`,
  )

async function namesOf(tx: Tx, row: ProjectRow) {
  const found = await tx.db.execute<{ code: string; name: string }>(
    sql`select code, name from area where valid_to is null and code = any(${`{${[row.county, row.areaCode, row.districtCode ?? ''].filter(Boolean).join(',')}}`}::text[])`,
  )
  const name = (code: string | null) => found.rows.find(r => r.code === code)?.name ?? null
  return { county: name(row.county), area: name(row.areaCode), district: name(row.districtCode) }
}

/** What may be paid at each stage, drawn beside what is paid. */
const stagesOf = ({ facts }: Money) => stageCeilings(facts).map(([stage, fen]) => ({ stage, fen }))

export async function projectDetail(tx: Tx, at: At) {
  const row = await findProject(tx, at)
  const passed = await passedOf(tx, at)
  const next = nextGate(passed)
  const money = await moneyOf(tx, at, tx.at.getFullYear())
  const { ceiling, paidFen, fundedFen, contractedFen } = money
  const overdue = await rowsOf<{ sinceOn: string | null }>(
    tx,
    sql`select ${missedOn(today(tx.at))} as "sinceOn" from project j where j.county = ${at.county} and j.id = ${at.id}`,
  )
  return {
    project: row,
    names: await namesOf(tx, row),
    /** Whether the reader's post may write here at all; an ended pairing stays readable. */
    writes: !row.retractedAt && tx.reader.writable.includes(row.county),
    overdueSince: overdue[0]?.sinceOn ?? null,
    library: await libraryOf(tx, at),
    steps: await rowsOf<StepRow>(
      tx,
      sql`select id, step, on_date as "onDate", year, note, document_county as "documentCounty", document_id as "documentId" from library_step where ${of(at)} order by recorded_at, id`,
    ),
    funding: await fundingOf(tx, at),
    money: {
      paidFen,
      fundedFen,
      contractedFen,
      ceilingFen: ceiling.fen,
      stage: ceiling.stage,
      reasons: ceiling.reasons.map(r => ({ code: r.code, words: sentence(r) })),
      stages: stagesOf(money),
    },
    progress: await progressOf(tx, at),
    progressRows: await rowsOf<ProgressRow>(
      tx,
      sql`select p.id, p.kind, p.on_date as "onDate", p.percent, p.note, ${PHOTOS} as photos, p.document_county as "documentCounty", p.document_id as "documentId", d.number, d.title
        from project_progress p left join lateral duikou_citation(p.document_county, p.document_id) d on true
        where p.county = ${at.county} and p.project_id = ${at.id} and p.retracted_at is null order by p.on_date, p.id`,
    ),
    targets: await rowsOf<TargetRow>(
      tx,
      sql`select id, group_code as "group", name, unit, baseline, target, achieved, achieved_on as "achievedOn" from performance_target where ${of(at)} order by id`,
    ),
    gates: passed,
    next: next && (await gateChecklist(tx, at, next)),
    signing: next && (await signingOf(tx, row, next)),
    proofs: await proofsOf(tx, at),
    signatures: await rowsOf<SignatureLine>(
      tx,
      sql`select id, gate, side, signer_name as "signerName", posting_id as "postingId", on_date as "onDate", plan_revision = ${row.planRevision} as current from gate_signature where ${of(at)} order by on_date, id`,
    ),
    changes: await rowsOf<ChangeRow>(
      tx,
      sql`select id, before, after, reason, requested_on as "requestedOn", consent_on as "consentOn", state, decided_on as "decidedOn" from project_change where ${of(at)} order by requested_on, id`,
    ),
    payments: await paymentsOf(tx, at),
  }
}

/** 负面清单 of a year. */
export async function listNegative(tx: Tx, year?: number) {
  const found =
    await tx.db.execute<NegativeItem>(sql`select id, code, source, from_year as "fromYear", to_year as "toYear", zh, en, basis from negative_item
    where retracted_at is null and ${year ? sql`from_year <= ${year} and (to_year is null or to_year >= ${year})` : sql`true`} order by from_year desc, code`)
  return found.rows
}
