/** Proposals to take a plan over: their lines, where they stand, and what is left to draw on. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { areaNames } from '../area/areaName.queries.ts'
import type { Source } from '../fund/fund.terms.ts'
import { takeOver, takeOverDecision, takeOverLine } from './scenario.table.ts'
import type { Decision, TakeOverState } from './scenario.terms.ts'
import type { Lot } from './takeOver.rules.ts'

interface At {
  readonly county: string
  readonly id: string
}

export type TakeOverRow = typeof takeOver.$inferSelect

/** The proposal that stands for a scenario. */
export async function liveTakeOver(tx: Tx, of: At): Promise<TakeOverRow | null> {
  const [row] = await tx.db
    .select()
    .from(takeOver)
    .where(and(eq(takeOver.county, of.county), eq(takeOver.scenarioId, of.id), isNull(takeOver.retractedAt)))
  if (!row) return null
  // A returned or undone one no longer holds its scenario.
  const state = await stateOf(tx, row)
  return state === 'proposed' || state === 'approved' ? row : null
}

/** @param how `update`: two decisions of one proposal queue. The approver may not own the row: an advisory lock does it. */
export async function findTakeOver(tx: Tx, at: At, how?: 'update'): Promise<TakeOverRow> {
  if (how) await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${at.id}, 11))`)
  const [row] = await tx.db
    .select()
    .from(takeOver)
    .where(and(eq(takeOver.county, at.county), eq(takeOver.id, at.id)))
  if (!row) throw new Problem('record.notFound')
  return row
}

const AFTER: Readonly<Record<Decision, TakeOverState>> = {
  approve: 'approved',
  return: 'returned',
  undo: 'undone',
}

export async function decisionsOf(tx: Tx, at: At) {
  return tx.db
    .select()
    .from(takeOverDecision)
    .where(
      and(
        eq(takeOverDecision.takeOverCounty, at.county),
        eq(takeOverDecision.takeOverId, at.id),
        isNull(takeOverDecision.retractedAt),
      ),
    )
    .orderBy(takeOverDecision.recordedAt, takeOverDecision.id)
}

export async function stateOf(tx: Tx, at: At): Promise<TakeOverState> {
  const last = (await decisionsOf(tx, at)).at(-1)
  return last ? AFTER[last.decision] : 'proposed'
}

/** What is left of a year's appropriations, the oldest first. */
export async function lotsOf(tx: Tx, year: number): Promise<Lot[]> {
  const found = await tx.db.execute<Lot & Record<string, unknown>>(sql`
    select a.county, a.id, a.source, a.giver_code as "giverCode", (a.amount_fen - coalesce(x.fen, 0))::bigint as "leftFen"
    from appropriation a left join lateral (select sum(x.amount_fen) as fen from allocation x
      where x.appropriation_county = a.county and x.appropriation_id = a.id and x.retracted_at is null) x on true
    where a.retracted_at is null and a.year = ${year} order by a.on_date, a.id`)
  return found.rows.filter(l => l.leftFen > 0n)
}

export const linesOf = (tx: Tx, at: At) =>
  tx.db
    .select()
    .from(takeOverLine)
    .where(
      and(
        eq(takeOverLine.county, at.county),
        eq(takeOverLine.takeOverId, at.id),
        isNull(takeOverLine.retractedAt),
      ),
    )
    .orderBy(takeOverLine.appropriationId, takeOverLine.banner)

/** The proposals of a scenario, the last one first, each with its lines and decisions. */
export async function takeOversOf(tx: Tx, of: At) {
  const rows = await tx.db
    .select()
    .from(takeOver)
    .where(and(eq(takeOver.county, of.county), eq(takeOver.scenarioId, of.id)))
    .orderBy(sql`${takeOver.recordedAt} desc`)
  const proposals = []
  for (const row of rows) proposals.push(await shown(tx, row))
  return proposals
}

async function shown(tx: Tx, row: TakeOverRow) {
  const decisions = await decisionsOf(tx, row)
  const lines = await linesOf(tx, row)
  const names = await areaNames(
    tx,
    lines.flatMap(l => [l.banner, l.giverCode]),
  )
  const last = decisions.at(-1)
  return {
    county: row.county,
    id: row.id,
    state: last ? AFTER[last.decision] : ('proposed' as TakeOverState),
    solutionId: row.solutionId,
    reason: row.reason,
    proposedBy: row.proposedBy,
    proposedByName: row.proposedByName,
    proposedAt: row.recordedAt,
    decisions: decisions.map(d => ({
      decision: d.decision,
      reason: d.reason,
      decidedByName: d.decidedByName,
      at: d.recordedAt,
      allocations: d.allocations as At[] | null,
    })),
    totalFen: lines.reduce((sum, l) => sum + l.amountFen, 0n).toString(),
    lines: lines.map(l => ({
      banner: l.banner,
      bannerName: names.get(l.banner) ?? l.banner,
      source: l.source as Source,
      giverCode: l.giverCode,
      giverName: names.get(l.giverCode) ?? l.giverCode,
      amountFen: l.amountFen.toString(),
    })),
  }
}
