/** What stands about a project: its step of the library, gates passed, money, progress. Read under the project's lock. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import type { Source } from '../fund/fund.terms.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { ceilingOf } from './ceiling.rules.ts'
import type { Ceiling, CeilingFacts } from './ceiling.rules.ts'
import { PAY_CEILING, STAGES } from './gate.terms.ts'
import type { Gate, Stage } from './gate.terms.ts'
import { LIBRARY_STEPS, YEARLY } from './library.terms.ts'
import type { LibraryState, LibraryStep } from './library.terms.ts'
import type { At } from './opened.commands.ts'

export interface Library {
  readonly state: LibraryState | null
  readonly lastOn: string | null
  readonly years: readonly number[]
}

export async function libraryOf(tx: Tx, at: At): Promise<Library> {
  const found = await tx.db.execute<{ step: LibraryStep; onDate: string; year: number | null }>(sql`
    select step, on_date as "onDate", year from library_step where county = ${at.county} and project_id = ${at.id}
      and retracted_at is null order by recorded_at, id`)
  const last = found.rows.at(-1)
  return {
    state: last ? LIBRARY_STEPS[last.step].to : null,
    lastOn: last?.onDate ?? null,
    years: found.rows.flatMap(r => (YEARLY.includes(r.step) && r.year !== null ? [r.year] : [])),
  }
}

export type Passed = Partial<Record<Gate, string>>

export async function passedOf(tx: Tx, at: At): Promise<Passed> {
  const found = await tx.db.execute<{
    gate: Gate
    onDate: string
  }>(sql`select gate, on_date as "onDate" from gate_passage
    where county = ${at.county} and project_id = ${at.id} and retracted_at is null`)
  return Object.fromEntries(found.rows.map(r => [r.gate, r.onDate]))
}

/** Payments of link `l` with their reversals, as `p`. */
export const PAYMENTS: SQL = sql`project_payment l join payment p on p.county = l.county
  and (p.id = l.payment_id or p.reverses_id = l.payment_id) and p.retracted_at is null and l.retracted_at is null`

/** What is paid for each project until a day (or ever), reversals taken off; for `wide`. */
export const paidByProject = (
  until: SQL,
): SQL => sql`(select l.county, l.project_id, sum(p.amount_fen) as fen from project_payment l
  join (select p.county, coalesce(p.reverses_id, p.id) as id, p.amount_fen from payment p where p.retracted_at is null and ${until}) p
    on p.county = l.county and p.id = l.payment_id
  where l.retracted_at is null group by l.county, l.project_id)`
export const PAID_BY_PROJECT = paidByProject(sql`true`)

export interface FundingRow extends Record<string, unknown> {
  id: string
  source: Source
  allocationId: string | null
  amountFen: bigint
  paidFen: bigint
  /** Neither paid nor contracted, as the books say; null for money that is not in them. */
  availableFen: bigint | null
}

/** The funding lines with what was paid on each, reversals taken off. */
export async function fundingOf(tx: Tx, at: At): Promise<FundingRow[]> {
  const found = await tx.db.execute<FundingRow>(sql`
    select f.id, f.source, f.allocation_id as "allocationId", f.amount_fen as "amountFen", coalesce(s.paid, 0)::bigint as "paidFen",
      b.balance_fen as "availableFen"
    from project_funding f left join book_lot b on b.county = f.county and b.id = f.id
    left join (select l.funding_id, sum(p.amount_fen) as paid from ${PAYMENTS} where l.county = ${at.county} and l.project_id = ${at.id} group by 1) s
      on s.funding_id = f.id
    where f.county = ${at.county} and f.project_id = ${at.id} and f.retracted_at is null order by f.id`)
  return found.rows
}

export interface Progress {
  readonly startedOn: string | null
  readonly percent: number | null
  readonly completedOn: string | null
  readonly retentionReleased: boolean
  /** The day of the last report. */
  readonly lastOn: string | null
}

export async function progressOf(tx: Tx, at: At): Promise<Progress> {
  const found = await tx.db.execute<{
    startedOn: string | null
    percent: number | null
    completedOn: string | null
    released: boolean | null
    lastOn: string | null
  }>(sql`select min(on_date) filter (where kind = 'started') as "startedOn", max(percent) as percent, max(on_date) as "lastOn",
      min(on_date) filter (where kind = 'completed') as "completedOn", bool_or(kind = 'retention_released') as released
    from project_progress where county = ${at.county} and project_id = ${at.id} and retracted_at is null`)
  const row = found.rows[0]!
  return {
    startedOn: row.startedOn,
    percent: row.percent,
    completedOn: row.completedOn,
    retentionReleased: row.released ?? false,
    lastOn: row.lastOn,
  }
}

async function contractedOf(tx: Tx, at: At): Promise<bigint | null> {
  const found = await tx.db.execute<{
    sum: bigint | null
  }>(sql`select sum(amount_fen)::bigint as sum from gate_evidence
    where county = ${at.county} and project_id = ${at.id} and item = 'contract' and retracted_at is null`)
  return found.rows[0]?.sum ?? null
}

async function sharesOf(tx: Tx, county: string, year: number): Promise<Record<Stage, number | null>> {
  const shares: Record<Stage, number | null> = {
    start: null,
    progress: null,
    acceptance: null,
    retention: null,
  }
  for (const stage of Object.keys(STAGES) as Stage[]) {
    const row = await findParameter(tx, PAY_CEILING, county, year, stage)
    if (typeof row?.value === 'number') shares[stage] = row.value
  }
  return shares
}

export interface Money {
  readonly ceiling: Ceiling
  readonly paidFen: bigint
  readonly fundedFen: bigint
  readonly contractedFen: bigint | null
  readonly facts: CeilingFacts
}

/** The ceiling as it stands, or as it would stand without a gate or with other lines (`given`), and what is paid. */
export async function moneyOf(
  tx: Tx,
  at: At,
  year: number,
  given: Partial<Pick<CeilingFacts, 'passed' | 'fundedFen' | 'contractedFen'>> = {},
): Promise<Money> {
  const lines = await fundingOf(tx, at)
  const progress = await progressOf(tx, at)
  const facts: CeilingFacts = {
    passed: await passedOf(tx, at),
    retentionReleased: progress.retentionReleased,
    fundedFen: lines.reduce((sum, l) => sum + l.amountFen, 0n),
    contractedFen: await contractedOf(tx, at),
    shares: await sharesOf(tx, at.county, year),
    ...given,
  }
  return {
    ceiling: ceilingOf(facts),
    paidFen: lines.reduce((sum, l) => sum + l.paidFen, 0n),
    fundedFen: facts.fundedFen,
    contractedFen: facts.contractedFen,
    facts,
  }
}
